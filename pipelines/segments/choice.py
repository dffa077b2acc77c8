"""Which segments of a page are the post's, and what that means for its elements."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from itertools import islice

import numpy as np
from lxml.html import HtmlElement

from pipelines.blocks.picture import is_image_file
from pipelines.segments.asides import aside_lines
from pipelines.segments.container import Container, find_container, find_first
from pipelines.segments.edges import end_lines, head_lines, lead_values, page_links, tail, title_line
from pipelines.segments.furniture import ACCORDION, announces, find_furniture, is_featured, is_of_others, is_toggle, is_unseen, mark
from pipelines.segments.outline import Outline
from pipelines.segments.page import AROUND, FOREIGN, HIDDEN, Floats, Marks, Page
from pipelines.segments.pictures import featured_pictures, lead_pictures
from pipelines.segments.words import EMBEDDED, evidence_bits

_DROPPED = 0.3  # probability below which a segment is dropped where a reason can be named; by cross-validation
_DROPPED_NAMED = 0.2  # the same in a container whose name says that it holds the post
_DROPPED_BARE = 0.1  # the same without a reason, in a container without a name
_WHOLES = frozenset(("dl", "ol", "ul", "table"))
_MOST_OF_WHOLE = 0.5  # of the words of a list or table
_TAKEN = 0.6  # probability above which a segment outside of a container without a name is taken in
_NOTE = evidence_bits("note")
_REASONS = sum(1 << AROUND.index(tag) for tag in ("nav", "aside", "header", "footer", "form", "button", "dialog", "a")) | HIDDEN
_MOST_PICTURES = 20  # of one node without text
_FIGURE = 1 << AROUND.index("figure")
_QUOTE = 1 << AROUND.index("blockquote")
# Takes "/files/plan.pdf", "report.docx?v=2"; leaves "photo.jpg", "page.html".
_FILE = re.compile(
    r"\.(?:pdf|docx?|odt|xlsx?|ods|csv|pptx?|odp|rtf|epub|zip|gz|7z|ics|gpx|kml|json|xml|bib|ris|tex|ipynb|mp3|ogg|wav)(?:[?#]|\Z)", re.I
)
_REASON_NAMES = FOREIGN | evidence_bits("byline", "header")


@dataclass(frozen=True, slots=True)
class Choice:
    """The post's segments, and the nodes that they mean."""

    kept: Marks  # over the page's segments with text
    container: Container
    furniture: list[int]  # nodes under the container that are dropped whole


def choose(page: Page, outline: Outline, probability: Floats | None, title: str = "", teasers: Collection[int] = ()) -> Choice:
    """Choose the post's segments; a fragment has no ``probability``: all of its container but furniture is the post.

    ``title`` (folded) tells where the post begins; ``teasers`` are nodes that lead to other posts, and no part of this one.
    """
    if probability is None:
        container = find_first(page)
    else:
        teasers = [index for index in teasers if not _is_in_named(page, outline, index)]
        probability = np.where(mark(page, teasers), 0.0, probability)
        container = find_container(page, outline, probability, title)
    furniture = [*find_furniture(page, outline, container, probability), *(index for index in teasers if index > container.node)]
    inside = mark(page, [container.node])
    kept = inside & ~mark(page, furniture)
    if probability is not None:
        kept &= ~_unlikely(page, outline, container, probability)
        if container.settled:
            kept &= ~tail(page, container, probability)
        if not (container.plain or container.settled):
            kept |= ~inside & (probability > _TAKEN)
        notes = _notes_outside(outline, container)
        kept |= mark(page, notes) & (probability > _DROPPED_NAMED)
        kept |= mark(page, [index for index in notes if _is_referred_to(outline.elements[index], outline.elements[container.node])])
    kept &= ~page_links(page, outline, container)
    kept &= ~end_lines(page, outline, container, kept)
    if page.rank[container.node] < 2:
        kept &= ~(head_lines(page, outline, container) if probability is None else lead_values(page, outline, container, probability))
    kept &= ~title_line(page, outline, kept, title)
    others = [index for index in furniture if index in teasers or is_of_others(outline, index)]
    kept &= ~aside_lines(page, outline, container, kept, mark(page, others))
    return Choice(kept, container, furniture)


def _is_in_named(page: Page, outline: Outline, index: int) -> bool:
    """Say whether a node stands in an element that claims to hold a post's text: a card there was set by the author."""
    while index >= 0:
        if page.rank[index] > 1:
            return True
        index = outline.parents[index]
    return False


def _unlikely(page: Page, outline: Outline, container: Container, probability: Floats) -> Marks:
    """Give the segments that are not the post's, by probability and by a reason that can be named.

    Captions are exempt: the pages that the network learned from leave them out, and the post's reader does not. So are notes with
    their markers, whatever stands in a quotation, its source in a footer, and posts of other sites that are shown in this one.
    """
    names = page.path[page.node] & ~page.path[container.node]
    tags = page.around[page.node] & ~page.around[container.node]
    opened = (names & ACCORDION) != 0
    reason = ((names & FOREIGN) != 0) | (~opened & (((names & _REASON_NAMES) != 0) | ((tags & _REASONS) != 0) | (page.linked > 0.6)))
    exempt = ((tags & _QUOTE) != 0) | ((names & (_NOTE | EMBEDDED)) != 0)
    holds = container.plain or container.settled  # in a named container nothing goes without a reason
    unlikely = reason & (probability < (_DROPPED_NAMED if holds else _DROPPED))
    if not holds:
        bared = (probability < _DROPPED_BARE) & ((tags & _FIGURE) == 0)
        unlikely |= ~reason & bared & ~_in_kept_wholes(page, outline, container, probability >= _DROPPED_BARE)
    unlikely &= ~exempt
    first, last = outline.starts[container.node], outline.ends[container.node]
    for place in (first + np.flatnonzero(unlikely[first:last])).tolist():
        unlikely[place] = not _is_exempt(outline, place)
    result: Marks = unlikely | head_lines(page, outline, container)
    return result


def _is_exempt(outline: Outline, place: int) -> bool:
    """Say whether a text is a caption, a heading's that announces references, or one's that is a button or leads to a place on the
    page, which opens what stands below it, or links to files."""
    node = outline.nodes[place]
    tag = outline.tags[node]
    if tag == "figcaption" or announces(outline, node):
        return True
    if tag != "button" and not outline.link_lengths[place]:
        return False
    addresses = [link.get("href") or "#" for link in outline.elements[node].iter("a")]
    opens = all(address.startswith("#") for address in addresses) and is_toggle(outline, node)
    return opens or (bool(addresses) and all(map(_FILE.search, addresses)))


def _in_kept_wholes(page: Page, outline: Outline, container: Container, kept: Marks) -> Marks:
    """Mark the segments of the lists and tables most of whose words are kept: an item goes with its list."""
    words, likely = page.held, page.under(np.where(kept, page.words, 0.0))
    wholes = np.flatnonzero(likely > _MOST_OF_WHOLE * words).tolist()
    return mark(page, [index for index in wholes if index > container.node and outline.tags[index] in _WHOLES])


def _notes_outside(outline: Outline, container: Container) -> list[int]:
    """Give the lists of notes or references that stand beside the container, as some themes and generators have them."""
    parents = {container.node}
    index = container.node
    for _ in range(3):  # levels: further out stands what belongs to the site
        index = outline.parents[index]
        if index < 0:
            break
        parents.add(index)
    return [
        index
        for index, (own, parent) in enumerate(zip(outline.own, outline.parents, strict=True))
        if own & _NOTE and parent in parents and outline.ends[index] > outline.starts[index] and index != container.node
    ]


def _is_referred_to(notes: HtmlElement, container: HtmlElement) -> bool:
    """Say whether a link in the post's text leads to one of the notes: then they are the post's, whatever the network thinks."""
    targets = {href[1:] for link in container.iter("a") if (href := link.get("href") or "").startswith("#")}
    return bool(targets) and any(element.get("id") in targets for element in notes.iter())


def root_and_dropped(page: Page, outline: Outline, choice: Choice) -> tuple[HtmlElement, frozenset[HtmlElement]]:
    """Give the innermost element around all that is kept, and the elements under it that hold nothing of it."""
    order = np.flatnonzero(choice.kept).tolist()
    first, last = order[0], order[-1] + 1
    container = choice.container.node
    whole = outline.starts[container] <= first and last <= outline.ends[container]
    root = container if (choice.container.plain or choice.container.settled) and whole else _around(outline, first, last)
    counts = page.under(choice.kept.astype(np.float64)).tolist()
    furniture = set(choice.furniture)
    dropped: set[HtmlElement] = set()
    index = root + 1
    while index < outline.last[root]:
        if counts[index]:
            index += 1
            continue
        if index not in furniture and _holds_picture_beside_label(outline, index, furniture):
            index += 1
            continue
        before = outline.ends[index] <= first
        if index in furniture or outline.ends[index] > outline.starts[index] or (before and is_featured(outline.elements[index])):
            dropped.add(outline.elements[index])
            index = outline.last[index]
        else:
            index += 1
    titled = (int(place) for place in order if outline.tags[outline.nodes[place]] != "h1")
    inner = _around(outline, next(titled, first), last)
    element = outline.elements[root]
    pictures = featured_pictures(element, outline.elements[outline.nodes[first]])
    if page.rank[root] > 1:  # it says that all in it is the post's text
        return element, frozenset(dropped) | pictures
    return element, frozenset(dropped) | pictures | lead_pictures(element, outline.elements[inner])


def _holds_picture_beside_label(outline: Outline, index: int, furniture: Collection[int]) -> bool:
    """Say whether a node holds a picture of the text, and beside it only a label that no reader sees (Drupal: "Image"), or what
    a lightbox says of a picture that leads to its own file (Discourse)."""
    pictures = [] if outline.starts[index] == outline.ends[index] else list(islice(outline.elements[index].iter("img"), _MOST_PICTURES))
    if not pictures:
        return False
    if all(any(is_image_file(link.get("href") or "") for link in islice(picture.iterancestors("a"), 1)) for picture in pictures):
        return True
    inner = [node for node in range(index + 1, outline.last[index]) if node in furniture and is_unseen(outline, node)]
    return sum(outline.ends[node] - outline.starts[node] for node in inner) == outline.ends[index] - outline.starts[index]


def _around(outline: Outline, first: int, last: int) -> int:
    index = outline.nodes[first]
    while outline.starts[index] > first or outline.ends[index] < last:
        index = outline.parents[index]
    return index
