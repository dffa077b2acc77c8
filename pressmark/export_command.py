"""``pressmark export``: a snapshot as the import files of another CMS, without another crawl."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

import typer

if TYPE_CHECKING:
    from exports.migration.export import ExportSummary
    from exports.migration.model import StoredFile
    from exports.migration.registry import Format


def export(
    dataset: Annotated[Path, typer.Argument(help="Folder of a dataset, or of one of its snapshots.")],
    to: Annotated[str, typer.Option("--to", "-t", metavar="FORMAT", help="What to write; --to list names all formats.")],
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Folder to write; DATASET/exports/FORMAT where it is left out.")] = None,
    media: Annotated[bool, typer.Option("--media", help="Download pictures and files, and let posts show the copies.")] = False,
    base_url: Annotated[str, typer.Option(help="Address of the new site; where left out, addresses begin at its root.")] = "",
    permalink: Annotated[
        str | None,
        typer.Option(metavar="PATTERN", help="New addresses: /:year/:month/:slug/ with :day :hour :minute :second :category :author :id."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the summary as JSON, for machines.")] = False,
) -> None:
    """Export a dataset for another CMS, with redirects and a report of what is lost."""
    from exports.migration.export import export_snapshot
    from exports.migration.model import ExportOptions
    from exports.previous import UnreadableSnapshotError

    format_ = _format(to)
    snapshot = find_snapshot(dataset)
    base, pattern = _base(base_url), _pattern(permalink)
    target = out or default_folder(snapshot) / format_.name
    try:
        with _files(snapshot, wanted=media) as find_file:
            options = ExportOptions(base_url=base, permalink=pattern, find_file=find_file)
            summary = export_snapshot(snapshot, target.absolute(), format_, options)
    except (FileExistsError, UnreadableSnapshotError, OSError) as error:
        raise typer.BadParameter(str(error)) from None
    typer.echo(json.dumps(_record(summary)) if as_json else _text(summary))


@contextmanager
def _files(snapshot: Path, *, wanted: bool) -> Iterator[Callable[[str], StoredFile | str | None] | None]:
    """Give the store's way to find a file, once all that can be had was downloaded; None where nobody wants files."""
    if not wanted:
        yield None
        return
    from exports.migration.store import MediaStore
    from pressmark.media import download_files
    from pressmark.run import configure_logging

    configure_logging(0, quiet=False, terminal=sys.stderr.isatty())
    store = MediaStore(dataset_folder(snapshot) / "media")
    try:
        download_files(snapshot, store)
        yield store.find
    finally:
        store.close()


def find_snapshot(path: Path) -> Path:
    """Give the folder of the snapshot that a dataset's folder holds as its latest, or that is named itself."""
    from pressmark.dataset import Dataset

    try:
        return Dataset(path).path
    except FileNotFoundError as error:
        raise typer.BadParameter(str(error)) from None


def dataset_folder(snapshot: Path) -> Path:
    """Give the dataset that a snapshot belongs to: the folder above ``snapshots``, else the one around it."""
    return snapshot.parents[1] if snapshot.parent.name == "snapshots" else snapshot.parent


def default_folder(snapshot: Path) -> Path:
    """Give where exports go that name no folder."""
    return dataset_folder(snapshot) / "exports"


def _format(name: str) -> type[Format]:
    from exports.migration.registry import BY_NAME

    if name == "list":
        typer.echo("\n".join(f"{found.name:<12}{found.meaning}" for found in BY_NAME.values()))
        raise typer.Exit
    if name not in BY_NAME:
        raise typer.BadParameter(f"unknown format {name!r}; known: {', '.join(BY_NAME)}")
    return BY_NAME[name]


def _base(url: str) -> str:
    """Give the base without a slash at its end."""
    if not url:
        return ""
    try:
        parts = urlsplit(url)
        sound = parts.scheme in ("http", "https") and parts.hostname and not parts.query and not parts.fragment
        _ = parts.port  # raises on a port that is none
    except ValueError:
        sound = False
    # Takes "https://new.example/blog"; leaves what would end a line or a quoted text in some server's configuration.
    if not sound or not re.fullmatch(r"[\w:/.~%\[\]-]+", url, re.ASCII):
        raise typer.BadParameter(f"--base-url {url!r} is no address of a site; give one like https://new.example")
    return url.rstrip("/")


def _pattern(pattern: str | None) -> str | None:
    from exports.migration.permalinks import check_permalink

    try:
        return check_permalink(pattern) if pattern is not None else None
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None


def _record(summary: ExportSummary) -> dict[str, object]:
    return {
        "path": str(summary.path),
        "format": summary.format,
        "posts": summary.posts,
        "files": summary.files,
        "redirects": summary.redirects,
        "losses": dict(summary.losses),
    }


def _text(summary: ExportSummary) -> str:
    lines = [
        f"Exported {summary.posts} posts as {summary.format}: {summary.path}",
        f"  files {summary.files}, redirects {summary.redirects} (in {summary.path.name}/redirects)",
        "What is not in it (row by row in losses.parquet and csv/losses.csv):",
        *(f"  {code:<24}{count:>8}" for code, count in summary.losses.items()),
    ]
    return "\n".join(lines)
