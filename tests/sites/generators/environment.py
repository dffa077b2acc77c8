"""The generators that come from PyPI and npm, installed into folders of their own."""

from __future__ import annotations

import shutil
import sys
from functools import partial
from pathlib import Path

from tests.sites.folder import HERE, fingerprint, made_once
from tests.sites.generators.build import run

PYTHON_GENERATORS = HERE / "generators/requirements.txt"
NODE_GENERATORS = HERE / "generators"  # a folder each with its package.json


def python_tool(name: str) -> str:
    """The path of a generator's command in the environment that holds all of them."""
    return str(made_once("venv", fingerprint([PYTHON_GENERATORS], sys.version), _make_venv) / "venv/bin" / name)


def _make_venv(folder: Path) -> None:
    run([sys.executable, "-m", "venv", "venv"], folder)
    run(["venv/bin/python", "-m", "pip", "install", "--quiet", "--requirement", str(PYTHON_GENERATORS)], folder)


def node_modules(generator: str) -> Path:
    """The folder ``node_modules`` with a generator from npm."""
    packages = NODE_GENERATORS / generator / "package.json"
    return made_once(f"npm-{generator}", fingerprint([packages]), partial(_install_packages, packages)) / "node_modules"


def _install_packages(packages: Path, folder: Path) -> None:
    shutil.copy(packages, folder)
    run(["npm", "install", "--no-audit", "--no-fund", "--no-package-lock"], folder)


def missing_npm() -> str | None:
    """Why generators from npm cannot be had here."""
    return None if shutil.which("npm") else "npm is not installed (scripts/install-system.sh installs it)"
