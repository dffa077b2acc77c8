"""Slugs and names of files: safe on every system, and each once."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.migration.names import UniqueNames, safe_file_name, safe_slug


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("photo.JPG", "photo.jpg"),
        ("../../etc/passwd", "passwd.jpg"),
        ("a\x00b.php", "ab.jpg"),
        ("Grüße aus Köln.png", "grue-aus-koln.jpg"),
        ("con.png", "con-file.jpg"),
        ("COM1", "com1-file.jpg"),
        ("猫.png", "file.jpg"),
        (".htaccess", "htaccess.jpg"),
        ("%2e%2e%2fx.png", "x.jpg"),
    ],
)
def test_a_file_is_called_as_before_where_that_is_safe(name: str, wanted: str) -> None:
    assert safe_file_name(name, "jpg") == wanted


@given(st.text(max_size=400))
def test_no_name_is_long_or_leads_elsewhere(name: str) -> None:
    made = safe_file_name(name, "jpg")
    assert made.endswith(".jpg") and 4 < len(made.encode()) <= 140
    assert not set(made) & set('/\\:*?"<>|\x00 \n') and not made.startswith((".", "-"))


@given(st.text(max_size=400))
def test_a_slug_holds_only_letters_digits_and_dashes(text: str) -> None:
    slug = safe_slug(text, "post")
    assert slug and all(sign.isalnum() or sign in "-_" or sign.isprintable() for sign in slug)
    assert not set(slug) & set("/\\?#%&:*\"'<>| .\x00\n")
    assert safe_slug(slug, "post") == slug


def test_slugs_of_other_scripts_are_kept() -> None:
    assert safe_slug("%e7%8c%ab-und-hund", "post") == "猫-und-hund"


def test_a_name_is_given_once_whatever_its_case() -> None:
    names = UniqueNames(sqlite3.connect(":memory:"), "file")
    assert [names.take(name) for name in ("a.jpg", "A.jpg", "a-2.jpg", "a.jpg")] == ["a.jpg", "A-2.jpg", "a-2-2.jpg", "a-3.jpg"]
