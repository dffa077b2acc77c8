"""All works that the posts cite, as files for citation managers: CSL-JSON, BibTeX, RIS."""

from __future__ import annotations

import json
from pathlib import Path
from typing import ClassVar

from exports.bibliography import Item, bibtex_entry, ris_entry
from exports.migration.directory import Directory
from exports.migration.model import ExportPost, Loss, Site


class ReferenceFile:
    """One item a work, as the first entry of it says it; its id is ``post_id-number`` of that entry."""

    name: ClassVar[str]
    meaning: ClassVar[str]
    file_name: ClassVar[str]
    permalink: ClassVar[str] = "/:slug/"
    media_folder: ClassVar[str] = "media"
    media_address: ClassVar[str] = "media"
    limits: ClassVar[tuple[Loss, ...]] = (Loss("references-only", "citation managers take works; posts are not in the file"),)

    def __init__(self, folder: Path, site: Site, directory: Directory) -> None:  # noqa: ARG002  every format is made alike
        self._file = (folder / self.file_name).open("w", encoding="utf-8", newline="\n")
        self._works: dict[str, str] = {}  # work_id: id of the item that stands for it
        self._items = 0

    def write(self, post: ExportPost) -> None:
        """Add the works that no post before has cited."""
        for row in post.rows.get("references", ()):
            item: Item = json.loads(row["csl_json"])
            known = self._works.setdefault(row["work_id"], item["id"]) if row["work_id"] else item["id"]
            if known == item["id"]:
                self._file.write(self._entry(item))
                self._items += 1
            else:
                post.lose("entry-joined", f"reference {row['number']} is the work that {known} stands for", "references")

    def close(self) -> None:
        """Finish the file."""
        self._file.close()

    def _entry(self, item: Item) -> str:
        raise NotImplementedError


class CslJson(ReferenceFile):
    """``references.json``, one item a line."""

    name = "csl"
    meaning = "the cited works as CSL-JSON"
    file_name = "references.json"

    def _entry(self, item: Item) -> str:
        return f"{',' if self._items else '['}\n{json.dumps(item, ensure_ascii=False)}"

    def close(self) -> None:
        self._file.write("\n]\n" if self._items else "[]\n")
        super().close()


class BibTex(ReferenceFile):
    """``references.bib``, in UTF-8."""

    name = "bibtex"
    meaning = "the cited works as BibTeX"
    file_name = "references.bib"

    _entry = staticmethod(bibtex_entry)


class Ris(ReferenceFile):
    """``references.ris``."""

    name = "ris"
    meaning = "the cited works as RIS"
    file_name = "references.ris"

    _entry = staticmethod(ris_entry)
