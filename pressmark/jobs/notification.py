"""Telling somebody how a job ended: a command that is started, or an address that is posted to."""

from __future__ import annotations

import json
import subprocess
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from pressmark.jobs.job import Job, Notify
from pressmark.summary import Summary


def is_told(notify: Notify, summary: Summary) -> bool:
    """Say whether somebody wants to hear of a job that ended so."""
    if notify.on == "always" or summary.exit_code:
        return True
    return notify.on == "change" and bool(summary.changes)


def notify_of(job: Job, summary: Summary) -> list[str]:
    """Tell whoever the job names; give what went wrong with that, a sentence each. Nothing is raised: the crawl itself went well."""
    notify = job.notify
    if notify is None or not is_told(notify, summary):
        return []
    content = message(job, summary)
    faults = [_run(notify, content) if notify.command else None, _post(notify, content) if notify.webhook else None]
    return [f"{job.name}: {fault}" for fault in faults if fault]


def message(job: Job, summary: Summary) -> bytes:
    """Give the summary as JSON with the job's name, and as ``text``, which is what Slack, Mattermost and their like show."""
    fields: dict[str, Any] = {"job": job.name, **json.loads(summary.json()), "text": f"{job.name}: {summary.text()}"}
    return json.dumps(fields, ensure_ascii=False).encode()


def _run(notify: Notify, content: bytes) -> str | None:
    command = notify.command or ()
    try:
        done = subprocess.run(command, input=content, timeout=notify.timeout_s, capture_output=True, check=False)  # noqa: S603 - the file's owner
    except subprocess.TimeoutExpired:
        return f"the notification command {command[0]} did not end within {notify.timeout_s:g} s"
    except OSError as error:
        return f"the notification command {command[0]} cannot be run: {error.strerror}"
    said = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
    return (
        f"the notification command {command[0]} ended with code {done.returncode}: {''.join(said)}".rstrip(": ")
        if done.returncode
        else None
    )


class _NoRedirects(HTTPRedirectHandler):
    """A POST that is sent on becomes a GET without its content: better an error than a silence."""

    def redirect_request(self, *_: Any) -> None:
        return None


def _post(notify: Notify, content: bytes) -> str | None:
    assert notify.webhook  # noqa: S101 - the caller looked
    url = notify.webhook.get_secret_value()
    host = urlsplit(url).hostname  # all of the address that may be told: the rest is often the key
    headers = {"Content-Type": "application/json; charset=utf-8", "User-Agent": "pressmark"}
    try:
        with build_opener(_NoRedirects).open(Request(url, data=content, headers=headers), timeout=notify.timeout_s):  # noqa: S310 - http(s) only
            return None
    except HTTPError as error:
        return f"the webhook at {host} answered {error.code}"
    except (URLError, OSError, ValueError) as error:
        reason = getattr(error, "reason", error)
        return f"the webhook at {host} cannot be reached: {type(reason).__name__}"
