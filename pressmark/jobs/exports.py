"""Exports of a job's new snapshot."""

from __future__ import annotations

import subprocess
import sys

from pressmark.jobs.job import ExportTarget, Job
from pressmark.outcome import Outcome
from pressmark.summary import Summary

_PUBLISHED = (Outcome.PUBLISHED, Outcome.PUBLISHED_WITH_FAILURES)


def export_snapshot(job: Job, summary: Summary) -> list[str]:
    """Export a snapshot that was just published to the job's targets; give what went wrong, a sentence each."""
    if summary.outcome not in _PUBLISHED:
        return []
    return [f"{job.name}: export to {target.to}: {fault}" for target in job.exports if (fault := _export(job, target))]


def _export(job: Job, target: ExportTarget) -> str | None:
    options = {"--to": target.to, "--out": target.out, "--base-url": target.base_url, "--permalink": target.permalink}
    arguments = [str(part) for name, value in options.items() if value is not None for part in (name, value)]
    command = [sys.executable, "-m", "pressmark", "export", str(job.out), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own command
    return (done.stderr.strip().splitlines() or [f"it ended with code {done.returncode}"])[-1] if done.returncode else None
