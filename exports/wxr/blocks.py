"""A body as block markup, valid to the block editor."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.html import Element, HtmlElement

from exports.migration.flow import flow
from exports.migration.model import ExportPost
from exports.wxr.figures import Number, embed_block, file_block, gallery_block, image_block, is_plain_figure, player_block
from exports.wxr.inline import holds_foreign, no_shortcodes, text_html
from exports.wxr.lists import is_plain_list, list_block
from exports.wxr.markup import attribute, block, raw_html
from exports.wxr.tables import is_plain_table, table_block

# Takes a line that is an address and nothing else, which WordPress would turn into an embedded page; leaves addresses within text.
_LONE_URL = re.compile(r"^(\s*https?:)//([^\s<>\"]+\s*)$", re.MULTILINE)


@dataclass(slots=True)
class BlockWriter:
    """Writes the blocks of one post; what no block of the editor holds becomes Custom HTML, and is noted."""

    post: ExportPost
    number: Number

    def blocks(self, elements: list[HtmlElement]) -> str:
        """Give blocks one after another."""
        return "\n\n".join(filter(None, map(self.block, elements)))

    def block(self, element: HtmlElement) -> str:
        """Give one block."""
        _keep_anchor(element)
        if (level := element.tag[1:]) in set("123456") and element.tag[0] == "h":
            return self._heading(element, int(level))
        writer = getattr(self, f"_{element.tag}", None)
        written: str = writer(element) if writer else self._raw(element, f"<{element.tag}>")
        return written

    def _heading(self, element: HtmlElement, level: int) -> str:
        if holds_foreign(element):
            return self._raw(element, "a heading that holds more than text")
        html = f'<h{level}{_anchor(element)} class="wp-block-heading">{text_html(element)}</h{level}>'
        return block("heading", html, level=None if level == 2 else level)

    def _p(self, element: HtmlElement) -> str:
        if element.get("class") == "file":
            return file_block(element)
        if holds_foreign(element):
            return self._raw(element, "a paragraph that holds more than text")
        direction = element.get("dir") if element.get("dir") in ("rtl", "ltr") else None
        shown = f' dir="{direction}"' if direction else ""
        return block("paragraph", f"<p{_anchor(element)}{shown}>{text_html(element)}</p>", direction=direction)

    def _ul(self, element: HtmlElement) -> str:
        return list_block(element) if is_plain_list(element) else self._raw(element, "a list that holds more than text and lists")

    _ol = _ul

    def _dl(self, element: HtmlElement) -> str:
        return self._raw(element, "a list of terms and descriptions")

    def _table(self, element: HtmlElement) -> str:
        if is_plain_table(element):
            return table_block(element)
        return self._raw(element, "a table whose cells hold more than text")

    def _blockquote(self, element: HtmlElement) -> str:
        footer = element.find("footer")
        cite = ""
        if footer is not None:
            for inner in list(footer.iter("cite")):
                inner.tag = "span"
            footer.attrib.clear()
            element.remove(footer)
            cite = f"<cite>{_unwrapped(text_html(footer))}</cite>"
        if element.get("cite"):
            self.post.lose("quote-source", f"the address that a quote names for its source: {element.get('cite')}", "blocks")
        anchor = _anchor(element)
        return block("quote", f'<blockquote{anchor} class="wp-block-quote">{self.blocks(flow(element))}{cite}</blockquote>')

    def _pre(self, element: HtmlElement) -> str:
        code = element.find("code")
        language = code.get("class") if code is not None else None
        text = "".join(element.itertext()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        html = _LONE_URL.sub(r"\1&#47;&#47;\2", text.replace("[", "&#91;"))
        classes = f"wp-block-code {attribute(language)}" if language else "wp-block-code"
        return block("code", f'<pre{_anchor(element)} class="{classes}"><code>{html}</code></pre>', className=language)

    def _hr(self, element: HtmlElement) -> str:
        return block("separator", f'<hr{_anchor(element)} class="wp-block-separator has-alpha-channel-opacity"/>')

    def _details(self, element: HtmlElement) -> str:
        summary = element.find("summary")
        if summary is None or holds_foreign(summary):
            return self._raw(element, "a fold without a line of text above it")
        element.remove(summary)
        shown = element.get("open") is not None
        html = (
            f'<details{_anchor(element)} class="wp-block-details"{" open" if shown else ""}><summary>{text_html(summary)}</summary>'
            f"{self.blocks(flow(element))}</details>"
        )
        return block("details", html, showContent=True if shown else None)

    def _figure(self, element: HtmlElement) -> str:
        kind = element.get("class")
        if kind == "gallery":
            return gallery_block(element, self.number)
        if kind in ("audio", "video"):
            return player_block(element)
        if kind == "embed":
            return embed_block(element) or ""
        if is_plain_figure(element):
            return image_block(element, self.number)
        return self._raw(element, "a figure that is neither a picture nor a gallery")

    def _iframe(self, element: HtmlElement) -> str:
        return embed_block(_alone(element)) or ""

    def _video(self, element: HtmlElement) -> str:
        if not element.get("src"):
            return self._raw(element, "a player that names its file in another element")
        return player_block(_alone(element))

    _audio = _video

    def _section(self, element: HtmlElement) -> str:
        if len(element):
            return self._raw(element, "notes that hold more than text")
        return block("footnotes", "")

    def _raw(self, element: HtmlElement, what: str) -> str:
        self.post.lose("custom-html", f"{what} is kept as a Custom HTML block, which the editor shows as code", "blocks")
        return no_shortcodes(raw_html(element))


def _keep_anchor(element: HtmlElement) -> None:
    """Give a block the name of an empty anchor in it, which the editor would throw away."""
    if element.get("id") is None and element.tag in ("p", "h1", "h2", "h3", "h4", "h5", "h6"):
        empty = (inner for inner in element.iterdescendants("a", "span") if len(inner) == 0 and not inner.text)
        if name := next((name for inner in empty if (name := inner.get("id") or inner.get("name"))), None):
            element.set("id", name)


def _alone(element: HtmlElement) -> HtmlElement:
    """Give a player in a figure of its own."""
    figure = Element("figure")
    figure.append(element)
    return figure


def _anchor(element: HtmlElement) -> str:
    name = element.get("id")
    return f' id="{attribute(name)}"' if name else ""


def _unwrapped(html: str) -> str:
    """Take away the element around all of a text."""
    found = re.fullmatch(r"<span>((?:(?!</?span).)*)</span>", html, re.DOTALL)
    return found[1] if found else html
