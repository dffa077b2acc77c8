"""The site's own name as its pages print it: what leads to its home."""

from __future__ import annotations

import re
from itertools import islice

from lxml.html import HtmlElement

from pipelines.metadata.lines import line_of
from pipelines.model.body import Document
from pipelines.urls import absolute_url, bare_host, post_key, split_url

_MAX_LINKS = 60  # of a page that are looked at; the site's name stands at its top
_MAX_TITLE = 100  # characters of a site's name
_LISTED = frozenset(("nav", "li"))  # in these a link home says "Home"
# Takes "/", "../..", "https://example.org/", "/index.html"; leaves "/about". Most links are seen not to lead home without being resolved.
_ROOT = re.compile(r"(?:(?:https?:)?//[^/?#]{1,200}+)?[./]*+(?:index\.(?:html?|php))?(?:#.{0,100})?\s*", re.IGNORECASE)
_HOME = frozenset(("", "/", "/index.html", "/index.htm", "/index.php"))


def find_site_titles(root: HtmlElement, document: Document) -> tuple[str, ...]:
    """Give the texts of the links at the page's top that lead to the site's home, menus and breadcrumbs apart."""
    links = (link for link in islice(root.iter("a"), _MAX_LINKS) if leads_home(link, document) and not _is_listed(link))
    return tuple(dict.fromkeys(text for link in links if (text := line_of(link, 2 * _MAX_TITLE)) and len(text) <= _MAX_TITLE))


def leads_home(link: HtmlElement, document: Document) -> bool:
    """Whether a link says that it leads to the site's home, or leads to the host's root from another page."""
    if "home" in (link.get("rel") or "").lower().split():
        return True
    if not _ROOT.fullmatch(link.get("href") or "") or (target := _target(link, document)) is None:
        return False
    return split_url(target).path in _HOME and not split_url(target).query


def leads_above(link: HtmlElement, document: Document) -> bool:
    """Whether a link leads to a page that the path of this one goes on from, as a blog's name in ``/blog/`` over ``/blog/title`` does.

    The first page of a post that goes on at ``/title/2/`` is not above it.
    """
    target = _target(link, document)
    if target is None or split_url(target).query:
        return False
    above, own = split_url(target).path.rstrip("/") + "/", split_url(document.url).path
    rest = own.removeprefix(above).strip("/")
    return own.startswith(above) and any(not part.isdecimal() and part != "page" for part in rest.split("/"))


def _target(link: HtmlElement, document: Document) -> str | None:
    """Give the other page of this host that a link leads to; None where it leads nowhere else."""
    url = absolute_url(link.get("href"), document.base_url)
    if not url or post_key(url) == post_key(document.url):
        return None
    return url if bare_host(url) == bare_host(document.url) else None


def _is_listed(link: HtmlElement) -> bool:
    around = islice(link.iterancestors(), 5)
    return any(above.tag in _LISTED or "breadcrumb" in (above.get("class") or "").lower() for above in around)
