"""Pictures: which file an ``img`` means, and whether it is a picture that a reader should see at all."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from pipelines.blocks.address import absolute
from pipelines.blocks.originals import original_of
from pipelines.model.picture import Picture
from pipelines.text import clean_text

_IMAGE_FILE = re.compile(r"\.(?:jpe?g|jpe|png|gif|webp|avif|svg|bmp|tiff?|heic|jxl)\Z", re.I)  # takes "a.JPG"; leaves "a.php"
# One candidate of a srcset, its URL and its descriptor, as the HTML standard parses it: takes "a.jpg 1024w", "a,b.jpg 2x", "a.jpg,";
# leaves ", ,". Commas belong to a URL unless they end it; then it has no descriptor. Nothing in it is tried twice.
_CANDIDATE = re.compile(r"([^\s,]\S*)(?:(?<!,)\s+([^,]*))?")
_SCALED = re.compile(r"-\d{2,5}x\d{2,5}(?=\.\w{2,5}\Z)|-scaled(?=\.\w{2,5}\Z)")  # the CMS's name for a smaller copy: "-300x200"
_CONVERTED = re.compile(r"\.(?:webp|avif|jxl)\Z|format[:=](?:webp|avif)|f_(?:webp|avif)")  # takes "a.jpg.webp", "/format:webp/a"
_PIXELS = re.compile(r"\s*(\d{1,6})(?:\.\d+)?\s*(?:px)?\s*\Z")  # takes "640", "640px"; leaves "100%", "auto"
_STYLE_SIZE = re.compile(r"(?<![-\w])(width|height)\s*:\s*(\d{1,5})(?:\.\d+)?px", re.I)  # takes "width:1px"; leaves "max-width:1px"
# What Webflow writes into its HTML in place of an alternative text.
_RESERVED_ALT: dict[str, str | None] = {"__wf_reserved_inherit": None, "__wf_reserved_decorative": ""}
_NO_FILES = frozenset({"data:", "blob:", "about"})  # what an address of no file begins with
_NOTHING = frozenset({"#", "/", "undefined", "null"})
_TINY = 3  # px: no reader sees more than a dot
_ICON = 32  # px: the largest usual size of an icon in a line of text
_MAX_SET = 20_000  # characters of one srcset
_MAX_CANDIDATES = 50  # of one srcset; real ones have up to about twenty


@cache
def _words() -> dict[str, tuple[str, ...]]:
    data = json.loads((files("pipelines.blocks") / "picture_words.json").read_text(encoding="utf-8"))
    return {name: tuple(values) for name, values in data.items()}


@cache
def _word_set(name: str) -> frozenset[str]:
    return frozenset(_words()[name])


@dataclass(frozen=True, slots=True)
class _File:
    """A file that an ``img`` names, with the width that the page says it has."""

    url: str
    width: int = 0  # pixels, 0 where unknown
    density: float = 1.0


def picture_role(node: HtmlElement) -> str:
    """Say what an ``img`` is for: ``picture``, ``emoji``, ``formula`` or ``nothing`` (icon, avatar, tracking pixel)."""
    classes = (node.get("class") or "").split()
    address = (node.get("src") or "").lower()
    if _word_set("emoji_classes").intersection(classes) or _has(address, "emoji"):
        return "emoji"
    if _word_set("formula_classes").intersection(classes) or _has(address, "formulas"):
        return "formula"
    if _word_set("not_image_classes").intersection(classes) or _has(address, "avatars") or _has(address, "trackers"):
        return "nothing"
    width, height = _size(node)
    sizes = [size for size in (width, height) if size is not None]
    if any(size <= _TINY for size in sizes) or (len(sizes) == 2 and max(sizes) <= _ICON):
        return "nothing"
    return "picture"


def is_tracker(node: HtmlElement) -> bool:
    """Say whether an ``img`` only counts who reads the page."""
    sizes = [size for size in _size(node) if size is not None]
    return _has((node.get("src") or "").lower(), "trackers") or any(size <= _TINY for size in sizes)


def read_picture(node: HtmlElement, base_url: str, link: str | None = None) -> Picture | None:
    """Read an ``img`` (or its AMP twin) in the largest size that the page names; None where it names no file.

    ``link`` is where a click leads. A link to a picture file is the picture's full size, as galleries and lightboxes have it.
    """
    shown = _shown_file(node, base_url)
    best = _best(shown, _candidates(node, base_url))
    full = None
    if not _word_set("full").isdisjoint(node.attrib.keys()):
        full = next((url for name in _words()["full"] if (url := _file_url(node.get(name), base_url))), None)
    if link and is_image_file(link):
        full, link = full or original_of(link), None
    if full:
        best = _File(full) if best is None or best.url != full else best
    if best is None or _has(best.url.lower(), "avatars") or _has(best.url.lower(), "trackers"):
        return None
    width, height = _file_size(node, best, shown, base_url)
    alt = _RESERVED_ALT.get(node.get("alt") or "", node.get("alt"))
    return Picture(
        src=best.url,
        alt=clean_text(alt),
        decorative=alt is not None and not alt.strip(),
        width=width,
        height=height,
        link=link if link != best.url else None,
    )


def is_image_file(url: str) -> bool:
    """Say whether an address names a picture file, by its ending; a wiki's page about a file is none."""
    try:
        path = urlsplit(url).path
    except ValueError:
        return False
    return (
        bool(_IMAGE_FILE.search(path))
        and "/wiki/" not in path
        and "/_detail/" not in path
        and not re.search(r"/(?:File|Datei|Fichier|Bestand|Archivo):", path)
    )


def same_picture(first: str, second: str) -> bool:
    """Say whether two addresses are one picture in two sizes, as their names say."""
    return _stem(first) == _stem(second)


def _stem(url: str) -> str:
    return _SCALED.sub("", url.partition("?")[0].partition("#")[0]).partition("://")[2]


def _shown_file(node: HtmlElement, base_url: str) -> _File | None:
    """Give the file that the browser would show at first sight, lazy loading resolved."""
    width, _ = _size(node)
    attributes = node.attrib
    names = attributes.keys()
    for name in _words()["lazy"] if not _word_set("lazy").isdisjoint(names) else ():
        if name in names and (url := _file_url(node.get(name), base_url)):
            return _File(url, width or 0)
    if url := _file_url(node.get("src"), base_url):
        return _File(url, width or 0)
    for name, value in attributes.items():  # a plugin whose attribute nobody listed
        if str(name).startswith("data-") and len(value) < 2_000 and (url := _file_url(value, base_url)) and is_image_file(url):
            return _File(url, width or 0)
    return None


def _file_url(value: str | None, base_url: str) -> str | None:
    if not value or not (bare := value.strip()) or bare[:5].lower() in _NO_FILES or bare in _NOTHING:
        return None
    if "{" in bare or bare[0] in "[<":  # JSON, or a template that nobody filled in
        return None
    url = absolute(bare, base_url)
    if not url or not url.startswith("http"):
        return None
    url = original_of(url)
    name = url.partition("?")[0].rpartition("/")[2].lower()
    return None if name in _word_set("placeholders") else url


def names_too_many(node: HtmlElement) -> bool:
    """Say whether an ``img`` names more files than are looked at."""
    values = (node.get(name) or "" for name in _word_set("sets").intersection(node.attrib.keys()))
    return any(len(value) > _MAX_SET or value.count(", ") > _MAX_CANDIDATES for value in values)


def _candidates(node: HtmlElement, base_url: str) -> list[_File]:
    """Give all sizes that ``srcset`` names, of the ``img`` and of the ``source``s beside it."""
    elements = [node]
    # lxml nests what follows a "source" in it, as HTML 4 knew no such element.
    around = next((e for e in islice(node.iterancestors(), _MAX_CANDIDATES) if e.tag != "source"), None)
    if around is not None and around.tag == "picture":
        elements += islice(around.iter("source"), _MAX_CANDIDATES)
    found = []
    for element in elements:
        for name in _word_set("sets").intersection(element.attrib.keys()):
            if value := element.get(name):
                found += _parse_set(value, base_url)
    return found


def _parse_set(value: str, base_url: str) -> list[_File]:
    found = []
    for candidate in _CANDIDATE.finditer(value[:_MAX_SET]):
        url = _file_url(candidate[1].rstrip(","), base_url)
        if url is None:
            continue
        descriptor = (candidate[2] or "").strip().split(" ")[0]
        size, unit = descriptor[:-1], descriptor[-1:]
        try:
            found.append(_File(url, int(size)) if unit == "w" else _File(url, 0, float(size) if unit == "x" else 1.0))
        except ValueError:
            found.append(_File(url))
        if len(found) == _MAX_CANDIDATES:
            break
    return found


def _best(shown: _File | None, candidates: list[_File]) -> _File | None:
    """Give the largest file; the one that is shown where nothing says that another is larger."""
    widest = max(candidates, key=lambda file: (file.width, file.density, not _CONVERTED.search(file.url)), default=None)
    if shown is None or widest is None:
        return shown or widest
    said = max((file.width for file in candidates if file.url == shown.url), default=shown.width)
    if shown.url != widest.url and _is_copy(widest.url, shown.url):
        return _File(shown.url, max(said, shown.width))  # the others are this one, smaller or in another format
    if "?" not in shown.url and any(file.url.partition("?")[0] == shown.url != file.url for file in candidates):
        return _File(shown.url, max(said, shown.width))  # the others are this one, scaled by their query
    if widest.width > said or (not widest.width and widest.density > 1):
        return widest
    return _File(shown.url, said)


def _is_copy(url: str, of: str) -> bool:
    """Say whether the names of two files say that one is a smaller copy of the other, or the same in a format for browsers."""
    copy, original = url.partition("?")[0], of.partition("?")[0]
    if _SCALED.search(original):
        return False
    if _SCALED.search(copy):
        return same_picture(copy, original)
    return bool(_CONVERTED.search(copy)) and _CONVERTED.sub("", copy) in (original, original.rpartition(".")[0])


def _file_size(node: HtmlElement, best: _File, shown: _File | None, base_url: str) -> tuple[int | None, int | None]:
    """Give width and height of the file, as far as the page says them."""
    original = [part.strip() for part in (node.get("data-orig-size") or "").split(",")]
    if (
        best.url == absolute(node.get("data-orig-file"), base_url)
        and len(original) == 2
        and all(part.isdecimal() and len(part) < 7 for part in original)
    ):
        return int(original[0]), int(original[1])
    width, height = _size(node)
    of_file = _pixels(node.get("data-file-width")), _pixels(node.get("data-file-height"))  # MediaWiki: of the original
    if all(of_file) and best.url != absolute(node.get("src"), base_url):
        return of_file
    if shown is not None and best.url == shown.url:
        return width, height
    if best.width and width and height:
        return best.width, round(best.width * height / width)
    return best.width or None, None


def _size(node: HtmlElement) -> tuple[int | None, int | None]:
    width, height = _pixels(node.get("width")), _pixels(node.get("height"))
    if (width is None or height is None) and (style := node.get("style")):
        said: dict[str, Any] = {name.lower(): int(value) for name, value in _STYLE_SIZE.findall(style[:500])}
        width = said.get("width") if width is None else width
        height = said.get("height") if height is None else height
    return width, height


def _pixels(value: str | None) -> int | None:
    found = _PIXELS.match(value) if value else None
    return int(found[1]) if found else None


def _has(address: str, name: str) -> bool:
    return bool(address) and any(map(address.__contains__, _words()[name]))
