"""A schema.org article, whichever syntax it came in (https://schema.org/Article), as metadata.

JSON-LD, microdata and RDFa give the same shape: a dict of property to value or list of values, ``@type`` and ``@id`` among them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pipelines.metadata.languages import language_tag
from pipelines.metadata.marks import Marks
from pipelines.metadata.names import read_names
from pipelines.metadata.pictures import picture_from
from pipelines.metadata.terms import linked_term, named_terms, split_list
from pipelines.metadata.values import date_of, lines_of, modified, published, text_of, texts_of
from pipelines.model.metadata import Metadata, Term

Node = dict[str, Any]
Resolve = Callable[[Any], Any]  # gives the node that a bare {"@id": ...} stands for, else the value itself

_MAX_VALUES = 200
# Types that are a post as a whole, and those that a post may be told by when it has none of the first.
_SECOND = frozenset(
    ("Recipe", "HowTo", "Review", "Report", "CreativeWork", "PodcastEpisode", "QAPage", "Course", "MedicalWebPage", "Blog post")
)


def types_of(node: Node) -> tuple[str, ...]:
    """Give a node's types without their vocabulary: ``BlogPosting`` of ``https://schema.org/BlogPosting``."""
    value = node.get("@type")
    values = value if isinstance(value, list) else [value]
    return tuple(
        item.rstrip("/").rpartition("/")[2].rpartition("#")[2].removeprefix("schema:") for item in values[:20] if isinstance(item, str)
    )


def article_rank(node: Node) -> int | None:
    """Give 0 for an Article or Posting, 1 for other works that posts come as, 2 for a page about one; None for what is no post."""
    types = types_of(node)
    if any(name.endswith(("Article", "Posting")) and name != "JobPosting" for name in types):
        return 0
    if any(name in _SECOND for name in types):
        return 1
    return 2 if any(name in ("WebPage", "ItemPage", "AboutPage", "FAQPage", "ProfilePage") for name in types) else None


def read_article(node: Node, marks: Marks, resolve: Resolve = lambda value: value) -> Metadata:
    """Read what an article's node says. A WebPage gives no title: its name is that of the browser's tab."""
    is_page = article_rank(node) == 2
    title = None if is_page else text_of(node.get("headline")) or text_of(node.get("name"))
    authors = _all(node.get("author") or node.get("authors"), resolve) or _all(node.get("creator"), resolve)
    return Metadata(
        title=title,
        authors=read_names(map(_author_name, authors)),
        language=_language(resolve(node.get("inLanguage"))),
        excerpt=lines_of(node.get("description")),
        terms=_terms(node, authors, marks, resolve),
        featured_image=_picture(node, marks, resolve),
        **published(date_of(node.get("datePublished"), marks) or date_of(node.get("uploadDate") or node.get("dateCreated"), marks)),
        **modified(date_of(node.get("dateModified"), marks)),
    )


def _picture(node: Node, marks: Marks, resolve: Resolve) -> Any:
    for name in ("image", "primaryImageOfPage", "thumbnailUrl", "thumbnail"):
        picture = picture_from(_all(node.get(name), resolve), marks.document.base_url)
        if picture:
            return picture
    return None


def _all(value: Any, resolve: Resolve) -> list[Any]:
    values = value if isinstance(value, list) else [value]
    return [resolve(item) for item in values[:_MAX_VALUES] if item]


def _author_name(author: Any) -> str | None:
    """Give the name that an author goes by; of a Person without one, given and family name."""
    if not isinstance(author, dict):
        return text_of(author)
    name = ", ".join(texts_of(author.get("name"))) or text_of(author.get("alternateName"))
    return name or " ".join(filter(None, (text_of(author.get("givenName")), text_of(author.get("familyName"))))) or None


def _terms(node: Node, authors: list[Any], marks: Marks, resolve: Resolve) -> tuple[Term, ...]:
    tags = [name for value in _all(node.get("keywords"), resolve) for name in _term_names(value)]
    sections = [name for value in _all(node.get("articleSection"), resolve) for name in _term_names(value)]
    archives = []
    for author in authors:
        names = read_names([_author_name(author)])
        if isinstance(author, dict) and len(names) == 1 and (url := text_of(author.get("url"))) and "/author" in url:
            archives.append(linked_term("author", names[0], url, marks.document.base_url))
    return (*named_terms("category", sections), *named_terms("tag", tags), *(term for term in archives if term))


def _term_names(value: Any) -> list[str]:
    """Give the names in a comma-separated text, or that of a DefinedTerm."""
    if isinstance(value, dict):
        name = text_of(value.get("name"))
        return [name] if name else []
    return split_list(text_of(value) or "")


def _language(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        return language_tag(text_of(value.get("alternateName"))) or language_tag(text_of(value.get("name")))
    return language_tag(text_of(value))
