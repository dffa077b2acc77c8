"""``pressmark compare``: whether two datasets hold the same, as after a migration."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pressmark.export_command import find_snapshot

if TYPE_CHECKING:
    from exports.comparison import Comparison, Only

_SHOWN = 160  # characters of a value


def compare(
    a: Annotated[Path, typer.Argument(help="Folder of a dataset, or of one of its snapshots.")],
    b: Annotated[Path, typer.Argument(help="The other one.")],
    redirects: Annotated[
        Path | None, typer.Option(help="redirects.csv of an export: which old address became which new one.", dir_okay=False)
    ] = None,
    only: Annotated[
        str | None, typer.Option(metavar="TABLE[.COLUMN],...", help="Compare only these, posts.title,headings say; all where left out.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the result as JSON, for machines.")] = False,
) -> None:
    """Compare two datasets by content, whatever their addresses; the exit code is 0 where they are equal and 1 where not."""
    from exports.comparison import compare_snapshots
    from exports.previous import UnreadableSnapshotError

    try:
        result = compare_snapshots(find_snapshot(a), find_snapshot(b), _redirects(redirects), _only(only))
    except UnreadableSnapshotError as error:
        raise typer.BadParameter(str(error)) from None
    typer.echo(json.dumps(_record(result), ensure_ascii=False, default=str) if as_json else _text(result))
    raise typer.Exit(0 if result.equal else 1)


def _redirects(path: Path | None) -> dict[str, str]:
    if path is None:
        return {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return {row["old"]: row["new"] for row in csv.DictReader(file)}
    except (OSError, KeyError, ValueError, csv.Error):
        raise typer.BadParameter(f"--redirects {str(path)!r} is no CSV with the columns old and new") from None


def _only(text: str | None) -> Only | None:
    from exports.comparison import COMPARED

    if text is None:
        return None
    wanted = {part.strip() for part in text.split(",") if part.strip()}
    known = {f"{table}.{column}" for table, columns in COMPARED.items() for column in columns} | set(COMPARED)
    if unknown := sorted(wanted - known):
        raise typer.BadParameter(f"--only {unknown[0]!r} is not compared; compared are {', '.join(COMPARED)} and their columns")
    return lambda table, column: table in wanted or f"{table}.{column}" in wanted


def _record(result: Comparison) -> dict[str, object]:
    return {
        "equal": result.equal,
        "matched": result.matched,
        "only_a": result.only_a,
        "only_b": result.only_b,
        "differences": [
            {"table": table, "column": column, "posts": found.posts, "values": found.values, "examples": found.examples}
            for (table, column), found in result.differences.items()
        ],
    }


def _text(result: Comparison) -> str:
    lines = [f"{result.matched} posts are in both; {len(result.only_a)} only in the first, {len(result.only_b)} only in the second"]
    lines += [f"  only in the first: {url}" for url in result.only_a[:20]]
    lines += [f"  only in the second: {url}" for url in result.only_b[:20]]
    for (table, column), found in result.differences.items():
        lines.append(f"{table}.{column} differs in {found.posts} posts ({found.values} values)")
        for example in found.examples:
            lines += [f"  {example['post']}", f"    - {_short(example['a'])}", f"    + {_short(example['b'])}"]
    return "\n".join([*lines, "Equal" if result.equal else "Different"])


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
