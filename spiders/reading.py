"""The reading of one archive, from its first page to its end."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from scrapy.http import Response

from pipelines.body import find_body
from pipelines.document import open_document
from pipelines.model.archive import ArchiveRead
from pipelines.model.entry import Entry
from pipelines.model.problem import Problem
from pipelines.urls import post_key
from pipelines.wholeness import is_cut, is_telling, is_unsure, same_text, text_length, text_of, text_of_body
from spiders.author_names import AuthorNames
from spiders.choice import AUTO, Leaf, choose, look
from spiders.completeness import Completeness
from spiders.faults import wrong_answer
from spiders.fetch import Fetch, FetchError
from spiders.job import Job
from spiders.opening import opening_of
from spiders.posts import PostItem, PostReader
from spiders.raw_pages import failed_page, fragment_of, page_of
from spiders.texts import Texts
from spiders.walk import Walk
from spiders.ways.registry import WAYS
from spiders.ways.way import Ask, Opening, Way

Item = PostItem | ArchiveRead
Items = AsyncIterator[Item]


@dataclass(frozen=True, slots=True)
class Means:
    """What every archive of a crawl is read with."""

    fetch: Fetch
    completeness: Completeness
    turn: Callable[[], Awaitable[None]]  # waits until posts that were asked for are on their way
    job: Job
    posts: PostReader
    count: Callable[[str, int], None]  # adds to a figure of the crawl
    way: str  # auto, or the name of the way to use
    content: str  # auto, archive or pages
    most_pages: int  # of one archive


class ArchiveReading:
    """Reads one archive: chooses the way, walks its pages, gives its posts."""

    def __init__(self, walk: Walk, means: Means) -> None:
        self._walk = walk
        self._means = means
        self._texts: Texts | None = None  # of the way that is read by

    async def _fetch(self, ask: Ask) -> Response:
        self._walk.asked += 1
        return await self._means.fetch(ask)

    async def items(self, response: Response) -> Items:
        """Give all posts, or requests for their pages, and at last what reading the archive came to."""
        try:
            if problem := wrong_answer(response, self._walk.archive_url):
                raise FetchError(problem)
            opening, theme = opening_of(response)
            opening = replace(opening, list_is_enough=partial(self._means.job.memory.list_is_enough, archive_url=self._walk.archive_url))
            self._walk.final_url, self._walk.cms, self._walk.theme = response.url, opening.cms, theme
            found = await choose(opening, self._fetch, self._means.way)
            if found.leaf is None:
                raise FetchError(Problem("fetch", "no-way", f"{response.url}, way {found.way.name}: {found.why_not}", url=response.url))
            self._texts = Texts(found.way, opening, self._fetch, self._means.job.memory)
            self._texts.names = found.names if "authors" in found.lost else None
            self._texts.is_proven = not found.leaf.page.without_texts or self._means.way != AUTO
            await self._note_times(found.leaf)
            async for item in self._read(found.way, opening, found.leaf):
                yield item
        except FetchError as error:
            if not error.stopped:
                self._walk.problems.append(error.problem)
                yield self._walk.result(complete=False, why_not=error.problem.detail)

    async def _note_times(self, first: Leaf) -> None:
        """Learn from sitemaps which posts changed, where the archive does not show it: it has beginnings of posts that were read before."""
        memory = self._means.job.memory
        shown = [entry for entry in first.page.listing.entries if entry.carries != "whole" and entry.edition is None]
        if memory.wants_times and shown:
            memory.note_times(await self._means.completeness.times(self._walk, first.answer.url, self._fetch))

    # -- from page to page ----------------------------------------------------------------------------------------------

    async def _read(self, way: Way, opening: Opening, first: Leaf) -> Items:
        """Read the archive by one way, and what that way leaves open by the archive's own pages."""
        walk, last = self._walk, WAYS[-1]
        try:
            async for item in self._pages(way, opening, first):
                yield item
        except FetchError as error:
            if error.stopped or way is last:
                raise
            detail = f"{error.problem.detail}; the archive's own pages were read instead"
            walk.problems.append(Problem("fetch", "way-left", detail, url=error.problem.url))
            walk.is_open = True
        async for item in self._chosen():
            yield item
        if walk.is_open and way is not last and not walk.ended:
            walk.change_way()
            found = await look(last, opening, self._fetch)
            if found.leaf:
                async for item in self._pages(last, opening, found.leaf):
                    yield item
        if not walk.ended:
            await self._means.completeness.check(walk, opening, self._fetch)
            for item in self._also_changed() if self._texts is None or self._texts.listed_by is None else ():
                yield item  # where a list said when each post changed the feed has nothing to add
            yield walk.result(complete=True)

    async def _chosen(self) -> Items:
        """Give the posts whose texts the way has to be asked for apart from its list."""
        if texts := self._texts:
            async for leaf in texts.answers():
                async for item in self._give_wanted(list(leaf.page.listing.entries), leaf):
                    yield item
            for entry in texts.missing:
                self._walk.followed += 1
                for post in self._means.posts.follow(entry, self._walk, self._walk.final_url or self._walk.archive_url):
                    yield post

    def _also_changed(self) -> Iterator[PostItem]:
        """Ask for posts that look as they did in the archive and that its feed, which may show more of them, shows changed."""
        walk, keys = self._walk, self._walk.keys
        url, entries = walk.feed or ("", ())
        listed = [replace(entry, carries="nothing", element=None) for entry in entries if post_key(entry.url) in keys]
        wanted, _ = self._means.job.wanted(listed, url)
        for entry in wanted:
            yield from self._means.posts.follow(entry, walk, url)

    async def _pages(self, way: Way, opening: Opening, first: Leaf) -> Items:
        """Read page after page; where posts moved meanwhile, read once more what the first reading missed."""
        walk = self._walk
        walk.way = way.name
        walk.visits(first.answer.url)
        leaf: Leaf | None = first
        while leaf:
            leaf = await self._texts.proven(leaf) if self._texts and self._texts.way is way else leaf
            new = walk.take(leaf.page.listing)
            self._means.count("archive_pages", 1)
            async for item in self._give(new, leaf):
                yield item
            if walk.ended:
                return
            if walk.guessing and not walk.is_fresh and walk.pages_read == 2:
                raise FetchError(self._no_next_page())  # whatever is asked for, the site answers with its first page
            walk.guessing, walk.is_open = leaf.page.guessed, leaf.page.open_end
            leaf = await self._next(way, opening, leaf.page.next if walk.is_fresh else None)
            if leaf is None and walk.is_in_doubt and not walk.again:
                walk.read_again()
                leaf = await self._next(way, opening, replace(first.ask, url=first.answer.url, instead=None))
        walk.is_open = walk.is_open or walk.is_short

    async def _next(self, way: Way, opening: Opening, ask: Ask | None) -> Leaf | None:
        """Fetch and read a page; None at the archive's end. Raises FetchError where something else ends the walk."""
        walk, most = self._walk, self._means.most_pages
        if not ask or not walk.visits(ask.url):
            return None
        if walk.pages_read >= most and not walk.again:
            raise FetchError(Problem("fetch", "page-limit", f"{walk.archive_url} has more than {most} pages", url=walk.archive_url))
        await self._means.turn()
        try:
            response = await self._fetch(ask)
        except FetchError as error:
            if walk.guessing and error.is_absence and (walk.pages_read > 1 or way is not WAYS[-1]):
                return None  # addresses that nobody named have come to their end
            raise self._page_error(error, ask) from error
        if post_key(response.url) != post_key(ask.url) and not walk.visits(response.url):
            return None  # sent back to a page that was read: there are no more; not to the page's own address with a slash or https
        answer = page_of(response)
        return Leaf(way.read(answer, ask, opening), answer, ask)

    def _no_next_page(self) -> Problem:
        url = self._walk.archive_url
        return Problem("fetch", "no-next-page", f"{url} has a button that loads more posts; its address was not found", url=url)

    def _page_error(self, error: FetchError, ask: Ask) -> FetchError:
        """Say of a page that could not be fetched what it means for its archive."""
        if self._walk.guessing and error.is_absence:
            return FetchError(self._no_next_page())
        if error.status in (404, 410):
            detail = f"{ask.url} was named as the next page and does not exist"
            return FetchError(Problem("fetch", "next-page-missing", detail, url=ask.url), error.status)
        return error

    # -- posts ----------------------------------------------------------------------------------------------------------

    async def _give(self, new: list[Entry], leaf: Leaf) -> Items:
        """Give what of a page's posts the job wants: what stands whole on it, and requests for what does not."""
        walk, job = self._walk, self._means.job
        if not leaf.page.listing.entries and walk.pages_read == 1 and not walk.entries:
            walk.problems.extend(leaf.page.listing.problems)
            yield walk.result(complete=False, why_not="it lists no posts")
            return
        before = job.found
        wanted, late = job.wanted(new, walk.archive_url)
        self._means.count("posts_found", job.found - before)
        if self._texts and self._means.content != "pages":
            wanted = [entry for entry in wanted if not self._texts.waits_for(entry, leaf)]
        async for item in self._give_wanted(wanted, leaf):
            yield item
        if late:
            yield walk.result(complete=False, why_not=late)

    async def _give_wanted(self, wanted: list[Entry], leaf: Leaf) -> Items:
        if self._texts and self._texts.names:
            wanted = [await self._named(entry, self._texts.names) for entry in wanted]
        while wanted:
            for entry in wanted:
                for item in () if self._is_open(entry) else self._post(entry, leaf):
                    yield item
            unsure = [entry for entry in wanted if self._is_open(entry)]
            if unsure:
                sample = self._sample(unsure)
                async for settled in self._settle(sample, leaf):
                    yield settled
                unsure.remove(sample)
            wanted = unsure

    async def _named(self, entry: Entry, names: AuthorNames) -> Entry:
        """Give an entry with its author's name: one page an author is fetched for it, as far as there are requests to spare."""
        if names.lacks(entry) and self._walk.spare_requests > 0:
            try:
                names.learn_page(entry, page_of(await self._fetch(Ask(entry.url))))
            except FetchError as error:
                if error.stopped:
                    raise
        return names.named(entry)

    def _post(self, entry: Entry, leaf: Leaf) -> Iterator[PostItem]:
        if self._is_whole(entry):
            yield fragment_of(entry, self._walk, leaf.answer, leaf.page.base_url, body_status="excerpt" if is_cut(entry) else "whole")
        else:
            self._walk.followed += 1
            yield from self._means.posts.follow(entry, self._walk, leaf.answer.url)

    def _is_whole(self, entry: Entry) -> bool:
        content = self._means.content
        if content == "pages" or (entry.element is None and entry.content is None):
            return False
        if content == "archive":
            return entry.carries != "nothing"
        return entry.carries == "whole" or (is_unsure(entry) and self._walk.places.get(entry.place or "", False))

    def _is_open(self, entry: Entry) -> bool:
        """Say whether nothing tells yet if the archive carries this post whole."""
        return self._means.content == "auto" and is_unsure(entry) and entry.place not in self._walk.places

    def _sample(self, unsure: list[Entry]) -> Entry:
        """Choose the post whose page tells whether the others are whole: a middling one, and where that one is, the longest."""
        ranked = sorted(unsure, key=text_length)
        return ranked[-1] if ranked[0].place in self._walk.agreed else ranked[len(ranked) // 2]

    async def _settle(self, sample: Entry, leaf: Leaf) -> Items:
        """Compare a post's page with what its archive shows of it, and give the post."""
        walk, place = self._walk, sample.place or ""
        try:
            response = await self._fetch(Ask(sample.url))
        except FetchError as error:  # nothing to compare with: the others' own pages may answer
            walk.places[place] = False
            if error.stopped:
                raise
            yield failed_page(sample, walk, leaf.answer.url, error.problem, error.status)
            return
        body = find_body(open_document(page_of(response)), sample.title)
        whole = body is not None and same_text(text_of(sample), text_of_body(body))
        if whole and place not in walk.agreed:
            walk.agreed.add(place)
        else:
            walk.places[place] = whole and is_telling(sample)
        if self._means.job.memory.holds(sample.url):
            return  # an interrupted crawl has read the post and kept this page for the comparison
        for given in self._means.posts.parse_post(response, replace(sample, element=None, content=None), walk, leaf.answer.url):
            yield given
