"""Downloads what the posts of a snapshot show and link to, into the dataset's store of files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from exports.migration.files import named_files, original_addresses
from exports.migration.model import StoredFile
from exports.migration.store import MediaStore
from exports.previous import read_rows
from exports.schema import BY_NAME
from pipelines.urls import split_url


def download_files(snapshot: Path, store: MediaStore) -> None:
    """Fetch every picture, and every linked file of the sites themselves, that the store has not yet. Blocks until all were asked for."""
    from scrapy.crawler import AsyncCrawlerProcess
    from scrapy.settings import Settings

    from spiders.files import FilesSpider, Wanted

    settings = Settings()
    settings.setmodule("pressmark.settings", priority="project")
    settings.set("LOG_INSTALL_ROOT_HANDLER", False, priority="cmdline")
    sites, hosts = _hosts(snapshot)
    settings.set("PRESSMARK_ALLOWED_DOMAINS", hosts, priority="cmdline")

    def take(file: Wanted, body: bytes) -> None:
        store.add(file.url, body, file.kind)

    def wanted() -> Iterator[Wanted]:
        for url, kind in _missing(snapshot, store):
            yield Wanted(url, original_addresses(url), kind)

    process = AsyncCrawlerProcess(settings)
    process.crawl(FilesSpider, wanted=wanted, archives=sites, store=take, miss=lambda file, why: store.miss(file.url, why))
    process.start()


def _missing(snapshot: Path, store: MediaStore) -> Iterator[tuple[str, str]]:
    """Give address and kind of each file that the store has not; each once."""
    asked: set[str] = set()
    for url, kind, _ in named_files(snapshot):
        if url not in asked and not isinstance(store.find(url), StoredFile):
            asked.add(url)
            yield url, kind


def _hosts(snapshot: Path) -> tuple[list[str], list[str]]:
    """Give one address of each site that posts are from, and the hosts of all files."""
    posts = {_origin(row["url"]) for row in read_rows(snapshot, BY_NAME["posts"], light=True)}
    hosts = {split_url(url).hostname or "" for url, _, _ in named_files(snapshot)}
    return sorted(posts), sorted(filter(None, hosts))


def _origin(url: str) -> str:
    parts = split_url(url)
    return f"{parts.scheme}://{parts.netloc}/"
