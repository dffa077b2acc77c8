"""Where getting, normalising and writing meet: Scrapy's item pipeline for a dataset."""

from __future__ import annotations

import logging
import sqlite3
from importlib.metadata import version
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, NoReturn

from scrapy import signals
from scrapy.exceptions import CloseSpider, DontCloseSpider
from scrapy.utils.defer import deferred_from_coro

from exports.crawl import Crawl
from exports.latest import find_latest
from exports.previous import UnreadableSnapshotError
from exports.snapshot import Published
from exports.tables import RowContext
from pipelines.model.archive import ArchiveRead
from pipelines.model.page import RawPage
from pipelines.model.post import Post
from pressmark.departing import Unlisted, departures, note_answer
from pressmark.figures import run_figures
from pressmark.lock import LockedError
from pressmark.opening import OpenDataset, is_full, open_dataset
from pressmark.outcome import Outcome
from pressmark.publication import Ending
from pressmark.staging import read_rows
from pressmark.summary import ArchiveSummary, Failure, Summary
from spiders.choice import AUTO, unknown_way
from spiders.inquiry import Answer, inquire
from spiders.posts import Unchanged
from spiders.warc.stored import PROBLEMS as WARC_PROBLEMS

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

logger = logging.getLogger("pressmark")
PARSER = f"pressmark {version('pressmark')}"
_NO_ARCHIVE = "no archive to crawl: give its address with -a url=https://site/tag/x/"
_NO_DATASET = "no dataset to write: give its folder with -a out=data/x"
_MEND = "put a whole copy of it there, or let latest and latest.json name the snapshot before it"
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
        self._out = Path(getattr(crawler.spider, "out", None) or ".")
        self._dataset: OpenDataset | None = None
        self._unlisted: Unlisted | None = None  # until all archives are read
        self._broken: sqlite3.Error | None = None  # the state takes no more
        crawler.signals.connect(self._conclude, signals.spider_idle)
        crawler.signals.connect(self._note_fault, signals.spider_error)
        crawler.signals.connect(self._note_loss, signals.item_error)

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
        if problem := unknown_way(self._crawler.settings.get("PRESSMARK_WAY", AUTO)):
            self._refuse(Outcome.BAD_ARGUMENTS, problem)
        self._out = Path(spider.out)
        try:
            self._dataset = dataset = open_dataset(self._out, archives, self._crawler.settings)
        except LockedError as error:
            self._refuse(Outcome.LOCKED, str(error))
        except UnreadableSnapshotError as error:
            self._refuse(Outcome.NOT_PUBLISHED, f"{error}; nothing was fetched or changed: {_MEND}")
        except (OSError, sqlite3.Error) as error:
            outcome = Outcome.NOT_PUBLISHED if is_full(error) else Outcome.BAD_ARGUMENTS
            self._refuse(outcome, f"the dataset {self._out} cannot be written: {getattr(error, 'strerror', None) or error}")
        if problem := dataset.state.problem:
            self._warnings.append(Failure(url=str(self._out), code="state-unreadable", detail=problem))
        spider.crawl_id = dataset.crawl.crawl_id
        spider.job.memory = dataset.memory

    def process_item(self, item: Any) -> Any:
        """Store a page as a post's rows, or note what became of an archive or a post."""
        if self._broken:
            return item
        try:
            self._take(item)
        except sqlite3.Error as error:
            self._stop(error)
        return item

    def _take(self, item: Any) -> None:
        assert self._dataset  # noqa: S101 - open_spider has made it
        state = self._dataset.state
        if isinstance(item, RawPage):
            self._store(item, self._dataset)
        elif isinstance(item, Unchanged):
            state.known.confirm(state.known.post_id(item.url), item.checked_at)
            self._count("posts_unchanged")
        elif isinstance(item, ArchiveRead):
            self._note(item)
        elif isinstance(item, Answer):
            note_answer(state, item, self._unlisted or Unlisted())

    def _stop(self, error: sqlite3.Error) -> None:
        """End a crawl whose state cannot be written; what was stored before is whole."""
        if self._broken is None and self._crawler.engine and self._crawler.spider:
            logger.error("%s cannot be written: %s", self._out / "state.sqlite", error)
            deferred_from_coro(self._crawler.engine.close_spider_async(reason=Outcome.NOT_PUBLISHED.value))
        self._broken = error

    def close_spider(self) -> None:
        """Say how the crawl ended and let go of the dataset."""
        if self.summary is None and self._broken:
            self.summary = self._summary(Outcome.NOT_PUBLISHED, message=self._unwritable(self._broken))
        if self.summary is None and self._dataset:
            self.summary = self.interrupted()
        if self._dataset:
            self._dataset.close()
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

    def _store(self, page: RawPage, dataset: OpenDataset) -> None:
        state, crawl = dataset.state, dataset.crawl
        key = state.known.post_id(page.url)
        post, payload = read_rows(page, RowContext(crawl_id=crawl.crawl_id, parser=PARSER, post_id=key))
        state.stage(key, post.url, post.body_status, payload)
        if post.body_status == "failed":
            self._failures.append(_failure(post))
        else:
            state.known.note_check(key, page.fetched_at or crawl.started_at, page.validators)
        self._count("posts_failed" if post.body_status == "failed" else "posts_done")

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
        if isinstance(failure.value, sqlite3.Error):
            self._stop(failure.value)
            return
        detail = f"{response.url} could not be read: {failure.type.__name__}: {failure.getErrorMessage()}"
        self._failures.append(Failure(url=response.url, code="spider-error", detail=detail))

    def _note_loss(self, item: Any, failure: Any) -> None:
        """Note a fault of an item pipeline, which Scrapy logs and goes on from: the item is lost."""
        url = str(getattr(item, "url", None) or getattr(item, "archive_url", None) or self._out)
        detail = f"{url} could not be stored: {failure.type.__name__}: {failure.getErrorMessage()}"
        self._failures.append(Failure(url=url, code="item-error", detail=detail))

    def _conclude(self) -> None:
        """Once nothing is left to fetch ask for the posts that are listed no more, then publish and close the spider."""
        if self._broken:  # close_spider says so; what could not be stored is missing from what would be published
            raise CloseSpider(Outcome.NOT_PUBLISHED.value)
        if self.summary is None and self._dataset:
            try:
                if self._unlisted is None and self._inquire(self._dataset):
                    raise DontCloseSpider
                self.summary = self._published(self._dataset)
            except UnreadableSnapshotError as error:
                self.summary = self._summary(Outcome.NOT_PUBLISHED, message=f"{error}; {_MEND}, then {_GO_ON}")
            except OSError as error:
                self.summary = self._summary(Outcome.NOT_PUBLISHED, message=f"{error}; {_GO_ON}")
            except sqlite3.Error as error:
                self.summary = self._summary(Outcome.NOT_PUBLISHED, message=self._unwritable(error))
        elif self.summary is None:
            self._refuse(Outcome.BAD_ARGUMENTS, f"{_NO_ARCHIVE}; {_NO_DATASET}")
        raise CloseSpider(self.summary.outcome.value)

    def _inquire(self, dataset: OpenDataset) -> bool:
        """Ask for the posts that no archive lists any more; False where there are none."""
        spider: Any = self._crawler.spider
        self._archives += getattr(spider, "unfinished", tuple)()
        most = 0 if dataset.replayed else self._crawler.settings.getint("PRESSMARK_MAX_INQUIRIES")
        previous = None if dataset.replayed else find_latest(self._out)
        self._unlisted = Unlisted.of(dataset.state, previous, tuple(self._archives), spider.archives, most)
        requests = [inquire(key, url) for key, url in self._unlisted.open(dataset.state)]
        for request in requests if self._crawler.engine else ():
            self._crawler.engine.crawl(request)
        return bool(requests)

    def _published(self, dataset: OpenDataset) -> Summary:
        state, failures = dataset.state, len(self._failures)
        learned = state.count_read() + state.known.count_settled()
        if not any(archive.entries for archive in self._archives) or (failures and not learned):
            return self._summary(Outcome.NOTHING_READ)
        crawl = Crawl(
            crawl_id=dataset.crawl.crawl_id,
            parser=PARSER,
            archives=tuple(self._archives),
            departures=departures(state),
            job_archives=self._crawler.spider.archives,  # type: ignore[union-attr]
            post_id=state.known.post_id,
            replayed=dataset.replayed,
        )
        settings, unlisted = self._crawler.settings, self._unlisted or Unlisted()
        ending = Ending(out=self._out, state=state, crawl=crawl, settings=settings, failures=failures, unlisted=unlisted)
        published = ending.publish()
        told = "; ".join(published.held_back) or None
        summary = self._summary(_outcome(published, too_many=failures > settings.getint("PRESSMARK_MAX_FAILURES")), published, told)
        if ending.run:
            state.runs.add(crawl.crawl_id, run_figures(ending.run, summary))
        return summary

    def _unwritable(self, error: sqlite3.Error) -> str:
        return f"{self._out / 'state.sqlite'} cannot be written: {error}; {_GO_ON}"

    def _summary(self, outcome: Outcome, published: Published | None = None, message: str | None = None) -> Summary:
        return Summary(
            outcome=outcome,
            out=self._out,
            crawl_id=self._dataset.crawl.crawl_id if self._dataset else None,
            message=message,
            counts=published.rows if published else {},
            changes=published.changes if published else {},
            archives=tuple(_archive_summary(archive) for archive in self._archives),
            failures=tuple(self._failures),
            warnings=(*self._warnings, *self._warc_problems()),
            requests=int(self._crawler.stats.get_value("pressmark/requests", 0)) if self._crawler.stats else 0,
            elapsed_s=monotonic() - self._began,
        )

    def _warc_problems(self) -> list[Failure]:
        told = self._crawler.stats.get_value(WARC_PROBLEMS, []) if self._crawler.stats else []
        return [Failure(url=str(self._out), code="raw-incomplete", detail=detail) for detail in told]

    def _count(self, name: str) -> None:
        if self._crawler.stats:
            self._crawler.stats.inc_value(f"pressmark/{name}")


def _outcome(published: Published, *, too_many: bool) -> Outcome:
    if published.held_back:
        return Outcome.NOT_PUBLISHED
    if published.published:
        return Outcome.PUBLISHED_WITH_FAILURES if too_many else Outcome.PUBLISHED
    return Outcome.UNCHANGED_WITH_FAILURES if too_many else Outcome.UNCHANGED


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
