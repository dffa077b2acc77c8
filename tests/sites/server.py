"""Servers on loopback that end with the tests."""

from __future__ import annotations

import mimetypes
import os
import signal
import subprocess
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import socket
from typing import Any
from urllib.parse import unquote, urlsplit

START_SECONDS = 60  # a cold WordPress on a busy machine answered its first request after 9


def free_port() -> int:
    """A port of loopback that was free a moment ago."""
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(command: list[str], env: dict[str, str], log: Path, folder: Path | None = None) -> Iterator[subprocess.Popen[bytes]]:
    """A process for as long as the block runs; its output goes to ``log``."""
    with log.open("wb") as output:
        process = subprocess.Popen(command, env=env, stdout=output, stderr=subprocess.STDOUT, start_new_session=True, cwd=folder)
        try:
            yield process
        finally:
            stop(process)


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a process with all that it started (PHP's server leaves its workers behind), gently first."""
    with suppress(ProcessLookupError):  # all of them are gone
        os.killpg(process.pid, signal.SIGTERM)
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def wait_for(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until ``url`` answers with more than that it is about to."""
    end = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < end:
        try:
            with urllib.request.urlopen(url, timeout=START_SECONDS):
                return
        except urllib.error.HTTPError as error:
            if error.code != HTTPStatus.SERVICE_UNAVAILABLE:  # what a site says while it starts
                return
        except OSError:
            pass
        time.sleep(0.1)
    raise RuntimeError(f"{url} does not answer:\n{log.read_text(errors='replace')[-2000:]}")


class _Files(BaseHTTPRequestHandler):
    """Files below a folder as they are, but for the address that pages were built for."""

    protocol_version = "HTTP/1.1"

    def __init__(self, folder: Path, built_for: str, *arguments: Any) -> None:
        self.folder, self.built_for = folder, built_for
        super().__init__(*arguments)

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        file = self.folder / path.lstrip("/")
        if file.is_dir() and not path.endswith("/"):
            self._answer(301, "text/html", b"", location=f"{path}/")
            return
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file() or not file.resolve().is_relative_to(self.folder.resolve()):
            self._answer(404, "text/html; charset=utf-8", b"<!doctype html><title>404</title><h1>Not found</h1>")
            return
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        body = file.read_bytes()
        if kind.startswith("text/") or kind in ("application/xml", "application/json"):
            body = body.replace(self.built_for.encode(), f"http://{self.headers['Host']}".encode())
            kind += "; charset=utf-8"
        self._answer(200, kind, body)

    def do_HEAD(self) -> None:
        self.do_GET()

    def _answer(self, status: int, kind: str, body: bytes, location: str | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if location:
            self.send_header("Location", location)
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def static_server(folder: Path, built_for: str, port: int = 0) -> Iterator[str]:
    """Serve a folder's files; gives the base address without a trailing slash."""
    server = ThreadingHTTPServer(("127.0.0.1", port), partial(_Files, folder, built_for))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
