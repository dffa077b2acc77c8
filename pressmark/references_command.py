"""``pressmark references``: parse reference strings, one a line, without crawling anything."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO, TextIO

import typer

from exports.bibliography import WRITERS, table_head

if TYPE_CHECKING:
    from pipelines.model.reference import Reference
    from pressmark.doi_records import DoiRecords

FORMATS = ("csl", *WRITERS)
_CROSSREF_HELP = "Your e-mail address: look DOIs up at Crossref and fill what entries leave out. Off where it is left out."
_AT_ONCE = 64  # lines of a file that are parsed together, which costs half as much; whoever types is answered line by line
_MAX_LINE = 1 << 20  # bytes; what follows in a longer line is dropped, so that no line can fill the memory


def references(
    file: Annotated[str, typer.Argument(help="Text file with one reference a line, or - for standard input.")],
    to: Annotated[str, typer.Option("--to", "-t", help=f"Format: {', '.join(FORMATS)}.")] = "csl",
    out: Annotated[Path | None, typer.Option("--out", "-o", help="File to write; standard output where it is left out.")] = None,
    crossref: Annotated[str | None, typer.Option(envvar="PRESSMARK_CROSSREF_EMAIL", help=_CROSSREF_HELP)] = None,
) -> None:
    """Parse references line by line into CSL-JSON, BibTeX, RIS, JSON Lines or a table."""
    if to not in FORMATS:
        raise typer.BadParameter(f"unknown format {to!r}; known: {', '.join(FORMATS)}")
    if file != "-" and not Path(file).is_file():
        raise typer.BadParameter(f"no file {file!r}")
    if out is not None and not out.parent.is_dir():
        raise typer.BadParameter(f"no folder {str(out.parent)!r} to write {out.name!r} into")
    records = _records(crossref)
    with _reader(file) as source, _writer(out) as target, _progress(source, file) as lines:
        for text in rendered(lines, to, records, at_once=1 if file == "-" else _AT_ONCE):
            target.write(text)
    if records and records.failure:
        typer.echo(f"pressmark: {records.failure}; the DOIs from there on were not looked up", err=True)
        raise typer.Exit(1)


def _records(email: str | None) -> DoiRecords | None:
    if not email:
        return None
    from pressmark.doi_records import open_records

    try:
        return open_records(email, Path(typer.get_app_dir("pressmark")) / "crossref.sqlite")
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


def rendered(lines: Iterable[str], to: str, records: DoiRecords | None = None, at_once: int = 1) -> Iterator[str]:
    """Give the output piece by piece, in the order of ``lines``; empty lines are no references. ``at_once`` lines are waited for."""
    entries = filter(None, map(str.strip, lines))
    items: Iterable[dict[str, Any]] = (_item(number, reference) for number, reference in enumerate(_parsed(entries, at_once), 1))
    if records:
        items = records.completed(items)
    if to == "csl":
        yield from _json_array(items)
        return
    if to == "table":
        yield table_head()
    for item in items:
        yield WRITERS[to](item)


def _parsed(entries: Iterator[str], at_once: int) -> Iterator[Reference]:
    from pipelines.references.parse import parse_texts  # numpy and the lexica, which no other command needs to start

    while batch := list(islice(entries, at_once)):
        yield from parse_texts(batch)


def _item(number: int, reference: Reference) -> dict[str, Any]:
    return {**reference.csl, "id": str(number), "confidence": round(reference.confidence, 3), "raw": reference.raw}


def _json_array(items: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Give a JSON array of CSL items, one a line; what CSL does not know goes into ``custom``."""
    before = "[\n"
    for item in items:
        confidence, raw = item.pop("confidence"), item.pop("raw")
        item["custom"] = {**item.get("custom", {}), "confidence": confidence, "raw": raw}
        yield before + json.dumps(item, ensure_ascii=False)
        before = ",\n"
    yield "\n]\n" if before != "[\n" else "[]\n"


@contextmanager
def _reader(file: str) -> Iterator[BinaryIO]:
    if file == "-":
        yield sys.stdin.buffer
        return
    with Path(file).open("rb") as source:
        yield source


@contextmanager
def _writer(out: Path | None) -> Iterator[TextIO]:
    if out is None:
        yield sys.stdout
        return
    with out.open("w", encoding="utf-8", newline="\n") as target:
        yield target


@contextmanager
def _progress(source: BinaryIO, file: str) -> Iterator[Iterator[str]]:
    """Give the lines of ``source``, with a bar on a terminal; the bar counts bytes, or lines where there is no size."""
    if not sys.stderr.isatty():
        yield (line for line, _ in _lines(source))
        return
    from rich.console import Console
    from rich.progress import Progress

    size = None if file == "-" else Path(file).stat().st_size
    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("References", total=size)

        def counted() -> Iterator[str]:
            for line, length in _lines(source):
                bar.advance(task, length if size is not None else 1)
                yield line

        yield counted()


def _lines(source: BinaryIO) -> Iterator[tuple[str, int]]:
    """Give each line as text (UTF-8; what is not stays readable) and its length in bytes."""
    while piece := source.readline(_MAX_LINE):
        length = len(piece)
        rest = piece
        while len(rest) == _MAX_LINE and not rest.endswith(b"\n"):
            rest = source.readline(_MAX_LINE)
            length += len(rest)
        yield piece.decode("utf-8-sig", errors="replace"), length
