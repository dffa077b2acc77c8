"""A crawl's WARC file while it grows: whole records only, whenever the crawl is killed."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from spiders.warc.exchange import KEY_HEADER, Exchange
from spiders.warc.members import cut_back
from spiders.warc.stored import JOB_FIELD, Stored

FORMAT = "1.1"
SERVER_NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"


class WarcFile:
    """``raw/<crawl_id>.warc.gz``: begun anew, or carried on where an interrupted run left it.

    Each record goes to the system in one piece, so that a killed process loses at most the one that it was writing.
    """

    def __init__(self, path: Path, info: Mapping[str, str]) -> None:
        """Open the file; ``info`` goes into a new one's warcinfo. Raises ``OSError`` where it cannot be written."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        self.bytes_cut = cut_back(path)
        self._file = path.open("ab", buffering=0)
        self._records = WARCWriter(BytesIO(), gzip=True, warc_version=FORMAT)
        if path.stat().st_size == 0:
            self._append(self._records.create_warcinfo_record(path.name, info))

    def write(self, exchange: Exchange, earlier: Stored | None = None) -> Stored:
        """Add an answer and its request, and give where it lies. ``earlier`` is the record that holds the same payload already.

        Raises ``OSError`` where the disk takes no more; the file then ends with its last whole record.
        """
        response = self._revisit(exchange, earlier) if earlier else self._response(exchange)
        request = self._request(exchange)
        request.rec_headers.add_header("WARC-Concurrent-To", response.rec_headers.get_header("WARC-Record-ID"))
        offset, length = self._append(response)
        self._append(request)
        return Stored(
            path=self.path,
            offset=offset,
            length=length,
            key=exchange.key,
            moment=exchange.moment,
            digest=earlier.digest if earlier else exchange.digest,
            status=exchange.status,
            revisit=earlier is not None,
            etag=exchange.header("etag"),
            last_modified=exchange.header("last-modified"),
        )

    def close(self) -> None:
        """Bring what was written to the disk."""
        os.fsync(self._file.fileno())
        self._file.close()

    def _append(self, record: Any) -> tuple[int, int]:
        """Write a record as one piece; give where it lies and its length in the file."""
        before = os.fstat(self._file.fileno()).st_size
        self._records.out = BytesIO()
        self._records.write_record(record)
        written = rest = self._records.out.getbuffer()
        try:
            while rest:
                rest = rest[self._file.write(rest) :]
        except OSError:
            os.truncate(self.path, before)
            raise
        return before, len(written)

    def _response(self, exchange: Exchange) -> Any:
        return self._records.create_warc_record(
            exchange.url,
            "response",
            payload=BytesIO(exchange.body),
            length=len(exchange.body),
            http_headers=StatusAndHeaders(exchange.status_line, list(exchange.headers), protocol="HTTP/1.1"),
            warc_headers_dict=_record_headers(exchange),
        )

    def _revisit(self, exchange: Exchange, earlier: Stored) -> Any:
        """Give a record that refers to an earlier one: same payload, or a server that says so (ISO 28500:2017, 6.7)."""
        record = self._records.create_revisit_record(
            exchange.url,
            earlier.digest,
            exchange.url,
            warc_date(earlier.moment),
            http_headers=StatusAndHeaders(exchange.status_line, list(exchange.headers), protocol="HTTP/1.1"),
            warc_headers_dict=_record_headers(exchange),
        )
        if exchange.status == 304:
            record.rec_headers.replace_header("WARC-Profile", SERVER_NOT_MODIFIED)
        return record

    def _request(self, exchange: Exchange) -> Any:
        parts = urlsplit(exchange.url)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        headers = [("Host", parts.netloc), *((name, value) for name, value in exchange.request_headers if name.lower() != "host")]
        return self._records.create_warc_record(
            exchange.url,
            "request",
            http_headers=StatusAndHeaders(f"{exchange.method} {target} HTTP/1.1", headers, is_http_request=True),
            warc_headers_dict=_record_headers(exchange),
        )


def warc_info(crawl_id: str, software: str, job: Mapping[str, Any]) -> dict[str, str]:
    """Give the fields of a warcinfo record; ``job`` says what was crawled, so that the file alone is enough to read it again."""
    return {
        "software": software,
        "format": f"WARC File Format {FORMAT}",
        "conformsTo": "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
        "isPartOf": crawl_id,
        JOB_FIELD: json.dumps(job),
    }


def warc_date(moment: datetime) -> str:
    """Give a time as WARC 1.1 writes it, with microseconds."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}"


def _record_headers(exchange: Exchange) -> dict[str, str]:
    headers = {"WARC-Date": warc_date(exchange.moment)}
    if exchange.ip_address:
        headers["WARC-IP-Address"] = exchange.ip_address
    if exchange.key != exchange.url:
        headers[KEY_HEADER] = exchange.key
    return headers
