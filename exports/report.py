"""A snapshot as one page for people who would rather look: self-contained, without scripts."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Sequence
from hashlib import sha256
from html import escape
from itertools import islice
from pathlib import Path

from exports.previous import read_rows
from exports.rows import Row
from exports.schema import BY_NAME, TABLES
from exports.summary import SnapshotSummary

_STYLE = """
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
body { margin: 0 auto; max-width: 62rem; padding: 1rem }
div { overflow-x: auto }
table { border-collapse: collapse; margin-block: .5rem 2rem }
th, td { border-bottom: 1px solid #8886; padding: .3rem .8rem .3rem 0; text-align: left; vertical-align: top; overflow-wrap: anywhere }
"""
_MOST_PROBLEMS = 500  # rows: the page stays readable, the rest is in problems.parquet


def write_report(folder: Path, summary: SnapshotSummary) -> None:
    """Write ``report.html`` from the snapshot's finished tables. Everything from the web is escaped, and a policy forbids the rest."""
    policy = f"default-src 'none'; style-src 'sha256-{b64encode(sha256(_STYLE.encode()).digest()).decode()}'; base-uri 'none'"
    problems = list(islice(read_rows(folder, BY_NAME["problems"]), _MOST_PROBLEMS))
    parts = [
        "<!doctype html>",
        '<html lang="en"><head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>Pressmark {escape(summary.crawl_id)}</title><style>{_STYLE}</style></head><body>",
        f"<h1>Crawl {escape(summary.crawl_id)}</h1>",
        *_section("Tables", ("table", "rows", "what it holds"), ((t.name, summary.rows[t.name], t.meaning) for t in TABLES)),
        *_section("Changes", ("change", "posts"), sorted(summary.changes.items())),
        *_section("Archives", _ARCHIVE, _cells(read_rows(folder, BY_NAME["archives"]), _ARCHIVE)),
        *_section(f"Problems ({summary.rows['problems']})", _PROBLEM, _cells(problems, _PROBLEM)),
        "</body></html>",
    ]
    (folder / "report.html").write_text("\n".join(parts) + "\n", encoding="utf-8")


_ARCHIVE = ("archive_url", "title", "way", "pages_read", "entries", "declared_total", "complete", "why_not")
_PROBLEM = ("url", "stage", "code", "field", "detail")


def _cells(rows: Iterable[Row], columns: Sequence[str]) -> Iterable[tuple[object, ...]]:
    return (tuple(row[column] for column in columns) for row in rows)


def _section(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    body = [f"<tr>{''.join(f'<td>{_text(value)}</td>' for value in row)}</tr>" for row in rows]
    if not body:
        return [f"<h2>{escape(title)}</h2><p>None.</p>"]
    head = "".join(f'<th scope="col">{escape(column.replace("_", " "))}</th>' for column in columns)
    return [f"<h2>{escape(title)}</h2><div><table><thead><tr>{head}</tr></thead><tbody>", *body, "</tbody></table></div>"]


def _text(value: object) -> str:
    return "" if value is None else escape(str(value))
