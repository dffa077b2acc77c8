"""Groups of like records on a page: the elements that could each be one post of an archive."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from pipelines.metadata.heading import named_title
from pipelines.outline import Outline, is_article
from pipelines.page_links import DATE, NO_WORD, PageLink, is_more, leads_to_list, names_nothing, names_title
from pipelines.tags import HEADINGS
from pipelines.text import clean_text

_COLUMNS = 20  # of a table, told apart; a row of more cells is no list of posts
# Takes headings over groups of posts: "A", "0–9", "2024", "March 2024", "maart 2024"; leaves "Rye", "2024 in bread".
_GROUP = re.compile(r"[\W\d_]*|\w{1,2}|[^\W\d_]{3,12}\.?,? (?:19|20)\d\d")
_PARAGRAPH = 60  # characters; what is shorter may be a date, a name or a kicker above a title
_PROSE = frozenset({"p", "li", "td", "dd", "dt", "blockquote", "figcaption", "label"})


@dataclass(slots=True, eq=False)
class Record:
    """One candidate: the siblings that make it up, its permalink and its title."""

    elements: tuple[HtmlElement, ...]
    url: str
    key: str
    title: str | None
    headed: bool = False  # its title is a heading, and its link
    titled: bool = False  # a heading stands in it
    internal: bool = True
    in_prose: bool = False  # its link is a small part of a sentence
    named: bool = False  # its link is called a title


@dataclass(slots=True, eq=False)
class RecordGroup:
    """Records that look alike, in page order."""

    records: list[Record]
    semantic: bool = False  # the elements call themselves posts
    score: float = field(default=0.0)


def semantic_groups(outline: Outline, links: list[PageLink]) -> list[RecordGroup]:
    """Give the elements that call themselves posts, grouped by where they stand."""
    outermost = _outermost(outline.articles)
    if not outermost:
        return []
    by_article: dict[HtmlElement, list[PageLink]] = {article: [] for article in outermost}
    for link in links:
        owner = next((above for above in (link.element, *link.element.iterancestors()) if above in by_article), None)
        if owner is not None:
            by_article[owner].append(link)
    groups: dict[tuple[str, ...], list[Record]] = {}
    for article, inside in by_article.items():
        if record := _semantic_record(article, inside, outline):
            groups.setdefault(_tag_path(article), []).append(record)
    return [RecordGroup(records, semantic=True) for records in groups.values()]


def _outermost(articles: list[HtmlElement]) -> list[HtmlElement]:
    """Leave out what stands in another article, and articles that only hold several others (an archive as one article)."""
    known = set(articles)
    inner: dict[HtmlElement, int] = {}
    for article in articles:
        above = next((element for element in article.iterancestors() if element in known), None)
        if above is not None:
            inner[above] = inner.get(above, 0) + 1
    holders = {article for article, count in inner.items() if count > 1}
    known -= holders
    return [article for article in articles if article in known and not any(above in known for above in article.iterancestors())]


def _semantic_record(article: HtmlElement, links: list[PageLink], outline: Outline) -> Record | None:
    heading = next((e for e in article.iter(*HEADINGS) if clean_text("".join(e.itertext()))), None)
    likely = [link for link in links if link.internal and not leads_to_list(link.url)]
    if heading is not None and any(_is_title_above(link, heading, outline) for link in likely):
        heading = None  # one of the text's
    title = clean_text("".join(heading.itertext())) if heading is not None else None
    link = _permalink(heading, title, likely, outline) or _permalink(heading, title, links, outline)
    if link is None:
        return None
    if title is None and link.text and not names_nothing(link.text) and not DATE.search(link.text) and not NO_WORD.fullmatch(link.text):
        title = link.text
    headed = link.heading is not None or bool(title and title in link.text)
    return Record((article,), link.url, link.key, title, headed=headed, titled=heading is not None, internal=link.internal)


def _permalink(heading: HtmlElement | None, title: str | None, links: list[PageLink], outline: Outline) -> PageLink | None:
    """Choose the link to the post itself: by what it calls itself, by its heading, by its text, then by its date."""
    tests = (
        lambda link: (
            "u-url" in (link.element.get("class") or "").split() and not link.element.xpath("ancestor::*[contains(@class,'p-author')]")
        ),
        lambda link: link.heading is not None and (heading is None or link.heading is heading),
        lambda link: "bookmark" in (link.element.get("rel") or "").split(),
        lambda link: bool(title) and title in link.text,
        lambda link: link.element.find(".//time") is not None or link.element.getparent().tag == "time",
        lambda link: is_more(link.text),
        lambda link: bool(DATE.search(link.text)),
        lambda link: heading is None and _is_title(link) and names_title(link.element),
    )
    for test in tests:
        if (found := next(filter(test, links), None)) is not None:
            return found
    keys = {link.key for link in links}
    alone = len(keys) == 1 and links[0].internal
    return links[0] if alone and (not links[0].element.xpath("ancestor::p") or _is_line(links[0].element, outline)) else None


def _is_title_above(link: PageLink, heading: HtmlElement, outline: Outline) -> bool:
    """Say whether a link is the title of a post, in a line of its own without a heading's tag, and the heading one of its text."""
    if (
        link.heading is not None
        or outline.order[link.element] > outline.order[heading]
        or not _is_title(link)
        or not _is_line(link.element, outline)
    ):
        return False
    return names_title(link.element) or _is_in_text(heading, link, outline)


def _is_line(link: HtmlElement, outline: Outline) -> bool:
    """Say whether a link is all that its paragraph, or the element around it, says."""
    around = next((above for above in link.iterancestors() if above.tag in _PROSE or above.tag == "div"), None)
    return around is not None and outline.text_length[around] == outline.text_length[link]


def pattern_groups(outline: Outline, links: list[PageLink]) -> list[RecordGroup]:
    """Give groups of links that stand alike in the tree, each link grown to the largest part of the page that is its alone."""
    signatures: dict[tuple[object, ...], list[PageLink]] = {}
    for link in links:
        path = _tag_path(link.element)
        signatures.setdefault(("path", path), []).append(link)
        parent = link.element.getparent()
        classes = tuple(_stable_classes(element) for element in (link.element, parent) if element is not None)
        signatures.setdefault(("class", path, classes), []).append(link)
    groups, seen = [], set()
    by_key: dict[str, list[PageLink]] = {}
    for link in links:
        by_key.setdefault(link.key, []).append(link)
    for members in signatures.values():
        mark = tuple(outline.order[link.element] for link in members)
        if mark not in seen:
            seen.add(mark)
            groups.append(_pattern_group(outline, members, by_key))
    return [group for group in groups if group.records]


def _pattern_group(outline: Outline, members: list[PageLink], by_key: dict[str, list[PageLink]]) -> RecordGroup:
    under: dict[HtmlElement, set[str]] = {}
    for link in members:
        for above in (link.element, *link.element.iterancestors()):
            under.setdefault(above, set()).add(link.key)
    records, taken = [], set()
    first_by_key = {link.key: link for link in reversed(members)}
    alone = len(first_by_key) == 1
    for link in members:
        if link.key in taken or (NO_WORD.fullmatch(link.text) and link.heading is None and not link.element.xpath(".//img")):
            continue
        top = _grow(link.element, under, outline, alone=alone)
        siblings = [other for other in by_key[link.key] if top is other.element or top in other.element.iterancestors()]
        taken.add(link.key)
        records.append(_pattern_record(top, link, siblings, outline))
    records.sort(key=lambda record: outline.order[record.elements[0]])
    return RecordGroup(_with_runs(records, outline))


def _grow(element: HtmlElement, under: dict[HtmlElement, set[str]], outline: Outline, *, alone: bool) -> HtmlElement:
    """Climb while the part above holds no other post. A lone post ends at what looks like one record."""
    top = element
    for above in element.iterancestors():
        if above.tag in {"body", "html", "main"} or len(under[above]) > 1:
            break
        if alone and (above.tag in {"ul", "ol", "table", "tbody", "dl"} or _holds_more(above, top, element, outline)):
            break
        top = above
        if alone and is_article(above):
            break
    return top


def _holds_more(above: HtmlElement, top: HtmlElement, link: HtmlElement, outline: Outline) -> bool:
    """Say whether a part holds more than one post: the page's own heading, or chrome beside what was climbed so far."""
    if any(link not in heading.iter() and heading not in link.iterancestors() for heading in above.iter("h1")):
        return True
    return any(child is not top and (child in outline.chrome or outline.chrome.keys() & set(child.iter())) for child in above)


def _pattern_record(top: HtmlElement, link: PageLink, siblings: list[PageLink], outline: Outline) -> Record:
    heading = next((other.heading for other in siblings if other.heading is not None), None)
    headed = heading is not None
    if heading is None:
        heading = next((e for e in top.iter(*HEADINGS) if e not in outline.chrome and clean_text("".join(e.itertext()))), None)
    if not headed and not _is_title(link):
        heading = named_title(top, heading)
    title = clean_text("".join(heading.itertext())) if heading is not None else None
    if heading is not None and not headed and title and _is_title(link) and (_is_group(title, link) or _is_in_text(heading, link, outline)):
        heading = title = None
    if title is None:
        texts = [other.text for other in siblings if not names_nothing(other.text) and not NO_WORD.fullmatch(other.text)]
        texts = [text for text in texts if not (match := DATE.search(text)) or len(match.group()) < len(text) - 2]
        title = max(texts, key=len, default=None)
    headed = headed or bool(title and any(title in other.text for other in siblings) and heading is not None)
    return Record(
        (top,),
        link.url,
        link.key,
        title,
        headed=headed,
        titled=heading is not None,
        internal=link.internal,
        in_prose=_in_prose(link.element, outline),
        named=names_title(link.element),
    )


def _is_title(link: PageLink) -> bool:
    """Say whether a link's own text may be a title."""
    return bool(clean_text("".join(link.element.itertext()))) and not (
        names_nothing(link.text) or DATE.search(link.text) or NO_WORD.fullmatch(link.text)
    )


def _is_group(title: str, link: PageLink) -> bool:
    """Say whether a heading is "M" over the posts that begin with it, of which this one is the only one."""
    return _GROUP.fullmatch(title) is not None and len(link.text) > len(title)


def _is_in_text(heading: HtmlElement, link: PageLink, outline: Outline) -> bool:
    """Say whether a heading is one of a post's text, which begins before it and after the link: a title need not be a heading."""
    first, last = outline.order[link.element], outline.order[heading]
    return any(element.tag == "p" and outline.text_length[element] > _PARAGRAPH for element in outline.elements[first:last])


def _in_prose(link: HtmlElement, outline: Outline) -> bool:
    block = next((above for above in link.iterancestors() if above.tag in _PROSE), None)
    if block is None or _is_line(link, outline) or any(above.tag in HEADINGS for above in link.iterancestors()):
        return False
    around = outline.text_length[block] - outline.text_length[link]
    led = not (link.getprevious() is not None or (link.getparent().text or "").strip())
    # An entry of a plain list may carry a date (at most some 30 signs) or, after the link, a summary.
    return around > 30 and around > outline.text_length[link] and not (led and link.getparent().tag in {"li", "td", "dd", "dt"})


def _with_runs(records: list[Record], outline: Outline) -> list[Record]:
    """Where posts are told apart only by their titles (``h2 p div h2 p div``, ``dt dd``), give each what follows its title."""
    if len(records) < 2 and not (records and records[0].elements[0].tag in {"dt", *HEADINGS}):
        return records
    starts = {record.elements[0] for record in records}
    runs = []
    for record in records:
        run = [record.elements[0]]
        for after in record.elements[0].itersiblings():
            if after in starts or after in outline.chrome or (isinstance(after.tag, str) and after.tag in {"h1", "footer", "hr"}):
                break
            if isinstance(after.tag, str):
                run.append(after)
        runs.append(tuple(run))
    first = records[0].elements[0]
    titled = first.tag in {*HEADINGS, "dt", "a", "header"} or first.tag in {"p", "div", "tr"}
    longer = [run for run in runs if any(outline.text_length[e] for e in run[1:])]
    if not titled or len(longer) < 0.7 * len(runs) or _headings_between(runs):
        return records
    for record, elements in zip(records, runs, strict=True):
        record.elements = elements
    return records


def _headings_between(runs: list[tuple[HtmlElement, ...]]) -> bool:
    """Say whether what follows the titles are headings over groups of posts ("2024"), not parts of posts."""
    return sum(1 for run in runs if len(run) == 2 and run[1].tag in HEADINGS) > len(runs) / 2


def _tag_path(element: HtmlElement) -> tuple[str, ...]:
    """Give the tags from an element to the root; of a table's cell with its column, as each column holds links of its own kind."""
    return tuple(_column(above) if above.tag in {"td", "th"} else str(above.tag) for above in (element, *element.iterancestors()))


def _column(cell: HtmlElement) -> str:
    return f"{cell.tag}{sum(1 for _ in zip(cell.itersiblings(preceding=True), range(_COLUMNS), strict=False))}"


def _stable_classes(element: HtmlElement) -> tuple[str, ...]:
    """Give class tokens that a template prints for each record; tokens with digits or filing words differ from post to post."""
    tokens = (element.get("class") or "").split()
    return tuple(token for token in tokens if token.isalpha() or ("-" in token and not any(map(str.isdigit, token))))[:3]
