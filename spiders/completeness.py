"""Whether all was read: what an archive gave, held against what the site itself says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from pipelines.feed_links import feed_links, is_feed_of
from pipelines.model.archive import Check
from pipelines.model.problem import Problem
from pipelines.page_count import page_count
from pipelines.urls import post_key, split_url
from spiders.fetch import Fetch, FetchError
from spiders.raw_pages import page_of
from spiders.sitemaps import SiteMaps, find_sitemaps, not_among
from spiders.walk import Walk, archive_kind
from spiders.ways.feed import FeedWay
from spiders.ways.way import XML, Ask, Opening

_FOR_FEED = 1  # a request that is kept for the feed, which shows more of the newest posts than any sitemap
_MOST_NAMED = 50  # missing posts that are named one by one; the check has the number of all


@dataclass(frozen=True, slots=True)
class Completeness:
    """The checks of one crawl."""

    sitemaps: Callable[[str], tuple[str, ...]]  # the sitemaps that robots.txt of a URL's host names
    _read: dict[str, SiteMaps] = field(default_factory=dict)  # by host and port: for the sake of times of change, before the walk

    async def check(self, walk: Walk, opening: Opening, fetch: Fetch) -> None:
        """Note on a walk that came to its end what the site says of it, and name the posts that it lacks.

        It asks for no more than the walk has spare requests.
        """
        shown = len(opening.listing.entries)
        last = page_count(opening.document)
        if walk.declared_total is not None:
            walk.checks.append(Check(walk.first_way or walk.way, walk.declared_total))
        if last and walk.way != "listing":
            walk.checks.append(Check("pager", None, least=(last - 1) * shown + 1, most=last * shown))
        for look in (self._feed, self._sitemaps):
            if walk.spare_requests > 0 and (found := await look(walk, opening, fetch)):
                walk.checks.append(found)
                walk.problems.extend(_missing(found, walk))
        if walk.declared_total is None:
            walk.declared_total = next((found.total for found in walk.checks if found.total is not None), None)
        if (walk.first_way or walk.way) != "listing" and len(walk.entries) < (walk.declared_total or 0):
            detail = f"the site says that {walk.archive_url} has {walk.declared_total} posts; {len(walk.entries)} were found"
            walk.problems.append(Problem("listing", "posts-missing", detail, url=walk.archive_url))

    async def times(self, walk: Walk, url: str, fetch: Fetch) -> dict[str, str]:
        """Give when pages of a site changed, as the sitemaps say that its robots.txt names; they are read once for all of its archives.

        Of an index of all posts the usual places are looked at, too, as they would be after the walk.
        """
        host, named = urlsplit(url).netloc, self.sitemaps(url)
        if host not in self._read and (named or _is_index(url)):
            most = walk.spare_requests - _FOR_FEED
            self._read[host] = await find_sitemaps(url, named, fetch, most, all_kinds=True)
        return self._read[host].times if host in self._read else {}

    async def _feed(self, walk: Walk, opening: Opening, fetch: Fetch) -> Check | None:
        """Hold the first answer of the archive's own feed against it; None where it has none."""
        url = next((url for url in feed_links(opening.document) if is_feed_of(url, opening.document.url)), None)
        if url is None or walk.way == "feed" or walk.first_way == "feed":
            return None
        ask = Ask(url, XML)
        try:
            page = FeedWay().read(page_of(await fetch(ask)), ask, opening)
        except FetchError as error:
            if error.stopped:
                raise
            return None
        listed = frozenset(entry.url for entry in page.listing.entries)
        missing = not_among(listed, walk.keys)
        if len(missing) * 2 > len(listed):
            return None  # of something else than the archive
        walk.feed = (url, page.listing.entries)
        return Check("feed", page.listing.declared_total, least=len(listed), missing=missing)

    async def _sitemaps(self, walk: Walk, opening: Opening, fetch: Fetch) -> Check | None:
        """Hold the site's sitemaps of posts against its index of all posts; of a tag or an author no sitemap says anything."""
        url = opening.page.url
        if not _is_index(url):
            return None
        read = self._read.get(urlsplit(url).netloc)
        if read is None or not read.posts:
            read = await find_sitemaps(url, self.sitemaps(url), fetch, walk.spare_requests)
        own = frozenset(address for address in read.posts if post_key(address) != post_key(url))
        return Check("sitemap", len(own), missing=not_among(own, walk.keys)) if own else None


def _is_index(url: str) -> bool:
    return archive_kind(url) == "blog" and not split_url(url).path.strip("/") and not split_url(url).query


def _missing(found: Check, walk: Walk) -> list[Problem]:
    """Give a problem a missing post, as far as they are named."""
    named = [
        Problem("listing", "post-missing", f"{url} is in the site's {found.source} and was not found in {walk.archive_url}", url=url)
        for url in found.missing[:_MOST_NAMED]
    ]
    if rest := len(found.missing) - len(named):
        detail = f"{rest} more posts are in the site's {found.source} and were not found in {walk.archive_url}"
        named.append(Problem("listing", "posts-missing", detail, url=walk.archive_url))
    return named
