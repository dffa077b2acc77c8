"""What the WARC files of a dataset hold: where each answer lies, and the latest of each request."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeadersParser, StatusAndHeadersParserException

from spiders.warc.exchange import KEY_HEADER
from spiders.warc.members import DamagedFileError, read_members
from spiders.warc.secrets import public_url

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

logger = logging.getLogger("pressmark")
FOLDER = "raw"
SUFFIX = ".warc.gz"
JOB_FIELD = "pressmark-job"  # of warcinfo
PROBLEMS = "pressmark/warc_problems"  # a stat: sentences
# Settings that decide what a crawl asks for, beside its arguments: whoever repeats it needs them, too.
STEERING = (
    *("PRESSMARK_WAY", "PRESSMARK_CONTENT", "PRESSMARK_ALLOWED_DOMAINS", "PRESSMARK_MAX_POST_PAGES", "PRESSMARK_MAX_ARCHIVE_PAGES"),
    *("ROBOTSTXT_OBEY", "USER_AGENT"),
)
Place = tuple[str, int]  # of a record: its file, whose name sorts by time, and its offset there
_PASSING = frozenset({408, 425, 429, *range(500, 600)})  # an answer that tells of the moment, not of the page
# Take the value of a line "ETag: "x"" and "last-modified: Mon, ..."; leave "X-ETag: y".
_ETAG = re.compile(rb"^etag:[ \t]*([^\r\n]+)", re.IGNORECASE | re.MULTILINE)
_LAST_MODIFIED = re.compile(rb"^last-modified:[ \t]*([^\r\n]+)", re.IGNORECASE | re.MULTILINE)
_HEADERS = StatusAndHeadersParser(["WARC/1.0", "WARC/1.1"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """One response or revisit record in a file."""

    path: Path
    offset: int
    length: int  # bytes in the file
    key: str  # as ``request_key`` gives it
    moment: datetime  # UTC
    digest: str
    status: int
    revisit: bool  # its payload is an earlier record's
    etag: str | None = None
    last_modified: str | None = None

    @property
    def place(self) -> Place:
        """Give what sorts records as they came, also where a clock was set back meanwhile."""
        return self.path.name, self.offset


@dataclass(frozen=True, slots=True)
class Answer:
    """A stored answer with its payload."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes  # content codings not undone
    moment: datetime  # UTC: when it was fetched, or last found unchanged


def list_files(out: Path) -> list[Path]:
    """Give the WARC files of a dataset, oldest first."""
    return sorted(path for path in (out / FOLDER).glob(f"*{SUFFIX}") if path.name[0] != ".")


class StoredAnswers:
    """The records of some WARC files by request. A damaged file gives what is whole before the damage, and a problem."""

    def __init__(self, files: list[Path]) -> None:
        self.problems: list[str] = []
        self.whole: dict[str, Stored] = {}  # the latest record of each request that has a payload of its own
        self._latest: dict[str, Stored] = {}
        for path in files:
            self._add(path)

    def note(self, record: Stored) -> None:
        """Take a record that is newer than those before it."""
        latest = self._latest.get(record.key)
        if latest is None or record.status not in _PASSING or latest.status in _PASSING:
            self._latest[record.key] = record
            if not record.revisit:
                self.whole[record.key] = record

    @property
    def without_payload(self) -> frozenset[str]:
        """Give the requests whose answers refer to a payload that is in none of the files."""
        return frozenset(self._latest.keys() - self.whole.keys())

    def find(self, key: str) -> Answer | None:
        """Give the latest answer to a request, a passing failure only where there is no other; None where there is none."""
        latest = self._latest.get(key)
        payload = self.whole.get(key) if latest and latest.revisit else latest
        if latest is None or payload is None:
            return None
        try:
            return _read(payload, latest)
        except (OSError, ArchiveLoadFailed, DamagedFileError) as error:
            self.problems.append(f"{payload.path}: the record at byte {payload.offset} cannot be read: {error}")
            return None

    def place(self, url: str) -> Place | None:
        """Give the place of the latest answer to a plain GET; None where there is none with status 200, or 304 after one."""
        latest = self._latest.get(public_url(url))
        return latest.place if latest and latest.status in (200, 304) else None

    def newest_first(self, are_wanted: Callable[[str], bool]) -> list[str]:
        """Give the addresses of plain GETs that are wanted, the one with the newest answer first."""
        found = [record for key, record in self._latest.items() if are_wanted(key)]
        return [record.key for record in sorted(found, key=attrgetter("place"), reverse=True)]

    def _add(self, path: Path) -> None:
        try:
            for record in read_stored(path):
                self.note(record)
        except (OSError, DamagedFileError) as error:
            self.problems.append(f"{error}; what follows in it is not used")


def tell_problems(crawler: Crawler, problems: Sequence[str]) -> None:
    """Log what is wrong with WARC files and add it to the stat ``pressmark/warc_problems``, for whoever sums the crawl up."""
    for problem in problems:
        logger.warning(problem)
    if crawler.stats and problems:
        told = crawler.stats.get_value(PROBLEMS, [])
        crawler.stats.set_value(PROBLEMS, [*told, *problems])


def read_stored(path: Path) -> Iterator[Stored]:
    """Give the response and revisit records of a file. Raises ``DamagedFileError`` behind the last whole record."""
    for member in read_members(path):
        headers = _record_headers(member.head)
        if headers is None or headers.get_header("WARC-Type") not in ("response", "revisit"):
            continue
        url, moment = headers.get_header("WARC-Target-URI"), _moment(headers.get_header("WARC-Date"))
        http = member.head.partition(b"\r\n\r\n")[2].partition(b"\r\n\r\n")[0]
        status = _status(http)
        if url and moment and status:
            yield Stored(
                path=path,
                offset=member.offset,
                length=member.length,
                key=headers.get_header(KEY_HEADER) or url,
                moment=moment,
                digest=headers.get_header("WARC-Payload-Digest") or "",
                status=status,
                revisit=headers.get_header("WARC-Type") == "revisit",
                etag=_header(_ETAG, http),
                last_modified=_header(_LAST_MODIFIED, http),
            )


def read_job(path: Path) -> dict[str, Any] | None:
    """Give what a file's warcinfo says was crawled; None where it does not."""
    try:
        first = next(read_members(path), None)
    except (OSError, DamagedFileError):
        return None
    for line in first.head.decode("utf-8", "replace").splitlines() if first else ():
        if line.startswith(f"{JOB_FIELD}: "):
            try:
                job = json.loads(line.partition(": ")[2])
            except ValueError:
                return None
            return job if isinstance(job, dict) else None
    return None


def _read(payload: Stored, latest: Stored) -> Answer:
    with payload.path.open("rb") as file:
        file.seek(payload.offset)
        record = next(iter(ArchiveIterator(file)), None)
        if record is None or record.http_headers is None:
            raise DamagedFileError("it is no answer")
        body = record.raw_stream.read()
        headers = tuple(record.http_headers.headers)
    return Answer(payload.status, headers, body, latest.moment)


def _record_headers(head: bytes) -> Any | None:
    try:
        return _HEADERS.parse(BytesIO(head))
    except (StatusAndHeadersParserException, EOFError):
        return None


def _header(pattern: re.Pattern[bytes], http: bytes) -> str | None:
    found = pattern.search(http)
    return found[1].decode("latin-1") if found else None


def _status(http: bytes) -> int | None:
    """Give the status of an answer: the number in its first line."""
    line = http[:64].split(b"\r\n")[0].split()
    return int(line[1]) if len(line) > 1 and line[1].isdigit() and len(line[1]) == 3 else None


def _moment(text: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
