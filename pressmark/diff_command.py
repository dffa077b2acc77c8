"""``pressmark diff``: what differs between two snapshots."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from exports.differences import Difference


def diff(
    first: Annotated[Path, typer.Argument(help="A snapshot's folder, or a dataset, whose latest snapshot is taken.")],
    second: Annotated[Path, typer.Argument(help="The same for the later one.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a line, for machines.")] = False,
) -> None:
    """Print the posts that one snapshot has and the other lacks, and those that differ, with their columns."""
    from exports.differences import snapshot_differences
    from exports.previous import UnreadableSnapshotError

    before, after = _snapshot(first), _snapshot(second)
    kinds: dict[str, int] = {}
    try:
        for difference in snapshot_differences(before, after):
            kinds[difference.change] = kinds.get(difference.change, 0) + 1
            typer.echo(_json(difference) if as_json else _line(difference))
    except UnreadableSnapshotError as error:
        raise typer.BadParameter(str(error)) from None
    if not as_json:
        told = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items())) or "no differences"
        typer.echo(f"{before.name} to {after.name}: {told}")


def _snapshot(path: Path) -> Path:
    """Give the snapshot that a path means: itself, or the latest one of a dataset."""
    from exports.latest import find_latest

    found = path.resolve() if (path / "posts.parquet").is_file() else find_latest(path)
    if found is None:
        raise typer.BadParameter(f"{str(path)!r} is neither a snapshot nor a dataset with one")
    return found


def _json(difference: Difference) -> str:
    return json.dumps({"change": difference.change, "post_id": difference.post_id, "url": difference.url, "fields": difference.fields})


def _line(difference: Difference) -> str:
    fields = f" ({', '.join(difference.fields)})" if difference.fields else ""
    return f"{difference.change:<9}{difference.url}{fields}"
