"""Where a dataset's snapshots lie, which of them is current, and the one step that makes another current."""

from __future__ import annotations

import json
import os
import shutil
from contextlib import suppress
from pathlib import Path

SNAPSHOTS = "snapshots"
KEEP = 30  # the contract's retention


def find_latest(out: Path) -> Path | None:
    """Give the current snapshot's folder: where ``latest`` leads, else what ``latest.json`` names; None where there is none.

    A ``latest`` that is a folder and no link is what copying a dataset has made of it: a copy, which counts only where it is all there is.
    """
    link = out / "latest"
    folders = (link, _named(out)) if link.is_symlink() else (_named(out), link)
    return next((folder.resolve() for folder in folders if folder and (folder / "posts.parquet").is_file()), None)


def _named(out: Path) -> Path | None:
    """Give the folder that ``latest.json`` names, whether it is there or not."""
    try:
        return out / SNAPSHOTS / str(json.loads((out / "latest.json").read_text(encoding="utf-8"))["crawl_id"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def is_broken(out: Path) -> bool:
    """Say whether the dataset names a current snapshot that is not there, or not whole."""
    named = (out / "latest").is_symlink() or (out / "latest.json").exists()
    return named and find_latest(out) is None


def list_snapshots(out: Path) -> list[Path]:
    """Give the folders of the published snapshots, oldest first."""
    folder = out / SNAPSHOTS
    return sorted(path for path in folder.iterdir() if path.is_dir() and path.name[0] != ".") if folder.is_dir() else []


def work_folder(out: Path, crawl_id: str) -> Path:
    """Make the empty folder in which a snapshot grows; what killed runs left is removed, ``latest`` never."""
    snapshots = out / SNAPSHOTS
    if not snapshots.is_dir():
        snapshots.mkdir(parents=True)
        sync_path(out)  # the link must never be on the disk without the folder that it leads into
        with suppress(OSError):  # one that we may enter and not read
            sync_path(out.parent)
    current = find_latest(out)
    for leftover in snapshots.iterdir():
        # A folder that has its name but was never made current was never published.
        ours = leftover.name.startswith(".") or leftover.name == crawl_id
        if ours and leftover.is_dir() and leftover.resolve() != current:
            shutil.rmtree(leftover)
    folder = snapshots / f".{crawl_id}"
    folder.mkdir()
    return folder


def make_current(out: Path, folder: Path, crawl_id: str) -> Path:
    """Publish ``folder`` as the snapshot ``crawl_id`` and swap ``latest``; give the snapshot.

    All of it is on the disk before its name is, and its name before the link.
    """
    sync_tree(folder)
    snapshot = out / SNAPSHOTS / crawl_id
    folder.rename(snapshot)
    sync_path(snapshot.parent)
    _swap_link(out, crawl_id)
    _write_json(out, crawl_id)
    sync_path(out)
    return snapshot


def sync_tree(folder: Path) -> None:
    """Bring a folder and all that is in it to the disk."""
    for path in [*sorted(folder.rglob("*")), folder]:
        sync_path(path)


def drop_old_snapshots(out: Path, keep: int = KEEP) -> list[str]:
    """Remove the oldest snapshots beyond ``keep``, never the current one or the one before; give the names of what went."""
    snapshots = list_snapshots(out)
    current = find_latest(out)
    before = [path for path in snapshots if current and path.name < current.name][-1:]
    newest = snapshots[max(len(snapshots) - max(keep, 0), 0) :]
    kept = {path.resolve() for path in [*newest, *before]} | ({current} if current else set())
    gone = [path for path in snapshots if path.resolve() not in kept]
    for path in gone:
        # Renamed first: a run that is killed in the middle leaves no half snapshot under a published name.
        shutil.rmtree(path.rename(_doomed(path)))
    return [path.name for path in gone]


def _doomed(path: Path) -> Path:
    """Give the name under which a folder that is no longer needed waits for its removal; each publication removes what is left so."""
    return path.with_name(f".{path.name}.old")


def mend_latest(out: Path) -> None:
    """Let ``latest.json`` say what ``latest`` says, where a run was killed between the two."""
    current = find_latest(out)
    if current and current.parent == (out / SNAPSHOTS).resolve():
        wanted = _pointer(current.name)
        path = out / "latest.json"
        if not path.is_file() or path.read_text(encoding="utf-8", errors="replace") != wanted:
            _write_json(out, current.name)


def _swap_link(out: Path, crawl_id: str) -> None:
    temporary = out / ".latest"
    temporary.unlink(missing_ok=True)
    try:
        temporary.symlink_to(Path(SNAPSHOTS) / crawl_id, target_is_directory=True)
    except (OSError, NotImplementedError):  # no links here (Windows without the right, FAT): latest.json says it
        return
    link = out / "latest"
    if link.is_dir() and not link.is_symlink():
        link.rename(_doomed(out / SNAPSHOTS / link.name))
    temporary.replace(link)


def _write_json(out: Path, crawl_id: str) -> None:
    temporary = out / ".latest.json"
    temporary.write_text(_pointer(crawl_id), encoding="utf-8")
    sync_path(temporary)
    temporary.replace(out / "latest.json")


def _pointer(crawl_id: str) -> str:
    return json.dumps({"crawl_id": crawl_id, "path": f"{SNAPSHOTS}/{crawl_id}"}) + "\n"


def sync_path(path: Path) -> None:
    """Bring a file, or a folder's list of names, to the disk."""
    if os.name == "nt" and path.is_dir():  # Windows opens no folders
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
