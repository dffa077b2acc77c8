"""Formulas: LaTeX where the page has it, else the text of MathML."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from lxml.html import HtmlElement

from pipelines.blocks.draft import Draft, TextWriter
from pipelines.blocks.reading import TAKEN, Kind, Reading
from pipelines.model.block import Block
from pipelines.text import clean_text

_DISPLAY_CLASSES = frozenset(
    {"katex-display", "MathJax_Display", "mwe-math-element-block", "math-display", "mathjax-block", "wp-block-math"}
)
_DISPLAY_TEX = re.compile(r"\\displaystyle|\A\s*(?:\\\[|\$\$)")  # takes "\[x\]", "{\displaystyle x}"; leaves "\(x\)"
_DELIMITERS = re.compile(r"\A\s*(?:\\\[|\\\(|\$\$?)\s*(.*?)\s*(?:\\\]|\\\)|\$\$?)\s*\Z", re.S)  # takes "\(x\)", "$$x$$"; leaves "x"
_MAX_FORMULA = 20_000  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Math(Block):
    type: ClassVar[str] = "math"


@dataclass(slots=True, eq=False, kw_only=True)
class MathDraft(Draft):
    takes_caption: ClassVar[bool] = True
    formula: str

    @property
    def is_empty(self) -> bool:
        return False

    def build(self, writer: TextWriter, place: dict[str, Any]) -> Math:
        return Math(text=self.formula, caption=writer.lines(self.captions), **place)


def open_math(node: HtmlElement, reading: Reading) -> Literal["taken"]:
    """Read a formula: one that stands alone is a block, one within a line is text. A renderer's output beside its source is left out."""
    formula = read_formula(node)
    reading.reached["formula-too-long"] += len(formula or "") == _MAX_FORMULA
    if not formula:
        return TAKEN
    if not is_display(node):
        reading.pieces.texts.append(formula)
        return TAKEN
    reading.flush()
    reading.add(MathDraft(node=node, formula=formula))
    return TAKEN


def open_tex_script(node: HtmlElement, reading: Reading) -> Literal["taken"] | None:
    """Read MathJax 2's ``script type="math/tex"``; what it has rendered before it is left out elsewhere."""
    kind = node.get("type") or ""
    if not kind.startswith("math/tex"):
        return TAKEN
    formula = _cut(node.text or "")
    if formula and "mode=display" in kind.replace(" ", ""):
        reading.flush()
        reading.add(MathDraft(node=node, formula=formula))
    elif formula:
        reading.pieces.texts.append(formula)
    reading.reached["formula-too-long"] += len(formula or "") == _MAX_FORMULA
    return TAKEN


def skip_rendered(node: HtmlElement, reading: Reading) -> Literal["taken"] | None:
    """Leave out what MathJax 2 renders: its source stands in a script beside it. MathJax 3 has none, but MathML."""
    if node.tag == "mjx-container":
        return None
    reading.silent.append(node)
    return TAKEN


def read_formula(node: HtmlElement) -> str | None:
    """Give a formula's LaTeX, or the text of its MathML."""
    for inner in node.iter("annotation"):
        if "tex" in (inner.get("encoding") or "").lower() and (found := _cut("".join(inner.itertext()))):
            return _bare(found)
    for name in ("data-latex", "data-tex", "alttext", "data-formula"):
        if found := _cut(node.get(name) or ""):
            return _bare(found)
    math = node if node.tag == "math" else next(node.iter("math"), None)
    if math is not None:
        return _cut("".join(math.itertext()))
    return _cut("".join(node.itertext()))


def displayed_formula(text: str) -> str | None:
    """Give the LaTeX of a text that is nothing but a displayed formula, as MathJax finds it: ``$$x$$`` and its like."""
    if not text.startswith(("$$", "\\[")) or not text.endswith(("$$", "\\]")) or "$$" in text[2:-2]:
        return None
    return _bare(text) if len(text) > 4 else None


def is_display(node: HtmlElement) -> bool:
    """Say whether a formula stands on a line of its own."""
    parent = node.getparent()
    for element in (node, *([parent] if parent is not None else []), *node.iter("math")):
        if element.get("display") in {"block", "true"} or not _DISPLAY_CLASSES.isdisjoint((element.get("class") or "").split()):
            return True
    return False


def _cut(text: str) -> str | None:
    cleaned = clean_text(text)
    return cleaned[:_MAX_FORMULA] if cleaned else None


def _bare(formula: str) -> str:
    found = _DELIMITERS.match(formula) if len(formula) < _MAX_FORMULA else None
    return found[1] if found and found[1] else formula


MATH = Kind(
    "math",
    open_math,
    tags=frozenset({"math", "mjx-container"}),
    classes=frozenset({"katex", "katex-display", "mwe-math-element", "MathJax_SVG", "MathJax_MathML", "wp-block-math"}),
)
TEX_SCRIPT = Kind("math", open_tex_script, tags=frozenset({"script"}))
RENDERED = Kind(
    "math", skip_rendered, classes=frozenset({"MathJax_Preview", "MathJax", "MathJax_Display", "MathJax_CHTML", "MJX_Assistive_MathML"})
)
