"""Pages of the web: revised, looked at, by nobody, on a site."""

from __future__ import annotations

import pytest

from pipelines.references.repairs.web import (
    access_as_access,
    nobody_as_author,
    revision_as_date,
    site_after_title,
    site_of_page,
)
from tests.pipelines.references.repairs.cutting import mended

URL = ("url", "https://a.example/zinc")


@pytest.mark.parametrize("words", ["Updated May 3, 2021.", "Laatst herzien op 3 mei 2021.", "Stand: 3.5.2021.", "Mis à jour le 3 mai 2021.", "Ultimo aggiornamento: 3 maggio 2021."])  # fmt: skip
@pytest.mark.parametrize("label", ["container-title", "title", "access", "publisher"])
def test_when_a_page_was_revised_is_its_date(words: str, label: str) -> None:
    assert mended(revision_as_date, [("title", "Zinc."), (label, words), URL]) == [
        ("title", "Zinc."),
        ("date", words.rstrip(".")),
        (label, "."),
        URL,
    ]


def test_a_date_that_is_there_stays_the_only_one() -> None:
    assert ("note", "Updated May 3, 2021") in mended(
        revision_as_date, [("title", "Zinc."), ("date", "2019."), ("note", "Updated May 3, 2021."), URL]
    )


@pytest.mark.parametrize("text", ["Understanding 2001 and after.", "An updated look at zinc. 2001.", "Standards 2010"])
def test_other_words_are_no_revision(text: str) -> None:
    assert mended(revision_as_date, [("title", text), URL]) == [("title", text), URL]


def test_words_of_access_are_no_part_of_a_title() -> None:
    assert mended(access_as_access, [("title", "Zinc in water, viewed"), ("date", "8 June 2023,"), URL]) == [
        ("title", "Zinc in water,"),
        ("access", "viewed 8 June 2023"),
        ("date", ","),
        URL,
    ]


def test_a_title_with_the_word_stays() -> None:
    pieces = [("title", "The river visited: travels."), ("date", "2023."), URL]
    assert mended(access_as_access, pieces) == pieces


@pytest.mark.parametrize("words", ["No authors listed.", "Geen auteur vermeld.", "o. V.:", "Author unknown."])
def test_nobody_is_no_author(words: str) -> None:
    assert mended(nobody_as_author, [("author", words), ("title", "Zinc."), URL]) == [("note", words), ("title", "Zinc."), URL]


def test_a_title_about_nobody_stays() -> None:
    pieces = [("title", "No authority without law."), URL]
    assert mended(nobody_as_author, pieces) == pieces


def test_who_publishes_a_dated_page_is_its_site() -> None:
    page = [("title", "Zinc."), ("date", "(2021, May 3)."), ("publisher", "River Watch Today."), URL]
    assert ("container-title", "River Watch Today.") in mended(site_of_page, page)
    assert ("publisher", "River Watch Today.") in mended(site_of_page, [*page, ("location", "London")])
    assert ("publisher", "River Watch Today.") in mended(
        site_of_page, [("title", "Zinc."), ("date", "2021."), ("publisher", "River Watch Today."), URL]
    )


def test_a_platform_is_what_a_film_stands_in() -> None:
    assert ("container-title", "YouTube.") in mended(site_of_page, [("title", "Zinc."), ("date", "2021."), ("publisher", "YouTube."), URL])


ACCESS = ("access", "Geraadpleegd in 2025.")


@pytest.mark.parametrize(
    ("shown", "address"),
    [
        ("- NHS", "https://www.nhs.example/zinc"),
        ("– The Herald", "https://herald.example/zinc?from=top"),
        ("| Any Site of All", "https://a.example/zinc"),
        ("· a.example", "https://www.a.example/zinc"),
    ],
)
def test_the_site_that_a_browser_shows_after_a_title_is_no_part_of_it(shown: str, address: str) -> None:
    assert mended(site_after_title, [("title", f"Zinc in food {shown}"), ("url", address)]) == [
        ("title", "Zinc in food"),
        ("container-title", shown),
        ("url", address),
    ]


@pytest.mark.parametrize(
    "title",
    [
        "Zinc in food | A natural history of metals",
        "Zinc in food - Example",
        "Zinc in food - a review",
        "Zinc – the facts",
        "Zinc-rich food",
        "Zinc - NHS guidance",
    ],
)
def test_what_follows_a_dash_and_is_not_in_the_address_stays_in_the_title(title: str) -> None:
    pieces = [("title", title), ("url", "https://www.nhs.example/zinc")]
    assert mended(site_after_title, pieces) == pieces
