"""Parts that the entry itself shows to be wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.references.parts import Part
from pipelines.references.repair import repaired


def parts(*pieces: tuple[str, str]) -> tuple[str, tuple[Part, ...]]:
    raw, labelled = "", []
    for label, text in pieces:
        raw += " " if raw else ""
        labelled.append(Part(label, text, len(raw)))
        raw += text
    return raw, tuple(labelled)


def mended(*pieces: tuple[str, str]) -> list[tuple[str, str]]:
    return [(part.label, part.text) for part in repaired(*parts(*pieces))]


def test_a_quoted_title_ends_with_its_quotation() -> None:
    assert mended(("title", "“Meals and fellowship,” in The World of Rivers,"), ("date", "1991.")) == [
        ("title", "“Meals and fellowship,”"),
        ("container-title", "in The World of Rivers,"),
        ("date", "1991."),
    ]


def test_a_quoted_title_is_not_broken_off() -> None:
    assert mended(("title", "„Meals, fellowship"), ("journal", "and rivers“, in: Zeitschrift,"), ("date", "1991.")) == [
        ("title", "„Meals, fellowship and rivers“,"),
        ("journal", "in: Zeitschrift,"),
        ("date", "1991."),
    ]


@pytest.mark.parametrize(
    "title",
    [
        "“Doing of Gotham” as urban journalism,",
        "“Such stuff as dreams are made on”: how catalogues work.",
        "“Race” and the law of rivers.",
        "«Parcours",
    ],
)
def test_quotes_that_are_the_titles_own_stay(title: str) -> None:
    assert mended(("title", title), ("journal", "Isis"), ("volume", "3.")) == [("title", title), ("journal", "Isis"), ("volume", "3.")]


def test_a_year_within_a_title_is_no_date() -> None:
    assert mended(("title", "Histoire de"), ("date", "1789"), ("title", "à 1870,"), ("date", "1904.")) == [
        ("title", "Histoire de 1789 à 1870,"),
        ("date", "1904."),
    ]


def test_a_known_place_after_a_publisher_is_its_place() -> None:
    assert mended(("publisher", "Example Water Authority, Berlin,"), ("date", "1991.")) == [
        ("publisher", "Example Water Authority,"),
        ("location", "Berlin,"),
        ("date", "1991."),
    ]


def test_a_publisher_of_several_names_stays_whole() -> None:
    assert mended(("publisher", "Taylor, Nash,"), ("date", "1913.")) == [("publisher", "Taylor, Nash,"), ("date", "1913.")]


_LABELS = st.sampled_from(["title", "date", "journal", "container-title", "publisher", "location", "author"])
_TEXTS = st.lists(
    st.sampled_from(["“", "”", "„", "«", "»", '"', ",", ". ", " in ", "Berlin", "Dover", "1999", "(", "Zinc and iron"]),
    min_size=1,
    max_size=8,
)


@given(st.lists(st.tuples(_LABELS, _TEXTS.map("".join).map(str.strip).filter(bool)), max_size=6))
def test_parts_stay_in_order_and_say_what_the_entry_says(pieces: list[tuple[str, str]]) -> None:
    raw, labelled = parts(*pieces)
    end = 0
    for part in repaired(raw, labelled):
        assert raw[part.start : part.start + len(part.text)] == part.text
        assert part.start >= end
        end = part.start + len(part.text)


def test_what_a_work_stands_in_is_no_part_of_its_title() -> None:
    assert mended(("author", "Berg I."), ("title", "Zinc in water. In: Handbook of Rivers,"), ("pages", "3-38.")) == [
        ("author", "Berg I."),
        ("title", "Zinc in water."),
        ("container-title", "In: Handbook of Rivers,"),
        ("pages", "3-38."),
    ]


def test_a_bracket_that_a_title_does_not_close_is_not_its_own() -> None:
    assert mended(("title", "Strange Rivers (Cambridge,"), ("date", "1993).")) == [
        ("title", "Strange Rivers"),
        ("location", "(Cambridge,"),
        ("date", "1993)."),
    ]


def test_the_first_of_several_editors_is_one() -> None:
    assert mended(("author", "Berg, Ida,"), ("editor", "and Eva Lund (Eds.)."), ("title", "Rivers.")) == [
        ("editor", "Berg, Ida, and Eva Lund (Eds.)."),
        ("title", "Rivers."),
    ]


def test_the_place_of_a_conference_is_no_part_of_its_name() -> None:
    assert mended(("title", "Zinc,"), ("container-title", "Water Conference, Las Vegas, Nev.,"), ("date", "2009.")) == [
        ("title", "Zinc,"),
        ("container-title", "Water Conference,"),
        ("location", "Las Vegas, Nev.,"),
        ("date", "2009."),
    ]


def test_a_body_keeps_its_department() -> None:
    assert mended(("author", "Institute of Health,"), ("title", "Office of Food Supplements. Zinc: facts."), ("date", "2019.")) == [
        ("author", "Institute of Health, Office of Food Supplements."),
        ("title", "Zinc: facts."),
        ("date", "2019."),
    ]


def test_an_address_is_no_part_of_a_title() -> None:
    assert mended(("author", "Berg I."), ("title", "Rivers, https://a.example/1 2.pdf")) == [
        ("author", "Berg I."),
        ("title", "Rivers,"),
        ("url", "https://a.example/1 2.pdf"),
    ]


@pytest.mark.parametrize(
    ("title", "label", "rest"),
    [
        ("Rivers.", "editor", "Edited by Ida Berg."),
        ("Flüsse.", "translator", "Übersetzt von Ida Berg."),
        ("Fleuves,", "translator", "traduit de l’anglais par Ida Berg,"),
    ],
)
def test_who_edited_or_translated_is_no_part_of_a_title(title: str, label: str, rest: str) -> None:
    assert mended(("title", f"{title} {rest}"), ("date", "1991.")) == [("title", title), (label, rest), ("date", "1991.")]


def test_a_title_about_editing_stays_whole() -> None:
    assert mended(("title", "Poems, edited by hand."), ("date", "1991.")) == [("title", "Poems, edited by hand."), ("date", "1991.")]


def test_a_book_is_no_part_of_its_editors() -> None:
    title = ("title", "“Lakes,”")
    assert mended(title, ("editor", "in Irene Berg (ed.) Persistent Rivers: Water and World,"), ("pages", "pp. 1-3.")) == [
        title,
        ("editor", "in Irene Berg (ed.)"),
        ("container-title", "Persistent Rivers: Water and World,"),
        ("pages", "pp. 1-3."),
    ]
    assert mended(title, ("editor", "In Handbook of Rivers, R. Graham and L. Berg, Eds.,"), ("date", "1995.")) == [
        title,
        ("container-title", "In Handbook of Rivers,"),
        ("editor", "R. Graham and L. Berg, Eds.,"),
        ("date", "1995."),
    ]


def test_a_body_before_the_date_wrote_the_title_after_it() -> None:
    assert mended(("title", "Council on Rivers (COR),"), ("date", "1982."), ("title", "Historic Lakes.")) == [
        ("author", "Council on Rivers (COR),"),
        ("date", "1982."),
        ("title", "Historic Lakes."),
    ]


def test_pages_and_volume_at_the_end_of_a_home_are_its_numbers() -> None:
    assert mended(("title", "Nets."), ("container-title", "In CVPR, pages 1385 –1392,"), ("date", "2011.")) == [
        ("title", "Nets."),
        ("container-title", "In CVPR,"),
        ("pages", "pages 1385 –1392,"),
        ("date", "2011."),
    ]
    assert mended(("title", "Nets."), ("container-title", "Perspectives cognitives, 3"), ("pages", "(pp. 1-3).")) == [
        ("title", "Nets."),
        ("container-title", "Perspectives cognitives,"),
        ("volume", "3"),
        ("pages", "(pp. 1-3)."),
    ]


def test_what_stands_in_nothing_and_has_a_publisher_is_a_book() -> None:
    pieces = (("editor", "Berg I (ed.)."), ("container-title", "Rivers,"), ("volume", "Vol. 3."), ("publisher", "Fjord Press."))
    assert mended(*pieces) == [pieces[0], ("title", "Rivers,"), *pieces[2:]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Springer Berlin.", [("publisher", "Springer"), ("location", "Berlin.")]),
        ("Berlin: Springer,", [("location", "Berlin:"), ("publisher", "Springer,")]),
        ("Berlin, Heidelberg.", [("publisher", "Berlin,"), ("location", "Heidelberg.")]),
    ],
)
def test_a_place_beside_a_publisher_is_parted_from_it(text: str, expected: list[tuple[str, str]]) -> None:
    assert mended(("publisher", text), ("date", "1991.")) == [*expected, ("date", "1991.")]


@pytest.mark.parametrize(
    ("names", "title", "ends"),
    [
        ("Berg D.", "Thinking, Fast and Slow.", True),
        ("Berg D, Wu LJ.", "Water, Zinc and Iron.", True),
        ("John D.", "Smith, Rivers.", False),
    ],
)
def test_a_list_of_initials_ends_at_its_full_stop(names: str, title: str, ends: bool) -> None:
    first, _, rest = title.partition(" ")
    pieces = (("author", f"{names} {first}"), ("title", rest), ("date", "2011."))
    assert mended(*pieces) == ([("author", names), ("title", title), ("date", "2011.")] if ends else list(pieces))


def test_a_home_ends_at_who_edited_it() -> None:
    home, editors = "Dans Histoire des rivières,", "sous la direction de Marc Blanc,"
    assert mended(("title", "Villes."), ("container-title", f"{home} {editors}"), ("pages", "55-78.")) == [
        ("title", "Villes."),
        ("container-title", home),
        ("editor", editors),
        ("pages", "55-78."),
    ]


def test_a_date_has_its_day_and_a_law_is_a_title() -> None:
    assert mended(("author", "Wasserhaushaltsgesetz vom 30."), ("date", "Juni 2017"), ("note", "(BGBl. I S. 2).")) == [
        ("title", "Wasserhaushaltsgesetz"),
        ("date", "vom 30. Juni 2017"),
        ("note", "(BGBl. I S. 2)."),
    ]
    assert mended(("author", "Clean Water Act"), ("date", "2014,")) == [("title", "Clean Water Act"), ("date", "2014,")]
    assert mended(("author", "Anna Wet"), ("date", "2014,")) == [("author", "Anna Wet"), ("date", "2014,")]


def test_a_newspaper_keeps_its_name() -> None:
    assert mended(("title", "Der Fluss."), ("journal", "In: Süddeutsche"), ("date", "Zeitung vom 12.05.2023,")) == [
        ("title", "Der Fluss."),
        ("journal", "In: Süddeutsche Zeitung"),
        ("date", "vom 12.05.2023,"),
    ]


def test_a_commentary_has_an_author_and_an_editor() -> None:
    assert mended(("editor", "Schulz, in: Maurer (Hrsg.),"), ("container-title", "Kommentar zum Wasserrecht,"), ("date", "2010.")) == [
        ("author", "Schulz,"),
        ("editor", "in: Maurer (Hrsg.),"),
        ("container-title", "Kommentar zum Wasserrecht,"),
        ("date", "2010."),
    ]


def test_a_known_place_is_nothing_that_a_work_stands_in() -> None:
    assert mended(("title", "Wasser in Zahlen."), ("container-title", "Wiesbaden."), ("date", "2022.")) == [
        ("title", "Wasser in Zahlen."),
        ("location", "Wiesbaden."),
        ("date", "2022."),
    ]


def test_a_newspaper_without_a_title_is_no_author() -> None:
    assert mended(("author", "De Zandermeerse Courant."), ("date", "12 mei 2025:"), ("pages", "7.")) == [
        ("container-title", "De Zandermeerse Courant."),
        ("date", "12 mei 2025:"),
        ("pages", "7."),
    ]
