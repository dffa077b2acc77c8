"""With downloaded files Ghost gets one zip, its folders those that Ghost keeps files in."""

from __future__ import annotations

import json
from pathlib import Path
from zipfile import ZipFile

import pytest

from exports.ghost.archive import content_path
from exports.migration.model import ExportOptions, StoredFile
from tests.exports.migration.pages import bytes_of, export, snapshot_of
from tests.exports.sample import url_of

POST = (
    "<p>Two per cent of salt, as a picture and a table to print show, and this is long enough to be a post.</p>"
    "<figure><img src='/a/salt.jpg' alt='Salt' width='640' height='480'></figure><p>To print: <a href='/a/table.pdf'>the table</a>.</p>"
)


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("2024/05/a.jpg", "content/images/2024/05/a.jpg"),
        ("a.mp3", "content/media/a.mp3"),
        ("a.mp4", "content/media/a.mp4"),
        ("a.pdf", "content/files/a.pdf"),
        ("a", "content/files/a"),
    ],
)
def test_each_kind_of_file_has_its_folder(name: str, path: str) -> None:
    assert content_path(name) == path


def test_the_zip_holds_the_import_file_and_what_it_shows(tmp_path: Path) -> None:
    stored = {}
    for name, kind in (("salt.jpg", "image/jpeg"), ("table.pdf", "application/pdf")):
        (tmp_path / name).write_bytes(name.encode())
        address = url_of("post").partition("/post")[0] + f"/a/{name}"
        stored[address] = StoredFile(sha256=name, media_type=kind, path=str(tmp_path / name))
    options = ExportOptions(find_file=stored.get)
    snapshot = snapshot_of(tmp_path / "data", {"post": POST})
    for out in ("one", "two"):
        export(snapshot, tmp_path / out, "ghost", options)
    assert bytes_of(tmp_path / "one") == bytes_of(tmp_path / "two")
    with ZipFile(tmp_path / "one/ghost.zip") as archive:
        names = archive.namelist()
        assert [Path(name).name for name in names] == ["ghost.json", "salt.jpg", "table.pdf"]
        assert [name.split("/")[:2] for name in names[1:]] == [["content", "images"], ["content", "files"]]
        assert [archive.read(name) for name in names[1:]] == [Path(name).name.encode() for name in names[1:]]
        post = json.loads(archive.read("ghost.json"))["db"][0]["data"]["posts"][0]
    for name in names[1:]:
        assert f"__GHOST_URL__/{name}" in post["lexical"]
    assert not (tmp_path / "one/downloads").exists()
