"""Headings that announce references or notes, in many languages."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from pipelines.blocks.details import DetailsDraft
from pipelines.blocks.draft import Draft
from pipelines.blocks.heading import HeadingDraft
from pipelines.blocks.paragraph import ParagraphDraft

MAX_HEADING = 60  # characters; the longest heading of the word list has about 40
# What stands before a heading's words: takes "5. ", "IV) ", "📚 "; leaves words.
_BEFORE = re.compile(r"(?:[\W\d_]|[ivx]{1,5}[.)]\s)+")
_AFTER = " \t\n.:;,!?–—-()[]*0123456789"


def heading_kind(draft: Draft) -> str | None:
    """Say what a heading, or a line that stands for one, announces: ``references``, ``notes``, ``readings`` or nothing."""
    if not isinstance(draft, (HeadingDraft, ParagraphDraft, DetailsDraft)) or not draft.lines:
        return None
    run = draft.lines[0]
    return announced_kind(run.plain) if len(run.text) <= MAX_HEADING else None


def announced_kind(text: str) -> str | None:
    """Say what a text announces: ``references``, ``notes``, ``readings`` (which may be mere links) or nothing."""
    folded = text.casefold().rstrip(_AFTER)
    return _headings().get(folded) or ((found := _BEFORE.match(folded)) and _headings().get(folded[found.end() :])) or None


@cache
def _headings() -> dict[str, str]:
    kinds: dict[str, str] = {}
    kind = "references"
    for line in (files("pipelines.references") / "section_words.txt").read_text(encoding="utf-8").splitlines():
        if line.strip() in {"# notes", "# readings"}:
            kind = line.strip("# \n")
        elif line.strip() and not line.startswith("#"):
            kinds.setdefault(line.strip().casefold(), kind)
    return kinds
