"""HTML inside Markdown: one line, so that no blank line ends it, and no sign that a template engine reads."""

from __future__ import annotations

import re
from copy import copy

from bs4 import Tag

# CommonMark 0.31, HTML blocks, condition 6: tags that begin a block of HTML wherever they stand at a line's start.
_BLOCK_TAGS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "iframe",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "search",
        "section",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    }
)
_KEPT_LINE_END = "\ufdd5"  # a sign that Unicode reserves for use inside a program
_MEDIA = frozenset({"audio", "video"})
_LINE_END = re.compile(r"[ \t]*\n\s*")
# takes "{{", "{%", "{#", "{:" (Liquid, Nunjucks, Go templates, kramdown); leaves "{a}"
_TEMPLATE = re.compile(r"\{(?=[{%#:])|(?<=[}%#])\}")


def raw_html(node: Tag) -> str:
    """Give an element as HTML on one line; line ends that count (in ``pre``) are character references."""
    kept = copy(node)
    for text in kept.find_all(string=True):
        if "\n" in text and text.find_parent("pre"):
            text.replace_with(text.replace("\n", _KEPT_LINE_END))
    html = _LINE_END.sub(" ", kept.decode(formatter="minimal"))
    return harmless(html.replace(_KEPT_LINE_END, "&#10;"))


def raw_block(node: Tag) -> str:
    """Give an element as a block of its own: what CommonMark takes for inline HTML gets an element around it."""
    html = raw_html(node)
    if node.name in _BLOCK_TAGS:
        return html
    around = "figure" if node.name in _MEDIA else "div"
    return f"<{around}>{html}</{around}>"


def harmless(text: str) -> str:
    """Write the braces that template engines and kramdown look for as character references."""
    return _TEMPLATE.sub(lambda brace: "&#123;" if brace.group() == "{" else "&#125;", text)
