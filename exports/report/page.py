"""The page itself: one file that opens without a network and runs nothing but its own small script."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from html import escape
from importlib.resources import files
from pathlib import Path

from exports.report.sections import SECTIONS
from exports.report.source import Source, read_source
from exports.summary import SnapshotSummary

_CRAWL_ID = "%Y%m%dT%H%M%SZ"  # before the hyphen


def write_report(folder: Path, summary: SnapshotSummary) -> None:
    """Write ``report.html`` from the snapshot's finished tables, line by line.

    Everything from the web is escaped, and a Content Security Policy names the page's own style and script by their hashes and
    forbids the rest: pictures, frames, forms and requests of any kind.
    """
    source = read_source(summary)
    with (folder / "report.html").open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in _lines(source) if line)


def _lines(source: Source) -> Iterator[str]:
    style, script = _resource("report.css"), _resource("report.js")
    policy = f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
    title = ", ".join(name for name, _ in source.posts.sites.most_common(3)) or "nothing"
    yield "<!doctype html>"
    yield '<html lang="en"><head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer">'
    yield f"<title>Crawl of {escape(title)}</title><style>{style}</style></head><body>"
    yield '<a class="skip" href="#overview">Skip to the content</a>'
    yield f"<header><h1>Crawl of {escape(title)}</h1><p>{escape(_when(source.summary.crawl_id))}</p></header>"
    links = "".join(f'<li><a href="#{key}">{name}</a></li>' for key, name, _ in SECTIONS)
    yield f'<nav aria-label="Sections"><ul>{links}</ul></nav><main>'
    for key, name, section in SECTIONS:
        yield f'<section id="{key}" aria-labelledby="{key}-title"><h2 id="{key}-title">{name}</h2>'
        yield from section(source)
        yield "</section>"
    yield f"</main><footer><p>Snapshot {escape(source.summary.crawl_id)}, written by Pressmark.</p></footer>"
    yield f"<script>{script}</script></body></html>"


def _when(crawl_id: str) -> str:
    try:
        moment = datetime.strptime(crawl_id.partition("-")[0], _CRAWL_ID)  # noqa: DTZ007 - an id is UTC, and its text says so
    except ValueError:
        return crawl_id
    return f"Begun on {moment:%-d %B %Y at %H:%M} UTC"


def _resource(name: str) -> str:
    return files("exports.report").joinpath(name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    """Give a source expression for an inline style or script (CSP level 3, 2.3.1)."""
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"
