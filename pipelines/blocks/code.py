"""Code, preformatted text and verse."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from lxml import etree
from lxml.html import HtmlElement

from pipelines.blocks.draft import Draft, TextWriter
from pipelines.blocks.inline import CLOSE, OPEN, Mark
from pipelines.blocks.reading import TAKEN, Frame, Kind, Reading
from pipelines.blocks.words import words
from pipelines.model.block import Block
from pipelines.text import clean_preformatted

# Takes "language-python", "lang-js", "brush: php", "highlight-source-shell", "sourceCode haskell" (by its first word); leaves "code-block".
_LANGUAGE = re.compile(
    r"(?:^|\s)(?:language|lang|mw-highlight-lang|highlight-source|highlight-text-html|highlight|brush)[-:]\s*([A-Za-z][\w+#.\-]*|c\+\+)(?=[\s;]|\Z)"
)
_SOURCE_CODE = re.compile(r"(?:^|\s)sourceCode\s+([A-Za-z][\w+#.\-]*)")  # takes Pandoc's "sourceCode haskell"; leaves "sourceCode"
_FIGURE = re.compile(r"highlight\s+([A-Za-z][\w+#.\-]*)\Z")  # takes Hexo's "highlight js"
_NO_LANGUAGE = frozenset({"plaintext", "plain", "text", "none", "txt", "nohighlight", "plain-text", "default"})
_PARAMETERS = "data-syntaxhighlighter-params"  # where Confluence says "brush: php"
_NUMBERS = words("line_numbers")
_TOOLS = words("code_tools")
_WRAPPERS = 4  # elements that highlighters put around each other
_BLOCK_LINES = frozenset({"div", "p", "li", "tr"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Code(Block):
    type: ClassVar[str] = "code"


@dataclass(slots=True, eq=False, kw_only=True)
class CodeDraft(Draft):
    takes_caption: ClassVar[bool] = True
    code: str
    language: str | None = None

    @property
    def is_empty(self) -> bool:
        return False

    def build(self, writer: TextWriter, place: dict[str, Any]) -> Code:
        return Code(text=self.code, caption=writer.lines(self.captions), code_language=self.language, **place)


class CodeFrame(Frame):
    """What highlighters put around a listing: names its language, and holds tables of line numbers."""

    def __init__(self, node: HtmlElement) -> None:
        super().__init__(node)
        self.language = code_language(node)


def open_wrapper(node: HtmlElement, reading: Reading) -> Frame | None:
    """Open what a highlighter puts around its listing; Sphinx names only the language there (``highlight-python notranslate``)."""
    classes = node.get("class") or ""
    return CodeFrame(node) if "notranslate" not in classes or "highlight" in classes else None


def open_code(node: HtmlElement, reading: Reading) -> Literal["taken"]:
    """Read a ``pre``; one that holds nothing but line numbers is skipped."""
    reading.flush()
    text = clean_preformatted(preformatted(node))
    if text is not None:
        inner = node.find("code")
        language = code_language(node) or (code_language(inner) if inner is not None else None)
        if language and node.get(_PARAMETERS):
            reading.named.append((node, f"language-{language}"))
        around = (frame.language for frame in reversed(reading.frames[-_WRAPPERS:]) if isinstance(frame, CodeFrame))
        reading.add(CodeDraft(node=node, code=text, language=language or next(filter(None, around), None)))
    return TAKEN


def open_numbers(node: HtmlElement, reading: Reading) -> Literal["taken"] | None:
    """Skip a highlighter's column of line numbers."""
    return TAKEN if any(isinstance(frame, CodeFrame) for frame in reading.frames[-_WRAPPERS:]) else None


def code_language(node: HtmlElement) -> str | None:
    """Give the language that an element names, in lower case: ``data-lang``, ``language-x`` and the highlighters' other ways."""
    said = node.get("data-lang") or node.get("data-language") or node.get("data-enlighter-language") or node.get("lang-name")
    if not said:
        classes = f"{node.get('class') or ''} {node.get(_PARAMETERS) or ''}".strip()
        found = _LANGUAGE.search(classes) or _SOURCE_CODE.search(classes)
        if not found and node.tag == "figure":
            found = _FIGURE.match(classes)
        said = found[1] if found else None
    said = said.strip().lower() if said else None
    return None if said in _NO_LANGUAGE else said or None


def preformatted(node: HtmlElement) -> str:
    """Give the text of a ``pre``: ``br`` is a line end, so is each line that stands in a block of its own; line numbers are left out."""
    pieces: list[str] = []
    walker = etree.iterwalk(node, events=("start", "end", "comment", "pi"))
    for event, inner in walker:
        if event == "start":
            classes = inner.get("class")
            if inner is not node and classes and not _NUMBERS.isdisjoint(classes.split()):
                walker.skip_subtree()
                continue
            if inner.tag in {"script", "style", "button", "template"}:
                walker.skip_subtree()
                continue
            if inner.tag == "br":
                pieces.append("\n")
            elif inner.tag in _BLOCK_LINES and inner is not node:
                _end_line(pieces)
            if inner.text:
                pieces.append(inner.text)
            continue
        if event == "end" and inner.tag in _BLOCK_LINES and inner is not node:
            _end_line(pieces)
        if inner is not node and inner.tail:
            pieces.append(inner.tail)
    return "".join(pieces)


def _end_line(pieces: list[str]) -> None:
    if pieces and not pieces[-1].endswith("\n"):
        pieces.append("\n")


def open_literal(node: HtmlElement, reading: Reading) -> Literal["taken"] | None:
    """Read code in a line of text that has brackets, which are no markers: ``a[1]``."""
    text = node.text or ""
    if len(node) or not text.strip() or ("[" not in text and "(" not in text) or any(sign in text for sign in (OPEN, CLOSE)):
        return None
    reading.pieces.texts.append(f"{OPEN}{text}{CLOSE}")
    reading.pieces.marks.append(Mark(literal=True))
    return TAKEN


LITERAL = Kind("literal", open_literal, tags=frozenset({"code", "kbd", "samp", "tt"}))
CODE = Kind("code", open_code, tags=frozenset({"pre", "listing", "xmp"}))
CODE_WRAPPER = Kind(
    "code_part",
    open_wrapper,
    classes=words("code_wrapper"),
)
CODE_NUMBERS = Kind("code_part", open_numbers, classes=_NUMBERS | _TOOLS)
