"""Dates of publication and of access in the languages of references."""

from __future__ import annotations

import pytest

from pipelines.references.fields.accessed import read_accessed
from pipelines.references.fields.date import find_date, iso
from pipelines.references.fields.registry import READERS
from pipelines.references.parts import Part, Parts

DATES = [
    ("(2024, May 3)", "2024-05-03"), ("3 mei 2024", "2024-05-03"), ("3. Mai 2024", "2024-05-03"), ("1er janvier 2010", "2010-01-01"), ("3 de mayo de 2024", "2024-05-03"),
    ("Gepubliceerd 2024 mrt 14", "2024-03-14"), ("17.08.2024", "2024-08-17"), ("13/03/2024", "2024-03-13"), ("March-April 2012", "2012-03"), ("Winter 1998", "1998"),
    ("2012;", "2012"), ("12 févr. 2019", "2019-02-12"), ("2020 Nov 3", "2020-11-03"), ("15 set. 2011", "2011-09-15"), ("c1998", "1998"), ("2004-12-31", "2004-12-31"),
    ("8-10 October 2003", "2003-10-08"), ("5. Jänner 2011", "2011-01-05"), ("5 марта 2019", "2019-03-05"), ("2019年5月3日", "2019-05-03"), ("1 maggio 2020", "2020-05-01"),
    ("10 abr. 2018", "2018-04-10"), ("May 10th, 2015", "2015-05-10"), ("1999a", "1999"),
    ("(2022, 14 de agosto)", "2022-08-14"), ("12-Mar-2021", "2021-03-12"), ("RR-1791, 2016", "2016"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "date"), DATES, ids=[text for text, _ in DATES])
def test_a_date_is_read_as_far_as_it_is_printed(text: str, date: str) -> None:
    found = find_date(text)
    assert found is not None
    assert iso(found) == date


def test_day_and_month_that_may_be_either_are_not_guessed() -> None:
    found = find_date("05/03/2024")
    assert found is not None
    assert (found.year, found.month, found.day) == (2024, None, None)


@pytest.mark.parametrize("text", ["forthcoming", "z.d.", "o. J.", "pp. 12010", "n.d."])
def test_no_year_is_no_date(text: str) -> None:
    assert find_date(text) is None


ACCESS = [
    ("Geraadpleegd in 2025.", "2025"), ("Accessed May 3, 2024", "2024-05-03"), ("(abgerufen am 3. Mai 2024)", "2024-05-03"), ("[zuletzt abgerufen am 03.05.2024]", "2024-05-03"),
    ("Retrieved March 19, 2016, from https://a.example", "2016-03-19"), ("consulté le 3 mai 2024", "2024-05-03"), ("Acesso em: 10 abr. 2018", "2018-04-10"), ("[cited 2012 Mar 4]", "2012-03-04"),
    ("consultado el 3 de mayo de 2021", "2021-05-03"), ("ultimo accesso 3 maggio 2020", "2020-05-03"), ("Opgehaald op 5 juni 2019 van", "2019-06-05"), ("3. Mai 2024 abgerufen", "2024-05-03"),
    ("Letzter Zugriff am 5.1.2010", "2010-01-05"), ("Geraadpleegd 06/07/2023", "2023-07-06"),
    ("Web. 7 Mar. 2016.", "2016-03-07"), ("https://a.example/zinc [15.03.2019].", "2019-03-15"), ("Repéré le 4 mai 2021 à https://a.example", "2021-05-04"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "date"), ACCESS, ids=[text for text, _ in ACCESS])
def test_a_date_of_access(text: str, date: str) -> None:
    assert read_accessed(Parts(f"Bakker P. Zinc. {text}"), {})[0].value == date


@pytest.mark.parametrize("text", ["Beschikbaar in 2025.", "Retrieved from https://a.example/2019", "A recovered memory, 2019"])
def test_not_every_date_near_an_address_is_one_of_access(text: str) -> None:
    assert read_accessed(Parts(text), {}) == ()


def test_the_date_of_access_is_no_date_of_publication() -> None:
    raw = "Zinc. Accessed May 3, 2024."
    entry = Parts(raw, (Part("title", "Zinc.", 0), Part("date", "Accessed May 3, 2024.", 6)))
    known: dict[str, object] = {}
    for read in READERS:
        known |= {found.field: found.value for found in read(entry, known)}
    assert known["accessed"] == "2024-05-03"
    assert "year" not in known


@pytest.mark.parametrize("text", ["The Web. 3 rivers", "https://a.example/zinc (2019)"])
def test_what_only_looks_like_a_date_of_access_is_none(text: str) -> None:
    assert read_accessed(Parts(f"Bakker P. Zinc. {text}"), {}) == ()
