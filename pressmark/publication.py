"""The end of a crawl: departures, health checks, the next snapshot, the run's line in the history."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from exports.crawl import Crawl
from exports.snapshot import Options, Published, publish
from exports.summary import SnapshotSummary
from pipelines.urls import split_url
from pressmark.departing import Unlisted
from pressmark.figures import WATCHED, Run, read_history
from pressmark.health import Checkup, Limits, find_faults, since_approval
from pressmark.opening import learn
from pressmark.raw import drop_old_raw
from spiders.state import State


@dataclass(slots=True, kw_only=True)
class Ending:
    """A crawl whose requests are all made, and how to publish it."""

    out: Path
    state: State
    crawl: Crawl
    settings: Any  # Scrapy's
    failures: int = 0
    unlisted: Unlisted = field(default_factory=Unlisted)
    run: Run | None = None  # the snapshot's figures, once it is written

    def publish(self) -> Published:
        """Publish the next snapshot where something changed and no check fails; raises as ``exports.snapshot.publish``."""
        keep = self.settings.getint("PRESSMARK_KEEP_SNAPSHOTS")
        check = None if self.crawl.replayed else self._faults  # another parser may well find less
        options = Options(always=self.settings.getbool("PRESSMARK_ALWAYS"), keep=keep, check=check)
        published = publish(self.out, self.crawl, self.state.staged, options)
        if published.held_back:
            self.state.hold_back()
            return published
        learn(self.state, self.out)
        self.state.finish()
        if self.settings.getbool("PRESSMARK_WARC"):
            drop_old_raw(self.out, self.settings.getint("PRESSMARK_KEEP_WARCS"))
        return published

    def _faults(self, summary: SnapshotSummary) -> tuple[str, ...]:
        self.run, read = self._figures(summary)
        if self.settings.getbool("PRESSMARK_PUBLISH_ANYWAY"):
            return ()
        limits = Limits.of(self.settings)
        before = since_approval([run for run in read_history(self.state.runs, self.out) if run.published], limits)
        return find_faults(Checkup(run=self.run, before=before, limits=limits, departing=self._departing(summary), read=read))

    def _figures(self, summary: SnapshotSummary) -> tuple[Run, Run]:
        """Give the figures of all posts, and of those that this crawl read."""
        read, rows = summary.read, summary.rows
        run = Run(crawl_id=summary.crawl_id, posts=read.posts, references=read.references, absent=_shares(read.absent, read.posts))
        whole = replace(
            run,
            posts=rows["posts"],
            references=rows["references"],
            absent=_shares(summary.nulls["posts"], rows["posts"]),
            changes=summary.changes,
            entries={archive.archive_url: len(archive.entries) for archive in self.crawl.archives if archive.pages_read},
            failures=self.failures,
        )
        return whole, run

    def _departing(self, summary: SnapshotSummary) -> dict[str, tuple[int, int]]:
        """Count, by site, the posts that go or wait to be asked for, and all that there were."""
        if summary.previous is None:
            return {}
        known, gone = Counter[str](), Counter[str]()
        for key, url in self.state.known.posts():
            site = split_url(url).hostname or ""
            known[site] += 1
            gone[site] += self.crawl.departures.kind(key) is not None or key in self.unlisted.waiting
        return {site: (gone[site], count) for site, count in known.items()}


def _shares(absent: Mapping[str, int], posts: int) -> dict[str, float]:
    return {name: absent.get(name, 0) / max(posts, 1) for name in WATCHED}
