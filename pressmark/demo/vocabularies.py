"""What the demo site's posts say of themselves to machines: JSON-LD, Open Graph, microdata."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from pressmark.demo.templates import Markup, fill


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A post's metadata in words."""

    base: str
    name: str  # of the site
    url: str
    title: str
    author: str
    published: str  # ISO 8601
    modified: str  # ISO 8601
    language: str
    excerpt: str
    picture: str | None  # absolute
    tags: tuple[str, ...]


def write_head(vocabularies: Iterable[str], said: Said) -> str:
    """Give what belongs in the page's head; microdata and microformats stand in the article itself."""
    writers = {"open-graph": _open_graph, "json-ld": _json_ld}
    return "".join(writers[name](said) for name in vocabularies if name in writers)


def write_microdata(said: Said) -> Markup:
    """Give hidden microdata to stand in the article's header."""
    return Markup(fill("microdata", **asdict(said)))


def _open_graph(said: Said) -> str:
    picture = fill("og_image", picture=said.picture) if said.picture else ""
    return fill("open_graph", **asdict(said)) + picture


def _json_ld(said: Said) -> str:
    # a "</script>" in a text must not end the element
    return fill("json_ld", data=Markup(json.dumps(_graph(said), ensure_ascii=False).replace("</", "<\\/")))


def _graph(said: Said) -> dict[str, Any]:
    site = {"@type": "WebSite", "@id": f"{said.base}/#site", "name": said.name, "url": f"{said.base}/"}
    crumbs = {
        "@type": "BreadcrumbList",
        "itemListElement": [{"@type": "ListItem", "position": 1, "name": "Journal", "item": f"{said.base}/"}],
    }
    article: dict[str, Any] = {
        "@type": "BlogPosting",
        "@id": f"{said.url}#post",
        "mainEntityOfPage": said.url,
        "isPartOf": {"@id": site["@id"]},
        "headline": said.title,
        "description": said.excerpt,
        "author": {"@type": "Person", "name": said.author},
        "publisher": {"@type": "Organization", "name": said.name},
        "datePublished": said.published,
        "dateModified": said.modified,
        "inLanguage": said.language,
        "keywords": list(said.tags),
    }
    if said.picture:
        article["image"] = said.picture
    return {"@context": "https://schema.org", "@graph": [site, crumbs, article]}
