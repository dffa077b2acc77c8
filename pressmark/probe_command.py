"""``pressmark probe``: which ways an archive's site has, what each gives, costs and loses. Nothing is crawled or written."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pressmark.outcome import Outcome

if TYPE_CHECKING:
    from spiders.probe import ProbeReport, WayReport


def probe(
    url: Annotated[str, typer.Argument(help="Address of a tag, category, author, date or blog index page.")],
    setting: Annotated[list[str] | None, typer.Option("--set", "-s", metavar="NAME=VALUE", help="A Scrapy setting.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the table as JSON, for machines.")] = False,
    verbose: Annotated[int, typer.Option("--verbose", "-v", count=True, help="Show log lines; twice for all of them.")] = 0,
) -> None:
    """Show the ways to an archive's posts, without crawling it."""
    from pressmark.arguments import parse_setting, web_address
    from pressmark.run import configure_logging

    address, settings = web_address(url), dict(parse_setting(text) for text in setting or [])
    configure_logging(verbose, quiet=not verbose, terminal=True)
    report, requests = run_probe(address, settings)
    typer.echo(json.dumps({**asdict(report), "requests": requests}, ensure_ascii=False) if as_json else text_of_report(report, requests))
    raise typer.Exit(Outcome.NOTHING_READ.exit_code if report.problem else 0)


def run_probe(url: str, settings: dict[str, str]) -> tuple[ProbeReport, int]:
    """Look at an archive; gives what was seen and how many requests that took. Blocks until it is done."""
    from scrapy.crawler import AsyncCrawlerProcess
    from scrapy.settings import Settings

    from spiders.probe import ProbeReport

    ours = Settings()
    ours.setmodule("pressmark.settings", priority="project")
    alone = {"LOG_INSTALL_ROOT_HANDLER": False, "ITEM_PIPELINES": {}, "EXTENSIONS": {}}  # nothing to write, nobody to tell
    ours.update({**alone, **settings}, priority="cmdline")
    process = AsyncCrawlerProcess(ours)
    crawler = process.create_crawler("probe")
    process.crawl(crawler, url=url)
    process.start()
    report: Any = getattr(crawler.spider, "report", None)
    requests = int(crawler.stats.get_value("downloader/request_count", 0)) if crawler.stats else 0
    return report or ProbeReport(url=url, problem=f"{url} could not be looked at; run again with -v for Scrapy's own words"), requests


def text_of_report(report: ProbeReport, requests: int) -> str:
    """Give the report as lines for a terminal."""
    if report.problem:
        return f"{report.url}\n  {report.problem}"
    made_by = " ".join(filter(None, (report.cms, f"(theme {report.theme})" if report.theme else None))) or "unknown system"
    lines = [f"{report.url}", f"  {report.title or 'no title'}: {report.kind} archive, {made_by}", ""]
    rows = [("way", "posts seen", "of", "text", "requests", "lost"), *map(_cells, filter(_is_offered, report.ways))]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines += ["  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    lines += ["", *(f"  {way.way}: {way.why_not}" for way in report.ways if way.why_not and way.offered)]
    lines += [f"  not offered: {', '.join(way.way for way in report.ways if not way.offered) or 'none'}", ""]
    chosen = f"A crawl would take {report.chosen}." if report.chosen else "No way gives posts here."
    return "\n".join([*lines, f"{chosen} (This look took {requests} requests.)"])


def _is_offered(way: WayReport) -> bool:
    return way.offered


def _cells(way: WayReport) -> tuple[str, ...]:
    if not way.posts_seen:
        return (way.way, "-", "-", "-", "-", "")
    total, cost = ("?" if number is None else str(number) for number in (way.total, way.requests))
    return (way.way, str(way.posts_seen), total, way.text, f"about {cost}", ", ".join(way.lost) or "nothing")
