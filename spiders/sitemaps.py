"""What a site's sitemaps say that it has (https://www.sitemaps.org/protocol.html)."""

from __future__ import annotations

import re
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


async def find_post_addresses(site_url: str, named: tuple[str, ...], fetch: Fetch, most: int = _MOST_FILES) -> frozenset[str]:
    """Give the addresses that the site's sitemaps of posts list; empty where it has none that lists posts alone.

    ``named`` are those of robots.txt; without any, the usual places are asked. It makes at most ``most`` requests.
    """
    usual = tuple(url for path in ("/sitemap.xml", "/wp-sitemap.xml") if (url := absolute_url(path, site_url)))
    waiting = [url for url in named if same_site(url, site_url)] or list(usual)
    found: set[str] = set()
    asked = 0
    while waiting and asked < min(most, _MOST_FILES):
        url = waiting.pop(0)
        asked += 1
        try:
            children, addresses = read_sitemap(await fetch(Ask(url, XML)))
        except FetchError as error:
            if error.stopped:
                raise
            continue
        if children:
            waiting = [child for child in children if _OF_POSTS.search(split_url(child).path)]
        elif _OF_POSTS.search(split_url(url).path):
            found.update(addresses)
        if not named and (children or addresses):
            waiting = [child for child in waiting if child not in usual]
    return frozenset(found)


def read_sitemap(response: Response) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the sitemaps that an index names, and the pages that a list does; both empty for what is no sitemap."""
    body = response.body
    try:
        if gzip_magic_number(response):
            body = gunzip(body, max_size=_MOST_BYTES)
        sitemap = Sitemap(body)
        located = (absolute_url(row.get("loc"), response.url) for row in islice(sitemap, _MOST_ADDRESSES))
        addresses = tuple(dict.fromkeys(url for url in located if url))
    except (XMLSyntaxError, StopIteration, ValueError, OSError, EOFError):
        return (), ()
    return (addresses, ()) if sitemap.type == "sitemapindex" else ((), addresses if sitemap.type == "urlset" else ())


def not_among(addresses: frozenset[str], keys: frozenset[str]) -> tuple[str, ...]:
    """Give the addresses whose post is not among the keys, sorted."""
    return tuple(sorted(url for url in addresses if post_key(url) not in keys))
