"""Inline text of the content source: what a reader sees, and how HTML and Markdown write it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser
from typing import ClassVar

# takes "[[1]]", "[[1,3]]", "[[2-4]]"; leaves "[1]"
CITATION = re.compile(r"\[\[(\d+(?:[,–-]\d+)*)\]\]")
# takes "[^2]"; leaves "[2]"
FOOTNOTE = re.compile(r"\[\^(\d+)\]")
RAISED = str.maketrans("0123456789+-−=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾")
LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")


@dataclass(frozen=True)
class Markers:
    """How a post prints its citations, and a site its footnote marks."""

    citations: str = "sup"
    footnote: str = "{n}"  # as a reader sees it; [{n}] where a generator sets brackets
    footnote_html: str = '<sup data-fn="note-{n}" class="fn"><a href="#note-{n}" id="note-{n}-link">{n}</a></sup>'

    def printed(self, numbers: str) -> str:
        """A citation as a reader sees it."""
        if self.citations == "unicode":
            return numbers.translate(RAISED)
        return f"[{numbers}]" if "bracket" in self.citations else numbers

    def html(self, numbers: str) -> str:
        """A citation in HTML."""
        text = self.printed(numbers)
        if self.citations == "linked":
            links = ",".join(f'<a href="#ref-{n}">{n}</a>' for n in numbers.split(","))
            return f"<sup>{links}</sup>"
        return f"<sup>{text}</sup>" if "sup" in self.citations else text


class _Reader(HTMLParser):
    """Takes the tags off, and raises or lowers what stands in sup and sub."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.shift: list[dict[int, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.parts.append("\n")
        elif tag in ("sup", "sub"):
            self.shift.append(RAISED if tag == "sup" else LOWERED)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("sup", "sub"):
            self.shift.pop()

    def handle_data(self, data: str) -> None:
        self.parts.append(data.translate(self.shift[-1]) if self.shift else data)


def visible(text: str, markers: Markers | None = None) -> str:
    """What a reader sees: tags off, references resolved, ``br`` a line end, marks of citations and notes as printed."""
    markers = markers or Markers()
    text = CITATION.sub(lambda m: markers.printed(m[1]), text)
    reader = _Reader()
    reader.feed(FOOTNOTE.sub(lambda m: markers.footnote.format(n=m[1]), text))
    reader.close()
    lines = "".join(reader.parts).replace("\u00ad", "").replace("\u200b", "").split("\n")
    return "\n".join(" ".join(line.split()) for line in lines).strip()


def as_html(text: str, markers: Markers | None = None) -> str:
    """The text as HTML, marks of citations and notes in place."""
    markers = markers or Markers()
    text = CITATION.sub(lambda m: markers.html(m[1]), text)
    return FOOTNOTE.sub(lambda m: markers.footnote_html.format(n=m[1]), text)


class _MarkdownWriter(HTMLParser):
    """Writes strong, em, code and links as Markdown does, and leaves other tags as HTML."""

    MARKS: ClassVar = {"strong": "**", "em": "*", "code": "`"}

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.parts: list[str] = []
        self.links: list[str] = []
        self.code = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.MARKS:
            self.parts.append(self.MARKS[tag])
            self.code = self.code or tag == "code"
        elif tag == "a" and len(attrs) == 1:
            self.links.append(dict(attrs)["href"] or "")
            self.parts.append("[")
        else:
            self.parts.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in self.MARKS:
            self.parts.append(self.MARKS[tag])
            self.code = self.code and tag != "code"
        elif tag == "a" and self.links:
            self.parts.append(f"]({self.links.pop()})")
        else:
            self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        # takes "*", "_", "[", "]", "`"; leaves "(" and "-", which mean nothing within a line
        self.parts.append(data if self.code else re.sub(r"([\\*_\[\]`|])", r"\\\1", data))

    def handle_entityref(self, name: str) -> None:
        self.parts.append({"lt": "<", "gt": ">", "amp": "&"}.get(name, f"&{name};") if self.code else f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.parts.append(f"&#{name};")


def as_markdown(text: str, markers: Markers | None = None) -> str:
    """The text as Markdown; footnotes in Markdown's own way, citations as HTML."""
    markers = markers or Markers()
    text = CITATION.sub(lambda m: markers.html(m[1]), text)
    # The marks of footnotes must not be escaped: they travel as control characters.
    text = FOOTNOTE.sub(lambda m: f"\x02{m[1]}\x03", text)
    writer = _MarkdownWriter()
    writer.feed(text)
    writer.close()
    return "".join(writer.parts).replace("\x02", "[^").replace("\x03", "]")


def attribute(text: str) -> str:
    """The text as the value of an attribute."""
    return escape(text, quote=True)
