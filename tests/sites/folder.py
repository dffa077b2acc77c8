"""Where installed sites lie between runs: one folder for each state of scripts and content, made once, by whoever comes first."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from filelock import FileLock

HERE = Path(__file__).parent
CHECKOUT = HERE.parents[1]
KEPT_SECONDS = 86_400  # an older state may still be served by somebody


def sites_folder() -> Path:
    """The checkout's ``.cache/sites``; for root a folder that the database's own user can reach as well."""
    folder = CHECKOUT / ".cache" / "sites"
    reachable = all(parent.stat().st_mode & 0o001 for parent in CHECKOUT.parents)
    if os.geteuid() == 0 and not reachable:
        folder = Path(tempfile.gettempdir()) / "pressmark-sites"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def fingerprint(paths: Iterable[Path], *more: str) -> str:
    """A short hash of the files (folders with all below them) and of whatever else a site is made from."""
    digest = hashlib.sha256("\0".join(more).encode())
    for path in paths:
        files = sorted(p for p in path.rglob("*") if p.is_file() and "__pycache__" not in p.parts) if path.is_dir() else [path]
        for file in files:
            digest.update(str(file.relative_to(HERE)).encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:12]


def made_once(name: str, mark: str, make: Callable[[Path], None]) -> Path:
    """The folder ``name-mark``, filled by ``make`` where nobody has yet. States of the same name from another day are removed."""
    folder = sites_folder() / f"{name}-{mark}"
    done = folder / "done"
    with FileLock(sites_folder() / f"{name}.lock"):
        if not done.exists():
            for old in sites_folder().glob(f"{name}-*"):
                if old == folder or time.time() - old.stat().st_mtime > KEPT_SECONDS:
                    shutil.rmtree(old)
            folder.mkdir(parents=True)
            make(folder)
            done.touch()
    return folder
