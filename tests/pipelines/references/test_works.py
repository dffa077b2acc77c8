"""Which references are one work."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.references.parse import parse_reference
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
    "two parts on one page": (row(doi=None, title="Zinc in the diet of adults. Part I"), row(doi=None, title="Zinc in the diet of adults. Part II")),
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


# Works as posts cite them: in several styles, translated, shortened, with and without their DOI.
CITED_ALIKE = [
    [
        "Duckworth, A. L., Peterson, C., Matthews, M. D., & Kelly, D. R. (2007). Grit: Perseverance and passion for long-term goals. Journal of Personality and Social Psychology, 92(6), 1087–1101. https://doi.org/10.1037/0022-3514.92.6.1087.",
        "Duckworth AL, Peterson C, Matthews MD, Kelly DR. Grit: perseverance and passion for long-term goals. J Pers Soc Psychol. 2007;92(6):1087-101.",
        "Duckworth AL, et al. Grit: doorzettingsvermogen en passie voor langetermijndoelen. Tijdschrift voor Persoonlijkheid. 2007;92:1087-1101.",
        'A. L. Duckworth et al., "Grit," J. Pers. Soc. Psychol., vol. 92, no. 6, pp. 1087–1101, 2007.',
    ],
    [
        "Beck, Ulrich: Risikogesellschaft. Auf dem Weg in eine andere Moderne, Frankfurt am Main 1986.",
        "Beck, U. (1986). Risikogesellschaft: Auf dem Weg in eine andere Moderne. Frankfurt a. M.: Suhrkamp.",
        "Ulrich Beck, Risikogesellschaft. Auf dem Weg in eine andere Moderne (Frankfurt am Main: Suhrkamp, 1986), 25.",
    ],
    [
        "World Health Organization. Physical activity. Accessed May 3, 2024. https://www.who.int/news-room/fact-sheets/detail/physical-activity",
        "Wereldgezondheidsorganisatie. Lichaamsbeweging. Geraadpleegd in 2025. https://www.who.int/news-room/fact-sheets/detail/physical-activity/",
        "WHO (2020). Körperliche Aktivität. http://www.who.int/news-room/fact-sheets/detail/physical-activity, abgerufen am 3.5.2024",
    ],
    [
        "Holick MF. Vitamin D deficiency. N Engl J Med 2007;357(3):266–81. PMID: 17634462",
        "Holick MF. Vitamin D deficiency. NEJM 2007; 357: 266. https://pubmed.ncbi.nlm.nih.gov/17634462/",
    ],
    [
        "Foucault, Michel, Surveiller et punir. Naissance de la prison, Paris, Gallimard, 1975.",
        "FOUCAULT M. Surveiller et punir : naissance de la prison. Paris: Gallimard; 1975.",
    ],
]

# Works that are cited nearly alike: parts, editions, years, chapters of one book, works of one author and year.
CITED_NEARLY_ALIKE = [
    [
        "Berg I. Zinc in the diet of adults. Part I. J Nutr. 2010;3:1-9.",
        "Berg I. Zinc in the diet of adults. Part II. J Nutr. 2010;3:10-19.",
    ],
    [
        "Berg I. Zinc in rivers. J Nutr. 2010;3:1-9.",
        "Berg I. Iron in rivers and lakes. J Hydrol. 2010;44:211-219.",
    ],
    [
        "CBS (2019). Welvaart in Nederland. Den Haag: CBS.",
        "CBS (2021). Welvaart in Nederland. Den Haag: CBS.",
    ],
    [
        "Larenz, Karl: Methodenlehre der Rechtswissenschaft, 3. Aufl., Berlin 1975.",
        "Larenz, Karl: Methodenlehre der Rechtswissenschaft, 6. Aufl., Berlin 1991.",
    ],
    [
        "Hall JE. Guyton and Hall Textbook of Medical Physiology. 13th ed. Philadelphia: Elsevier; 2016.",
        "Hall JE. Guyton and Hall Textbook of Medical Physiology. 14th ed. Philadelphia: Elsevier; 2021.",
    ],
    [
        "Nipperdey, Thomas: Deutsche Geschichte 1800–1866. Bürgerwelt und starker Staat, München 1983.",
        "Nipperdey, Thomas: Deutsche Geschichte 1866–1918. Arbeitswelt und Bürgergeist, München 1990.",
    ],
    [
        "Kamerstukken II 2018/19, 35114, nr. 3.",
        "Kamerstukken II 2018/19, 35114, nr. 6.",
    ],
    [
        "BVerfGE 65, 1.",
        "BVerfGE 35, 202.",
    ],
    [
        "HR 20 december 2019, ECLI:NL:HR:2019:2006.",
        "HR 20 december 2019, ECLI:NL:HR:2019:2007.",
    ],
    [
        "Chen J, Wu L. Sleep loss and memory. Sleep. 2015;38:1-9.",
        "Chen J, Zhao P. Sleep duration and mood in teens. J Sleep Res. 2015;24:55-60.",
    ],
    [
        "Müller, Anna: Die Bäder, in: Berg, Ida (Hrsg.): Wasser, Berlin 2004, S. 12-34.",
        "Müller, Anna: Die Quellen, in: Berg, Ida (Hrsg.): Wasser, Berlin 2004, S. 35-60.",
    ],
    [
        "NICE. Insomnia: guideline. London: NICE; 2021.",
        "NICE. Hypertension: guideline. London: NICE; 2021.",
    ],
]


def works_of_entries(entries: list[str]) -> int:
    rows = [asdict(parse_reference(entry)) | {"number": 1} for entry in entries]
    return len(set(works(*rows)))


@pytest.mark.parametrize("entries", CITED_ALIKE, ids=[entries[0][:30] for entries in CITED_ALIKE])
def test_a_work_is_one_however_it_is_cited(entries: list[str]) -> None:
    assert works_of_entries(entries) == 1


@pytest.mark.parametrize("entries", CITED_NEARLY_ALIKE, ids=[entries[0][:30] for entries in CITED_NEARLY_ALIKE])
def test_near_misses_stay_apart(entries: list[str]) -> None:
    assert works_of_entries(entries) == len(entries)
