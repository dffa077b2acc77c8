"""The parts of the report, each written from the same source."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from statistics import median
from urllib.parse import unquote

from exports.report.charts import chart, time_bars, word_bars
from exports.report.markup import Cell, badge, figures, left_out, link, number, table, text
from exports.report.source import Source, lacks_alt
from exports.rows import Row
from exports.schema import TABLES
from pipelines.urls import split_url

Section = Callable[[Source], Iterator[str]]


def overview(source: Source) -> Iterator[str]:
    """Say what was crawled and how much of it there is."""
    rows, posts = source.summary.rows, source.posts
    complete = sum(archive["complete"] for archive in source.archives)
    yield figures(
        [
            ("archives read to their end", f"{complete} of {rows['archives']}"),
            *((name.replace("_", " "), number(rows[name])) for name in ("posts", "headings", "list_items", "images", "references")),
            ("words", number(sum(posts.words))),
            ("problems", number(rows["problems"])),
        ]
    )
    for label, counts in (("Sites", posts.sites), ("Content management systems", posts.systems), ("Languages", posts.languages)):
        most = ", ".join(f"{text(name)} ({number(count)})" for name, count in counts.most_common(10))
        yield f"<p>{label}: {most or 'none'}{' and others' if len(counts) > 10 else ''}.</p>"


def completeness(source: Source) -> Iterator[str]:
    """Say how far each archive was read, and how much of the posts."""
    status = source.posts.status
    yield f"<p>Bodies: {', '.join(f'{number(count)} {text(name)}' for name, count in status.most_common()) or 'none'}.</p>"
    yield from table("Archives", ("archive", "read", "posts listed", "the site says", "pages", "way"), map(_archive, source.archives))
    yield left_out(len(source.archives), source.summary.rows["archives"], "archives.parquet")


def changes(source: Source) -> Iterator[str]:
    """Say what became of posts since the snapshot before."""
    counts = source.summary.changes
    if not counts:
        yield f"<p>{'Nothing has changed since the snapshot before.' if source.summary.previous else 'There are no posts.'}</p>"
        return
    yield figures((name, number(count)) for name, count in sorted(counts.items()))
    rows = ((_post(source, row), text(row["change"]), text(", ".join(row["fields"]))) for row in source.changes)
    yield from table("Changes", ("post", "change", "columns"), rows, tools=True)
    yield left_out(len(source.changes), source.summary.rows["changes"], "changes.parquet")


def timeline(source: Source) -> Iterator[str]:
    """Show when the posts were published."""
    unit, bars = time_bars(source.posts.months)
    if bars:
        yield from chart(f"Posts by {unit} of publication", unit, bars)
    if source.posts.undated:
        yield f"<p>{number(source.posts.undated)} posts have no date.</p>"


def lengths(source: Source) -> Iterator[str]:
    """Show how long the posts are."""
    words = source.posts.words
    if not words:
        return
    url, title = source.post(source.posts.longest[1])
    yield f"<p>Half of the posts have {number(median(words))} words or more; the longest has {number(max(words))}: {link(url, title)}.</p>"
    yield from chart("Posts by number of words", "words", word_bars(words))


def nulls(source: Source) -> Iterator[str]:
    """Show which columns are empty, and how often."""
    for place, schema in enumerate(TABLES):
        total = source.summary.rows[schema.name]
        opened = "" if place else " open"
        yield f"<details{opened}><summary>{text(schema.name)}: {number(total)} rows</summary><p>{text(schema.meaning)}</p>"
        counts = source.summary.nulls[schema.name]
        rows = (
            (f"<code>{column.name}</code>", _share(counts.get(column.name, 0), total), text(column.meaning)) for column in schema.columns
        )
        yield from table(f"Columns of {schema.name}", ("column", "empty", "meaning"), rows)
        yield "</details>"


def pictures(source: Source) -> Iterator[str]:
    """List pictures by address: this page fetches nothing. Those without alternative text come first."""
    total = source.summary.rows["images"]
    yield f"<p>{number(total)} pictures, {number(source.images_without_alt)} without alternative text. The links lead to the files.</p>"
    yield '<ul class="gallery" tabindex="0" aria-label="Pictures">'
    yield from (_picture(source, image) for image in source.images)
    yield "</ul>"
    yield left_out(len(source.images), total, "images.parquet")


def references(source: Source) -> Iterator[str]:
    """List the parsed references."""
    columns = ("authors", "title", "in", "year", "DOI or address", "sure", "cited by")
    yield from table("References", columns, (_reference(source, row) for row in source.references), tools=True)
    yield left_out(len(source.references), source.summary.rows["references"], "references.parquet")


def failures(source: Source) -> Iterator[str]:
    """List what could not be read, or not wholly."""
    if not source.problem_codes:
        yield "<p>None.</p>"
        return
    yield figures((code, number(count)) for code, count in source.problem_codes.most_common(20))
    rows = ((link(row["url"], row["url"]), text(row["code"]), text(row["field"]), text(row["detail"])) for row in source.problems)
    yield from table("Failures and warnings", ("address", "code", "column", "what happened"), rows, tools=True)
    yield left_out(len(source.problems), source.summary.rows["problems"], "problems.parquet")


# As a person asks: what is it, is it all, what is new, what is wrong with it; then what is in it.
SECTIONS: tuple[tuple[str, str, Section], ...] = (
    ("overview", "What was crawled", overview),
    ("completeness", "Completeness", completeness),
    ("changes", "Changes since last time", changes),
    ("failures", "Failures", failures),
    ("timeline", "Posts over time", timeline),
    ("lengths", "Word counts", lengths),
    ("pictures", "Pictures", pictures),
    ("references", "References", references),
    ("columns", "Empty columns", nulls),
)


def _archive(row: Row) -> tuple[Cell | str, ...]:
    read = badge("good", "to its end") if row["complete"] else badge("bad", "not to its end")
    why = f"<br>{text(row['why_not'])}" if row["why_not"] else ""
    counts = (row["entries"], row["declared_total"], row["pages_read"])
    name = row["title"] or row["archive_url"]
    return link(row["archive_url"], name), read + why, *(Cell("" if n is None else number(n), n) for n in counts), text(row["way"])


def _post(source: Source, row: Row) -> str:
    url, title = source.post(row["post_id"])
    return link(url or row["url"], title or row["url"])


def _picture(source: Source, image: Row) -> str:
    url, title = source.post(image["post_id"])
    name = unquote(PurePosixPath(split_url(image["src"]).path).name) or image["src"]
    size = f"{image['width']} × {image['height']}" if image["width"] and image["height"] else ""
    mark = badge("bad", "no alternative text") if lacks_alt(image) else badge("plain", "decorative") if not image["alt"] else ""
    lines = (mark, text(image["alt"]) and f"<q>{text(image['alt'])}</q>", text(image["caption"]), text(size), f"in {link(url, title)}")
    return f"<li>{link(image['src'], name)}{''.join(f'<p>{line}</p>' for line in lines if line)}</li>"


def _reference(source: Source, row: Row) -> tuple[Cell | str, ...]:
    authors = "; ".join(filter(None, (author["literal"] or author["family"] for author in row["authors"])))
    target = f"https://doi.org/{row['doi']}" if row["doi"] else row["url"]
    url, title = source.post(row["post_id"])
    return (
        text(authors),
        text(row["title"] or row["raw"]),
        text(row["container_title"]),
        Cell(text(row["year"]), row["year"]),
        link(target, row["doi"] or row["url"]),
        Cell(f"{row['confidence']:.0%}", row["confidence"]),
        link(url, title),
    )


def _share(count: int, total: int) -> Cell:
    share = count / total if total else 0.0
    return Cell(f'<meter min="0" max="1" value="{share:.4f}">{share:.0%}</meter> {share:.0%}', share)
