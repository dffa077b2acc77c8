"""What a CMS calls a post: its id, type and slug."""

from __future__ import annotations

import re
from urllib.parse import unquote

from pipelines.dates import parse_date
from pipelines.metadata.marks import Marks
from pipelines.metadata.values import published
from pipelines.model.metadata import Metadata
from pipelines.urls import split_url

# WordPress's body_class() (https://developer.wordpress.org/reference/functions/body_class/), Drupal's node classes.
# Takes "postid-123", "page-id-7"; leaves "page-2".
_BODY_ID = re.compile(r"(?:^|\s)(?:postid-|page-id-|page-node-|node-id-)(\d+)(?=\s|$)")
_BODY_TYPE = re.compile(r"(?:^|\s)single-(?!format-)([a-z][a-z0-9_-]{1,30})(?=\s|$)")
_NO_TYPES = frozenset(("layout", "column", "sidebar", "template", "page", "blog", "view", "wide", "author"))
# Takes "?p=123", "/node/12", "/wp-json/wp/v2/posts/123"; leaves "/post/2024".
_LINK_ID = re.compile(r"[?&](?:p|page_id)=(\d+)(?:&|$)|/node/(\d+)/?$|/wp-json/wp/v2/([a-z0-9_-]+)/(\d+)$")
_ELEMENT_ID = re.compile(r"(?:post|node|entry|article)-(\d+)")  # takes "post-123"; leaves "post-content"
_TYPE_CLASS = re.compile(r"(?:^|\s)(?:type-|node--type-|node-type-)([a-z][a-z0-9_-]{1,30})(?=\s|$)")
_DAY_IN_PATH = re.compile(r"/((?:19|20)\d\d)[/-](\d\d)[/-](\d\d)(?:/|-|$)")  # takes "/2024/03/05/title"; leaves "/2024/03/title"
_REST_TYPES = {"posts": "post", "pages": "page"}


def read_identifiers(marks: Marks) -> Metadata:
    """Read id and type from the shortlink, the REST link, the body's and the article's classes."""
    source_id, post_type = _from_links(marks)
    if match := _BODY_ID.search(marks.root_classes):
        source_id = source_id or match[1]
    entry = marks.entry
    if entry is None and not marks.whole_page:
        entry = next((mark.element for mark in marks.classed if "entry" in mark.roles), None)
    if entry is not None:
        match = _ELEMENT_ID.fullmatch(entry.get("id") or "")
        source_id = source_id or entry.get("data-history-node-id") or (match[1] if match else None)
        kind = _TYPE_CLASS.search(entry.get("class") or "")
        post_type = post_type or (kind[1] if kind else None)
    kind = _BODY_TYPE.search(marks.root_classes) or _TYPE_CLASS.search(marks.root_classes)
    if post_type is None and kind and kind[1] not in _NO_TYPES:
        post_type = kind[1]
    return Metadata(source_id=source_id, post_type=post_type)


def read_address(marks: Marks) -> Metadata:
    """Read what the permalink says: its last segment is the slug, a day in its path the day of publication."""
    path = split_url(marks.url).path
    segment = unquote(path.rstrip("/").rpartition("/")[2])
    slug = re.sub(r"\.(?:html?|php|aspx?|jsp)$", "", segment) or None
    match = _DAY_IN_PATH.search(path)
    return Metadata(slug=slug, **published(parse_date("-".join(match.groups())) if match else None))


def _from_links(marks: Marks) -> tuple[str | None, str | None]:
    source_id = post_type = None
    for link in marks.links:
        rel = (link.get("rel") or "").lower()
        if rel not in ("shortlink", "alternate", "https://api.w.org/"):
            continue
        match = _LINK_ID.search(link.get("href") or "")
        if match and (rel == "shortlink" or match[4]):
            source_id = source_id or match[1] or match[2] or match[4]
            post_type = post_type or (_REST_TYPES.get(match[3], match[3]) if match[3] else None)
    return source_id, post_type
