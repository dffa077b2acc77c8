"""A body in plain HTML: what is dropped is gone, lazy loading resolved, custom elements and players are usual ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Mapping
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from pipelines.blocks.address import absolute
from pipelines.blocks.embed import embed_address, is_unseen, post_address
from pipelines.blocks.list_levels import word_level
from pipelines.blocks.lists import number_style
from pipelines.blocks.media import media_address
from pipelines.blocks.picture import is_tracker, picture_role, read_picture, same_picture
from pipelines.blocks.plan import KIND_TAGS
from pipelines.model.picture import Picture

_RENAMED = {"amp-img": "img", "amp-anim": "img", "amp-video": "video", "amp-audio": "audio", "form": "div", "button": "span",
            "label": "span", "listing": "pre", "xmp": "pre"}  # fmt: skip


# Takes what XML forbids and lxml refuses: control characters, surrogates, U+FFFE; leaves tab, line ends and letters.
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NEAR = 20  # levels between a noscript and its picture


def take_out(root: HtmlElement) -> None:
    """Take a body's element and what is in it out of its page; it holds the body and is none of its blocks, whatever it is called."""
    root.tail = None
    for name in ("class", "id", "role"):
        root.attrib.pop(name, None)
    if (parent := root.getparent()) is not None:
        parent.remove(root)


def clean_tree(root: HtmlElement, rewritten: Iterable[HtmlElement], gone: Iterable[HtmlElement], cleaner: Cleaner) -> None:
    """Turn a tree into plain HTML, in place: some elements rewritten, in document order, others gone."""
    for element in gone:
        remove(element)
    for element in rewritten:
        cleaner.rewrite(element)
    if root.tag not in KIND_TAGS:  # it only holds the body
        root.tag = "div"
        root.attrib.clear()


def remove(element: HtmlElement) -> None:
    """Take an element out of its tree; its tail stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        previous = element.getprevious()
        if previous is not None:
            previous.tail = (previous.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
        element.tail = None
    parent.remove(element)


class Cleaner:
    """Rewrites elements.

    ``alone`` holds the custom elements that are blocks; ``resolved`` what the walk has found out: the address of a link, the
    picture of an ``img``.
    """

    def __init__(
        self, base_url: str, alone: Container[HtmlElement], resolved: Mapping[HtmlElement, str | Picture | None] | None = None
    ) -> None:
        self.base_url = base_url
        self.alone = alone
        self.resolved = resolved or {}
        self.picture: str | None = None  # the latest picture's address
        self.noscripts: set[HtmlElement] = set()

    def rewrite(self, element: HtmlElement) -> None:
        """Rewrite one element."""
        tag = element.tag
        if action := _ACTIONS.get(tag):
            action(self, element)
        elif tag in _RENAMED:
            element.tag = _RENAMED[tag]
        elif "-" in tag:
            self.custom(element)
        elif url := embed_address(element, self.base_url):
            self._make_frame(element, url)

    def link(self, element: HtmlElement) -> None:
        if (
            len(element) and next(element.iterdescendants("a"), None) is not None
        ):  # no HTML parser leaves a link in a link: the inner one stays
            element.tag = "span"
            element.attrib.pop("href", None)
            return
        href = (element.get("href") or "").strip()
        if not href.startswith("#"):
            url = self.resolved[element] if element in self.resolved else absolute(href, self.base_url)
            self._set(element, "href", url if isinstance(url, str) else None)

    def image(self, element: HtmlElement) -> None:
        element.tag = "img"
        element.text = None
        element[:] = []
        picture = self.resolved.get(element)
        role = "picture" if isinstance(picture, Picture) else picture_role(element)
        if role == "nothing" and is_tracker(element):
            remove(element)
            return
        if not isinstance(picture, Picture):
            picture = self._picture(element)
        if role == "picture" and picture is not None and self._is_repeated(element, picture.src):
            remove(element)
            return
        for name in ("src", "width", "height"):
            element.attrib.pop(name, None)
        if picture is None:
            if role == "picture":
                remove(element)
            return
        self._set(element, "src", picture.src)
        for name, value in (("width", picture.width), ("height", picture.height)):
            if value is not None:
                element.set(name, str(value))
        if role == "picture":
            self.picture = picture.src

    def _picture(self, element: HtmlElement) -> Picture | None:
        link = next(element.iterancestors("a"), None)
        return read_picture(element, self.base_url, absolute(link.get("href"), self.base_url) if link is not None else None)

    def _is_repeated(self, element: HtmlElement, src: str) -> bool:
        """Say whether a ``noscript`` shows the picture before it again."""
        if self.picture is None or self.noscripts.isdisjoint(islice(element.iterancestors(), _NEAR)):
            return False
        return same_picture(self.picture, src)

    def noscript(self, element: HtmlElement) -> None:
        """Leave of a ``noscript`` its pictures and players; they are looked at after it."""
        self.noscripts.add(element)
        element.tag = "span"
        element.attrib.clear()
        for inner in element.iter(etree.Element):
            inner.text = None
            if inner is not element:
                inner.tail = None

    def media(self, element: HtmlElement) -> None:
        element.tag = _RENAMED.get(element.tag, element.tag)
        self._set(element, "src", media_address(element, self.base_url))
        element.text = None
        element[:] = []

    def frame(self, element: HtmlElement) -> None:
        url = embed_address(element, self.base_url)
        if url is None or is_unseen(element, url):
            if element.tag != "object" or url is not None:
                remove(element)
            else:
                element.tag = "div"
            return
        self._make_frame(element, url)

    def custom(self, element: HtmlElement) -> None:
        if element.tag == "mjx-container":
            self._formula(element)
        elif url := embed_address(element, self.base_url):
            self._make_frame(element, url)
        else:
            element.tag = "div" if element in self.alone else "span"

    def quote(self, element: HtmlElement) -> None:
        self._set(element, "cite", post_address(element, self.base_url))

    def list(self, element: HtmlElement) -> None:
        if style := number_style(element):
            element.set("type", style)

    def paragraph(self, element: HtmlElement) -> None:
        if level := word_level(element):
            element.set("aria-level", str(level))

    def checkbox(self, element: HtmlElement) -> None:
        if (element.get("type") or "").lower() != "checkbox":
            remove(element)

    def script(self, element: HtmlElement) -> None:
        kind = element.get("type") or ""
        if not kind.startswith("math/tex"):
            remove(element)
            return
        formula = element.text
        element.text = None
        element.tag = "math"
        element.attrib.clear()
        if "mode=display" in kind.replace(" ", ""):
            element.set("display", "block")
        source = etree.SubElement(etree.SubElement(element, "semantics"), "annotation", encoding="application/x-tex")
        source.text = formula

    def _make_frame(self, element: HtmlElement, url: str) -> None:
        tail = element.tail
        kept = {name: value for name in ("class", "id", "width", "height") if (value := element.get(name))}
        element.clear()
        element.tag = "iframe"
        element.tail = tail
        for name, value in kept.items():
            element.set(name, value)
        self._set(element, "src", url)

    @staticmethod
    def _formula(element: HtmlElement) -> None:
        """Leave of what MathJax 3 renders its MathML."""
        math = next(element.iter("math"), None)
        if math is not None and element.get("display") == "true":
            math.set("display", "block")
        tail = element.tail
        element.clear()
        element.tag, element.tail = "span", tail
        if math is not None:
            math.tail = None
            element.append(math)

    @staticmethod
    def _set(element: HtmlElement, name: str, value: str | None) -> None:
        if value is not None:
            element.set(name, _FORBIDDEN.sub("", value))
        else:
            element.attrib.pop(name, None)


_ACTIONS: dict[str, Callable[[Cleaner, HtmlElement], None]] = {
    "a": Cleaner.link,
    "img": Cleaner.image,
    "amp-img": Cleaner.image,
    "amp-anim": Cleaner.image,
    "noscript": Cleaner.noscript,
    "audio": Cleaner.media,
    "video": Cleaner.media,
    "amp-audio": Cleaner.media,
    "amp-video": Cleaner.media,
    "iframe": Cleaner.frame,
    "embed": Cleaner.frame,
    "object": Cleaner.frame,
    "blockquote": Cleaner.quote,
    "ol": Cleaner.list,
    "li": Cleaner.list,
    "p": Cleaner.paragraph,
    "input": Cleaner.checkbox,
    "script": Cleaner.script,
    "annotation-xml": lambda _cleaner, element: remove(element),  # HTML within MathML, which parsers disagree about
}
