"""What a site's sitemaps say that it has (https://www.sitemaps.org/protocol.html)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from lxml.etree import XMLSyntaxError
from scrapy.utils.gz import gunzip, gzip_magic_number
from scrapy.utils.sitemap import Sitemap

from pipelines.urls import absolute_url, post_key, same_site, split_url
from spiders.fetch import Fetch, FetchError
from spiders.ways.way import XML, Ask

if TYPE_CHECKING:
    from scrapy.http import Response

_MOST_FILES = 4  # an index and three lists of 50,000 addresses at most: a check may not cost more than a crawl
_MOST_ADDRESSES = 200_000
_MOST_BYTES = 60 * 1024 * 1024  # unpacked; the protocol allows 50 MB
# Takes "wp-sitemap-posts-post-1.xml", "post-sitemap.xml", "sitemap-posts.xml", "blog.xml"; leaves "wp-sitemap-taxonomies-post_tag-1.xml".
_OF_POSTS = re.compile(
    r"(?:posts?|articles?|blog|news|stories)(?!_)(?:[-_]?sitemap)?[-_]?\d*\.xml(?:\.gz)?$|-posts-post-\d+\.xml$", re.IGNORECASE
)
# Takes "page-sitemap.xml", "wp-sitemap-taxonomies-post_tag-1.xml", "sitemap-authors.xml"; leaves "sitemap-0.xml", "sitemap_2.xml".
_OF_OTHERS = re.compile(r"(?:page|author|user|category|categorie|tag|taxonomie|product|image|video)s?[^a-z]", re.IGNORECASE)
_LONGEST_STAMP = 40  # characters; the longest of W3C's date and time formats has 35


@dataclass(slots=True, eq=False)
class SiteMaps:
    """What was read of a site's sitemaps."""

    posts: set[str] = field(default_factory=set)  # addresses in those that list posts alone
    times: dict[str, str] = field(default_factory=dict)  # ``lastmod`` of each address that has one, as it stands there
    asked: int = 0  # requests


async def find_sitemaps(
    site_url: str, named: tuple[str, ...], fetch: Fetch, most: int = _MOST_FILES, *, all_kinds: bool = False
) -> SiteMaps:
    """Read the site's sitemaps of posts; with ``all_kinds`` others, too, behind them. It makes at most ``most`` requests.

    ``named`` are those of robots.txt; without any, the usual places are asked.
    """
    usual = tuple(url for path in ("/sitemap.xml", "/wp-sitemap.xml") if (url := absolute_url(path, site_url)))
    waiting = [url for url in named if same_site(url, site_url)] or list(usual)
    found = SiteMaps()
    while waiting and found.asked < min(most, _MOST_FILES):
        url = waiting.pop(0)
        found.asked += 1
        try:
            children, pages = read_sitemap(await fetch(Ask(url, XML)))
        except FetchError as error:
            if error.stopped:
                raise
            continue
        found.times.update((address, stamp) for address, stamp in pages.items() if stamp)
        if _is_of_posts(url):
            found.posts.update(pages)
        if not named and (children or pages):
            waiting = [child for child in waiting if child not in usual]
        if children:
            of_posts = [child for child in children if _is_of_posts(child)]
            others = [child for child in children if all_kinds and child not in of_posts and not _OF_OTHERS.search(split_url(child).path)]
            waiting = [*of_posts, *(waiting if all_kinds else ()), *others]
    return found


def _is_of_posts(url: str) -> bool:
    return _OF_POSTS.search(split_url(url).path) is not None


def read_sitemap(response: Response) -> tuple[tuple[str, ...], dict[str, str | None]]:
    """Give the sitemaps that an index names, and the pages that a list does with their ``lastmod``; both empty for what is no sitemap."""
    body = response.body
    try:
        if gzip_magic_number(response):
            body = gunzip(body, max_size=_MOST_BYTES)
        sitemap = Sitemap(body)
        rows = ((absolute_url(row.get("loc"), response.url), row.get("lastmod")) for row in islice(sitemap, _MOST_ADDRESSES))
        pages = {url: (stamp or "").strip()[:_LONGEST_STAMP] or None for url, stamp in rows if url}
    except (XMLSyntaxError, StopIteration, ValueError, OSError, EOFError):
        return (), {}
    return (tuple(pages), {}) if sitemap.type == "sitemapindex" else ((), pages if sitemap.type == "urlset" else {})


def not_among(addresses: frozenset[str], keys: frozenset[str]) -> tuple[str, ...]:
    """Give the addresses whose post is not among the keys, sorted."""
    return tuple(sorted(url for url in addresses if post_key(url) not in keys))
