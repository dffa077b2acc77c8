"""Patterns of new addresses: ``/:year/:month/:slug/``, the notation of Jekyll and Hugo."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from urllib.parse import quote

# Takes ":slug", ":year"; leaves "a:b" only where no letter follows the colon.
_FIELD = re.compile(r":([a-z]+)")
FIELDS = ("year", "month", "day", "hour", "minute", "second", "slug", "category", "author", "id")
_UNDATED = datetime(1970, 1, 1)  # noqa: DTZ001  only its figures show  # what a post without a date stands under


def check_permalink(pattern: str) -> str:
    """Give ``pattern`` with a slash before it. Raises ``ValueError`` where it names an unknown field, or posts would share addresses."""
    names = _FIELD.findall(pattern)
    unknown = [name for name in names if name not in FIELDS]
    if unknown:
        raise ValueError(f"permalink {pattern!r} names :{unknown[0]}; known: {', '.join(f':{name}' for name in FIELDS)}")
    if not {"slug", "id"} & set(names):
        raise ValueError(f"permalink {pattern!r} gives all posts one address; name :slug or :id in it")
    plain = _FIELD.sub("", pattern)
    if re.search(r"[\s?#%\\<>\"'\x00-\x1f\x7f]|\.\.", plain):
        raise ValueError(f"permalink {pattern!r} holds a sign that no path may hold")
    return "/" + pattern.lstrip("/")


def render_permalink(pattern: str, fields: Mapping[str, str], published: datetime | None) -> str:
    """Give the path of one post, percent-encoded; ``fields`` are slug, category, author and id."""
    moment = published or _UNDATED
    dated = {"year": "%Y", "month": "%m", "day": "%d", "hour": "%H", "minute": "%M", "second": "%S"}

    def value(found: re.Match[str]) -> str:
        name = found[1]
        return moment.strftime(dated[name]).zfill(4 if name == "year" else 2) if name in dated else quote(fields[name], safe="")

    return _FIELD.sub(value, pattern)
