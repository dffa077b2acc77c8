"""Which WARC files a dataset keeps, and what outlives the others."""

from __future__ import annotations

import os
from collections.abc import Callable
from operator import attrgetter
from pathlib import Path
from typing import BinaryIO

from spiders.warc.members import DamagedFileError, read_members
from spiders.warc.stored import Stored, StoredAnswers, list_files

_LEAST = 2  # the last crawl's and the one before are never removed
_CHUNK = 1 << 20  # bytes copied at a time


def drop_old_files(out: Path, keep: int, needed: Callable[[str], bool]) -> list[str]:
    """Remove the oldest WARC files beyond ``keep``; give the names of what went.

    A payload that a kept file refers to, or that is the last one of an address that is ``needed``, is moved into the oldest kept
    file first: pages that have not changed for years stay readable. Of a damaged file, that is what stands before the damage.
    ``needed`` is asked about each address that has a payload, from the one with the newest to that with the oldest.
    """
    files = list_files(out)
    old, kept = files[: -max(keep, _LEAST)], files[-max(keep, _LEAST) :]
    if not old:
        return []
    newer = StoredAnswers(kept)
    for record in _newest_first(newer):
        if record.status == 200:
            needed(record.key)  # stays anyway; what it has need not be had twice
    latest = _newest_first(StoredAnswers(old))
    without = newer.without_payload
    wanted = [record for record in latest if record.key in without or (_outlives(record, newer) and needed(record.key))]
    for path in kept:
        _sync(path)  # the current crawl's is still being written
    if wanted:
        _prepend(kept[0], wanted)
    for path in old:
        path.unlink()
    return [path.name for path in old]


def _newest_first(answers: StoredAnswers) -> list[Stored]:
    return sorted(answers.whole.values(), key=attrgetter("place"), reverse=True)


def _outlives(record: Stored, newer: StoredAnswers) -> bool:
    return record.key not in newer.whole and record.status == 200


def _prepend(path: Path, records: list[Stored]) -> None:
    """Write a file anew, its warcinfo first, the records behind it, then its own; the old one is there until the new one is whole."""
    temporary = path.with_name(f".{path.name}")
    try:
        _write_prepended(path, temporary, records)
        temporary.replace(path)
        _sync(path.parent)  # before the files go whose records it has now
    except OSError:
        temporary.unlink(missing_ok=True)
        raise


def _write_prepended(path: Path, temporary: Path, records: list[Stored]) -> None:
    with path.open("rb") as source, temporary.open("wb") as target:
        info = _first_length(path)
        _copy(source, target, 0, info)
        for record in sorted(records, key=lambda record: (record.path, record.offset)):
            with record.path.open("rb") as other:
                _copy(other, target, record.offset, record.length)
        _copy(source, target, info, path.stat().st_size - info)
        target.flush()
        os.fsync(target.fileno())


def _sync(path: Path) -> None:
    """Bring a file, or a folder's list of names, to the disk."""
    if os.name == "nt":  # Windows opens no folders, and brings no file to the disk that is open for reading
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _first_length(path: Path) -> int:
    """Give the bytes of a file's first record; 0 where a full disk or a kill left none that is whole."""
    try:
        return next((member.length for member in read_members(path)), 0)
    except DamagedFileError:
        return 0


def _copy(source: BinaryIO, target: BinaryIO, offset: int, length: int) -> None:
    source.seek(offset)
    while length and (piece := source.read(min(length, _CHUNK))):
        target.write(piece)
        length -= len(piece)
