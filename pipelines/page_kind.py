"""Whether a page is one post or lists posts, as far as it says so itself."""

from __future__ import annotations

import re

from pipelines.linked_lists import linked_kinds
from pipelines.model.body import Document
from pipelines.page_links import leads_to_list
from pipelines.page_steps import parse_page_address

_POST_KINDS = frozenset(
    {"BlogPosting", "Article", "NewsArticle", "TechArticle", "ScholarlyArticle", "Recipe", "Review", "Report", "SocialMediaPosting"}
)
_LIST_KINDS = frozenset({"CollectionPage", "ItemList", "SearchResultsPage", "Blog"})
# takes the body classes of WordPress and Ghost for one post; leaves "single-column"
_POST_CLASS = re.compile(
    r"(?:^|\s)(?:single(?:-post)?|single-format-\w+|postid-\d+|post-template|page-template-post|node--type-article|page-node-type-article)(?:\s|$)"
)
_LIST_CLASS = re.compile(
    r"(?:^|\s)(?:archive|tag|category|author|date|blog|home|paged|tag-template|author-template|home-template|search-results|tax-\S+|path-taxonomy)(?:\s|$)"
)


def lists_posts(document: Document) -> bool | None:
    """Say whether a page calls itself a list of posts (True) or one post (False); None where it says neither or both."""
    body = document.root.find("body")
    names = (body.get("class") or "") if body is not None else ""
    kinds = linked_kinds(document)
    told = _metas(document)
    address = parse_page_address(document.url)
    listed = bool(_LIST_CLASS.search(names) or kinds & _LIST_KINDS or leads_to_list(document.url) or address.page)
    post = bool(_POST_CLASS.search(names) or kinds & _POST_KINDS or "article:published_time" in told)
    if listed == post:
        return None
    return listed


def _metas(document: Document) -> frozenset[str]:
    return frozenset(filter(None, ((meta.get("property") or meta.get("name")) for meta in document.root.iter("meta"))))
