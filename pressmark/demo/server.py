"""Serves the demo site on the loopback interface."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC
from email.utils import format_datetime, parsedate_to_datetime
from hashlib import sha256
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from pressmark.demo.posts import as_moment, read_site
from pressmark.demo.resources import MISSING, Resource, build_site

_HOST = "127.0.0.1"


@contextmanager
def serve_demo(port: int = 0) -> Iterator[str]:
    """Serve the site while the context lasts and give its base URL without a trailing slash; port 0 takes a free one."""
    server = _DemoServer((_HOST, port), _Handler)
    thread = Thread(target=server.serve_forever, name="demo site", daemon=True)
    thread.start()
    try:
        yield server.base
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def demo_archives(base: str) -> tuple[str, ...]:
    """Give the addresses of the site's two tag archives: one carries whole posts, the other excerpts."""
    return tuple(f"{base}/tag/{tag}/" for tag in read_site()["tags"])


class _DemoServer(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, address: tuple[str, int], handler: type[BaseHTTPRequestHandler]) -> None:
        super().__init__(address, handler)
        self.base = f"http://{_HOST}:{self.server_address[1]}"
        self.site = build_site(self.base)
        self.missing = self.site.pop(MISSING)

    def find(self, address: str) -> Resource | None:
        """Give what stands at an address; a query that the site does not know is ignored, as most sites do."""
        return self.site.get(address) or self.site.get(address.partition("?")[0])

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Print a fault of the server's own; a client that hangs up is none."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _DemoServer

    def do_GET(self) -> None:
        resource = self.server.find(self.path)
        path, mark, query = self.path.partition("?")
        if resource is None and self.server.find(f"{path}/"):
            self._answer(HTTPStatus.MOVED_PERMANENTLY, b"", {"Location": f"{self.server.base}{path}/{mark}{query}"})
        elif resource is None:
            missing = self.server.missing
            self._answer(HTTPStatus.NOT_FOUND, missing.body, {"Content-Type": missing.media_type})
        else:
            self._answer_resource(resource)

    do_HEAD = do_GET  # noqa: N815 - the names that http.server looks for

    def _answer_resource(self, resource: Resource) -> None:
        validators = {
            "ETag": f'"{sha256(resource.body).hexdigest()[:16]}"',
            "Last-Modified": format_datetime(as_moment(resource.changed_at).astimezone(UTC), usegmt=True),
        }
        if self._is_fresh(validators["ETag"], validators["Last-Modified"]):
            self._answer(HTTPStatus.NOT_MODIFIED, b"", validators)
        else:
            self._answer(HTTPStatus.OK, resource.body, {"Content-Type": resource.media_type, **validators})

    def _is_fresh(self, etag: str, last_modified: str) -> bool:
        """Say whether the client has this version: If-None-Match goes before If-Modified-Since (RFC 9110, 13.2.2)."""
        known = self.headers.get("If-None-Match")
        if known is not None:
            return known.strip() == "*" or etag in [tag.strip().removeprefix("W/") for tag in known.split(",")]
        try:
            since = parsedate_to_datetime(self.headers.get("If-Modified-Since", ""))
        except ValueError:
            return False
        return parsedate_to_datetime(last_modified) <= as_moment(since)

    def _answer(self, status: HTTPStatus, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status is not HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Print nothing: the crawl's own log tells what was asked for."""
