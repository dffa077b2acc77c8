"""Lines of a container that are no text of the post: dates, authors, tags, links to its further pages."""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np
from lxml.html import HtmlElement

from pipelines.metadata.bylines import find_byline, is_dateline
from pipelines.metadata.terms import TERM_LABELS, taxonomy_of
from pipelines.page_links import is_more, is_permalink
from pipelines.segments.container import Container
from pipelines.segments.outline import Outline
from pipelines.segments.page import Floats, Marks, Page
from pipelines.tags import HEADINGS

_PROSE_WORDS = 12  # words: a longer segment is no line of date and author
_HEAD_LINE_WORDS = 6  # words: a longer line needs a time element to be one
# Takes "May 3, 2024", "03.05.2024", "4 min read"; leaves "Chapter 3".
_DATE = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\d+ min")
_SENTENCE_END = re.compile(r"(?<![ap]\.m)[.!?:]\Z")  # takes "In May 2024."; leaves "May 3, 2024, 7:05 p.m."
_MOST_LINES = 30  # looked at at either end; a byline has five at most
_LONGEST_LINE = 40  # words of a line of tags or page links
_PAGE_NUMBERS = re.compile(r"\d{1,3}")
_MOST_LABEL = 2  # words before page links: "Pages:", "Lees verder"
# Takes the "Tags:" of "Tags: rye, oats"; what is no label of a list of labels is left later.
_TERM_LABEL = re.compile(r"\W*([^\W\d_][\w -]{0,38}?)\s*[:：]\s*")
_LABELS = frozenset(label for label, taxonomy in TERM_LABELS.items() if taxonomy in ("tag", "category"))
_SIGNS = re.compile(r"[\W_]+")  # takes ", " and " · " between links; leaves letters
_MOST_PERMALINK = 4  # words: "Link to this post"; "Learn more about rye and its enemies" is a sentence
_BETWEEN = ",;|/·• \n\t"
_ALL_LINKED = 0.8  # of a line's characters stand in links, what is left are commas
_LETTER = re.compile(r"[^\W\d_]")  # takes "7 likes"; leaves "7", "· · ·"
_BACK, _ON = ("←", "«", "‹", "⟵", "<"), ("→", "»", "›", "⟶", ">")  # arrows to the posts before and after
_LABEL = 0.05  # probability below which a value without a paragraph's tag is none of the text: a name beside an avatar
_OWN_TAGS = HEADINGS | {"li", "pre", "td", "th", "dd", "blockquote", "figcaption", "caption"}
_TEXT_TAGS = _OWN_TAGS - {"dd"} | {"p"}
# Takes "#comments", "/rye/#respond", "#disqus_thread"; leaves "#comment-12", which a text may quote.
_TALK = re.compile(
    r"#(?:comments?|respond|reply|replies|disqus_thread|comment-?form|new-?comment|reacties|kommentare?|commentaires)\Z", re.IGNORECASE
)
_NOTHING = 0.05  # probability below which the model takes a segment for none of the text
_TAIL = 8  # segments of a sidebar or a footer, at least
_TAIL_WORDS = 6  # words that one of them has at most, on average; entries of a reference list have more


def head_lines(page: Page, outline: Outline, container: Container) -> Marks:
    """Find lines of date, author and tags between a container's beginning and its first prose, where no name tells of them."""
    marks = np.zeros(len(page.words), dtype=np.bool_)
    first = outline.starts[container.node]
    for place in range(first, min(first + _MOST_LINES, outline.ends[container.node])):
        tag = outline.tags[outline.nodes[place]]
        title = place == first and tag in ("h2", "h3", "h4")
        is_filed = _is_filed(page, outline, place)
        if not (title or is_filed) and (page.words[place] >= _PROSE_WORDS or tag in ("h2", "h3", "h4", "pre", "td", "th", "figcaption")):
            break
        is_line = _is_head_line(page.texts[place].strip(), outline.elements[outline.nodes[place]])
        marks[place] = is_line or is_filed or _is_talk(page, outline, place)
    return marks


def _is_head_line(text: str, element: HtmlElement) -> bool:
    around = element.getparent()
    if element.tag == "time" or element.find(".//time") is not None:
        return True
    if around is not None and around.find("time") is not None and len("".join(around.itertext()).split()) < _PROSE_WORDS:
        return True
    if len(text.split()) < _PROSE_WORDS and find_byline(text, None) and _DATE.search(text):
        return True
    return len(text.split()) <= _HEAD_LINE_WORDS and _DATE.search(text) is not None and not _SENTENCE_END.search(text)


def _is_filed(page: Page, outline: Outline, place: int) -> bool:
    """Say whether a line is links to archives of authors, tags and categories, and no more but a date and the words around it."""
    if _is_linked(page, outline, place, lambda href: taxonomy_of(href) is not None):
        return True
    element = outline.elements[outline.nodes[place]]
    if page.links[place] == 0 or element.tag in _OWN_TAGS or _SENTENCE_END.search(page.texts[place].strip()):
        return False
    links = list(element.iter("a"))
    rest = " ".join(filter(None, (element.text, *(link.tail for link in links)))).split()
    around = [word for word in rest if any(map(str.isalnum, word))]
    told = all(taxonomy_of(link.get("href")) for link in links) and all(link.getparent() is element for link in links)
    return told and len(around) <= _PROSE_WORDS / 2 and _DATE.search(" ".join(around)) is not None


def _is_talk(page: Page, outline: Outline, place: int) -> bool:
    """Say whether a line is a link to what readers said, and no more: "(3 comments)"."""
    return page.links[place] > 0 and _is_linked(page, outline, place, lambda href: _TALK.search(href) is not None)


def _is_permalink(page: Page, outline: Outline, place: int) -> bool:
    """Say whether a line only says that it leads to the post; the sign between it and the tags beside it is none of its words."""
    short = page.words[place] <= _MOST_PERMALINK and outline.tags[outline.nodes[place]] not in HEADINGS
    text = page.texts[place].strip().rstrip("|").strip()
    return bool(short) and (is_permalink(text) or (page.links[place] > 0 and is_more(text)))


def _is_linked(page: Page, outline: Outline, place: int, leads: Callable[[str], bool]) -> bool:
    """Say whether a line is links alone that all lead where ``leads`` says."""
    element = outline.elements[outline.nodes[place]]
    links = [element] if element.tag == "a" else list(element.iter("a"))
    if not links or not all(leads(link.get("href") or "") for link in links):
        return False
    linked = "".join(piece for link in links for piece in link.itertext())
    return _SIGNS.sub("", linked) == _SIGNS.sub("", page.texts[place])


_LONGEST_TERM = 3  # words that the name of a term has at most, where no word says that it is one


def end_lines(page: Page, outline: Outline, container: Container, kept: Marks) -> Marks:
    """Find lines at the end of what is ``kept`` of a container that are no text: tags and categories after a word such as "Tags:", and,
    where the container has no name, links that lead to such or to the post's neighbours, and counts."""
    marks = np.zeros(len(page.words), dtype=np.bool_)
    named, last = page.rank[container.node] > 1, outline.ends[container.node]
    between: list[int] = []  # signs whose links were left out already
    for place in range(last - 1, max(last - _MOST_LINES, outline.starts[container.node]) - 1, -1):
        if not kept[place]:
            continue
        if not page.texts[place].strip(_BETWEEN):
            between.append(place)
            continue
        if page.words[place] > _LONGEST_LINE:
            break
        if not (
            _is_labelled(page, outline, place)
            or _is_dated(page, outline, place)
            or _is_talk(page, outline, place)
            or _is_permalink(page, outline, place)
            or _is_row_of_terms(page, outline, place)
            or (not named and _is_end_line(page, outline, place))
        ):
            break
        marks[[place, *between]] = True
    return marks


def _is_labelled(page: Page, outline: Outline, place: int) -> bool:
    text = page.texts[place]
    label = _TERM_LABEL.match(text)
    if label is None or " ".join(label[1].casefold().split()) not in _LABELS:
        return False
    return outline.link_lengths[place] >= _ALL_LINKED * len(_SIGNS.sub("", text[label.end() :]))


def _is_dated(page: Page, outline: Outline, place: int) -> bool:
    """Say whether a line says when the post was published or changed; an item, a cell or a heading is the author's."""
    return outline.tags[outline.nodes[place]] not in _OWN_TAGS and is_dateline(" ".join(page.texts[place].split()))


def _is_end_line(page: Page, outline: Outline, place: int) -> bool:
    """Say whether a line is links to terms, or to neighbours by an arrow, or holds no letter."""
    text = page.texts[place].strip()
    if not _LETTER.search(text):
        return outline.tags[outline.nodes[place]] not in _TEXT_TAGS  # a count; a table may end in one
    element = outline.elements[outline.nodes[place]]
    links = [element] if element.tag == "a" else element.iter("a")
    return page.linked[place] >= _ALL_LINKED and (text.startswith(_BACK) or text.endswith(_ON) or any(map(_leads_to_terms, links)))


def _is_row_of_terms(page: Page, outline: Outline, place: int) -> bool:
    """Say whether a line is several links to archives of tags or categories alone, in no paragraph or list: a writer may end with one."""
    several = page.links[place] > 1 and page.words[place] <= _LONGEST_TERM * page.links[place]
    if not several or outline.tags[outline.nodes[place]] in _TEXT_TAGS:
        return False
    return _is_linked(page, outline, place, lambda href: taxonomy_of(href) in ("tag", "category"))


def _leads_to_terms(link: HtmlElement) -> bool:
    return "tag" in (link.get("rel") or "").split() or taxonomy_of(link.get("href")) in ("tag", "category")


def lead_values(page: Page, outline: Outline, container: Container, probability: Floats) -> Marks:
    """Find names and other values between a container's beginning and its first prose that the model takes for none of the text."""
    marks = np.zeros(len(page.words), dtype=np.bool_)
    first = outline.starts[container.node]
    for place in range(first, min(first + _MOST_LINES, outline.ends[container.node])):
        if page.words[place] >= _PROSE_WORDS:
            break
        marks[place] = probability[place] < _LABEL and outline.tags[outline.nodes[place]] not in _TEXT_TAGS
    return marks


def title_line(page: Page, outline: Outline, kept: Marks, title: str) -> Marks:
    """Find the post's ``title`` (folded) where it is the first line kept, with a text below it, and no heading or paragraph."""
    marks = np.zeros(len(page.words), dtype=np.bool_)
    first = np.flatnonzero(kept)[:2].tolist()
    if len(first) > 1 and outline.tags[outline.nodes[first[0]]] in ("div", "span", "a", "strong", "b"):
        marks[first[0]] = " ".join(page.texts[first[0]].split()).lower() == title
    return marks


def tail(page: Page, container: Container, probability: Floats) -> Marks:
    """Find the sidebar or footer that ends a container without a name: many short segments that the model takes for none of the text."""
    marks = np.zeros(len(page.words), dtype=np.bool_)
    first, last = int(page.start[container.node]), int(page.end[container.node])
    likely = np.flatnonzero(probability[first:last] >= _NOTHING)
    begin = first + int(likely[-1]) + 1 if len(likely) else last
    if last - begin >= _TAIL and page.words[begin:last].mean() <= _TAIL_WORDS:
        marks[begin:last] = True
    return marks


def page_links(page: Page, outline: Outline, container: Container) -> Marks:
    """Find the links to a post's own further pages: a label of a word or two and the numbers from 1 on, all linked but the current one."""
    marks = np.zeros(len(page.words), dtype=np.bool_)
    first, last = outline.starts[container.node], outline.ends[container.node]
    for place in np.flatnonzero((page.links[first:last] > 0) & (page.words[first:last] <= _LONGEST_LINE)).tolist():
        text = page.texts[first + place]
        numbers = [int(number) for number in _PAGE_NUMBERS.findall(text)]
        if len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1)) and outline.links[first + place] >= len(numbers) - 1:
            others = {word for word in _PAGE_NUMBERS.sub(" ", text).split() if any(map(str.isalnum, word))}
            marks[first + place] = len(others) <= _MOST_LABEL
    return marks
