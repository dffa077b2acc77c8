"""Fields in, YAML out that every parser reads as the same texts."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from exports.markdown.front_matter import write_front_matter
from pipelines.text import clean_text


def read(text: str) -> dict[str, object]:
    head, _, rest = text.removeprefix("---\n").partition("\n---\n")
    assert rest == ""
    found: dict[str, object] = yaml.safe_load(head)
    return found


@pytest.mark.parametrize("text", ["no", "Yes", "null", "~", "1e3", "0x1f", "12:30:45", "2024-01-01", "@a", "`b", "a: b", "- c", "#d", "%e", "&f", "*g", "!h", "{i}", "[j]", "'k'", '"l"', "m\\n", "é 猫 🐈", "---", "..."])  # fmt: skip
def test_a_text_is_a_text_whatever_it_looks_like(text: str) -> None:
    front_matter = write_front_matter({"title": text, "tags": [text]})
    assert read(front_matter) == {"title": text, "tags": [text]}
    assert front_matter.splitlines()[1].startswith('title: "')  # YAML 1.1 and 1.2 disagree about plain ones


@given(st.text(min_size=1).filter(clean_text))
def test_any_text_reads_back(text: str) -> None:
    assert read(write_front_matter({"title": text})) == {"title": clean_text(text)}


def test_moments_keep_their_offset_and_days_are_days() -> None:
    fields = {"date": datetime(2024, 5, 12, 8, tzinfo=UTC), "day": date(2024, 5, 12)}
    assert write_front_matter(fields) == "---\ndate: 2024-05-12 08:00:00+00:00\nday: 2024-05-12\n---\n"


def test_what_is_absent_is_left_out() -> None:
    assert (
        write_front_matter({"title": "a", "tags": [], "summary": None, "cover": {"image": "/a.jpg", "alt": None}})
        == '---\ntitle: "a"\ncover:\n  image: "/a.jpg"\n---\n'
    )
