"""What a snapshot can be exported to. To add a format: write its file, import it, name it in ``FORMATS``."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar, Protocol

from exports.ghost.format import Ghost
from exports.json_lines import JsonLines
from exports.markdown.astro import Astro
from exports.markdown.eleventy import Eleventy
from exports.markdown.hugo import Hugo
from exports.markdown.jekyll import Jekyll
from exports.migration.directory import Directory
from exports.migration.model import ExportPost, Loss, Site
from exports.reference_files import BibTex, CslJson, Ris
from exports.static_html import StaticHtml
from exports.wxr.format import Wxr


class Format(Protocol):
    """One export in one format, open for writing in a folder of its own. Posts come one by one, in the order of ``post_id``."""

    name: ClassVar[str]  # what --to takes
    meaning: ClassVar[str]  # half a sentence, for the command's help
    permalink: ClassVar[str]  # pattern of new addresses where the user names none
    media_folder: ClassVar[str]  # where in the export downloaded files lie
    media_address: ClassVar[str]  # the same below the new site's base URL, without slashes at its ends
    limits: ClassVar[tuple[Loss, ...]]  # what the target cannot hold of any post

    def __init__(self, folder: Path, site: Site, directory: Directory) -> None: ...

    def write(self, post: ExportPost) -> None:
        """Write one post; what the target cannot hold of it is noted with ``post.lose``."""

    def close(self) -> None:
        """Finish all files."""


# The order is that of the command's help: the whole model first.
FORMATS: tuple[type[Format], ...] = (JsonLines, Wxr, Hugo, Jekyll, Astro, Eleventy, Ghost, StaticHtml, CslJson, BibTex, Ris)
BY_NAME = {format_.name: format_ for format_ in FORMATS}
