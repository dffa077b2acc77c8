"""From a snapshot to a folder that another CMS imports: whole or not there at all, the same bytes each time, memory flat."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pyarrow.parquet as pq

from exports.arrow import system_allocator
from exports.latest import sync_path, sync_tree
from exports.migration.body import export_body
from exports.migration.directory import Address, Directory
from exports.migration.links import rewrite_links
from exports.migration.losses import LossReport
from exports.migration.model import ExportOptions, ExportPost, ExportTerm, Loss, Site
from exports.migration.permalinks import check_permalink
from exports.migration.redirects import RedirectWriter
from exports.migration.registry import Format
from exports.previous import read_posts
from exports.rows import PostRows


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportSummary:
    """What an export came to."""

    path: Path
    format: str
    posts: int
    files: int  # pictures and documents that lie in the export
    redirects: int
    losses: Mapping[str, int] = field(default_factory=dict)  # rows of the loss report by code


def export_snapshot(snapshot: Path, out: Path, format_: type[Format], options: ExportOptions) -> ExportSummary:
    """Export a snapshot into the folder ``out``, which an earlier export may have made; it is replaced in one step.

    Raises ``ValueError`` for a permalink pattern that serves no address, ``FileExistsError`` where ``out`` holds something else,
    ``UnreadableSnapshotError`` where the snapshot is damaged.
    """
    pattern = check_permalink(options.permalink or format_.permalink)
    _check_target(out)
    work = out.with_name(f".{out.name}.part")
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    try:
        with system_allocator():
            summary = _Export(snapshot, work, format_, options, pattern).run(out)
        (work / _MARK).write_text(f"{format_.name}\n", encoding="utf-8")
        sync_tree(work)
        _replace(work, out)
    except BaseException:
        shutil.rmtree(work, ignore_errors=True)
        raise
    return summary


_MARK = ".pressmark-export"  # in every folder that an export made: only such a folder is replaced


def _check_target(out: Path) -> None:
    if out.exists() and not (out / _MARK).is_file() and (not out.is_dir() or any(out.iterdir())):
        raise FileExistsError(f"{out} holds something that is no export; name an empty or a new folder")


def _replace(work: Path, out: Path) -> None:
    """Put ``work`` in the place of ``out``: what was there goes only when the new one is there."""
    old = out.with_name(f".{out.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if out.exists():
        out.rename(old)
    work.rename(out)
    sync_path(out.parent)
    shutil.rmtree(old, ignore_errors=True)


class _Export:
    """One run of one export."""

    def __init__(self, snapshot: Path, work: Path, format_: type[Format], options: ExportOptions, pattern: str) -> None:
        self.snapshot, self.work, self.format, self.options = snapshot, work, format_, options
        self.directory = Directory(work, options, pattern, format_.media_address)
        self.losses = LossReport(work, _parser(snapshot))
        self.posts = 0

    def run(self, out: Path) -> ExportSummary:
        """Write everything."""
        try:
            self.directory.gather(self.snapshot)
            self.losses.write_site(self.format.limits)
            files = self._copy_files()
            writer = self.format(self.work, self._site(), self.directory)
            redirects = RedirectWriter(self.work)
            for key, rows in read_posts(self.snapshot):
                address = self.directory.address(key)
                if address is not None:
                    post = self._post(rows, address)
                    writer.write(post)
                    self.losses.write_post(post)
                    redirects.write(address.old_url, post.url)
                    self.posts += 1
            for closing in (writer, redirects, self.losses):
                closing.close()
        finally:
            self.directory.close()
            (self.work / ".directory.sqlite").unlink(missing_ok=True)
        return ExportSummary(
            path=out,
            format=self.format.name,
            posts=self.posts,
            files=files,
            redirects=redirects.rules,
            losses=dict(sorted(self.losses.counts.items())),
        )

    def _post(self, rows: PostRows, address: Address) -> ExportPost:
        row = rows["posts"][0]
        body, losses = export_body(rows)
        rewritten = rewrite_links(body, rows, self.directory, self.options.base_url)
        featured = self.directory.file(row["featured_image"])
        media = {**({featured.number: featured} if featured else {}), **rewritten.media}
        whole = row["body_status"] == "whole"
        return ExportPost(
            number=address.number,
            rows=rows,
            slug=address.slug,
            path=address.path,
            url=self.options.base_url + address.path,
            status="publish" if whole else "draft",
            body=body,
            authors=tuple(self.directory.authors[name] for name in row["authors"]),
            terms=self._terms(rows),
            media=tuple(media.values()),
            featured=featured,
            losses=[*_post_losses(rows, address), *losses, *rewritten.losses],
        )

    def _terms(self, rows: PostRows) -> tuple[ExportTerm, ...]:
        row = rows["posts"][0]
        named = [("category", name) for name in row["categories"]] + [("tag", name) for name in row["tags"]]
        return tuple(self.directory.terms[key] for key in dict.fromkeys(named))

    def _copy_files(self) -> int:
        copied = 0
        for file in self.directory.files():
            if file.stored is not None:
                place = self.work / self.format.media_folder / file.name
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(file.stored.path, place)
                copied += 1
        return copied

    def _site(self) -> Site:
        directory = self.directory
        return Site(
            title=urlsplit(_most(directory.hosts) or "").netloc or "Export",
            old_url=_most(directory.hosts) or "",
            base_url=self.options.base_url,
            language=_most(directory.languages),
            moment=self.snapshot.name,
            authors=tuple(directory.authors.values()),
            terms=tuple(_parents_first(directory.terms.values())),
        )


def _most(counts: Counter[str]) -> str | None:
    return min(counts, key=lambda name: (-counts[name], name)) if counts else None


def _parents_first(terms: Iterable[ExportTerm]) -> list[ExportTerm]:
    """Order terms so that a parent stands before its children; terms that lead in a circle lose their parents."""
    waiting = sorted(terms, key=lambda term: term.number)
    done: dict[tuple[str, str], ExportTerm] = {}
    while waiting:
        ready = [term for term in waiting if term.parent is None or (term.taxonomy, term.parent) in done]
        if not ready:
            ready = [replace(term, parent=None) for term in waiting[:1]]
        taken = {(term.taxonomy, term.slug) for term in ready}
        done.update({(term.taxonomy, term.slug): term for term in ready})
        waiting = [term for term in waiting if (term.taxonomy, term.slug) not in taken]
    return list(done.values())


def _post_losses(rows: PostRows, address: Address) -> list[Loss]:
    """Say what every target loses of a post."""
    row, losses = rows["posts"][0], []
    if row["body_status"] != "whole":
        losses.append(Loss("body-not-whole", f"its body is {row['body_status']}; it is exported as a draft", "content_html"))
    if address.slug != address.wished_slug:
        losses.append(Loss("slug-changed", f"another post has the slug {address.wished_slug!r}; this one is {address.slug!r}", "slug"))
    elif row["slug"] and address.slug not in (row["slug"], unquote(row["slug"]).lower()):
        losses.append(Loss("slug-changed", f"the slug {row['slug']!r} becomes {address.slug!r}", "slug"))
    if row["published_at"] is None:
        losses.append(Loss("no-date", "no date of publication is known", "published_at"))
    return losses


def _parser(snapshot: Path) -> str:
    metadata = pq.read_schema(snapshot / "posts.parquet").metadata or {}
    return bytes(metadata.get(b"pressmark.parser", b"")).decode()
