"""The lines that an element prints, as a reader sees them."""

from __future__ import annotations

from lxml import etree
from lxml.html import HtmlElement

from pipelines.text import clean_text

# fmt: off
_BREAKS = frozenset((
    "address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul",
))
# fmt: on
_SILENT = frozenset(("script", "style", "svg", "noscript", "template", "button", "select", "iframe"))
_BREAK = "\x00"  # no tree holds it; line ends of the source are white space
_MAX_ELEMENTS = 200  # looked at for one byline


def read_lines(element: HtmlElement, limit: int = 1_000) -> tuple[str, ...]:
    """Give an element's text as lines, parted where a block or ``br`` parts them; about ``limit`` characters of it at most."""
    if not len(element):
        line = clean_text(element.text[:limit]) if element.text else None
        return (line,) if line else ()
    parts = [element.text or ""]
    length = seen = 0
    walker = etree.iterwalk(element, events=("start", "end", "comment"))
    for event, node in walker:
        if node is element:
            continue
        tag = node.tag
        text = None
        if event == "start":
            seen += 1
            if tag in _SILENT:
                walker.skip_subtree()
            else:
                text = node.text
        else:
            text = node.tail
        if event != "comment" and tag in _BREAKS:
            parts.append(_BREAK)
        if text:
            parts.append(text)
            length += len(text)
            if length > limit:
                break
        if seen > _MAX_ELEMENTS:
            break
    return tuple(line for part in "".join(parts).split(_BREAK) if (line := clean_text(part)))


def line_of(element: HtmlElement, limit: int = 1_000) -> str | None:
    """Give an element's text on one line; None where it prints none."""
    return " ".join(read_lines(element, limit)) or None
