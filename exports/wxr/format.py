"""WXR as a format of ``pressmark export``."""

from __future__ import annotations

import re
from pathlib import Path
from typing import ClassVar

from exports.migration.directory import Directory
from exports.migration.model import ExportPost, Loss, MediaFile, Site
from exports.wxr.blocks import BlockWriter
from exports.wxr.files import WxrFiles
from exports.wxr.footnotes import take_footnotes
from exports.wxr.items import FILE_NUMBER, attachment_item, post_item

_FRAGMENT = re.compile(r'href="#([^"]+)"')  # takes the "why" of href="#why"; leaves links to other pages
_ID = re.compile(r'\bid="([^"]+)"')  # takes the "why" of id="why"; leaves the mark "id":7
_NOTE_ID = re.compile(r'"id": "([0-9a-f-]+)"')  # takes the id of a note of the field footnotes
_REFUSED = (".svg", ".ico")  # what WordPress takes into no library unless somebody allows it


class Wxr:
    """``wordpress-001.xml`` ...: posts with their attachments before them, each attachment once a file, so that a file stands alone."""

    name: ClassVar[str] = "wxr"
    meaning: ClassVar[str] = "WordPress eXtended RSS 1.2, for WordPress' importer"
    permalink: ClassVar[str] = "/:slug/"
    # A folder of their own: the importer copies each file from there to where the library has it, and lets posts show the copy. From
    # its own place it would make a second copy under another name, and confuse names that begin alike.
    media_folder: ClassVar[str] = "uploads/pressmark"
    media_address: ClassVar[str] = "wp-content/uploads/pressmark"
    limits: ClassVar[tuple[Loss, ...]] = (
        Loss("modified-date", "WordPress' importer drops dates of modification; the files name them.", "modified_at"),
        Loss("picture-size", "Widths and heights are those of the files; an image block names none of its own.", "images"),
        Loss("parsed-references", "Reference lists are lists of text; their parsed fields go with --to jsonl.", "references"),
        Loss("site-language", "The importer leaves the new site in its own language; it is set in WordPress.", "language"),
        Loss("search-engine-fields", "Titles and descriptions for search engines, noindex and translations need a plug-in.", "posts"),
    )

    def __init__(self, folder: Path, site: Site, directory: Directory) -> None:
        self._site, self._directory = site, directory
        self._files = WxrFiles(folder, site)
        self._attached: set[int] = set()  # numbers of the files that the current one has

    def write(self, post: ExportPost) -> None:
        """Add one post and the attachments that the current file lacks."""
        _note_losses(post, self._site)
        _note_languages(post)
        notes = take_footnotes(post)
        content = BlockWriter(post, self._number).blocks(list(post.body))
        _note_anchors(post, content, notes or "")
        item = post_item(post, content, notes)
        wanted = {file.number: (file, attachment_item(file, post)) for file in self._attachments(post)}
        every = "".join(text for _, text in wanted.values()) + item
        lacking = "".join(text for number, (_, text) in wanted.items() if number not in self._attached) + item
        if self._files.starts_new(len(lacking.encode())):
            self._attached = set()
            lacking = every
        self._files.write(lacking, post)
        self._attached.update(wanted)

    def close(self) -> None:
        """Finish the last file."""
        self._files.close()

    def _attachments(self, post: ExportPost) -> list[MediaFile]:
        taken = []
        for file in post.media:
            if file.name.endswith(_REFUSED):
                post.lose("file-type-refused", f"{file.old_url}: WordPress takes no such files into its library", "images")
            elif self._directory.missing_file(file.old_url) is None:
                taken.append(file)
        return taken

    def _number(self, url: str) -> int | None:
        """Give the library's number of the file at a new or an old address."""
        file = self._directory.file_at(url)
        return FILE_NUMBER + file.number if file is not None and not file.name.endswith(_REFUSED) else None


def _note_losses(post: ExportPost, site: Site) -> None:
    """Say what of a post's own fields WordPress has no place for."""
    row = post.row
    if len(post.authors) > 1:
        names = ", ".join(author.name for author in post.authors[1:])
        post.lose("co-authors", f"WordPress holds one author; also by {names}", "authors")
    if not post.authors:
        post.lose("no-author", "no author is known; the importer takes whoever imports", "authors")
    if not row["categories"]:
        post.lose("no-category", "WordPress puts it into its default category", "categories")
    if row["language"] and row["language"] != site.language:
        post.lose("language", f"its language is {row['language']}, that of the site {site.language}", "language")
    if row["post_type"] not in (None, "post", "article"):
        post.lose("post-type", f"a {row['post_type']} becomes a post", "post_type")


def _note_languages(post: ExportPost) -> None:
    """Say which blocks name a language or direction of their own, which blocks of the editor cannot; a paragraph has a direction."""
    named = {
        f"{name}={value}"
        for element in post.body.iter(
            "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "td", "th", "table", "blockquote", "figure", "p"
        )
        for name in ("lang", "dir")
        if (value := element.get(name)) and not (name == "dir" and element.tag == "p")
    }
    if named:
        post.lose("language-of-block", f"blocks lose what they say of themselves: {', '.join(sorted(named))[:200]}", "content_html")


def _note_anchors(post: ExportPost, content: str, notes: str) -> None:
    """Say which places links of the post lead to that are no more."""
    known = {*_ID.findall(content), *_NOTE_ID.findall(notes)}
    if lost := set(_FRAGMENT.findall(content)) - known:
        names = ", ".join(sorted(lost)[:20])
        post.lose("anchor-lost", f"links lead to places that have no name any more, or never had: {names}", "links")
