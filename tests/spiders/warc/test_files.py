"""Answers written to WARC files and read again."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from scrapy import Request
from scrapy.http import Response
from warcio.archiveiterator import ArchiveIterator

from spiders.warc.exchange import Exchange, exchange_of, request_key
from spiders.warc.retention import drop_old_files
from spiders.warc.stored import StoredAnswers, list_files, read_job
from spiders.warc.writer import WarcFile, warc_info

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
URL = "https://blog.test/post/"


def exchange(body: bytes = b"text", url: str = URL, status: int = 200, minutes: int = 0, **headers: str) -> Exchange:
    """An answer, ``minutes`` after noon."""
    answer = Response(
        url,
        status=status,
        headers={name.replace("_", "-"): value for name, value in headers.items()},
        body=body,
        ip_address=ip_address("192.0.2.7"),
    )
    return exchange_of(Request(url), answer, NOON + timedelta(minutes=minutes))


def file_in(out: Path, crawl_id: str, job: dict[str, Any] | None = None) -> WarcFile:
    return WarcFile(out / "raw" / f"{crawl_id}.warc.gz", warc_info(crawl_id, "pressmark/1", job or {"archives": [URL]}))


def write(out: Path, crawl_id: str, *exchanges: Exchange) -> Path:
    """Write a file as a crawl does: what is stored already is referred to."""
    stored = StoredAnswers(list_files(out))
    file = file_in(out, crawl_id)
    for one in exchanges:
        earlier = stored.whole.get(one.key)
        stored.note(file.write(one, earlier if earlier and (earlier.digest == one.digest or one.status == 304) else None))
    file.close()
    return file.path


def records(path: Path) -> list[tuple[str, str | None]]:
    """Type and address of each record, as warcio reads them, digests checked."""
    with path.open("rb") as file:
        found = []
        for record in ArchiveIterator(file, check_digests="raise"):
            record.content_stream().read()
            found.append((record.rec_type, record.rec_headers.get_header("WARC-Target-URI")))
        return found


def found(out: Path, url: str = URL) -> tuple[int, bytes] | None:
    answer = StoredAnswers(list_files(out)).find(url)
    return (answer.status, answer.body) if answer else None


def test_a_file_has_a_warcinfo_and_a_pair_for_each_answer(tmp_path: Path) -> None:
    path = write(tmp_path, "1", exchange(), exchange(b"other", "https://blog.test/b/"))
    assert records(path) == [
        ("warcinfo", None),
        *[("response", URL), ("request", URL)],
        *[("response", "https://blog.test/b/"), ("request", "https://blog.test/b/")],
    ]


def test_an_answer_is_given_back_as_it_was_sent_with_the_time_of_its_fetching(tmp_path: Path) -> None:
    body = b"\x1f\x8b gzip, as sent"
    headers = {
        "Content-Type": "text/html; charset=latin1",
        "Content-Encoding": "gzip",
        "Transfer-Encoding": "chunked",
        "Set-Cookie": "s3cret",
    }
    request = Request(URL, headers={"Authorization": "s3cret", "Cookie": "s3cret"})
    path = write(tmp_path, "1", exchange_of(request, Response(URL, headers=headers, body=body), NOON))
    assert b"s3cret" not in gzip.decompress(path.read_bytes())
    answer = StoredAnswers([path]).find(URL)
    assert answer
    assert (answer.status, answer.body, answer.moment) == (200, body, NOON)
    assert dict(answer.headers) == {"Content-Type": "text/html; charset=latin1", "Content-Encoding": "gzip", "Content-Length": "16"}


def test_the_same_payload_is_stored_once_and_found_through_the_later_record(tmp_path: Path) -> None:
    write(tmp_path, "1", exchange(b"long text" * 1000))
    later = write(tmp_path, "2", exchange(b"long text" * 1000, minutes=5))
    assert [kind for kind, _ in records(later)] == ["warcinfo", "revisit", "request"]
    answer = StoredAnswers(list_files(tmp_path)).find(URL)
    assert answer
    assert (answer.body, answer.moment) == (b"long text" * 1000, NOON + timedelta(minutes=5))


def test_an_answer_not_modified_refers_to_the_one_that_it_confirms(tmp_path: Path) -> None:
    write(tmp_path, "1", exchange(b"text"))
    later = write(tmp_path, "2", exchange(b"", status=304, minutes=5))
    with later.open("rb") as file:
        revisit = next(record for record in ArchiveIterator(file) if record.rec_type == "revisit")
        assert revisit.rec_headers.get_header("WARC-Profile").endswith("/revisit/server-not-modified")
        assert revisit.rec_headers.get_header("WARC-Refers-To-Date") == "2026-11-23T12:00:00.000000Z"
    assert found(tmp_path) == (200, b"text")


def test_the_latest_answer_counts_and_a_passing_failure_only_where_there_is_no_other(tmp_path: Path) -> None:
    write(tmp_path, "1", exchange(b"old"), exchange(b"busy", "https://blog.test/b/", status=503))
    write(tmp_path, "2", exchange(b"new", minutes=5), exchange(b"busy", status=503, minutes=6))
    assert found(tmp_path) == (200, b"new")
    assert found(tmp_path, "https://blog.test/b/") == (503, b"busy")
    assert found(tmp_path, "https://blog.test/c/") is None
    write(tmp_path, "3", exchange(b"gone", status=410, minutes=9))
    assert found(tmp_path) == (410, b"gone")


@pytest.mark.parametrize("content", ["written", "read again"])
def test_validators_of_an_answer_are_known(tmp_path: Path, content: str) -> None:
    file = file_in(tmp_path, "1")
    record = file.write(exchange(b"Etag: no header", ETag='"v1"', Last_Modified="Mon, 23 Nov 2026 12:00:00 GMT"))
    if content == "read again":
        record = StoredAnswers(list_files(tmp_path)).whole[URL]
    assert (record.etag, record.last_modified) == ('"v1"', "Mon, 23 Nov 2026 12:00:00 GMT")


def test_requests_of_other_methods_are_told_apart_by_their_bodies(tmp_path: Path) -> None:
    pages = [Request(URL, method="POST", body=f"page={page}") for page in (1, 2)]
    write(tmp_path, "1", *(exchange_of(request, Response(URL, body=request.body), NOON) for request in pages))
    assert [found(tmp_path, request_key(request)) for request in pages] == [(200, b"page=1"), (200, b"page=2")]
    assert found(tmp_path) is None


def test_a_page_as_a_browser_rendered_it_stands_beside_the_one_that_was_sent(tmp_path: Path) -> None:
    plain, rendered = Request(URL), Request(URL, meta={"playwright": True})
    write(
        tmp_path, "1", *(exchange_of(request, Response(URL, body=body), NOON) for request, body in ((plain, b"app"), (rendered, b"text")))
    )
    assert [found(tmp_path, request_key(request)) for request in (plain, rendered)] == [(200, b"app"), (200, b"text")]


def test_a_file_that_a_kill_left_half_written_is_carried_on(tmp_path: Path) -> None:
    path = write(tmp_path, "1", exchange(b"first"), exchange(b"second", "https://blog.test/b/"))
    path.write_bytes(path.read_bytes()[:-200])
    file = file_in(tmp_path, "1")
    assert file.bytes_cut
    file.write(exchange(b"third", "https://blog.test/c/"))
    file.close()
    assert records(path)[0] == ("warcinfo", None)
    assert [url for kind, url in records(path) if kind == "response"] == [URL, "https://blog.test/b/", "https://blog.test/c/"]


def test_a_damaged_file_gives_what_is_whole_and_costs_no_other_file_anything(tmp_path: Path) -> None:
    path = write(tmp_path, "1", exchange(b"first"), exchange(b"second", "https://blog.test/b/"))
    write(tmp_path, "2", exchange(b"third", "https://blog.test/c/"))
    content = path.read_bytes()
    path.write_bytes(content[:-700] + b"\0" * 700)
    stored = StoredAnswers(list_files(tmp_path))
    assert [bool(stored.find(url)) for url in (URL, "https://blog.test/b/", "https://blog.test/c/")] == [True, False, True]
    (problem,) = stored.problems
    assert str(path) in problem and "damaged in the record at byte" in problem


def test_a_full_disk_leaves_whole_records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = file_in(tmp_path, "1")
    file.write(exchange(b"first"))
    full = Full(file)
    monkeypatch.setattr(file, "_file", full)
    with pytest.raises(OSError, match="No space"):
        file.write(exchange(b"second" * 1000, "https://blog.test/b/"))
    assert [kind for kind, _ in records(file.path)] == ["warcinfo", "response", "request"]


class Full:
    """A file on a disk that takes some bytes more and then none."""

    def __init__(self, file: WarcFile) -> None:
        self._file = file._file
        self._left = 50

    def fileno(self) -> int:
        return self._file.fileno()

    def write(self, content: Any) -> int:
        if not self._left:
            raise OSError(28, "No space left on device")
        written = self._file.write(content[: self._left])
        self._left = 0
        return int(written)


def test_the_job_is_read_from_the_file_alone(tmp_path: Path) -> None:
    job = {"archives": ["https://blog.test/tag/é/"], "limit": 3, "since": None}
    file = file_in(tmp_path, "1", job)
    file.close()
    assert read_job(file.path) == job
    file.path.write_bytes(b"no WARC file")
    assert read_job(file.path) is None


def test_old_files_go_and_what_they_alone_hold_of_needed_pages_stays(tmp_path: Path) -> None:
    other, unneeded = "https://blog.test/b/", "https://blog.test/gone/"
    write(tmp_path, "1", exchange(b"unchanged"), exchange(b"old", other), exchange(b"left", unneeded))
    write(tmp_path, "2", exchange(b"unchanged", minutes=1), exchange(b"new", other, minutes=1))
    write(tmp_path, "3", exchange(b"", status=304, minutes=2))
    write(tmp_path, "4", exchange(b"", status=304, minutes=3))
    assert drop_old_files(tmp_path, 3, lambda url: url != unneeded) == ["1.warc.gz"]
    assert [path.name for path in list_files(tmp_path)] == ["2.warc.gz", "3.warc.gz", "4.warc.gz"]
    assert found(tmp_path) == (200, b"unchanged")
    assert found(tmp_path, other) == (200, b"new")
    assert found(tmp_path, unneeded) is None
    assert read_job(list_files(tmp_path)[0]) == {"archives": [URL]}
    assert records(list_files(tmp_path)[0])[:2] == [("warcinfo", None), ("response", URL)]


def test_a_payload_that_a_kept_file_refers_to_stays_whatever_it_is_of(tmp_path: Path) -> None:
    for minutes, crawl_id in enumerate("12345"):
        write(tmp_path, crawl_id, exchange(b"the same", "https://blog.test/wp-json/posts", minutes=minutes))
        drop_old_files(tmp_path, 2, lambda url: False)
    assert len(list_files(tmp_path)) == 2
    assert found(tmp_path, "https://blog.test/wp-json/posts") == (200, b"the same")


@pytest.mark.parametrize("content", [b"", b"half of a record"])
def test_what_outlives_its_file_is_kept_also_by_a_file_without_a_whole_record(tmp_path: Path, content: bytes) -> None:
    write(tmp_path, "1", exchange(b"unchanged"))
    (tmp_path / "raw" / "2.warc.gz").write_bytes(content)
    write(tmp_path, "3", exchange(b"other", "https://blog.test/b/"))
    assert drop_old_files(tmp_path, 2, lambda url: True) == ["1.warc.gz"]
    assert found(tmp_path) == (200, b"unchanged")


def test_where_the_disk_is_full_no_file_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for minutes, crawl_id in enumerate("123"):
        write(tmp_path, crawl_id, exchange(b"the same", minutes=minutes))

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(OSError, match="No space"):
        drop_old_files(tmp_path, 2, lambda url: True)
    assert [path.name for path in (tmp_path / "raw").iterdir() if path.name[0] == "."] == []
    assert len(list_files(tmp_path)) == 3
    assert found(tmp_path) == (200, b"the same")


def test_the_last_two_files_are_never_removed(tmp_path: Path) -> None:
    for crawl_id in "123":
        write(tmp_path, crawl_id, exchange())
    drop_old_files(tmp_path, 0, lambda url: True)
    assert [path.name for path in list_files(tmp_path)] == ["2.warc.gz", "3.warc.gz"]
