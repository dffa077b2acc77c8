"""Which references are one work."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.references.works import join_works, near_equal, work_keys

ZINC = {
    "authors": [{"family": "Berg"}], "title": "Zinc and the common cold: a systematic review", "container_title": "J Clin Nutr",
    "year": 2010, "volume": "65", "page": "165-177", "doi": "10.5555/zinc.1",
}  # fmt: skip


def row(**changes: Any) -> dict[str, Any]:
    return ZINC | changes


def works(*rows: dict[str, Any]) -> list[str]:
    ids = join_works((i, work_keys(one)) for i, one in enumerate(rows))
    return [ids[i] for i in range(len(rows))]


ONE_WORK = {
    "the same DOI in other letters": (row(), row(doi="10.5555/ZINC.1", title="Zn", year=None, volume=None, page=None, authors=[])),
    "the same but for the DOI": (row(), row(doi=None)),
    "a translated title": (row(doi=None), row(doi=None, title="Zink en verkoudheid: een systematisch overzicht")),
    "a translated title and no pages": (row(doi=None), row(doi=None, page=None, title="Zink en verkoudheid: een overzicht")),
    "a title without its subtitle": (row(doi=None, title="Magnesium, zinc and copper in the drinking water of eight cities: a survey", page=None, volume=None), row(doi=None, title="Magnesium, zinc and copper in the drinking water of eight cities", page=None)),
    "other punctuation": (row(doi=None, page=None, volume=None), row(doi=None, page=None, volume=None, title="Zinc, and the Common Cold – A Systematic Review.")),
    "the year of a preprint": (row(doi=None, page=None, volume=None), row(doi=None, page=None, volume=None, year=2009)),
    "the same address": ({"title": "Zinc", "url": "https://www.a.example/zinc/"}, {"title": "Zink", "url": "http://a.example/zinc"}),
    "a body and its department": (
        {"authors": [{"literal": "Institute of Public Health"}], "title": "Zinc: facts for everybody"},
        {"authors": [{"literal": "Institute of Public Health, Department of Food"}], "title": "Zinc – facts for everybody"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("rows", ONE_WORK.values(), ids=ONE_WORK)
def test_one_work_has_one_id(rows: tuple[dict[str, Any], ...]) -> None:
    assert len(set(works(*rows))) == 1


TWO_WORKS = {
    "two DOIs": (row(), row(doi="10.5555/zinc.2")),
    "other pages of one volume": (row(doi=None), row(doi=None, page="201-209", title="Copper and the common cold")),
    "two parts": (row(doi=None, page=None, volume=None, title="Zinc in the diet of adults. Part 1"), row(doi=None, page=None, volume=None, title="Zinc in the diet of adults. Part 2")),
    "the reports of two years": (row(doi=None, page=None, volume=None, title="Annual report of the council 2010"), row(doi=None, page=None, volume=None, title="Annual report of the council 2012", year=2012)),
    "titles of one meaning by two authors": (row(doi=None), row(doi=None, authors=[{"family": "Kooij"}], page="9")),
    "two pages of one site": ({"title": "Zinc", "url": "https://a.example/zinc"}, {"title": "Iron", "url": "https://a.example/iron"}),
    "two works on one front page": ({"title": "Zinc and you", "url": "https://a.example/"}, {"title": "Iron and you", "url": "https://a.example"}),
    "entries that nothing is known of": ({"raw": "See our blog"}, {"raw": "Own research"}),
}  # fmt: skip


@pytest.mark.parametrize("rows", TWO_WORKS.values(), ids=TWO_WORKS)
def test_two_works_have_two_ids(rows: tuple[dict[str, Any], ...]) -> None:
    assert len(set(works(*rows))) == 2


def test_a_reference_without_doi_does_not_join_two_works_that_have_one() -> None:
    ids = works(row(), row(doi=None), row(doi="10.5555/zinc.2"))
    assert ids[0] != ids[2]


def test_the_id_stays_when_more_posts_cite_the_work() -> None:
    assert works(row())[0] == works(row(doi=None), row(), row(title="Zink"))[1]


@settings(max_examples=60, deadline=None)
@given(st.permutations(range(6)))
def test_the_order_of_references_changes_no_id(order: list[int]) -> None:
    rows = [
        row(),
        row(doi=None),
        row(doi="10.5555/zinc.2"),
        row(doi=None, title="Zink en verkoudheid"),
        {"title": "Zinc", "url": "https://a.example/zinc"},
        {"raw": "See our blog"},
    ]
    first = join_works((i, work_keys(rows[i])) for i in range(6))
    again = join_works((i, work_keys(rows[i])) for i in order)
    assert first == again


def test_nothing_joins_nothing() -> None:
    assert join_works(iter(())) == {}


@pytest.mark.parametrize(("one", "other"), [("zinc in water", "iron in water"), ("iron in water", "zinc")])
def test_titles_that_differ_in_a_word_of_three_are_not_near_equal(one: str, other: str) -> None:
    assert not near_equal(one, other)
