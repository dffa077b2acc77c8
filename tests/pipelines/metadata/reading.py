"""HTML in, Metadata out, for the tests beside this file."""

from datetime import UTC, datetime

from pipelines.document import open_document
from pipelines.metadata.registry import read_entry_metadata, read_metadata
from pipelines.model.metadata import Metadata
from pipelines.model.page import RawPage

URL = "https://blog.example.org/2025/12/rust-in-de-tuin/"
FETCHED = datetime(2026, 1, 10, 12, tzinfo=UTC)


def read(html: str, url: str = URL, headers: tuple[tuple[str, str], ...] = (), fragment: bool = False) -> Metadata:
    page = RawPage(url=url, body=html.encode(), headers=headers, fetched_at=FETCHED, fragment=fragment)
    return read_metadata(open_document(page), headers, FETCHED)


def read_entry(html: str, path: str = ".//*[@data-entry]", url: str = "https://blog.example.org/tag/rust/") -> Metadata:
    document = open_document(RawPage(url=url, body=html.encode(), fetched_at=FETCHED))
    return read_entry_metadata(document, document.root.find(path), FETCHED)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def terms(metadata: Metadata, taxonomy: str) -> list[tuple[str, str | None]]:
    return [(term.name, term.slug) for term in metadata.terms if term.taxonomy == taxonomy]
