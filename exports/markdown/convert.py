"""A post's HTML as Markdown: what Markdown can say in Markdown, all else as HTML."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag
from markdownify import ATX, MarkdownConverter

from exports.markdown.plain import INLINE, is_inline, is_plain
from exports.markdown.raw import harmless, raw_block, raw_html
from pipelines.tags import HEADINGS

_TRANSPARENT = frozenset({"[document]", "html", "body", "div", "section", "article", "main", "header", "footer", "center"})
_PLAIN_BLOCKS = HEADINGS | {"p", "ul", "ol", "blockquote", "table", "pre"}
_AS_HTML = INLINE - {"a", "b", "br", "code", "em", "i", "img", "span", "strong", "wbr"}  # inline elements without a form in Markdown
# takes "\\", "`", "*", "_", "[", "]", "<", "~", "|"; leaves "(", "!", "."
_SIGNS = re.compile(r"([\\`*_\[\]<~|])")
_ENTITY = re.compile(r"&(?=#?\w+;)")  # takes "&amp;" as text; leaves "a & b"
# takes "# ", "- ", "> ", "+ ", ": ", "== " where a line may begin; leaves "C#", "a-b"
_LINE_STARTS = re.compile(r"(^|(?<=\s))(#{1,6}|[-+=:]+|>)(?=\s|$)|^>")
_NUMBERS = re.compile(r"(^|(?<=\s))(\d{1,9})([.)])(?=\s|$)")  # takes "1. ", "2) "; leaves "3.5"
_MATHS = re.compile(r"\$(?=\$)|(?<=\$)\$")  # kramdown's "$$"
_AWKWARD_URL = re.compile(r"[()\s]")  # takes "A_(b)"; leaves "a/b"
_WORD = re.compile(r"\w", re.UNICODE)
_LANGUAGE = re.compile(r"(?:^|\s)lang(?:uage)?-([\w+#.-]+)")  # the HTML standard's class for the language of code


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """How the Markdown of one generator differs from CommonMark."""

    heading_ids: bool = False  # takes "## Title {#id}"
    notes: bool = False  # takes "[^1]" and "[^1]: text"
    tasks: bool = True  # takes "- [x]"


def markdown_of(html: str, dialect: Dialect, notes: Mapping[str, int] | None = None) -> str:
    """Give sanitised HTML as Markdown, without a line end at its end. ``notes``: number of each footnote, by the id that links name."""
    return str(_Converter(dialect, notes or {}).convert_soup(BeautifulSoup(html, "lxml"))).strip()


class _Converter(MarkdownConverter):  # type: ignore[misc]
    """Decides for each element whether Markdown can say it, and mends where the library's own writing would read back differently."""

    def __init__(self, dialect: Dialect, notes: Mapping[str, int]) -> None:
        # wrap without a width: line ends of the source are spaces, those of br stay
        super().__init__(heading_style=ATX, bullets="-", wrap=True, wrap_width=None, autolinks=True)
        self._dialect = dialect
        self._notes = notes

    def process_tag(self, node: Tag, parent_tags: set[str] | None = None) -> str:
        if node.name in _TRANSPARENT or is_inline(node):
            return str(super().process_tag(node, parent_tags))
        if parent_tags and _PLAIN_BLOCKS & parent_tags:  # decided for the whole of it already
            return str(super().process_tag(node, parent_tags))
        if not is_plain(node) or not self._speaks(node):
            return f"\n\n{raw_block(node)}\n\n"
        text = str(super().process_tag(node, parent_tags))
        return _apart(node, text)

    def _speaks(self, node: Tag) -> bool:
        """Say whether the dialect has a form for it."""
        if node.name in ("ul", "ol"):
            return self._dialect.tasks or not node.find("input")
        if re.fullmatch("h[1-6]", node.name):
            return self._dialect.heading_ids or not node.get("id")
        return True

    # -- text -----------------------------------------------------------------------------------------------------------

    def escape(self, text: str, parent_tags: set[str]) -> str:
        text = _ENTITY.sub("&amp;", _SIGNS.sub(r"\\\1", text))
        text = _NUMBERS.sub(r"\1\2\\\3", _LINE_STARTS.sub(lambda found: f"\\{found.group()}", text))
        return harmless(_MATHS.sub(r"\\$", text))

    def convert_hN(self, n: int, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: N802
        text = re.sub(r"(?<!\\)#$", r"\\#", " ".join(text.split()))
        anchor = f" {{#{el['id']}}}" if el.get("id") else ""
        return f"\n\n{'#' * n} {text}{anchor}\n\n" if text else ""

    # -- inline ---------------------------------------------------------------------------------------------------------

    def convert_strong(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return self._emphasis(el, text, "**")

    def convert_em(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return self._emphasis(el, text, "*")

    convert_b = convert_strong
    convert_i = convert_em

    def _emphasis(self, el: Tag, text: str, sign: str) -> str:
        """Emphasise; as HTML where CommonMark's rules of flanking would read the signs as text ("**a:**b")."""
        inner = text.strip()
        if not inner:
            return text
        before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        sides = ((_beside(el, -1), before, inner[0]), (_beside(el, 1), after, inner[-1]))
        read = all(space or not beside or (beside == "word" and _WORD.match(edge)) for beside, space, edge in sides)
        if read and el.find(True) is None and "\n" not in inner:
            return f"{before}{sign}{inner}{sign}{after}"
        return f"{before}<{el.name}>{inner}</{el.name}>{after}"

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        href = str(el.get("href") or "")
        if (number := self._notes.get(href.removeprefix("#"))) and href.startswith("#"):
            return f"[^{number}]"
        if "_noformat" in parent_tags:
            return text
        if not href or not text.strip() or {"id", "name", "download"} & set(el.attrs) or _is_told(el):
            return _around(el, text)
        if _AWKWARD_URL.search(href):
            href = f"<{href.replace(' ', '%20')}>"
            return f"[{text}]({href})"
        return str(super().convert_a(el, text, parent_tags))

    def convert_span(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return _around(el, text) if {"id", "lang", "dir"} & set(el.attrs) and "_noformat" not in parent_tags else text

    def convert_sup(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return text.strip() if re.fullmatch(r"\s*(\[\^\d+\]\s*)+", text) else _around(el, text)

    def convert_img(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        if "alt" not in el.attrs or {"width", "height", "title"} & set(el.attrs) or _AWKWARD_URL.search(str(el.get("src", ""))):
            return raw_html(el)
        return f"![{self.escape(' '.join(str(el['alt']).split()), set())}]({el.get('src', '')})"

    def convert_code(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        if "_noformat" in parent_tags:
            return text
        awkward = el.find(True) is not None or text != text.strip() or "{{" in text or "{%" in text or "`" in text
        return raw_html(el) if awkward else str(super().convert_code(el, text, parent_tags))

    def convert_input(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return "[x]" if "checked" in el.attrs else "[ ]"

    def get_conv_fn(self, tag_name: str) -> object:
        own = f"convert_{tag_name}" in vars(_Converter)
        return _around_any if tag_name in _AS_HTML and not own else super().get_conv_fn(tag_name)

    # -- blocks ---------------------------------------------------------------------------------------------------------

    def convert_pre(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        code = el.get_text().strip("\n")
        fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", code)), default=0))
        classes = " ".join(" ".join(map(str, node.get_attribute_list("class"))) for node in [el, *el.find_all("code")])
        language = _LANGUAGE.search(classes)
        return f"\n\n{fence}{language[1] if language else ''}\n{code}\n{fence}\n\n"


def _around(el: Tag, text: str) -> str:
    """Give the text with its element as inline HTML."""
    opening = raw_html(Tag(name=el.name, attrs=dict(el.attrs))).removesuffix(f"</{el.name}>")
    return f"{opening}{text}</{el.name}>"


def _around_any(el: Tag, text: str, parent_tags: set[str]) -> str:
    return text if "_noformat" in parent_tags and el.name != "kbd" else _around(el, text)


def _is_told(link: Tag) -> bool:
    """Say whether a link tells search engines something that Markdown cannot."""
    return bool({"nofollow", "sponsored", "ugc"} & set(link.get_attribute_list("rel")))


def _beside(el: Tag, step: int) -> str | None:
    """Say what stands right beside an element: a ``word``, an ``element``, or nothing that matters to the rules of flanking."""
    beside = el.previous_sibling if step < 0 else el.next_sibling
    if isinstance(beside, Tag):
        return "element" if is_inline(beside) and beside.name != "br" else None
    text = str(beside or " ")
    return "word" if _WORD.match(text[-1 if step < 0 else 0]) else None


def _apart(node: Tag, text: str) -> str:
    """Part two lists or two quotes in a row, which Markdown would join."""
    previous = node.find_previous_sibling()
    joined = {"ul": ("ul",), "ol": ("ol",), "blockquote": ("blockquote",)}.get(node.name, ())
    return f"\n\n<!-- -->\n\n{text.lstrip()}" if previous is not None and previous.name in joined else text
