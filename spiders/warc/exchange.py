"""One request and its answer, as a WARC file holds them."""

from __future__ import annotations

import hashlib
from base64 import b32encode
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import TYPE_CHECKING

from spiders.warc.secrets import Headers, public_request_headers, public_response_headers, public_url

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.http import Response

KEY_HEADER = "Pressmark-Request"  # of a record whose request is not known by its address alone
# The body is stored as it was sent, compressed where it was; how it was cut into pieces on the way is gone by then.
_OF_TRANSFER = frozenset({"transfer-encoding", "content-length", "connection", "keep-alive", "trailer"})

_PHRASES = {status.value: status.phrase for status in HTTPStatus}


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """What was asked for and what came, without credentials."""

    key: str  # as ``request_key`` gives it
    url: str
    method: str
    request_headers: tuple[tuple[str, str], ...]
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes  # of the answer, content codings not undone
    moment: datetime  # UTC: when the answer was there
    ip_address: str | None = None

    @property
    def digest(self) -> str:
        """Give the payload's digest in the usual form of WARC files."""
        return payload_digest(self.body)

    def header(self, name: str) -> str | None:
        """Give the first value of a header, named in lower case."""
        return next((value for other, value in self.headers if other.lower() == name), None)

    @property
    def status_line(self) -> str:
        """Give status and phrase; Scrapy does not hand on what the server called it."""
        return f"{self.status} {_PHRASES.get(self.status, 'Unknown')}"


def exchange_of(request: Request, response: Response, moment: datetime) -> Exchange:
    """Take from a request and its answer what may be stored."""
    kept = [(name, value) for name, value in public_response_headers(_headers(response)) if name.lower() not in _OF_TRANSFER]
    return Exchange(
        key=request_key(request),
        url=public_url(request.url),
        method=request.method,
        request_headers=tuple(public_request_headers(_headers(request))),
        status=response.status,
        headers=(*kept, ("Content-Length", str(len(response.body)))),
        body=response.body,
        moment=moment,
        ip_address=str(response.ip_address) if response.ip_address else None,
    )


def request_key(request: Request) -> str:
    """Give what a request is looked up by: its address, beside GET its method and body, and whether a browser is to render the page."""
    url = public_url(request.url)
    if request.meta.get("playwright"):
        return f"RENDERED {url}"  # at one address stand what the server sent and what scripts made of it
    return url if request.method == "GET" else f"{request.method} {payload_digest(request.body)} {url}"


def payload_digest(body: bytes) -> str:
    """Give the SHA-1 of a payload in base 32, which is what readers of WARC files compare. It protects from nothing."""
    return f"sha1:{b32encode(hashlib.sha1(body, usedforsecurity=False).digest()).decode()}"


def _headers(message: Request | Response) -> Headers:
    return ((name.decode("latin-1"), value.decode("latin-1")) for name, values in message.headers.items() for value in values)
