"""Addresses in a body: links between migrated posts and to files lead to their new places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from exports.migration.directory import Directory
from exports.migration.model import Loss, MediaFile
from exports.rows import PostRows

_SOURCES = ("img", "audio", "video", "source")


@dataclass(slots=True)
class Rewritten:
    """What the rewriting of one body found."""

    media: dict[int, MediaFile] = field(default_factory=dict)  # by number, in reading order
    losses: list[Loss] = field(default_factory=list)


def rewrite_links(body: HtmlElement, rows: PostRows, directory: Directory, base_url: str) -> Rewritten:
    """Let pictures, players and links of a body lead to their new places, in place; fragments are kept."""
    found = Rewritten()
    posts = {link["href"]: link["target_post_id"] for link in rows.get("links", ()) if link["target_post_id"]}
    internal = {link["href"] for link in rows.get("links", ()) if link["internal"]}
    for element, name, url in _addresses(body):
        file = directory.file(url)
        if file is not None:
            found.media[file.number] = file
            if file.stored is not None:
                element.set(name, file.url)
            elif why := directory.missing_file(url):
                found.losses.append(Loss("file-missing", f"{url}: {why}", "images" if file.kind == "image" else "links"))
        elif name == "href":
            target = directory.address(posts[url]) if url in posts else None
            if target is not None:
                fragment = url.partition("#")[2]
                element.set(name, base_url + target.path + (f"#{fragment}" if fragment else ""))
            elif url in internal:
                found.losses.append(Loss("link-to-old-site", f"{url} is no post of this export; the link is kept", "links"))
    return found


def _addresses(body: HtmlElement) -> Iterator[tuple[HtmlElement, str, str]]:
    for element in body.iter("a", *_SOURCES):
        name = "href" if element.tag == "a" else "src"
        if (url := element.get(name)) and not url.startswith("#"):
            yield element, name, url
