"""Lines such as "Tags: rust, iron" and "In Garden": links to terms that words announce, where no class or ``rel`` does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from pipelines.metadata.lines import line_of
from pipelines.metadata.marks import Marks
from pipelines.metadata.terms import TERM_LABELS, linked_term, taxonomy_of, term_name
from pipelines.model.metadata import Term
from pipelines.tags import HEADINGS
from pipelines.text import clean_text
from pipelines.urls import absolute_url, post_key, same_site

_WEAK = "weak"
_MAX_LINES, _MAX_ELEMENTS = 200, 200  # lines of a page that are read, and elements of a line
_MAX_LABEL, _MAX_NAME = 40, 60  # characters
_MAX_UNLABELLED = 15  # links; more without a label are a cloud of all tags
_NEAR = 3  # levels around the heading that are the post's where no markup names its container
# Takes "Tags:", "In", the "tags:" of ". tags:"; leaves "We sorted all tags:" (words stand before it on its line).
_LABEL = re.compile(r"(?:\A|[.|·•;,)\n—–])[\s\W]*(?P<label>[^\W\d_][\w -]{0,38}?)\s*[:：]?[\s\W]*\Z")
_SIGNS = re.compile(r"[\W_]+")  # takes ", ", " · ", "#"; leaves "and"
# Takes "post-meta", "entry_meta", "articleInfo"; leaves "metaphor", "info" (a box of the text's).
_META = re.compile(r"(?:\A|[\W_])meta(?![a-z])|(?:post|entry|article)[-_]?info(?![a-z])", re.IGNORECASE)
_AND = frozenset(("and", "en", "und", "et", "y", "e", "och", "og"))
_CLIMBED = frozenset(("li", "dd", "span", "b", "strong", "em", "i", "small", "font"))  # a link's, inside the line that it stands in
_PARTS = frozenset(("li", "dt", "p", "tr", "div"))  # a label inside one before links holds no longer than it; one that is all of it does
_SILENT = frozenset(("script", "style", "svg", "noscript", "template", "button", "select", "iframe", "img"))


@dataclass(slots=True)
class _Line:
    """A line of links while it is read from left to right."""

    label: str | None
    outer: str | None  # the label that stands before the line as a whole
    labelled: list[tuple[str, HtmlElement]] = field(default_factory=list)
    others: list[tuple[str, HtmlElement]] = field(default_factory=list)
    pure: bool = True  # links to terms, labels and signs, and nothing else
    of_pure_parts: list[tuple[str, HtmlElement]] = field(default_factory=list)  # of others, those in items that are such links alone
    part: list[tuple[str, HtmlElement]] = field(default_factory=list)  # of others, those in the item that is read
    part_pure: bool = True
    used: bool = False  # a link has followed the label
    nested: bool = False  # the label stands in the part of the line that is read

    def read_text(self, text: str) -> None:
        plain = _SIGNS.sub(" ", text).strip().casefold()
        if not plain or plain in _AND:
            return
        found = _label(text)
        self.label, self.used, self.nested = found, False, True
        self.pure, self.part_pure = self.pure and found is not None, self.part_pure and found is not None

    def end_part(self) -> None:
        self.of_pure_parts += self.part if self.part_pure else ()
        self.part, self.part_pure = [], True
        if self.used and self.nested:
            self.label = self.outer
        self.nested = False

    def read_link(self, anchor: HtmlElement) -> None:
        said = taxonomy_of(anchor.get("href"))
        label = said if self.label == _WEAK else self.label
        self.used = True
        if said == "author" or (said is None and label is None):
            self.pure = self.part_pure = False
        elif label is None:
            self.others.append((said or "", anchor))
            self.part.append((said or "", anchor))
        else:
            self.labelled.append((said or label, anchor))


def read_term_lines(marks: Marks) -> tuple[Term, ...]:
    """Read tags and categories by the words before their links, and from lines that are links to such archives and no more."""
    found: list[Term | None] = []
    for element in islice(_candidates(marks), _MAX_LINES):
        own = _is_own(element, marks)
        line = _read_line(element, _label_before(element, own))
        chosen = list(line.labelled)
        if own and len(line.others) <= _MAX_UNLABELLED:
            chosen += line.others if line.pure or _is_meta(element) else line.of_pure_parts
        found += [_term(taxonomy, anchor, marks) for taxonomy, anchor in chosen]
    return tuple(dict.fromkeys(term for term in found if term))


def _is_meta(line: HtmlElement) -> bool:
    """Say whether a line, or the part around it, is called what tells of the post, such as ``post-meta``."""
    return any(_META.search(above.get("class") or "") for above in (line, *islice(line.iterancestors(), 2)))


def _candidates(marks: Marks) -> Iterator[HtmlElement]:
    """Give the elements that are a line with links, where an address or a label lets one think of terms; each once."""
    seen: dict[HtmlElement, bool] = {}
    for anchor in marks.hrefs:
        line = anchor.getparent()
        for _ in range(3):
            if line is None or line.tag not in _CLIMBED or line.getparent() is None:
                break
            line = line.getparent()
        if line is None or seen.get(line):
            continue
        said = taxonomy_of(anchor.get("href")) in {"tag", "category"} or _label_before(anchor, True)
        if line not in seen:
            said = said or _label_before(line, True) or _first_label(line)
        seen[line] = bool(said)
        if said:
            yield line


def _label_before(element: HtmlElement, by_heading: bool) -> str | None:
    """Give the taxonomy that the text before an element announces; by a heading only where that is asked for."""
    before = element.getprevious()
    parent = element.getparent()
    text = (parent.text if parent is not None else None) if before is None else before.tail
    if text and text.strip():
        return _label(text)
    if before is None or not isinstance(before.tag, str) or before.tag == "a" or (before.tag in HEADINGS and not by_heading):
        return None
    return _label(line_of(before, 2 * _MAX_LABEL) or "")


def _first_label(line: HtmlElement) -> str | None:
    """Give the taxonomy that the first element of a line announces: the "Tags:" of a list's first item."""
    first = next(line.iterchildren(), None)
    return _label(line_of(first, 2 * _MAX_LABEL) or "") if first is not None and isinstance(first.tag, str) and first.tag != "a" else None


def _is_own(element: HtmlElement, marks: Marks) -> bool:
    """Whether a line stands in the post's container, or close around its heading."""
    if not marks.whole_page or element in marks.contents:
        return True
    around = {marks.entry} if marks.entry is not None else set()
    if marks.heading is not None:
        near = islice(marks.heading.iterancestors(), _NEAR)
        around |= {above for above in near if above.tag not in {"body", "html"}}
    return any(above in around for above in (element, *element.iterancestors()))


def _read_line(element: HtmlElement, outer: str | None) -> _Line:
    line = _Line(outer, outer)
    line.read_text(element.text or "")
    walker = etree.iterwalk(element, events=("start", "end", "comment"))
    for seen, (event, node) in enumerate(walker):
        if node is element:
            continue
        if seen > _MAX_ELEMENTS:
            line.pure = False
            break
        if event == "start" and (node.tag in _SILENT or node.tag == "a"):
            if node.tag == "a" and node.get("href"):
                line.read_link(node)
            walker.skip_subtree()
        elif event == "start":
            line.read_text(node.text or "")
        else:
            if node.tag in _PARTS:
                line.end_part()
            line.read_text(node.tail or "")
    return line


def _term(taxonomy: str, anchor: HtmlElement, marks: Marks) -> Term | None:
    url = absolute_url(anchor.get("href"), marks.document.base_url)
    name = term_name(anchor, 2 * _MAX_NAME)
    if not url or not name or len(name) > _MAX_NAME or not same_site(url, marks.url):
        return None
    if marks.whole_page and post_key(url) == post_key(marks.url):
        return None
    return linked_term(taxonomy, name, url, marks.document.base_url)


@lru_cache(maxsize=4_096)  # an archive's pages repeat theirs
def _label(text: str) -> str | None:
    """Give the taxonomy that a text ends by announcing: ``tag``, ``category``, ``weak``; None where it announces none."""
    match = _LABEL.search(text[-2 * _MAX_LABEL :])
    return TERM_LABELS.get(clean_text(match["label"].casefold()) or "") if match else None
