"""``pressmark history``: the runs of a dataset, what each came to, and what changed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from pressmark.figures import Run

_COLUMNS = ("crawl", "outcome", "posts", "changes", "failures", "requests", "seconds")


def history(
    out: Annotated[Path, typer.Argument(help="Folder of a dataset.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a line, for machines.")] = False,
) -> None:
    """Print a dataset's runs, oldest first."""
    from pressmark.figures import read_history
    from spiders.run_history import open_history

    if not (out / "snapshots").is_dir() and not (out / "state.sqlite").is_file():
        raise typer.BadParameter(f"{str(out)!r} is no dataset: it has neither snapshots nor state.sqlite")
    with open_history(out / "state.sqlite") as kept:
        runs = read_history(kept, out)
    if as_json:
        for run in runs:
            typer.echo(json.dumps({"crawl_id": run.crawl_id, **run.figures()}, ensure_ascii=False))
        return
    _print_table([_COLUMNS, *map(_cells, runs)])
    for run in runs:
        if run.message:
            typer.echo(f"{run.crawl_id}: {run.message}")


def _print_table(rows: list[tuple[str, ...]]) -> None:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        typer.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def _cells(run: Run) -> tuple[str, ...]:
    """Give a line of the table; what is not known is a dash."""
    changes = ", ".join(f"{count} {kind}" for kind, count in sorted(run.changes.items()))
    figures = (run.failures, run.requests, run.elapsed_s and round(run.elapsed_s))
    return (run.crawl_id, run.outcome, f"{run.posts:,}", changes or "none", *("–" if figure is None else str(figure) for figure in figures))
