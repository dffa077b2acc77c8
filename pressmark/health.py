"""Whether a crawl that came to its end may be trusted: what fails a check is not published before a person has looked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from pressmark.figures import Run

_LAST = 5  # published runs that a figure is compared with, by their median
_LEAST_POSTS = 10  # of fewer, a share says nothing
_MANY_REFERENCES = 20
_FEW_FAILURES = 5  # happen on any day


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a check lets pass."""

    gone: float = 0.5  # share of a site's posts that may depart at once
    fall: float = 0.5  # share by which the number of posts may fall
    null_rise: float = 0.5  # by which the share of posts without a value may rise, in each watched column
    failure_rise: float = 3.0  # times as many failures as usual

    @classmethod
    def of(cls, settings: Any) -> Limits:
        """Read them from Scrapy's settings."""
        return cls(
            gone=settings.getfloat("PRESSMARK_MAX_GONE"),
            fall=settings.getfloat("PRESSMARK_MAX_FALL"),
            null_rise=settings.getfloat("PRESSMARK_MAX_NULL_RISE"),
            failure_rise=settings.getfloat("PRESSMARK_MAX_FAILURE_RISE"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkup:
    """What the checks look at."""

    run: Run  # as it would be published
    before: tuple[Run, ...]  # published runs, oldest first
    limits: Limits = field(default_factory=Limits)
    departing: Mapping[str, tuple[int, int]] = field(default_factory=dict)  # by site: posts that go, posts that there were
    read: Run | None = None  # the same figures of the posts alone that this crawl read itself


Check = Callable[[Checkup], Iterator[str]]


def find_faults(checkup: Checkup) -> tuple[str, ...]:
    """Give a sentence for each check that fails: its name, the figure and the limit."""
    return tuple(f"{check.__name__}: {fault}" for check in CHECKS for fault in check(checkup))


def since_approval(runs: Sequence[Run], limits: Limits) -> tuple[Run, ...]:
    """Give the runs (oldest first) from the last one on that would have been held back: a person let it pass, so it is the usual now."""
    first = 0
    for number, run in enumerate(runs):
        before = runs[max(first, number - _LAST) : number]
        if find_faults(Checkup(run=run, before=tuple(before), limits=limits)):
            first = number
    return tuple(runs[first:])


def gone_at_once(checkup: Checkup) -> Iterator[str]:
    """Find a site that loses too many of its posts."""
    for site, (gone, known) in checkup.departing.items():
        if known and gone / known > checkup.limits.gone:
            yield f"{gone} of the {known} posts of {site} are gone ({_percent(gone / known)}); the limit is {_percent(checkup.limits.gone)}"


def fewer_posts(checkup: Checkup) -> Iterator[str]:
    """Find a dataset that shrank."""
    usual = _usual(checkup, lambda run: run.posts)
    if usual and checkup.run.posts < (1 - checkup.limits.fall) * usual:
        fall = 1 - checkup.run.posts / usual
        yield f"{checkup.run.posts} posts, {_percent(fall)} fewer than the usual {usual:.0f}; the limit is {_percent(checkup.limits.fall)}"


def emptied_column(checkup: Checkup) -> Iterator[str]:
    """Find a column that many more posts leave empty than before."""
    run, whose = _sample(checkup)
    for column, share in run.absent.items() if run.posts >= _LEAST_POSTS else ():
        usual = _usual(checkup, lambda other, column=column: other.absent.get(column))  # type: ignore[misc]
        if usual is not None and share - usual > checkup.limits.null_rise:
            told = f"{column} is empty in {_percent(share)} of {whose}, usually in {_percent(usual)}"
            yield f"{told}; the limit is a rise by {_percent(checkup.limits.null_rise)}"


def lost_references(checkup: Checkup) -> Iterator[str]:
    """Find posts without any reference where there were many."""
    run, whose = _sample(checkup)
    usual = _usual(checkup, lambda other: other.references / max(other.posts, 1)) or 0
    if not run.references and usual * run.posts >= _MANY_REFERENCES:
        yield f"no references in {whose}, where {usual * run.posts:.0f} would be usual; the limit is 1"


def empty_archive(checkup: Checkup) -> Iterator[str]:
    """Find an archive that answers and lists nothing."""
    if checkup.before:
        for archive, entries in checkup.run.entries.items():
            if not entries and (had := checkup.before[-1].entries.get(archive)):
                yield f"{archive} lists no posts and listed {had}; the limit is 1"


def more_failures(checkup: Checkup) -> Iterator[str]:
    """Find many more failures than usual."""
    failures = checkup.run.failures or 0
    usual = _usual(checkup, lambda run: run.failures)
    limit = max(_FEW_FAILURES, checkup.limits.failure_rise * (usual or 0))
    if usual is not None and failures > limit:
        yield f"{failures} failures, usually {usual:.0f}; the limit is {limit:.0f}"


# The gravest first; each is asked, whatever the others say.
CHECKS: tuple[Check, ...] = (gone_at_once, fewer_posts, empty_archive, emptied_column, lost_references, more_failures)


def _sample(checkup: Checkup) -> tuple[Run, str]:
    """Give the posts in which a fault of today shows best: those that were read, where they are enough, else all."""
    if checkup.read and checkup.read.posts >= _LEAST_POSTS:
        return checkup.read, f"the {checkup.read.posts} posts that were read"
    return checkup.run, f"all {checkup.run.posts} posts"


def _usual(checkup: Checkup, figure: Callable[[Run], float | None]) -> float | None:
    """Give the median of a figure over the last published runs; None where there is none."""
    figures = [value for run in checkup.before[-_LAST:] if run.posts and (value := figure(run)) is not None]
    return median(figures) if figures else None


def _percent(share: float) -> str:
    return f"{share:.0%}"
