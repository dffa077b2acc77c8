"""Servers on loopback that end with the tests."""

from __future__ import annotations

import subprocess
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import socket

START_SECONDS = 60  # a cold WordPress on a busy machine answered its first request after 9


def free_port() -> int:
    """A port of loopback that was free a moment ago."""
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(command: list[str], env: dict[str, str], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A process for as long as the block runs; its output goes to ``log``."""
    with log.open("wb") as output:
        process = subprocess.Popen(command, env=env, stdout=output, stderr=subprocess.STDOUT, start_new_session=True)
        try:
            yield process
        finally:
            stop(process)


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a process, gently first."""
    process.terminate()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def wait_for(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until ``url`` answers at all."""
    end = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < end:
        try:
            with urllib.request.urlopen(url, timeout=START_SECONDS):
                return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"{url} does not answer:\n{log.read_text(errors='replace')[-2000:]}")


class _Files(SimpleHTTPRequestHandler):
    """Files below a folder; every page that is not there is a 404 with a page of its own."""

    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, "": "text/html", ".xml": "application/xml"}
    error_message_format = "<!doctype html><title>%(code)d</title><h1>%(message)s</h1>"

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def static_server(folder: Path, port: int = 0) -> Iterator[str]:
    """Serve a folder's files; gives the base address without a trailing slash."""
    server = ThreadingHTTPServer(("127.0.0.1", port), partial(_Files, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
