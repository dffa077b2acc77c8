"""Where the post is on its page."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.model.body import Body, Document
from pipelines.model.problem import Problem
from pipelines.segments.choice import Choice, choose, root_and_dropped
from pipelines.segments.features import Hints, read_features
from pipelines.segments.model import load_network
from pipelines.segments.outline import Outline, read_outline
from pipelines.segments.page import Floats, Page, read_page
from pipelines.segments.teasers import find_teasers

# Of a page that names decide alone, without the network: its features of so many take 50 MB. No page of 1,009 has a tenth of it.
_MOST_SEGMENTS = 50_000


@dataclass(frozen=True, slots=True)
class Judgement:
    """A page in segments, and which of them are the post's."""

    outline: Outline
    page: Page
    features: Floats | None  # a row a segment; None where names decide alone
    choice: Choice
    problems: tuple[Problem, ...] = ()


def find_body(document: Document, title: str | None = None) -> Body | None:
    """Give the body of the page's main post, the first where several stand on the page; None where no text stands on it.

    What surrounds the post inside its container (share bars, related posts, forms, hidden spans) is in ``dropped``.
    ``title``, where it is known, helps to find where the post begins.
    """
    judgement = judge_page(document, title)
    return body_of(judgement) if judgement else None


def judge_page(document: Document, title: str | None = None) -> Judgement | None:
    """Judge every segment of a page; None where it has no text."""
    element = document.root.find("body")
    if element is None:
        return None
    outline = read_outline(element)
    page = read_page(outline)
    if page is None:
        return None
    if document.fragment or len(page.texts) > _MOST_SEGMENTS:
        return Judgement(outline, page, None, choose(page, outline, None), () if document.fragment else (_too_many(document, page),))
    features = read_features(page, outline, read_hints(document, title))
    known = _folded(title or "")
    teasers = find_teasers(page, outline, document.url, known)
    return Judgement(outline, page, features, choose(page, outline, load_network("post").judge(features), known, teasers))


def body_of(judgement: Judgement) -> Body | None:
    """Give the body that a judgement means; None where no segment is the post's."""
    if not judgement.choice.kept.any():
        return None
    root, dropped = root_and_dropped(judgement.page, judgement.outline, judgement.choice)
    return Body(root, dropped, judgement.problems)


def _too_many(document: Document, page: Page) -> Problem:
    detail = f"{document.url} has {len(page.texts)} pieces of text; of more than {_MOST_SEGMENTS} names alone tell which are the post's"
    return Problem("body", "text-in-many-pieces", detail, "content_text", document.url)


def read_hints(document: Document, title: str | None = None) -> Hints:
    """Give what the page's head says of its post."""
    head = document.root.find("head")
    titles = [title or ""]
    description = ""
    if head is not None:
        titles.append(head.findtext("title") or "")
        for meta in head.iter("meta"):
            name = meta.get("property") or meta.get("name")
            if name == "og:title":
                titles.append(meta.get("content") or "")
            elif name in ("description", "og:description") and not description:
                description = meta.get("content") or ""
    return Hints(_folded(" ".join(titles)), _folded(description))


def _folded(text: str) -> str:
    return " ".join(text.split()).lower()
