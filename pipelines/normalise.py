"""From a page to its post, and from an archive page to all posts that it carries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pipelines.blocks.limits import limit_problems
from pipelines.blocks.references import References
from pipelines.blocks.walk import BlockReading, read_blocks
from pipelines.body import find_body
from pipelines.citations import find_citations
from pipelines.content import content_text
from pipelines.continuation import join_readings
from pipelines.declared_body import with_declared
from pipelines.document import open_document
from pipelines.entry_page import entry_page
from pipelines.listing import read_listing
from pipelines.metadata.merge import merge
from pipelines.metadata.registry import read_metadata
from pipelines.model.body import Body, Document
from pipelines.model.metadata import Metadata
from pipelines.model.page import RawPage
from pipelines.model.post import Post
from pipelines.model.problem import Problem
from pipelines.model.reference import Reference
from pipelines.protection import is_protected
from pipelines.references.parse import MAX_CHARACTERS, parse_references
from pipelines.sanitise import is_sanitised


def normalise(html: str | bytes, url: str) -> Post:
    """Give the main post of a page. ``bytes`` are decoded as a browser would; what cannot be read is in ``problems``.

    A post's ``content_html`` is no page: all of it is the post again, block for block.
    """
    page = RawPage.of_html(html, url)
    return _read(page, _whole_body if isinstance(html, str) and is_sanitised(html) else _found_body)


def normalise_all(html: str | bytes, url: str) -> tuple[Post, ...]:
    """Give the posts of an archive page in its order, with as much of each as stands there (``body_status`` says how much)."""
    page = RawPage.of_html(html, url)
    document = open_document(page)
    return tuple(read_post(entry_page(entry, page, document.base_url)) for entry in read_listing(document).entries)


def read_post(page: RawPage) -> Post:
    """Give the post of a fetched page. Never raises for what the page holds: what is missing is null, and a ``Problem`` says why."""
    return failed_post(page) if page.body_status == "failed" else _read(page, _found_body)


def _read(page: RawPage, read_body: Callable[[Document, str | None], BlockReading]) -> Post:
    documents = [open_document(part) for part in (page, *page.continuations)]
    metadata = _metadata(documents[0], page)
    protected = is_protected(documents[0])
    reading = join_readings([] if protected else [read_body(document, metadata.title) for document in documents])
    references = _references(reading)
    cut = limit_problems([("reference-too-long", sum(len(reference.raw) > MAX_CHARACTERS for reference in references))], page.url)
    problems = (*page.problems, *(problem for document in documents for problem in document.problems), *reading.problems, *cut)
    status, absent = _status(page, reading, protected=protected)
    return Post(
        url=page.url,
        metadata=metadata,
        blocks=reading.blocks,
        references=references,
        citations=find_citations(reading, references),
        links=reading.links,
        content_html=reading.content_html,
        content_text=content_text(block.text for block in reading.blocks),
        body_status=status,
        source=page.source,
        archive_url=page.archive_url,
        fetched_at=page.fetched_at,
        problems=(*problems, *absent),
    )


def _found_body(document: Document, title: str | None) -> BlockReading:
    shown, body = with_declared(document, find_body(document, title))
    reading = read_blocks(body, shown, title) if body else BlockReading()
    noticed = (*(shown.problems if shown is not document else ()), *(body.problems if body else ()))
    return replace(reading, problems=(*noticed, *reading.problems)) if noticed else reading


def _whole_body(document: Document, _title: str | None) -> BlockReading:
    body = document.root.find("body")
    return read_blocks(Body(body), document, None) if body is not None else BlockReading()


def failed_post(page: RawPage, detail: str | None = None) -> Post:
    """Give the row of a post that could not be read: what its archive said, and ``detail`` as one more problem."""
    problems = page.problems if detail is None else (*page.problems, Problem("normalise", "not-normalised", detail, url=page.url))
    return Post(
        url=page.url,
        metadata=merge(page.known or Metadata(), page.fallback or Metadata()),
        body_status="failed",
        source=page.source,
        archive_url=page.archive_url,
        fetched_at=page.fetched_at,
        problems=problems,
    )


def _metadata(document: Document, page: RawPage) -> Metadata:
    said = None if page.text_only else read_metadata(document, page.headers, page.fetched_at)
    return merge(*(source for source in (page.known, said, page.fallback) if source))


def _references(reading: BlockReading) -> tuple[Reference, ...]:
    references: list[Reference] = []
    for block in reading.blocks:
        if isinstance(block, References):
            references += parse_references(block.entries, block.position, len(references) + 1)
    return tuple(references)


def _status(page: RawPage, reading: BlockReading, *, protected: bool) -> tuple[str, tuple[Problem, ...]]:
    """Say how much of the post was read, and what is to be told where that is nothing."""
    if protected:
        return "protected", (Problem("body", "protected", f"{page.url} asks for a password", url=page.url),)
    if reading.blocks:
        return page.body_status, ()
    return "failed", (Problem("body", "no-body", f"no element of {page.url} holds the text of a post", "content_text", page.url),)
