"""What a downloaded file is, by its bytes: names and headers may say anything."""

from __future__ import annotations

import re

import filetype
from lxml import etree

from exports.migration.files import kind_by_name, kind_of, media_type_of

_HEAD = 4_096  # bytes that are looked at for text
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Word, Excel and PowerPoint before 2007 ([MS-CFB] 2.2)
_OLE_NAMES = frozenset({"doc", "xls", "ppt"})
_TEXT_NAMES = frozenset({"txt", "csv"})
_SAME = {"image/x-ms-bmp": "image/bmp", "audio/x-wav": "audio/wav", "audio/x-flac": "audio/flac", "application/x-tar": "application/gzip"}
# Takes the beginning of a page, whatever stands before its first tag; leaves SVG, XML, prose.
_PAGE = re.compile(
    rb"\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body|title|script|div|p)\b", re.IGNORECASE | re.DOTALL
)
# Elements of SVG that run something, or show something that is no drawing (https://www.w3.org/TR/SVG2/).
_ACTIVE = frozenset({"script", "foreignobject", "iframe", "embed", "object", "handler", "listener", "animate", "set", "use", "image", "a"})


class RefusedFileError(ValueError):
    """A file that is not what its place asks for, or may harm; the message says why."""


def media_type_by_content(body: bytes, url: str, kind: str) -> str:
    """Give the media type of a file; ``kind`` is what posts take it for. Raises ``RefusedFileError`` where it is not taken."""
    if not body:
        raise RefusedFileError("the answer is empty")
    if _PAGE.match(body[:_HEAD]):
        raise RefusedFileError("the answer is a page and no file")
    extension = url.partition("?")[0].rpartition(".")[2].lower()
    guessed: str | None = filetype.guess_mime(body)
    if guessed is not None:
        found = _SAME.get(guessed, guessed)
    elif _is_svg(body):
        _check_svg(body)
        found = "image/svg+xml"
    elif extension in (_OLE_NAMES if body.startswith(_OLE) else _TEXT_NAMES if _is_text(body) else ()):
        found = media_type_of(f"x.{extension}")
    else:
        raise RefusedFileError("its content is of no known type")
    if kind_of(found) is None or (kind == "image") != (kind_of(found) == "image"):
        raise RefusedFileError(f"its content is {found}, which does not stand for {'a picture' if kind == 'image' else 'a file'}")
    return found


def _is_text(body: bytes) -> bool:
    head = body[:_HEAD]
    return b"\0" not in head and kind_by_name("x.txt") == "file"


def _is_svg(body: bytes) -> bool:
    return (
        re.match(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*|<!DOCTYPE[^>\[]*>\s*)*<(?:\w+:)?svg\b", body[:_HEAD], re.DOTALL)
        is not None
    )


def _check_svg(body: bytes) -> None:
    """Raise where a drawing holds more than shapes: what runs, reaches out, or is not well formed."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(body, parser)
    except etree.XMLSyntaxError as error:
        raise RefusedFileError(f"its SVG is not well formed: {error.msg}") from None
    for element in root.iter():
        if not isinstance(element.tag, str):
            if isinstance(element, etree._Entity):
                raise RefusedFileError("its SVG names entities")
            continue
        name = etree.QName(element).localname.lower()
        if name in _ACTIVE and not (name in ("use", "a") and _leads_inside(element)):
            raise RefusedFileError(f"its SVG holds <{name}>, which may run or fetch something")
        style = (element.text or "") if name == "style" else ""
        values = [*element.attrib.values(), style]
        if any(str(etree.QName(key).localname).lower().startswith("on") for key in element.attrib) or any(map(_reaches_out, values)):
            raise RefusedFileError(f"an attribute or style of its SVG's <{name}> may run or fetch something")


def _leads_inside(element: etree._Element) -> bool:
    targets = [value for key, value in element.attrib.items() if etree.QName(key).localname == "href"]
    return all(str(value).strip().startswith("#") for value in targets)


def _reaches_out(value: str) -> bool:
    """Say whether a value leads out of the drawing: ``javascript:``, ``url(https://...)``, ``@import``."""
    folded = "".join(value.split()).lower()
    return (
        "javascript:" in folded or "@import" in folded or "data:text" in folded or re.search(r"url\(['\"]?(?!#|['\"])", folded) is not None
    )
