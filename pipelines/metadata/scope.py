"""Which parts of a page speak of its main post, and which of other posts, comments and the site."""

from __future__ import annotations

from itertools import islice

from lxml.html import HtmlElement

from pipelines.metadata.classes import class_roles
from pipelines.metadata.terms import taxonomy_of
from pipelines.tags import HEADINGS
from pipelines.urls import absolute_url, post_key

CONTAINERS = frozenset(("article", "aside", "footer", "header"))  # that may be outside by their name alone
_SAID_OF_POST = frozenset(("author", "date", "tag", "category"))  # roles of a card that is the post's own
_MAX_CLIMB = 50  # levels that are searched upwards for a container
_MAX_LINKS = 30  # of a line of days, authors and terms


class Scope:
    """Decides for each element of a walk, in page order, whether it and what it holds is outside of the main post."""

    def __init__(self, url: str, heading: HtmlElement | None, whole_page: bool) -> None:
        self.entry: HtmlElement | None = None  # the main post's container, once met
        self._key = post_key(url)
        self._url = url
        self._whole_page = whole_page
        self._has_text = False  # an entry beside the heading was taken for the post's text
        self._chain = {heading, *heading.iterancestors()} if heading is not None and whole_page else set()

    def is_outside(self, element: HtmlElement, tag: str, roles: frozenset[str]) -> bool:
        """Whether nothing in ``element`` is said of the main post. Whatever holds the post's heading is inside."""
        if element in self._chain:
            if self.entry is None and self._is_entry(element, tag, roles):
                self.entry = element
            return False
        if not self._whole_page:
            return "outside" in roles and "comment" in (element.get("class") or "")
        if "outside" in roles or ((name := element.get("id")) is not None and "outside" in class_roles(name)):
            own = (element.get("class") or "").split() == ["footer"] and self._in_entry(element)  # TYPO3's news have one each
            return not own and tag not in ("body", "html", "main")
        if tag in ("aside", "footer", "header"):
            return not self._in_entry(element)
        if self._is_entry(element, tag, roles):
            return not (self._is_part(element) or self._takes(element))
        return "card" in roles and roles.isdisjoint(_SAID_OF_POST) and self._leads_elsewhere(element) is True

    def may_skip(self, element: HtmlElement) -> bool:
        """Whether a running text can be left out of the walk: it does not hold the post's heading."""
        return self._whole_page and element not in self._chain

    def _takes(self, entry: HtmlElement) -> bool:
        """Whether an entry apart from the heading is the post all the same: the first one that is no teaser of another page."""
        if self._has_text or self._is_teaser(entry):
            return False
        self._has_text = True
        if self.entry is None:
            self.entry = entry
        return True

    def _is_part(self, entry: HtmlElement) -> bool:
        """Whether what calls itself a post is a line of the main one, as that of its days: no title, no text, no link to another."""
        if next(entry.iter(*HEADINGS, "p", "br", "img"), None) is not None:
            return False
        links = (href for link in islice(entry.iter("a"), _MAX_LINKS) if (href := link.get("href")) and not taxonomy_of(href))
        return all(post_key(target) == self._key for href in links if (target := absolute_url(href, self._url)))

    def _is_teaser(self, entry: HtmlElement) -> bool:
        leads = self._leads_elsewhere(entry)
        return next(entry.iter("p", "br"), None) is None if leads is None else leads

    def _leads_elsewhere(self, part: HtmlElement) -> bool | None:
        """Whether the heading of a part is a link to another page; None where it is no link."""
        heading = next(part.iter(*HEADINGS), None)
        if heading is None:
            return None
        link = next(heading.iter("a"), None)
        if link is None:
            link = next((above for above in islice(heading.iterancestors(), 5) if above.tag == "a"), None)
        target = absolute_url(link.get("href"), self._url) if link is not None else None
        return post_key(target) != self._key if target else None

    def _in_entry(self, element: HtmlElement) -> bool:
        """Whether an aside, header or footer is one of the post's: inside its container, or a section around its heading."""
        for above in islice(element.iterancestors(), _MAX_CLIMB):
            if above is self.entry or (above.tag == "article" and above in self._chain):
                return True
            if above.tag in {"main", "article"} or (above.tag == "section" and above in self._chain):
                return self.entry is None
        return False

    @staticmethod
    def _is_entry(element: HtmlElement, tag: str, roles: frozenset[str]) -> bool:
        if tag in ("body", "html", "main"):
            return False
        if tag == "article" or "entry" in roles:
            return True
        kind = element.get("itemtype")
        return kind is not None and kind.rstrip("/").endswith(("Article", "Posting"))
