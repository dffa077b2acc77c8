"""``pressmark run``: the jobs of a file, several at once."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from pressmark.jobs.job import Job
    from pressmark.summary import Summary


def run(
    names: Annotated[list[str] | None, typer.Argument(help="Names of jobs; all jobs of the file where none is given.")] = None,
    file: Annotated[Path, typer.Option("--file", "-f", help="The jobs file.")] = Path("pressmark.toml"),
    at_once: Annotated[int, typer.Option("--at-once", "-n", min=1, max=64, help="Jobs at the same time, never two at one site.")] = 2,
    list_jobs: Annotated[bool, typer.Option("--list", help="Check the file and print its jobs; crawl nothing.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the summaries as JSON, for machines.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but the summaries.")] = False,
    verbose: Annotated[int, typer.Option("--verbose", "-v", count=True, help="Show log lines; twice for all of them.")] = 0,
) -> None:
    """Run the jobs of a file. The exit code is the highest of theirs."""
    from pressmark.jobs.file import JobsFileError, choose_jobs, read_jobs
    from pressmark.jobs.runner import Runner, Verbosity

    try:
        jobs = choose_jobs(read_jobs(file), names or (), file)
    except JobsFileError as error:
        raise typer.BadParameter(str(error)) from None
    if list_jobs:
        typer.echo("\n".join(_line(job) for job in jobs))
        return
    ended = []
    for job, summary in Runner(at_once, Verbosity(verbose, quiet)).run(jobs):
        faults = _follow_up(job, summary)
        ended.append({"job": job.name, **json.loads(summary.json()), "faults": faults})
        if not as_json:
            typer.echo(f"[{job.name}] {summary.text()}")
        for fault in faults:
            typer.echo(f"pressmark: {fault}", err=True)
    code = max(_code(one) for one in ended)
    if as_json:
        typer.echo(json.dumps({"exit_code": code, "jobs": ended}, ensure_ascii=False))
    raise typer.Exit(code)


def _follow_up(job: Job, summary: Summary) -> list[str]:
    """Export and notify; give what went wrong with either, which is said and changes no exit code."""
    from pressmark.jobs.exports import export_snapshot
    from pressmark.jobs.notification import notify_of

    return [*export_snapshot(job, summary), *notify_of(job, summary)]


def _code(ended: dict[str, Any]) -> int:
    return int(ended["exit_code"])


def _line(job: Job) -> str:
    return f"{job.name}: {', '.join(job.archives)} -> {job.out}" + (f" ({job.schedule})" if job.schedule else "")
