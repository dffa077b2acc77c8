"""The tables that tell of the crawl itself."""

from __future__ import annotations

from exports.column import Column, Table

_POST_ID = Column("post_id", "str", "Which post.")
_CRAWL_ID = Column("crawl_id", "cat", "The crawl that found this out; a UTC time that sorts.")

ARCHIVES = Table(
    "archives",
    "The archives of the job, and how completely each was read.",
    ("archive_url",),
    (
        Column("archive_url", "str", "Address as the job names it."),
        Column("final_url", "str", "Address after redirects."),
        Column("title", "str?", "Title."),
        Column("kind", "cat?", "tag, category, author, date or blog."),
        Column("site", "cat", "Host."),
        Column("cms", "cat?", "Content management system."),
        Column("theme", "str?", "Its theme."),
        Column("way", "cat", "The way that it was read by."),
        Column("pages_read", "i32", "Pages read."),
        Column("entries", "i32", "Posts listed."),
        Column("declared_total", "i32?", "Posts that the site itself says it has."),
        Column("complete", "bool", "It was read to its end."),
        Column("why_not", "str?", "Why it was not read to its end."),
    ),
)

ARCHIVE_ENTRIES = Table(
    "archive_entries",
    "What each archive lists, in its order.",
    ("archive_url", "rank"),
    (
        Column("archive_url", "str", "Address of the archive as the job names it."),
        Column("rank", "i32", "Place through all its pages, 0-based."),
        Column("page", "i32?", "Page that lists it, 1-based; null where the way has no pages."),
        Column("url", "str", "Permalink as listed."),
        Column("title", "str?", "Title as listed."),
        Column("post_id", "str?", "The post of this dataset."),
    ),
    ((("archive_url",), "archives", ("archive_url",)), (("post_id",), "posts", ("post_id",))),
)

PROBLEMS = Table(
    "problems",
    "What could not be read, or not wholly.",
    (),
    (
        Column("url", "str", "Address of the page."),
        Column("post_id", "str?", "The post."),
        Column("archive_url", "str?", "The archive."),
        Column("stage", "cat", "Where it was noticed: fetch, listing, document, body and so on."),
        Column("code", "cat", "What it is, countable: no-body, http-404."),
        Column("field", "str?", "The column that suffers."),
        Column("detail", "str", "A sentence for people."),
        _CRAWL_ID,
    ),
)

CHANGES = Table(
    "changes",
    "What changed since the snapshot before.",
    ("post_id",),
    (
        _POST_ID,
        Column("url", "str", "Permalink."),
        Column("change", "cat", "added, changed, left (no longer listed), removed (404 or 410) or returned."),
        Column("fields", "[str]", "Which columns of posts changed."),
        _CRAWL_ID,
    ),
)

CRAWL_TABLES = (ARCHIVES, ARCHIVE_ENTRIES, PROBLEMS, CHANGES)
