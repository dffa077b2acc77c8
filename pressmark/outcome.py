"""How a crawl ended, in the words of logs and the numbers of shells."""

from __future__ import annotations

from enum import Enum


class Outcome(Enum):
    """Each member's value is its close reason, also found as the stat ``pressmark/outcome``."""

    PUBLISHED = "published"
    UNCHANGED = "unchanged"  # all was read, nothing had changed
    PUBLISHED_WITH_FAILURES = "published_with_failures"  # more posts failed than --max-failures allows
    UNCHANGED_WITH_FAILURES = "unchanged_with_failures"  # the same where nothing else had changed
    BAD_ARGUMENTS = "bad_arguments"
    NOTHING_READ = "nothing_read"
    NOT_PUBLISHED = "not_published"  # finished, but a check or the disk held it back
    LOCKED = "locked"  # another run holds the dataset
    INTERRUPTED = "interrupted"  # stopped by a signal; the next run carries on

    @property
    def exit_code(self) -> int:
        return _EXIT_CODES[self]


_EXIT_CODES = {
    Outcome.PUBLISHED: 0,
    Outcome.UNCHANGED: 0,
    Outcome.PUBLISHED_WITH_FAILURES: 1,
    Outcome.UNCHANGED_WITH_FAILURES: 1,
    Outcome.BAD_ARGUMENTS: 2,
    Outcome.NOTHING_READ: 3,
    Outcome.NOT_PUBLISHED: 4,
    Outcome.LOCKED: 5,
    Outcome.INTERRUPTED: 130,  # as shells say of a program that ended on SIGINT
}
