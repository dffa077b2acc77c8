"""The gzip members of a file: a WARC file holds each record as one, so that one damaged record costs no other."""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

_CHUNK = 1 << 16  # bytes read at a time
_HEAD = 1 << 14  # bytes of a member's content that are given along: a record's own headers are far shorter
_GZIP = zlib.MAX_WBITS | 16


class DamagedFileError(ValueError):
    """A file whose members end before it does; the message says where."""


@dataclass(frozen=True, slots=True)
class Member:
    """One gzip member: where it lies, and how its content begins."""

    offset: int
    length: int  # bytes in the file
    head: bytes


def read_members(path: Path) -> Iterator[Member]:
    """Give the whole members from the file's beginning, in order; memory does not grow with their size.

    Raises ``DamagedFileError`` behind the last whole one where anything but the file's end follows.
    """
    with path.open("rb") as file:
        offset = 0
        while member := _read_member(file, offset, path):
            yield member
            offset += member.length


def cut_back(path: Path) -> int:
    """Cut a file off behind its last whole member, where a killed run left half of one; give the bytes cut."""
    if not path.exists():
        return 0
    end = 0
    try:
        for member in read_members(path):
            end = member.offset + member.length
    except DamagedFileError:
        size = path.stat().st_size
        os.truncate(path, end)
        return size - end
    return 0


def _read_member(file: BinaryIO, offset: int, path: Path) -> Member | None:
    file.seek(offset)
    inflate, head, read = zlib.decompressobj(_GZIP), b"", 0
    while not inflate.eof:
        piece = file.read(_CHUNK)
        if not piece and not read:
            return None
        if not piece:
            raise DamagedFileError(f"{path} breaks off within the record at byte {offset}")
        read += len(piece)
        try:
            head = _inflated(inflate, piece, head)
        except zlib.error as error:
            raise DamagedFileError(f"{path} is damaged in the record at byte {offset}: {error}") from None
    return Member(offset, read - len(inflate.unused_data), head)


def _inflated(inflate: zlib._Decompress, piece: bytes, head: bytes) -> bytes:
    """Pass a piece through, never more of its content than a chunk at a time; give the longer head."""
    while piece and not inflate.eof:
        content = inflate.decompress(piece, _CHUNK)
        head += content[: _HEAD - len(head)] if len(head) < _HEAD else b""
        piece = inflate.unconsumed_tail
    return head
