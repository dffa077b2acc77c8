"""Somebody is told how a job ended, and a deaf ear costs nothing but a line."""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from pressmark.jobs.job import Job
from pressmark.jobs.notification import is_told, notify_of
from pressmark.outcome import Outcome
from pressmark.summary import Summary


def job_with(**notify) -> Job:
    return Job.model_validate({"name": "bees", "archives": ["https://blog.test/"], "out": "x", "notify": notify})


def summary_of(outcome: Outcome = Outcome.PUBLISHED, **changes: int) -> Summary:
    return Summary(outcome=outcome, out=Path("x"), crawl_id="20261123T000000Z-0000", changes=changes)


@contextmanager
def listener(status: int) -> Iterator[tuple[str, list[dict]]]:
    """A server that answers each POST with ``status``; gives its address and what it was sent."""
    sent: list[dict] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            sent.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(status)
            if status == 302:
                self.send_header("Location", "/elsewhere")
            self.end_headers()

        def log_message(self, *args: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/hook/s3cret", sent
    finally:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize(
    ("on", "summary", "told"),
    [
        ("failure", summary_of(), False),
        ("failure", summary_of(added=1), False),
        ("failure", summary_of(Outcome.NOT_PUBLISHED), True),
        ("change", summary_of(), False),
        ("change", summary_of(added=1), True),
        ("change", summary_of(Outcome.NOTHING_READ), True),
        ("always", summary_of(Outcome.UNCHANGED), True),
    ],
)
def test_who_wants_to_hear_of_what(on, summary, told):
    assert is_told(job_with(on=on, command=["x"]).notify, summary) is told


def test_a_command_gets_the_summary_on_its_standard_input(tmp_path):
    copy = f"import sys; open({str(tmp_path / 'told')!r}, 'wb').write(sys.stdin.buffer.read())"
    assert notify_of(job_with(on="always", command=[sys.executable, "-c", copy]), summary_of(added=2)) == []
    told = json.loads((tmp_path / "told").read_text(encoding="utf-8"))
    assert (told["job"], told["outcome"], told["exit_code"], told["changes"]) == ("bees", "published", 0, {"added": 2})
    assert told["text"].startswith("bees: Published")


def test_a_webhook_gets_the_same_as_a_post():
    with listener(204) as (url, sent):
        assert notify_of(job_with(webhook=url), summary_of(Outcome.NOTHING_READ)) == []
    assert [(told["job"], told["exit_code"]) for told in sent] == [("bees", 3)]


@pytest.mark.parametrize("status", [302, 404, 500])
def test_a_webhook_that_refuses_is_said_without_its_secret(status):
    with listener(status) as (url, _):
        (fault,) = notify_of(job_with(on="always", webhook=url), summary_of())
    assert fault == f"bees: the webhook at 127.0.0.1 answered {status}"


def test_a_webhook_that_nobody_serves_is_said():
    with listener(204) as (url, _):
        pass
    assert notify_of(job_with(on="always", webhook=url), summary_of()) == [
        "bees: the webhook at 127.0.0.1 cannot be reached: ConnectionRefusedError"
    ]


@pytest.mark.parametrize(
    ("command", "fault"),
    [
        (["/no/such/program"], "cannot be run: No such file or directory"),
        ([sys.executable, "-c", "import sys; sys.exit('mailbox full')"], "ended with code 1: mailbox full"),
        ([sys.executable, "-c", "import time; time.sleep(60)"], "did not end within 0.5 s"),
    ],
)
def test_a_command_that_fails_is_said(command, fault):
    (said,) = notify_of(job_with(on="always", command=command, timeout_s=0.5 if "sleep" in command[-1] else 30), summary_of())
    assert said == f"bees: the notification command {command[0]} {fault}"
