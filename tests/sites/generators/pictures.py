"""Pictures for sites that cannot make their own: PNG files of one colour, darker from top to bottom."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path
from typing import Any


def write_pictures(pictures: dict[str, dict[str, Any]], folder: Path) -> None:
    """One PNG a picture, named ``NAME.png``, in its full size."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, picture in pictures.items():
        (folder / f"{name}.png").write_bytes(_png(picture["width"], picture["height"], picture["colour"]))


def _png(width: int, height: int, colour: list[int]) -> bytes:
    """An RGB picture of eight bits, each row without a filter (PNG specification, sections 5 and 9)."""
    rows = b"".join(b"\0" + bytes(int(part * (1 - 0.6 * row / height)) for part in colour) * width for row in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
