"""Which pictures and files the posts of a snapshot name, and how they are called."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlsplit

from exports.migration.model import StoredFile
from exports.migration.names import safe_file_name
from exports.previous import read_rows
from exports.schema import BY_NAME
from pipelines.urls import same_site

# Takes the "-scaled" of /wp-content/uploads/2024/01/photo-scaled.jpg, the copy that WordPress shows where the original has more than
# 2560 pixels and stays beside it; leaves "scaled-photo.jpg", and such names elsewhere.
_SCALED = re.compile(r"(?<=/wp-content/uploads/)([^?#]+)-scaled(\.\w{3,4})(?=$|[?#])")
# Takes "/a/photo-300x200.jpg", a copy that WordPress cut; the original beside it has no size in its name.
_SIZED = re.compile(r"(?<=/wp-content/uploads/)([^?#]+)-\d{2,5}x\d{2,5}(\.\w{3,4})(?=$|[?#])")
_PLAYERS = frozenset({"audio", "video", "file"})


def named_files(snapshot: Path) -> Iterator[tuple[str, str, str]]:
    """Give address, kind (image, audio, video, file) and ``post_id`` of each picture and file, in an order that stays.

    Pictures from anywhere; linked and played files only of the post's own site. An address may come more than once.
    """
    for post in read_rows(snapshot, BY_NAME["posts"], light=True):
        if post["featured_image"]:
            yield plain_address(post["featured_image"]), "image", post["post_id"]
    for image in read_rows(snapshot, BY_NAME["images"]):
        yield plain_address(image["src"]), "image", image["post_id"]
        if image["link"] and kind_by_name(image["link"]) == "image":
            yield plain_address(image["link"]), "image", image["post_id"]
    for link in read_rows(snapshot, BY_NAME["links"]):
        if link["internal"] and (kind := kind_by_name(link["href"])):
            yield plain_address(link["href"]), kind, link["post_id"]
    yield from _played_files(snapshot)


def _played_files(snapshot: Path) -> Iterator[tuple[str, str, str]]:
    played = [
        (row["post_id"], row["type"], row["url"])
        for row in read_rows(snapshot, BY_NAME["blocks"], light=True)
        if row["type"] in _PLAYERS and row["url"]
    ]
    wanted = {post_id for post_id, _, _ in played}
    posts = {row["post_id"]: row["url"] for row in read_rows(snapshot, BY_NAME["posts"], light=True) if row["post_id"] in wanted}
    for post_id, kind, url in played:
        if same_site(url, posts.get(post_id, "")):
            yield plain_address(url), kind_by_name(url) or kind, post_id


def plain_address(url: str) -> str:
    """Give an address without its fragment."""
    return url.partition("#")[0]


def original_addresses(url: str) -> tuple[str, ...]:
    """Give the addresses under which a picture may lie, the best first: the original of a copy that WordPress made, then itself."""
    original = original_address(url)
    sized = _SIZED.sub(r"\1\2", original)
    return tuple(dict.fromkeys((sized, original, url)))


def original_address(url: str) -> str:
    """Give the address of the picture that was uploaded, where ``url`` is the copy of at most 2560 pixels."""
    return _SCALED.sub(r"\1\2", url)


def kind_by_name(url: str) -> str | None:
    """Give image, audio, video or file as the extension in the address says; None where it says none of these."""
    try:
        name = urlsplit(url).path.rpartition("/")[2]
    except ValueError:
        return None
    extension = name.rpartition(".")[2].lower() if "." in name else ""
    return _kinds().get(extension)


def file_name(url: str, stored: StoredFile | None) -> str:
    """Give a safe file name: that of the address, its extension as the content says where the file is at hand."""
    try:
        name = urlsplit(url).path.rstrip("/").rpartition("/")[2]
    except ValueError:
        name = ""
    said = name.rpartition(".")[2].lower() if "." in name else ""
    extension = extension_of(stored.media_type) if stored else None
    return safe_file_name(name, extension or _types()["same"].get(said, said))


def extension_of(media_type: str) -> str | None:
    """Give the usual extension of a media type; None where files of this type are not taken."""
    return next((names[media_type] for kind, names in _types().items() if kind != "same" and media_type in names), None)


def kind_of(media_type: str) -> str | None:
    """Give image, audio, video or file; None where files of this type are not taken."""
    return next((kind for kind, names in _types().items() if kind != "same" and media_type in names), None)


def media_type_of(name: str) -> str:
    """Give the media type that a file name's extension says."""
    extension = name.rpartition(".")[2].lower()
    extension = _types()["same"].get(extension, extension)
    found = (kind for types in _types().values() for kind, known in types.items() if known == extension and "/" in kind)
    return next(found, "application/octet-stream")


@cache
def _types() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = json.loads((files("exports") / "migration/file_types.json").read_text(encoding="utf-8"))
    return found


@cache
def _kinds() -> dict[str, str]:
    kinds = {extension: kind for kind in ("image", "audio", "video", "file") for extension in _types()[kind].values()}
    return kinds | {other: kinds[extension] for other, extension in _types()["same"].items()}
