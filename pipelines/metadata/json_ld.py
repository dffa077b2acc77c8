"""JSON-LD (https://www.w3.org/TR/json-ld11/) with schema.org's vocabulary, as pages embed it for search engines."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pipelines.metadata.json_text import parse_json
from pipelines.metadata.marks import Marks
from pipelines.metadata.merge import merge
from pipelines.metadata.schema_org import Node, article_rank, read_article, types_of
from pipelines.metadata.values import text_of
from pipelines.model.metadata import Metadata
from pipelines.urls import absolute_url, post_key

_MAX_SCRIPTS = 50
_MAX_NODES = 5_000  # of a page; a shop's catalogue has some hundred
_MAX_DEPTH = 12  # of nesting; an article's author's address is at 4
# Under these stand other works than the page's own.
_OTHERS = frozenset(
    ("itemListElement", "comment", "comments", "hasPart", "blogPost", "blogPosts", "isPartOf", "citation", "review", "mentions")
)
_NAMING = frozenset(("@type", "@id", "@context", "url"))  # a node of these alone is a reference to one


@dataclass(slots=True)
class _Graph:
    works: list[tuple[int, bool, Node]] = field(default_factory=list)  # rank, whether it stands among others', node
    by_id: dict[str, Node] = field(default_factory=dict)


def read_json_ld(marks: Marks) -> Metadata:
    """Read the node of the post itself: the Article whose address is the page's, then what its WebPage adds."""
    graph = _graph(marks)
    if not graph.works:
        return Metadata()

    def resolve(value: Any) -> Any:
        """Follow a bare reference to the node in the graph that has more to say."""
        name = value.get("@id") if isinstance(value, dict) else None
        return graph.by_id.get(name, value) if isinstance(name, str) and len(value) <= 2 else value

    best = _best(graph, marks)
    return merge(*(read_article(best[rank], marks, resolve) for rank in sorted(best)))


def article_body(marks: Marks) -> str | None:
    """Give the text that the node of the post itself carries, white space and markup as they stand; None where it carries none."""
    best = _best(_graph(marks), marks)
    body = next((body for rank in sorted(best) if isinstance(body := best[rank].get("articleBody"), str)), "")
    return body if body.strip() else None


def _best(graph: _Graph, marks: Marks) -> dict[int, Node]:
    """Give the node that is nearest to the page for each rank."""
    own = {post_key(marks.url)}
    for link in marks.links:
        if (link.get("rel") or "").lower() == "canonical" and (url := absolute_url(link.get("href"), marks.document.base_url)):
            own.add(post_key(url))
    ranked = sorted((score, number) for number, work in enumerate(graph.works) if (score := _score(work, own, marks)) is not None)
    best: dict[int, Node] = {}
    for _, number in ranked:
        best.setdefault(graph.works[number][0], graph.works[number][2])
    if 0 in best:
        best.pop(1, None)
    return best


def site_names(marks: Marks) -> tuple[str, ...]:
    """Give the names that the page's WebSite, Organization and publisher nodes go by."""
    graph = _graph(marks)
    named = [node for node in graph.by_id.values() if {"WebSite", "Organization", "NewsMediaOrganization"} & set(types_of(node))]
    named += [publisher for _, _, node in graph.works if isinstance(publisher := node.get("publisher"), dict)]
    return tuple(name for node in named[:20] if (name := text_of(node.get("name"))))


def _graph(marks: Marks) -> _Graph:
    if marks.parsed is None:
        marks.parsed = _read_graph(marks.scripts)
    graph: _Graph = marks.parsed
    return graph


def _read_graph(scripts: list[str]) -> _Graph:
    graph = _Graph()
    for script in scripts[:_MAX_SCRIPTS]:
        stack: list[tuple[Any, int, bool]] = [(value, 0, False) for value in reversed(parse_json(script))]
        seen = 0
        while stack and seen < _MAX_NODES:
            value, depth, among_others = stack.pop()
            if isinstance(value, list):
                stack.extend((item, depth + 1, among_others) for item in reversed(value[:_MAX_NODES]) if isinstance(item, dict | list))
            elif isinstance(value, dict):
                seen += 1
                _index(value, graph, among_others)
                if depth < _MAX_DEPTH:
                    children = [
                        (item, depth + 1, among_others or key in _OTHERS) for key, item in value.items() if isinstance(item, dict | list)
                    ]
                    stack.extend(reversed(children))
    return graph


def _index(node: Node, graph: _Graph, among_others: bool) -> None:
    name = node.get("@id")
    if isinstance(name, str) and len(node) > 1 and len(node) > len(graph.by_id.get(name, ())):
        graph.by_id[name] = node
    rank = article_rank(node)
    if rank is not None and not _NAMING.issuperset(node):
        graph.works.append((rank, among_others, node))


def _score(work: tuple[int, bool, Node], own: set[str], marks: Marks) -> tuple[int, int] | None:
    """Give how near a work is to the page (smaller is nearer), then its rank; None for another page's work."""
    rank, among_others, node = work
    named = {post_key(url) for url in _addresses(node, marks.document.base_url)}
    if named & own:
        return 0, rank
    if among_others:
        return None
    return (2 if named else 1), rank


def _addresses(node: Node, base_url: str) -> list[str]:
    page = node.get("mainEntityOfPage")
    values = [node.get("url"), node.get("@id"), page.get("@id") if isinstance(page, dict) else page]
    if isinstance(page, dict):
        values.append(page.get("url"))
    urls = (absolute_url(text, base_url) for value in values if (text := value if isinstance(value, str) else None))
    return [url for url in urls if url]
