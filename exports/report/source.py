"""What the report shows of a snapshot: bounded samples of its tables, and figures over all of them."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from pathlib import Path

from exports.previous import read_rows
from exports.rows import Row
from exports.schema import BY_NAME
from exports.summary import SnapshotSummary

# Rows shown at most, so that the page of a large dataset stays some megabytes; the tables have them all.
MOST_ARCHIVES = 200
MOST_CHANGES = 500
MOST_IMAGES = 400
MOST_REFERENCES = 2_000
MOST_PROBLEMS = 500

_REFERENCE = ("post_id", "raw", "type", "authors", "title", "container_title", "year", "doi", "url", "confidence")
_IMAGE = ("post_id", "role", "src", "alt", "decorative", "caption", "width", "height")
_POST = ("post_id", "url", "title", "published_at", "word_count", "body_status", "site", "cms", "language")


@dataclass(slots=True)
class PostFigures:
    """What the posts come to together."""

    months: Counter[tuple[int, int]] = field(default_factory=Counter)  # posts by year and month
    undated: int = 0
    words: array[int] = field(default_factory=lambda: array("l"))  # of each post
    longest: tuple[int, str] = (-1, "")  # words and post_id
    status: Counter[str] = field(default_factory=Counter)
    sites: Counter[str] = field(default_factory=Counter)
    systems: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)

    def add(self, post: Row) -> None:
        published: datetime | None = post["published_at"]
        if published:
            self.months[published.year, published.month] += 1
        self.undated += published is None
        self.words.append(post["word_count"])
        self.longest = max(self.longest, (post["word_count"], post["post_id"]))
        self.status[post["body_status"]] += 1
        self.sites[post["site"]] += 1
        self.systems[post["cms"] or "unknown"] += 1
        self.languages[post["language"] or "unknown"] += 1


@dataclass(frozen=True, slots=True)
class Source:
    """All that the sections are written from."""

    summary: SnapshotSummary
    archives: list[Row]
    changes: list[Row]
    images: list[Row]  # those without alternative text first
    images_without_alt: int
    references: list[Row]
    problems: list[Row]  # those of posts that could not be read first
    problem_codes: Counter[str]
    posts: PostFigures
    names: dict[str, tuple[str, str | None]]  # of posts that are shown: address and title

    def post(self, post_id: str | None) -> tuple[str | None, str | None]:
        """Give a post's address and its title, or its address again."""
        url, title = self.names.get(post_id or "", (None, None))
        return url, title or url


def read_source(summary: SnapshotSummary) -> Source:
    """Read each table once, row by row."""
    folder = summary.folder
    images, without_alt = _images(folder)
    problems, codes = _problems(folder)
    changes = _first(folder, "changes", MOST_CHANGES)
    references = _first(folder, "references", MOST_REFERENCES, _REFERENCE)
    wanted = {row["post_id"] for rows in (images, problems, changes, references) for row in rows}
    posts, names = PostFigures(), {}
    for post in read_rows(folder, BY_NAME["posts"], columns=_POST):
        posts.add(post)
        if post["post_id"] in wanted or post["post_id"] == posts.longest[1]:
            names[post["post_id"]] = (post["url"], post["title"])
    archives = _first(folder, "archives", MOST_ARCHIVES)
    return Source(summary, archives, changes, images, without_alt, references, problems, codes, posts, names)


def lacks_alt(image: Row) -> bool:
    """Say whether a picture has no alternative text though it carries meaning."""
    return not image["alt"] and not image["decorative"]


def _first(folder: Path, table: str, most: int, columns: tuple[str, ...] | None = None) -> list[Row]:
    return list(islice(read_rows(folder, BY_NAME[table], columns=columns), most))


def _images(folder: Path) -> tuple[list[Row], int]:
    return _graver_first(read_rows(folder, BY_NAME["images"], columns=_IMAGE), lacks_alt, MOST_IMAGES)


def _problems(folder: Path) -> tuple[list[Row], Counter[str]]:
    codes: Counter[str] = Counter()

    def counted() -> Iterator[Row]:
        for row in read_rows(folder, BY_NAME["problems"]):
            codes[row["code"]] += 1
            yield row

    rows, _ = _graver_first(counted(), lambda row: row["stage"] in ("fetch", "publish"), MOST_PROBLEMS)
    return rows, codes


def _graver_first(rows: Iterator[Row], is_grave: Callable[[Row], bool], most: int) -> tuple[list[Row], int]:
    """Give the grave rows, then the others, ``most`` together, and how many grave ones there are in all."""
    grave: list[Row] = []
    others: list[Row] = []
    count = 0
    for row in rows:
        kind = grave if is_grave(row) else others
        count += kind is grave
        if len(kind) < most:
            kind.append(row)
    return (grave + others)[:most], count
