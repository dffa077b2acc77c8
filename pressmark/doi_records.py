"""What Crossref knows of the DOIs of parsed references: it fills what an entry leaves out, and changes nothing that it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from spiders.crossref import Crossref

_OWN = frozenset({"id", "type", "DOI", "language"})  # members that stay the entry's: a type is judged, a DOI is what was asked for


class DoiRecords:
    """Looks DOIs up until Crossref fails for the first time; ``failure`` then says why."""

    def __init__(self, crossref: Crossref) -> None:
        self._crossref = crossref
        self.failure: str | None = None

    def completed(self, items: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        """Give each CSL item with what its DOI's record adds; ``custom.crossref`` names the members that it added."""
        for item in items:
            record = self._record(item.get("DOI"))
            added = {name: value for name, value in (record or {}).items() if name not in _OWN and name not in item}
            yield {**item, **added, "custom": {**item.get("custom", {}), "crossref": sorted(added)}} if added else item

    def _record(self, doi: str | None) -> dict[str, Any] | None:
        if not doi or self.failure:
            return None
        try:
            return self._crossref.look_up(doi)
        except ConnectionError as error:
            self.failure = str(error)
            return None


def open_records(email: str, cache: Path) -> DoiRecords:
    """Give the records of Crossref, kept in the file ``cache``; ValueError where ``email`` is no address."""
    cache.parent.mkdir(parents=True, exist_ok=True)
    return DoiRecords(Crossref(email, cache))
