"""Where getting, normalising and writing meet: Scrapy's item pipeline for a dataset."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, NoReturn

from scrapy import signals
from scrapy.exceptions import CloseSpider

from exports.changes import departed_posts
from exports.crawl import Crawl
from exports.previous import UnreadableSnapshotError
from exports.rows import encode_rows
from exports.snapshot import Options, Published, publish
from exports.tables import RowContext, post_rows
from pipelines.model.archive import ArchiveRead
from pipelines.model.page import RawPage
from pipelines.model.post import Post
from pipelines.normalise import failed_post, read_post
from pipelines.urls import post_id
from pressmark.lock import DatasetLock, LockedError
from pressmark.outcome import Outcome
from pressmark.raw import clear_replay_state, drop_old_raw
from pressmark.summary import ArchiveSummary, Failure, Summary
from spiders.state import OpenCrawl, State
from spiders.warc.stored import PROBLEMS as WARC_PROBLEMS

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

logger = logging.getLogger("pressmark")
PARSER = f"pressmark {version('pressmark')}"
_NO_ARCHIVE = "no archive to crawl: give its address with -a url=https://site/tag/x/"
_NO_DATASET = "no dataset to write: give its folder with -a out=data/x"
_GO_ON = "run the same command again to carry on; what was read is stored and not fetched again"


class DatasetPipeline:
    """Normalises each page as it comes, stores its rows, and publishes a snapshot when the crawl has ended.

    The spider's ``archives`` and ``out`` say what to crawl and where to. ``summary`` is None until the end. A spider
    without a dataset (``scrapy shell``, ``scrapy parse``) is left alone.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.summary: Summary | None = None
        self._crawler = crawler
        self._began = monotonic()
        self._archives: list[ArchiveRead] = []
        self._failures: list[Failure] = []
        self._warnings: list[Failure] = []
        self._lock: DatasetLock | None = None
        self._state: State | None = None
        self._crawl: OpenCrawl | None = None
        self._replayed = bool(crawler.settings.get("PRESSMARK_REPLAY"))
        crawler.signals.connect(self._conclude, signals.spider_idle)
        crawler.signals.connect(self._note_fault, signals.spider_error)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> DatasetPipeline:
        return cls(crawler)

    def open_spider(self) -> None:
        """Take the dataset and carry on an interrupted crawl of it, if there is one."""
        spider: Any = self._crawler.spider
        archives = getattr(spider, "archives", ())
        if not archives and not getattr(spider, "out", None):
            return  # a shell; a crawl without arguments ends in _conclude
        if not archives:
            self._refuse(Outcome.BAD_ARGUMENTS, _NO_ARCHIVE)
        if not getattr(spider, "out", None):
            self._refuse(Outcome.BAD_ARGUMENTS, _NO_DATASET)
        self._out = Path(spider.out)
        try:
            self._out.mkdir(parents=True, exist_ok=True)
            self._lock = DatasetLock(self._out)
            self._state = State(clear_replay_state(self._out) if self._replayed else self._out / "state.sqlite")
        except LockedError as error:
            self._refuse(Outcome.LOCKED, str(error))
        except OSError as error:
            self._refuse(Outcome.BAD_ARGUMENTS, f"the dataset {self._out} cannot be written: {error.strerror}")
        if self._state.problem:
            self._warnings.append(Failure(url=str(self._out), code="state-unreadable", detail=self._state.problem))
        self._crawl = self._state.begin(json.dumps(spider.archives), datetime.now(UTC))
        if self._crawl.resumed:
            logger.info("carrying on crawl %s: %d posts are stored already", self._crawl.crawl_id, self._state.count_read())
        spider.crawl_id = self._crawl.crawl_id
        gone = departed_posts(self._out) if self._replayed else frozenset()  # an old archive page may list them still
        spider.job.already = lambda url: post_id(url) in gone or (self._state is not None and self._state.holds(post_id(url)))

    def process_item(self, item: Any) -> Any:
        """Store a page as a post's rows, or note what became of an archive."""
        if isinstance(item, RawPage):
            self._store(item)
        elif isinstance(item, ArchiveRead):
            self._note(item)
        return item

    def close_spider(self) -> None:
        """Say how the crawl ended and let go of the dataset."""
        if self.summary is None and self._state:
            self.summary = self.interrupted()
        if self._state:
            self._state.close()
            if self._replayed:
                clear_replay_state(self._out)
        if self._lock:
            self._lock.release()
        if self._crawler.stats and self.summary:
            self._crawler.stats.set_value("pressmark/outcome", self.summary.outcome.value)

    def interrupted(self) -> Summary:
        """Say what there is of a crawl that was stopped: its posts are stored, nothing is published."""
        self._archives += getattr(self._crawler.spider, "unfinished", tuple)()
        return self._summary(Outcome.INTERRUPTED, message=_GO_ON)

    def _refuse(self, outcome: Outcome, message: str) -> NoReturn:
        logger.error(message)
        self._out = Path(getattr(self._crawler.spider, "out", None) or ".")
        self.summary = self._summary(outcome, message=message)
        raise CloseSpider(outcome.value)

    def _store(self, page: RawPage) -> None:
        assert self._state and self._crawl  # noqa: S101 - open_spider has made both
        try:
            post = read_post(page)
        except Exception as error:  # a fault of ours must cost one post, not the crawl
            logger.exception("%s could not be normalised", page.url)
            post = failed_post(page, f"{page.url} could not be normalised: {type(error).__name__}: {error}")
        rows = post_rows(post, RowContext(crawl_id=self._crawl.crawl_id, parser=PARSER))
        self._state.stage(post_id(post.url), post.url, post.body_status, encode_rows(rows))
        self._count("posts_failed" if post.body_status == "failed" else "posts_done")
        if post.body_status == "failed":
            self._failures.append(_failure(post))

    def _note(self, archive: ArchiveRead) -> None:
        self._archives.append(archive)
        told = [Failure(url=p.url or archive.archive_url, code=p.code, detail=p.detail) for p in archive.problems]
        if archive.entries:
            self._warnings += told
        else:
            reason = archive.why_not or f"{archive.archive_url} lists no posts"
            self._failures += told or [Failure(url=archive.archive_url, code="no-entries", detail=reason)]

    def _note_fault(self, failure: Any, response: Any) -> None:
        """Note a fault of the spider's own, which Scrapy logs and goes on from: what it was reading is lost."""
        detail = f"{response.url} could not be read: {failure.type.__name__}: {failure.getErrorMessage()}"
        self._failures.append(Failure(url=response.url, code="spider-error", detail=detail))

    def _conclude(self) -> None:
        """Publish once nothing is left to fetch, and close the spider with the outcome as its reason."""
        if self.summary is None and self._state and self._crawl:
            self.summary = self._published(self._state, self._crawl)
        elif self.summary is None:
            self._refuse(Outcome.BAD_ARGUMENTS, f"{_NO_ARCHIVE}; {_NO_DATASET}")
        raise CloseSpider(self.summary.outcome.value)

    def _published(self, state: State, crawl: OpenCrawl) -> Summary:
        settings = self._crawler.settings
        self._archives += getattr(self._crawler.spider, "unfinished", tuple)()
        if not any(archive.entries for archive in self._archives) or (self._failures and not state.count_read()):
            return self._summary(Outcome.NOTHING_READ)
        facts = Crawl(
            crawl_id=crawl.crawl_id,
            parser=PARSER,
            archives=tuple(self._archives),
            job_archives=tuple(self._crawler.spider.archives),  # type: ignore[union-attr]
            replayed=self._replayed,
        )
        keep = settings.getint("PRESSMARK_KEEP_SNAPSHOTS")
        try:
            published = publish(self._out, facts, state.staged, Options(always=settings.getbool("PRESSMARK_ALWAYS"), keep=keep))
        except (OSError, UnreadableSnapshotError) as error:
            return self._summary(Outcome.NOT_PUBLISHED, message=f"{error}; {_GO_ON}")
        if published.held_back:
            return self._summary(Outcome.NOT_PUBLISHED, published, "; ".join(published.held_back))
        state.finish()
        if settings.getbool("PRESSMARK_WARC"):
            drop_old_raw(self._out, settings.getint("PRESSMARK_KEEP_WARCS"))
        if not published.published:
            return self._summary(Outcome.UNCHANGED, published)
        too_many = len(self._failures) > settings.getint("PRESSMARK_MAX_FAILURES")
        return self._summary(Outcome.PUBLISHED_WITH_FAILURES if too_many else Outcome.PUBLISHED, published)

    def _summary(self, outcome: Outcome, published: Published | None = None, message: str | None = None) -> Summary:
        return Summary(
            outcome=outcome,
            out=self._out,
            crawl_id=self._crawl.crawl_id if self._crawl else None,
            message=message,
            counts=published.rows if published else {},
            changes=published.changes if published else {},
            archives=tuple(_archive_summary(archive) for archive in self._archives),
            failures=tuple(self._failures),
            warnings=(*self._warnings, *self._warc_problems()),
            requests=int(self._crawler.stats.get_value("downloader/request_count", 0)) if self._crawler.stats else 0,
            elapsed_s=monotonic() - self._began,
        )

    def _warc_problems(self) -> list[Failure]:
        told = self._crawler.stats.get_value(WARC_PROBLEMS, []) if self._crawler.stats else []
        return [Failure(url=str(self._out), code="raw-incomplete", detail=detail) for detail in told]

    def _count(self, name: str) -> None:
        if self._crawler.stats:
            self._crawler.stats.inc_value(f"pressmark/{name}")


def _failure(post: Post) -> Failure:
    worst = post.problems[-1] if post.problems else None
    return Failure(url=post.url, code=worst.code if worst else "failed", detail=worst.detail if worst else f"{post.url} could not be read")


def _archive_summary(archive: ArchiveRead) -> ArchiveSummary:
    return ArchiveSummary(
        archive_url=archive.archive_url,
        pages_read=archive.pages_read,
        entries=len(archive.entries),
        complete=archive.complete,
        why_not=archive.why_not,
        declared_total=archive.declared_total,
        missing=tuple(dict.fromkeys(url for check in archive.checks for url in check.missing)),
    )
