"""Names of authors whom a way knows by number alone: sites that hide their users name them on posts' pages all the same."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from pipelines.document import open_document
from pipelines.metadata.registry import read_metadata
from pipelines.model.entry import Entry, Listing
from pipelines.model.page import RawPage
from pipelines.urls import post_key


@dataclass(slots=True, eq=False)
class AuthorNames:
    """Author's number → name. One page names all posts of an author; a page that names several is of no use for others."""

    _names: dict[str, str | None] = field(default_factory=dict)

    def learn(self, entry: Entry, authors: tuple[str, ...]) -> None:
        """Note whom a page names as the author of an entry's post."""
        if entry.author_id and entry.author_id not in self._names:
            self._names[entry.author_id] = authors[0] if len(authors) == 1 else None

    def learn_page(self, entry: Entry, page: RawPage) -> None:
        """The same from a post's own page."""
        self.learn(entry, read_metadata(open_document(page), page.headers, page.fetched_at).authors)

    def learn_listing(self, entries: tuple[Entry, ...], shown: Listing) -> None:
        """The same from what an archive's first page shows of the same posts."""
        named = {post_key(entry.url): entry.metadata.authors for entry in shown.entries if len(entry.metadata.authors) == 1}
        for entry in entries:
            if authors := named.get(post_key(entry.url)):
                self.learn(entry, authors)

    def lacks(self, entry: Entry) -> bool:
        """Say whether a page would tell whom an entry is by."""
        return bool(entry.author_id) and not entry.metadata.authors and entry.author_id not in self._names

    def named(self, entry: Entry) -> Entry:
        """Give an entry with its author's name, where that is known."""
        name = self._names.get(entry.author_id or "")
        if not name or entry.metadata.authors:
            return entry
        return replace(entry, metadata=replace(entry.metadata, authors=(name,)))
