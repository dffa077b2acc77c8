"""The zip that Ghost's importer takes: the import file, and pictures, media and files in the folders that Ghost keeps them in."""

from __future__ import annotations

import shutil
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from exports.migration.files import kind_by_name

_FOLDERS = {"image": "images", "audio": "media", "video": "media"}  # below content; anything else is in files
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can say: the same export gives the same bytes


def content_path(name: str) -> str:
    """Give where Ghost keeps a file of that name: ``content/images/2024/05/a.jpg``."""
    return f"content/{_FOLDERS.get(kind_by_name(name) or '', 'files')}/{name}"


def write_zip(path: Path, import_file: Path, downloads: Path) -> None:
    """Write ``path`` from the import file and the files below ``downloads``, which are taken away."""
    with ZipFile(path, "w", allowZip64=True) as archive:
        _add(archive, import_file, import_file.name, ZIP_DEFLATED)
        for file in sorted(file for file in downloads.rglob("*") if file.is_file()):
            _add(archive, file, content_path(file.relative_to(downloads).as_posix()), ZIP_STORED)  # pictures are small already
    shutil.rmtree(downloads)


def _add(archive: ZipFile, file: Path, name: str, method: int) -> None:
    entry = ZipInfo(name, _EPOCH)
    entry.compress_type = method
    with file.open("rb") as source, archive.open(entry, "w", force_zip64=True) as target:
        shutil.copyfileobj(source, target)
