"""What changed since the snapshot before."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from exports.latest import list_snapshots
from exports.previous import UnreadableSnapshotError, read_rows
from exports.rows import Row
from exports.schema import BY_NAME
from pipelines.content import picture_path

# Every theme shows its own selection of these: a value that only one side has is a page that says less, not a post that changed.
_SHOWN = frozenset({"authors", "published_at", "modified_at", "language", "excerpt", "tags", "categories", "featured_image"})
# Only a post's own page tells these: nothing follows where one side was read from it and the other from an archive.
_OF_ITS_PAGE = frozenset({"canonical_url", "meta_title", "meta_description", "translations", "noindex"})
_COMPARED = (
    *("url", "canonical_url", "slug", "post_type", "title", "authors", "published_at", "modified_at", "language", "excerpt"),
    *("tags", "categories", "featured_image", "meta_title", "meta_description", "translations", "noindex", "body_status", "content_sha256"),
)
# Takes all but letters and digits; leaves "Magnesium2024".
_SIGNS = re.compile(r"[\W_]+")
_BEGINNING = 60  # letters of an excerpt: themes cut it at different lengths (WordPress: 55 words) and add "read more" in their own words


def changed_columns(old: Row, new: Row) -> tuple[str, ...]:
    """Give the columns of ``posts`` in which two readings of a post differ, as declared; none where both say the same."""
    left_out = _OF_ITS_PAGE if old["source"] != new["source"] else frozenset()
    return tuple(name for name in _COMPARED if name not in left_out and _differs(name, old[name], new[name]))


def change_row(post: Row, change: str, crawl_id: str, fields: tuple[str, ...] = ()) -> Row:
    """Give a row of ``changes``."""
    return {"post_id": post["post_id"], "url": post["url"], "change": change, "fields": list(fields), "crawl_id": crawl_id}


def departed_posts(out: Path) -> frozenset[str]:
    """Give the posts that left or were removed in a kept snapshot and did not come back since. A damaged snapshot tells nothing."""
    gone: set[str] = set()
    for snapshot in list_snapshots(out):
        with suppress(UnreadableSnapshotError):
            _follow(snapshot, gone)
    return frozenset(gone)


def _follow(snapshot: Path, gone: set[str]) -> None:
    for row in read_rows(snapshot, BY_NAME["changes"]):
        if row["change"] in ("left", "removed"):
            gone.add(row["post_id"])
        else:
            gone.discard(row["post_id"])


def _differs(name: str, old: Any, new: Any) -> bool:
    if name in _SHOWN and not (old and new):
        return False
    form = _FORMS.get(name)
    return bool(form(old) != form(new)) if form and old and new else old != new


def _beginning(text: str) -> str:
    return _SIGNS.sub("", text.casefold())[:_BEGINNING]


# How a column is compared where not as it is.
_FORMS: dict[str, Callable[[Any], Any]] = {
    "tags": sorted,
    "categories": sorted,
    "excerpt": _beginning,
    "featured_image": picture_path,
    "translations": lambda others: sorted((other["language"], other["url"]) for other in others),
}
