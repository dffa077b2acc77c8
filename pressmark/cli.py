"""What a person types. Bad arguments give one line and exit code 2."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from typer.exceptions import Abort, TyperException

from pressmark.arguments import made_folder, parse_day, parse_setting, web_address
from pressmark.compare_command import compare
from pressmark.diff_command import diff
from pressmark.export_command import export
from pressmark.history_command import history
from pressmark.probe_command import probe
from pressmark.references_command import references
from pressmark.reparse_command import reparse
from pressmark.run_command import run
from pressmark.summary import Summary

app = typer.Typer(
    name="pressmark",
    help="Turn the tag archives of any CMS into clean tables.",
    add_completion=False,
    pretty_exceptions_enable=False,
)

Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but the summary.")]
Verbose = Annotated[int, typer.Option("--verbose", "-v", count=True, help="Show log lines; twice for all of them.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print the summary as JSON, for machines.")]


@app.command()
def crawl(
    urls: Annotated[list[str], typer.Argument(help="Addresses of tag, category, author, date or blog index pages.")],
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder of the dataset; made where it is missing.")],
    limit: Annotated[int | None, typer.Option(min=1, help="Read at most so many posts.")] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Only posts published on or after this day (2025-01-31).")] = None,
    max_failures: Annotated[int, typer.Option(min=0, help="Unreadable posts that still count as success.")] = 0,
    always: Annotated[bool, typer.Option("--always", help="Publish a snapshot even if nothing has changed.")] = False,
    warc: Annotated[bool, typer.Option("--warc", help="Store every answer as it came in OUT/raw, for reparse.")] = False,
    refresh: Annotated[bool, typer.Option("--refresh", help="Read every post anew, also those that cannot have changed.")] = False,
    publish_anyway: Annotated[bool, typer.Option("--publish-anyway", help="Publish also what a health check holds back.")] = False,
    setting: Annotated[list[str] | None, typer.Option("--set", "-s", metavar="NAME=VALUE", help="A Scrapy setting.")] = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> None:
    """Crawl archives into a dataset."""
    from pressmark.run import CrawlOptions, configure_logging, run_crawl

    settings = dict(parse_setting(s) for s in setting or [])
    if warc:
        settings["PRESSMARK_WARC"] = "1"
    options = CrawlOptions(
        limit=limit,
        since=parse_day(since),
        max_failures=max_failures,
        always=always,
        refresh=refresh,
        publish_anyway=publish_anyway,
        settings=settings,
    )
    archives = tuple(web_address(url) for url in urls)
    configure_logging(verbose, quiet=quiet, terminal=sys.stderr.isatty())
    _finish(run_crawl(archives, made_folder(out), options), as_json=as_json)


@app.command()
def demo(
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder of the dataset.")] = Path("data/demo"),
    as_json: AsJson = False,
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> None:
    """Serve the bundled demo site on a free loopback port and crawl it."""
    from pressmark.demo.server import demo_archives, serve_demo
    from pressmark.run import CrawlOptions, configure_logging, run_crawl

    configure_logging(verbose, quiet=quiet, terminal=sys.stderr.isatty())
    with serve_demo() as base:
        summary = run_crawl(demo_archives(base), made_folder(out), CrawlOptions())
    _finish(summary, as_json=as_json)


app.command()(probe)
app.command()(references)
app.command()(reparse)
app.command()(run)
app.command()(export)
app.command()(compare)
app.command()(history)
app.command()(diff)


def main() -> NoReturn:
    """Run the command line; every user's fault is one line on stderr and exit code 2."""
    try:
        code = app(standalone_mode=False)
    except TyperException as error:
        typer.echo(f"pressmark: {' '.join(error.format_message().split())}", err=True)
        sys.exit(2)
    except (Abort, KeyboardInterrupt):
        sys.exit(130)
    sys.exit(code if isinstance(code, int) else 0)


def _finish(summary: Summary, *, as_json: bool) -> NoReturn:
    typer.echo(summary.json() if as_json else summary.text())
    raise typer.Exit(summary.exit_code)
