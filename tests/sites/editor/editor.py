"""The block editor's own packages, asked whether they take what an export wrote."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.sites.folder import HERE, fingerprint, made_once
from tests.sites.generators.build import run

OWN = HERE / "editor"
# The packages ask for one another with open ranges; versions of one day fit together.
DAY = "2025-10-05"


def missing() -> str | None:
    """Why the editor cannot run here; None where it can."""
    return None if shutil.which("npm") else "npm is not installed (scripts/install-system.sh installs it)"


def opened(contents: Sequence[str]) -> list[dict[str, Any]]:
    """What the editor makes of each content: ``names`` of its blocks, and those that are ``invalid`` with the reason."""
    folder = made_once("editor", fingerprint([OWN / "package.json"]), _install)
    shutil.copy(OWN / "validate.mjs", folder)
    done = subprocess.run(
        ["node", "validate.mjs"], cwd=folder, input=json.dumps(contents), capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stderr[-3000:]
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def _install(folder: Path) -> None:
    shutil.copy(OWN / "package.json", folder)
    run(
        ["npm", "install", "--no-audit", "--no-fund", "--no-package-lock", "--omit=optional", "--legacy-peer-deps", f"--before={DAY}"],
        folder,
    )
