"""A job as the options of a crawl."""

from __future__ import annotations

from typing import Any

from w3lib.http import basic_auth_header

from pressmark.jobs.job import Job
from pressmark.run import CrawlOptions

# Keys of a job that are settings under another name.
_SETTINGS = {
    "user_agent": "USER_AGENT",
    "delay_s": "DOWNLOAD_DELAY",
    "max_requests": "PRESSMARK_MAX_REQUESTS",
    "keep_snapshots": "PRESSMARK_KEEP_SNAPSHOTS",
    "keep_warcs": "PRESSMARK_KEEP_WARCS",
    "warc": "PRESSMARK_WARC",
}


def crawl_options(job: Job) -> CrawlOptions:
    """Give what a job asks of its crawl; its own ``settings`` overrule what its other keys say."""
    named = {setting: getattr(job, key) for key, setting in _SETTINGS.items() if getattr(job, key) is not None}
    checks = {f"PRESSMARK_{name.upper()}": value for name, value in job.checks.model_dump(exclude_none=True).items()}
    settings: dict[str, Any] = {"PRESSMARK_PROGRESS": False, "PRESSMARK_HEADERS": _headers(job), **named, **checks, **job.settings}
    return CrawlOptions(limit=job.limit, since=job.since, max_failures=job.max_failures, always=job.always, settings=settings)


def _headers(job: Job) -> dict[str, str]:
    headers = {name: value.get_secret_value() for name, value in job.headers.items()}
    if job.auth:
        headers["Authorization"] = basic_auth_header(job.auth.user, job.auth.password.get_secret_value()).decode("ascii")
    return headers
