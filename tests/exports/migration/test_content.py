"""What a downloaded file is: its bytes say it, and what may harm is refused."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from exports.migration.content import RefusedFileError, media_type_by_content
from exports.migration.model import StoredFile
from exports.migration.store import MediaStore

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01"
SVG = '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'


def office(name: str) -> bytes:
    """An Office document with nothing in it."""
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for part in ("[Content_Types].xml", "_rels/.rels", name):
            archive.writestr(part, "<x/>")
    return file.getvalue()


@pytest.mark.parametrize(
    ("body", "url", "kind", "wanted"),
    [
        (PNG, "https://x.test/photo.jpg", "image", "image/png"),
        (JPEG, "https://x.test/photo", "image", "image/jpeg"),
        (SVG.format('<rect width="5"/><use href="#a"/>').encode(), "https://x.test/a.svg", "image", "image/svg+xml"),
        (b"%PDF-1.7\n1 0 obj", "https://x.test/get.php?id=1", "file", "application/pdf"),
        (b"ID3\x03\x00\x00\x00\x00\x0fvTSSE", "https://x.test/a.mp3", "audio", "audio/mpeg"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "https://x.test/a.doc?x", "file", "application/msword"),
        (b"name,age\nAda,36\n", "https://x.test/a.csv", "file", "text/csv"),
        (
            office("word/document.xml"),
            "https://x.test/a",
            "file",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
    ],
)
def test_a_file_is_what_its_bytes_say(body: bytes, url: str, kind: str, wanted: str) -> None:
    assert media_type_by_content(body, url, kind) == wanted


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"", "image"),
        (b"<!DOCTYPE html><html><title>404</title>", "image"),
        (b"\n<!-- x --><html><body>Sign in</body></html>", "file"),
        (b'{"error": "not found"}', "image"),
        (b"%PDF-1.7\n", "image"),
        (PNG, "file"),
        (b"MZ\x90\x00\x03" + bytes(200), "file"),
        (b"<?php system($_GET['x']);", "image"),
    ],
)
def test_what_does_not_stand_for_its_place_is_refused(body: bytes, kind: str) -> None:
    with pytest.raises(RefusedFileError):
        media_type_by_content(body, "https://x.test/a.jpg", kind)


@pytest.mark.parametrize(
    "inner",
    [
        "<script>alert(1)</script>",
        '<rect onload="alert(1)"/>',
        '<a xlink:href="javascript:alert(1)"><rect/></a>',
        "<foreignObject><body xmlns='http://www.w3.org/1999/xhtml'/></foreignObject>",
        '<use href="https://evil.test/#x"/>',
        "<style>@import 'https://evil.test/';</style>",
        '<rect fill="url(https://evil.test/)"/>',
        '<image href="https://evil.test/track.png"/>',
        "<animate attributeName='href' to='javascript:alert(1)'/>",
        "<unclosed>",
    ],
)
def test_drawings_that_run_or_fetch_something_are_refused(inner: str) -> None:
    with pytest.raises(RefusedFileError):
        media_type_by_content(SVG.format(inner).encode(), "https://x.test/a.svg", "image")


def test_a_drawing_that_declares_entities_is_refused() -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "aaaa">]><svg xmlns="http://www.w3.org/2000/svg"><text>&a;</text></svg>'
    with pytest.raises(RefusedFileError):
        media_type_by_content(bomb.encode(), "https://x.test/a.svg", "image")


def test_one_content_is_stored_once_whatever_its_addresses(tmp_path: Path) -> None:
    store = MediaStore(tmp_path)
    one, other = (store.add(f"https://x.test/{name}.png", PNG, "image") for name in ("a", "b"))
    assert one == other and Path(one.path).read_bytes() == PNG
    assert [path for path in tmp_path.rglob("*") if path.is_file() and path.suffix != ".sqlite"] == [Path(one.path)]


def test_the_store_remembers_what_is_missing_and_forgets_it_when_it_comes(tmp_path: Path) -> None:
    store = MediaStore(tmp_path)
    assert store.find("https://x.test/a.png") is None
    store.miss("https://x.test/a.png", "answered 404")
    store.close()
    again = MediaStore(tmp_path)
    assert again.find("https://x.test/a.png") == "answered 404"
    again.add("https://x.test/a.png", PNG, "image")
    assert isinstance(again.find("https://x.test/a.png"), StoredFile)
    assert again.counts() == (1, 0)


def test_a_file_that_somebody_removed_is_asked_for_again(tmp_path: Path) -> None:
    store = MediaStore(tmp_path)
    Path(store.add("https://x.test/a.png", PNG, "image").path).unlink()
    assert store.find("https://x.test/a.png") is None
