"""Texts of posts that an archive was read without: those that a list says are new or changed, a hundred a request."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace

from pipelines.model.entry import Entry
from pipelines.urls import post_key
from spiders.author_names import AuthorNames
from spiders.choice import Leaf, Look, compared
from spiders.fetch import Fetch, FetchError
from spiders.memory import Memory
from spiders.raw_pages import page_of
from spiders.ways.way import Ask, ListingWay, Opening, Way


@dataclass(slots=True, eq=False)
class Texts:
    """Of one archive, which one way reads: whether its texts are taken, and which of them are still to be asked for."""

    way: Way
    opening: Opening
    fetch: Fetch
    memory: Memory
    names: AuthorNames | None = None  # where pages name authors whom the way does not
    is_proven: bool = True  # one post was held against its own page, or the job wants this way
    are_lost: bool = False  # that post's page had more
    listed_by: Ask | None = None  # the last question for a list without texts
    _waiting: dict[str, Entry] = field(default_factory=dict)  # by post key

    def waits_for(self, entry: Entry, leaf: Leaf) -> bool:
        """Note a post whose text is still to be asked for; False for any other."""
        if not leaf.page.without_texts or entry.edition is None or entry.metadata.source_id is None:
            return False
        self.listed_by = leaf.ask
        self._waiting[post_key(entry.url)] = entry
        return True

    async def answers(self) -> AsyncIterator[Leaf]:
        """Ask for the texts that are waited for; gives each answer with those of its posts that were."""
        if self.listed_by is None or not isinstance(self.way, ListingWay):
            return
        for ask in self._asks(self.way, self.listed_by):
            if not self._waiting:
                return
            try:
                answer = page_of(await self.fetch(ask))
            except FetchError as error:
                if error.stopped:
                    raise
                continue  # their own pages are asked for
            page = self.way.read(answer, ask, self.opening)
            found = tuple(entry for entry in page.listing.entries if self._waiting.pop(post_key(entry.url), None))
            if found:
                yield await self.proven(Leaf(replace(page, listing=replace(page.listing, entries=found)), answer, ask))

    @property
    def missing(self) -> list[Entry]:
        """Give the posts whose texts no answer held."""
        return list(self._waiting.values())

    def _asks(self, way: ListingWay, listed_by: Ask) -> list[Ask]:
        stored = self.memory.stored_texts(lambda url: way.gives_texts(url, listed_by))
        return list(way.texts_of(self.missing, listed_by)) if stored is None else [replace(listed_by, url=url) for url in stored]

    async def proven(self, leaf: Leaf) -> Leaf:
        """Give an answer with its texts where one was held against its post's page, which has no more; else without them.

        Where all began with a list, that has not been done yet. The posts' own pages are read then.
        """
        listing = leaf.page.listing
        if not self.is_proven and any(entry.carries == "whole" for entry in listing.entries):
            found = await compared(Look(self.way, leaf), self.opening, self.fetch)
            self.is_proven, self.are_lost = True, found.why_not is not None
            self.names = found.names if "authors" in found.lost else None
        if not self.are_lost:
            return leaf
        entries = tuple(replace(entry, content=None, carries="nothing") for entry in listing.entries)
        return replace(leaf, page=replace(leaf.page, listing=replace(listing, entries=entries)))
