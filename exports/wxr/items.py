"""Posts and attachments as items of the file."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import format_datetime
from urllib.parse import quote

from exports.migration.dates import local_time
from exports.migration.files import original_address
from exports.migration.model import ExportPost, ExportTerm, MediaFile
from exports.rows import Row
from exports.wxr.xml import cdata, element

# Numbers of posts and files: importers keep a number that is free, and a site of a million posts is rare.
POST_NUMBER = 1_000_000
FILE_NUMBER = 5_000_000
_DOMAINS = {"tag": "post_tag", "category": "category"}


def slug_name(slug: str) -> str:
    """Give a slug as WordPress keeps it: signs beyond ASCII percent-encoded, in lower case."""
    return quote(slug, safe="").lower()


def post_item(post: ExportPost, content: str, notes: str | None) -> str:
    """Give a post's item."""
    row = post.row
    featured = str(FILE_NUMBER + post.featured.number) if post.featured else None
    old_slug = slug_name(row["slug"]) if row["slug"] and slug_name(row["slug"]) != slug_name(post.slug) else None
    meta = {"_thumbnail_id": featured, "footnotes": notes, "_wp_old_slug": old_slug}
    return _item(
        [
            cdata("title", row["title"]),
            element("link", post.url),
            element("pubDate", format_datetime(_published(row).astimezone(UTC))),
            cdata("dc:creator", post.authors[0].login if post.authors else ""),
            element("guid", row["url"], isPermaLink="false"),
            element("description"),
            cdata("content:encoded", content),
            cdata("excerpt:encoded", row["excerpt"]),
            element("wp:post_id", POST_NUMBER + post.number),
            *_dates(row),
            *_fields(slug_name(post.slug), post.status, 0, "post"),
            *(_category(term) for term in post.terms),
            *(_meta(key, value) for key, value in meta.items() if value),
        ]
    )


def attachment_item(file: MediaFile, post: ExportPost) -> str:
    """Give the item of a picture or file that ``post`` is the first to show."""
    address = file.url if file.stored and file.url.startswith("http") else original_address(file.old_url)
    return _item(
        [
            cdata("title", file.title),
            element("link", address),
            element("pubDate", format_datetime(_published(post.row).astimezone(UTC))),
            cdata("dc:creator", post.authors[0].login if post.authors else ""),
            element("guid", file.old_url, isPermaLink="false"),
            element("description"),
            cdata("content:encoded", ""),
            cdata("excerpt:encoded", file.caption),
            element("wp:post_id", FILE_NUMBER + file.number),
            *_dates(post.row),
            *_fields(f"media-{FILE_NUMBER + file.number}", "inherit", POST_NUMBER + post.number, "attachment"),
            cdata("wp:attachment_url", address),
            _meta("_wp_attached_file", file.name),
            *([_meta("_wp_attachment_image_alt", file.alt)] if file.alt else []),
        ]
    )


def _item(parts: list[str]) -> str:
    return "\t<item>\n" + "".join(f"\t\t{part}" for part in parts) + "\t</item>\n"


def _published(row: Row) -> datetime:
    """Give the local time of publication; of a post without a date, when a crawl first saw it."""
    return local_time(row) or row["first_seen_at"] or datetime(1970, 1, 1, tzinfo=UTC)


def _dates(row: Row) -> list[str]:
    published = _published(row)
    modified = local_time(row, "modified") or published
    form = "%Y-%m-%d %H:%M:%S"
    return [
        cdata("wp:post_date", published.strftime(form)),
        cdata("wp:post_date_gmt", published.astimezone(UTC).strftime(form)),
        cdata("wp:post_modified", modified.strftime(form)),
        cdata("wp:post_modified_gmt", modified.astimezone(UTC).strftime(form)),
    ]


def _fields(name: str, status: str, parent: int, kind: str) -> list[str]:
    return [
        cdata("wp:comment_status", "closed"),
        cdata("wp:ping_status", "closed"),
        cdata("wp:post_name", name),
        cdata("wp:status", status),
        element("wp:post_parent", parent),
        element("wp:menu_order", 0),
        cdata("wp:post_type", kind),
        cdata("wp:post_password", ""),
        element("wp:is_sticky", 0),
    ]


def _category(term: ExportTerm) -> str:
    return cdata("category", term.name, domain=_DOMAINS[term.taxonomy], nicename=slug_name(term.slug))


def _meta(key: str, value: str) -> str:
    return f"<wp:postmeta>\n\t\t{cdata('wp:meta_key', key)}\t\t{cdata('wp:meta_value', value)}\t\t</wp:postmeta>\n"
