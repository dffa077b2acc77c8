"""Open Graph (https://ogp.me) with ``article:*``, and the cards that X took over from it."""

from __future__ import annotations

from pipelines.metadata.languages import language_tag
from pipelines.metadata.marks import Marks
from pipelines.metadata.names import labels_author, read_names
from pipelines.metadata.pictures import picture_at
from pipelines.metadata.terms import named_terms, split_list
from pipelines.metadata.values import date_of, lines_of, modified, pixels, published, text_of
from pipelines.model.metadata import Metadata
from pipelines.model.picture import Picture
from pipelines.urls import absolute_url


def read_open_graph(marks: Marks) -> Metadata:
    """Read the tags that a page shares itself with."""
    tags = [text for key, content in marks.metas if key in ("article:tag", "og:article:tag") and (text := text_of(content))]
    sections = [text for key, content in marks.metas if key == "article:section" and (text := text_of(content))]
    return Metadata(
        title=text_of(marks.meta("og:title", "twitter:title")),
        authors=_authors(marks),
        language=language_tag(marks.meta("og:locale")),
        excerpt=lines_of(marks.meta("og:description", "twitter:description")),
        terms=(
            *named_terms("category", sections),
            *named_terms("tag", (name for tag in tags for name in (split_list(tag) if len(tags) == 1 else [tag]))),
        ),
        featured_image=_picture(marks),
        canonical_url=absolute_url(marks.meta("og:url"), marks.document.base_url),
        **published(date_of(marks.meta("article:published_time", "og:article:published_time", "og:published_time"), marks)),
        **modified(date_of(marks.meta("article:modified_time", "og:updated_time", "og:article:modified_time"), marks)),
    )


def _authors(marks: Marks) -> tuple[str, ...]:
    """Give ``article:author`` where it is a name and no profile's address, else what a card labels as its writer."""
    said = [content for key, content in marks.metas if key in ("article:author", "og:article:author", "og:author") and "/" not in content]
    names = read_names(map(text_of, said))
    for number in ("1", "2"):
        if not names and labels_author(marks.meta(f"twitter:label{number}")):
            names = read_names([text_of(marks.meta(f"twitter:data{number}"))])
    return names


def _picture(marks: Marks) -> Picture | None:
    """Give the first picture; its size and text are the properties that follow before the next one."""
    src: str | None = None
    fields: dict[str, str] = {}
    for key, content in marks.metas:
        if key in ("og:image", "og:image:url"):
            if src and src != content.strip():
                break
            src = content.strip()
        elif key.startswith("og:image:") and src:
            fields.setdefault(key.removeprefix("og:image:"), content)
    src = src or marks.meta("twitter:image", "twitter:image:src")
    sizes = {"width": pixels(fields.get("width")), "height": pixels(fields.get("height")), "alt": text_of(fields.get("alt"))}
    return picture_at(src, marks.document.base_url, **sizes)
