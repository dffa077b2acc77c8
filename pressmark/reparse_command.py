"""``pressmark reparse``: a new snapshot from the stored answers, with today's parser and no network."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from pressmark.summary import Summary


def reparse(
    out: Annotated[Path, typer.Argument(help="Folder of a dataset that was crawled with --warc.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the summary as JSON, for machines.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but the summary.")] = False,
    verbose: Annotated[int, typer.Option("--verbose", "-v", count=True, help="Show log lines; twice for all of them.")] = 0,
) -> None:
    """Read the stored answers of a dataset again, with today's parser and no network.

    The last recorded crawl is repeated with the latest answer to each request. What is stored nowhere stays as the snapshot has it.
    """
    from pressmark.run import configure_logging

    configure_logging(verbose, quiet=quiet, terminal=sys.stderr.isatty())
    summary = reparsed(out)
    typer.echo(summary.json() if as_json else summary.text())
    raise typer.Exit(summary.exit_code)


def reparsed(out: Path) -> Summary:
    """Publish a snapshot from stored answers and say what came of it. Raises ``typer.BadParameter`` where there are none."""
    from pressmark.run import CrawlOptions, run_crawl
    from spiders.warc.stored import STEERING, list_files, read_job

    job = next((job for path in reversed(list_files(out)) if (job := read_job(path))), None)
    if job is None:
        raise typer.BadParameter(f"{out} has no WARC file that says what was crawled; crawl with --warc to have one")
    steering = {name: value for name, value in dict(job.get("settings", {})).items() if name in STEERING}
    settings = {**steering, "PRESSMARK_REPLAY": str(out), "PRESSMARK_WARC": "0", "RETRY_ENABLED": "0", "AUTOTHROTTLE_ENABLED": "0"}
    since = date.fromisoformat(str(job["since"])[:10]) if job.get("since") else None
    options = CrawlOptions(limit=job.get("limit"), since=since, always=True, settings=settings)
    return run_crawl(tuple(job["archives"]), out, options)
