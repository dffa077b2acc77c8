"""Values in JSON that anybody may have written: each is what was expected, or nothing."""

from __future__ import annotations

import json
from typing import Any


def parse_json(body: bytes) -> Any:
    """Give a JSON answer's value; None where it is none, or nested too deeply to be read. A byte order mark is taken away."""
    try:
        return json.loads(body.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError):
        return None


def at(value: Any, *path: str | int) -> Any:
    """Give what lies under keys and indices; None where there is nothing."""
    for step in path:
        if isinstance(step, str):
            value = value.get(step) if isinstance(value, dict) else None
        else:
            value = value[step] if isinstance(value, list) and len(value) > step else None
    return value


def text_at(value: Any, *path: str | int) -> str | None:
    """Give the text under a path, white space at its ends taken away; None where there is none or it is empty."""
    found = at(value, *path)
    return (found.strip() or None) if isinstance(found, str) else None


def items_at(value: Any, *path: str | int) -> list[Any]:
    """Give the list under a path; empty where there is none."""
    found = at(value, *path)
    return found if isinstance(found, list) else []


def number_at(value: Any, *path: str | int) -> int | None:
    """Give the whole number under a path, also where it is written as text; None where there is none."""
    found = at(value, *path)
    if isinstance(found, bool):
        return None
    if isinstance(found, str):
        return int(found) if found.isascii() and found.isdecimal() and len(found) < 16 else None
    return found if isinstance(found, int) else None
