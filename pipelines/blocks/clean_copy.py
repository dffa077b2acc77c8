"""A copy of a body in plain HTML: what is dropped is gone, lazy loading resolved, custom elements and players are usual ones."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from copy import deepcopy

from lxml import etree
from lxml.html import HtmlElement

from pipelines.blocks.address import absolute
from pipelines.blocks.embed import embed_address, is_unseen, post_address
from pipelines.blocks.lists import number_style
from pipelines.blocks.media import media_address
from pipelines.blocks.picture import is_tracker, picture_role, read_picture, same_picture
from pipelines.blocks.plan import KIND_TAGS, plan_for, stands_alone

_RENAMED = {"amp-img": "img", "amp-anim": "img", "amp-video": "video", "amp-audio": "audio", "form": "div", "button": "span",
            "label": "span", "listing": "pre", "xmp": "pre"}  # fmt: skip


def clean_copy(
    root: HtmlElement, dropped: Collection[HtmlElement], base_url: str, nodes: Mapping[HtmlElement, int]
) -> tuple[HtmlElement, dict[HtmlElement, int]]:
    """Copy a body without ``dropped``; give the copy, and the copies of ``nodes`` that are still in it with their numbers."""
    copy = deepcopy(root)
    copy.tail = None
    gone: list[HtmlElement] = []
    copies: dict[HtmlElement, int] = {}
    if dropped or nodes:
        for original, twin in zip(root.iter(), copy.iter(), strict=True):
            if original in dropped:
                gone.append(twin)
            if original in nodes:
                copies[twin] = nodes[original]
    for element in gone:
        remove(element)
    _Cleaner(copy, base_url).clean()
    _plain_root(copy)
    return copy, {twin: number for twin, number in copies.items() if twin.getparent() is not None}


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


class _Cleaner:
    """Goes through a copy once, element by element."""

    def __init__(self, root: HtmlElement, base_url: str) -> None:
        self.root = root
        self.base_url = base_url
        self.picture: str | None = None  # the latest picture's address
        self.within: HtmlElement | None = None  # the noscript around

    def clean(self) -> None:
        for element in list(self.root.iter(etree.Element)):
            tag = element.tag
            if element is not self.root and element.getparent() is None:
                continue  # went with what was around it
            if element is not self.root and plan_for(tag, element.get("class"), element.get("role")).is_silent:
                remove(element)
            elif action := _ACTIONS.get(tag):
                action(self, element)
            elif "-" in tag:
                self.custom(element)
            elif tag in _RENAMED:
                element.tag = _RENAMED[tag]
            elif element.get("class") and (url := embed_address(element, self.base_url)):
                self._make_frame(element, url)

    def link(self, element: HtmlElement) -> None:
        href = (element.get("href") or "").strip()
        if href.startswith("#"):
            return
        self._set(element, "href", absolute(href, self.base_url))

    def image(self, element: HtmlElement) -> None:
        element.tag = "img"
        element.text = None
        element[:] = []
        parent = element.getparent()
        link = next((e for e in element.iterancestors("a")), None) if parent is not None else None
        role = picture_role(element)
        if is_tracker(element):
            remove(element)
            return
        picture = read_picture(element, self.base_url, absolute(link.get("href"), self.base_url) if link is not None else None)
        if role == "picture" and picture is not None and self._is_repeated(element, picture.src):
            remove(element)
            return
        for name in ("src", "width", "height"):
            element.attrib.pop(name, None)
        if picture is None:
            if role == "picture":
                remove(element)
            return
        element.set("src", picture.src)
        for name, value in (("width", picture.width), ("height", picture.height)):
            if value is not None:
                element.set(name, str(value))
        if role == "picture":
            self.picture = picture.src

    def _is_repeated(self, element: HtmlElement, src: str) -> bool:
        """Say whether a ``noscript`` shows the picture before it again."""
        return self.picture is not None and next(element.iterancestors("noscript"), None) is not None and same_picture(self.picture, src)

    def noscript(self, element: HtmlElement) -> None:
        """Leave of a ``noscript`` its pictures and players; they are looked at after it."""
        element.tag = "noscript"
        for inner in list(element.iter(etree.Element)):
            inner.text = inner.tail = None if inner is not element else inner.tail

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
        if url := embed_address(element, self.base_url):
            self._make_frame(element, url)
        else:
            element.tag = "div" if stands_alone(element) else "span"

    def quote(self, element: HtmlElement) -> None:
        self._set(element, "cite", post_address(element, self.base_url))

    def list(self, element: HtmlElement) -> None:
        if style := number_style(element):
            element.set("type", style)

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
        element.set("src", url)

    @staticmethod
    def _set(element: HtmlElement, name: str, value: str | None) -> None:
        if value is not None:
            element.set(name, value)
        else:
            element.attrib.pop(name, None)


def _plain_root(copy: HtmlElement) -> None:
    """Make a ``div`` without a name of what only holds the body."""
    for name in ("class", "id", "role"):
        copy.attrib.pop(name, None)
    if copy.tag not in KIND_TAGS:
        copy.tag = "div"
        copy.attrib.clear()


_ACTIONS: dict[str, Callable[[_Cleaner, HtmlElement], None]] = {
    "a": _Cleaner.link,
    "img": _Cleaner.image,
    "amp-img": _Cleaner.image,
    "amp-anim": _Cleaner.image,
    "noscript": _Cleaner.noscript,
    "audio": _Cleaner.media,
    "video": _Cleaner.media,
    "amp-audio": _Cleaner.media,
    "amp-video": _Cleaner.media,
    "iframe": _Cleaner.frame,
    "embed": _Cleaner.frame,
    "object": _Cleaner.frame,
    "blockquote": _Cleaner.quote,
    "ol": _Cleaner.list,
    "li": _Cleaner.list,
    "input": _Cleaner.checkbox,
    "script": _Cleaner.script,
}
