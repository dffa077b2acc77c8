"""Posts that a page's JSON-LD lists: ItemList, Blog, CollectionPage of schema.org."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from pipelines.model.body import Document
from pipelines.text import clean_text
from pipelines.urls import absolute_url, post_key

_LISTS = {"ItemList": "itemListElement", "Blog": "blogPost", "CollectionPage": "hasPart", "SearchResultsPage": "hasPart"}
_POSTS = frozenset({"BlogPosting", "Article", "NewsArticle", "TechArticle", "ScholarlyArticle", "Report", "ListItem"})
_MOST_NODES = 5_000


def linked_urls(document: Document) -> dict[str, tuple[str, str | None]]:
    """Give the posts that JSON-LD lists, in its order: post key → (URL, title). Broken JSON counts as none."""
    found: dict[str, tuple[str, str | None]] = {}
    own = post_key(document.url)
    for script in document.root.iter("script"):
        if (script.get("type") or "").partition(";")[0].strip() != "application/ld+json":
            continue
        for post in _listed(_loaded(script.text or "")):
            url = absolute_url(_address(post), document.base_url)
            if url and post_key(url) != own:
                name = post.get("headline") or post.get("name")
                found.setdefault(post_key(url), (url, clean_text(name) if isinstance(name, str) else None))
    return found


def linked_kinds(document: Document) -> frozenset[str]:
    """Give the types of schema.org that JSON-LD says of the page itself: those of its outermost nodes."""
    kinds: set[str] = set()
    for script in document.root.iter("script"):
        if (script.get("type") or "").partition(";")[0].strip() == "application/ld+json":
            data = _loaded(script.text or "")
            nodes = data if isinstance(data, list) else [data]
            for node in nodes:
                graph = node.get("@graph") if isinstance(node, dict) else None
                for inner in graph if isinstance(graph, list) else [node]:
                    kind = inner.get("@type") if isinstance(inner, dict) else None
                    kinds.update(
                        [kind] if isinstance(kind, str) else [k for k in kind if isinstance(k, str)] if isinstance(kind, list) else []
                    )
    return frozenset(kinds)


def _loaded(text: str) -> Any:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _listed(data: Any) -> Iterator[dict[str, Any]]:
    """Walk the nodes without recursion and give the members of each list."""
    waiting, seen = [data], 0
    while waiting and seen < _MOST_NODES:
        node = waiting.pop(0)
        seen += 1
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, dict):
            kinds = node.get("@type")
            for kind in [kinds] if isinstance(kinds, str) else kinds if isinstance(kinds, list) else []:
                if kind in _LISTS:
                    yield from _members(node, _LISTS[kind])
            waiting.extend(node[name] for name in ("@graph", "mainEntity", "hasPart") if isinstance(node.get(name), list | dict))


def _members(node: dict[str, Any], name: str) -> Iterator[dict[str, Any]]:
    members = node.get(name) or node.get("blogPosts")
    for member in members if isinstance(members, list) else [members]:
        if not isinstance(member, dict):
            continue
        item = member.get("item", member)
        post = item if isinstance(item, dict) else {"url": item, "name": member.get("name")}
        if post.get("@type", "ListItem") in _POSTS or (isinstance(post.get("@type"), list) and _POSTS & set(post["@type"])):
            yield post


def _address(post: dict[str, Any]) -> str | None:
    entity = post.get("mainEntityOfPage")
    for value in (post.get("url"), entity.get("@id") if isinstance(entity, dict) else entity, post.get("@id")):
        if isinstance(value, str) and value:
            return value
    return None
