"""Jobs side by side: a process each, several at once, never two at one site."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from types import FrameType
from typing import TYPE_CHECKING

from pressmark.jobs.job import Job
from pressmark.outcome import Outcome
from pressmark.summary import Summary

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

_FRESH = get_context("spawn")  # a reactor runs once a process, and a fork would share what the parent has open
Done = tuple[Job, Summary]


@dataclass(frozen=True, slots=True)
class Verbosity:
    """What the jobs log to the standard error."""

    verbose: int = 0
    quiet: bool = False


@dataclass(slots=True)
class Runner:
    """Runs jobs in their order, but for those that wait until another is done with their site."""

    at_once: int = 2
    verbosity: Verbosity = field(default_factory=Verbosity)
    _running: dict[Connection, tuple[Job, SpawnProcess]] = field(default_factory=dict)
    _stopped: bool = False

    def run(self, jobs: Iterable[Job]) -> Iterator[Done]:
        """Give each job with its summary, as it ends. SIGINT and SIGTERM are passed on once each; jobs that wait do not begin then."""
        waiting = list(jobs)
        with self._passing_signals_on():
            while (waiting and not self._stopped) or self._running:
                self._start_what_may(waiting)
                for connection in wait(list(self._running)):
                    assert isinstance(connection, Connection)  # noqa: S101 - nothing else is waited for
                    yield self._end(connection)
        for job in waiting:
            yield job, Summary(outcome=Outcome.INTERRUPTED, out=job.out, message="it was not begun")

    def _start_what_may(self, waiting: list[Job]) -> None:
        for job in list(waiting):
            busy = frozenset[str]().union(*(running.hosts for running, _ in self._running.values()))
            if self._stopped or len(self._running) >= self.at_once:
                return
            if not job.hosts & busy:
                waiting.remove(job)
                self._start(job)

    def _start(self, job: Job) -> None:
        ours, theirs = _FRESH.Pipe(duplex=False)
        process = _FRESH.Process(target=_crawl, args=(job, self.verbosity, theirs), name=job.name)
        process.start()
        theirs.close()
        self._running[ours] = (job, process)

    def _end(self, connection: Connection) -> Done:
        job, process = self._running.pop(connection)
        try:
            summary = connection.recv()
        except EOFError:
            process.join()
            detail = f"its process ended with code {process.exitcode} and without a word"
            summary = Summary(outcome=Outcome.NOT_PUBLISHED, out=job.out, message=detail)
        connection.close()
        process.join()
        return job, summary

    @contextmanager
    def _passing_signals_on(self) -> Iterator[None]:
        before = {number: signal.signal(number, self._stop) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _stop(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002 - as signal calls it
        self._stopped = True
        for _, process in self._running.values():
            if process.pid and process.is_alive():
                os.kill(process.pid, number)


def _crawl(job: Job, verbosity: Verbosity, answer: Connection) -> None:
    """Crawl in a fresh process and send the summary."""
    os.setsid()  # a terminal's Ctrl-C comes through the parent, once
    from pressmark.jobs.settings import crawl_options
    from pressmark.run import configure_logging, run_crawl

    configure_logging(verbosity.verbose, quiet=verbosity.quiet, terminal=False, name=job.name)
    try:
        summary = run_crawl(job.archives, job.out, crawl_options(job))
    except Exception as error:  # its summary is all that the parent learns
        summary = Summary(outcome=Outcome.NOT_PUBLISHED, out=job.out, message=f"{type(error).__name__}: {error}")
    answer.send(summary)
    answer.close()
