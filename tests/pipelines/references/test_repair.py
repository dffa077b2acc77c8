"""Parts that the entry itself shows to be wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.references.repair import repaired
from tests.pipelines.references.repairs import cutting
from tests.pipelines.references.repairs.cutting import Pieces


def mended(*pieces: tuple[str, str]) -> Pieces:
    """Give the pieces after all repairs."""
    return cutting.mended(repaired, list(pieces))


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
    raw, labelled = cutting.cut(pieces)
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


def test_a_volume_at_the_end_of_a_home_is_its_number() -> None:
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
        ("note", "("),
        ("journal", "BGBl. I"),
        ("pages", "S. 2)."),
    ]
    assert mended(("author", "Clean Water Act"), ("date", "2014,")) == [("title", "Clean Water Act 2014,")]  # its name has the year
    assert mended(("author", "Anna Wet"), ("date", "2014,")) == [("author", "Anna Wet"), ("date", "2014,")]


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


def test_a_title_that_its_journal_took_is_given_back() -> None:
    assert mended(
        ("author", "Berg I, Lund E."),
        ("date", "2014."),
        ("journal", "Allium: chemistry and biological properties. Molecules."),
        ("volume", "19:"),
    )[2:4] == [("title", "Allium: chemistry and biological properties."), ("journal", "Molecules.")]


def test_an_abbreviated_journal_holds_no_title() -> None:
    pieces = [("author", "Berg I."), ("journal", "J. Biol. Chem."), ("volume", "19:"), ("date", "1990.")]
    assert mended(*pieces) == pieces


def test_the_first_of_two_homes_is_the_title_that_lacks() -> None:
    assert mended(("author", "Berg I."), ("container-title", "In vivo imaging of rivers."), ("journal", "Blood."), ("volume", "116:"))[
        1:3
    ] == [
        ("title", "In vivo imaging of rivers."),
        ("journal", "Blood."),
    ]


def test_a_note_in_brackets_is_no_title() -> None:
    assert mended(("author", "Berg I."), ("date", "(2005)"), ("note", "(in Danish with a summary)"))[2][0] == "note"


def test_a_second_title_after_editors_is_the_book() -> None:
    assert mended(
        ("author", "Berg I.,"),
        ("title", '"Wise systems,"'),
        ("editor", "in Lund, Eva, Editor"),
        ("date", "(1995)."),
        ("title", "Wisdom in the markets."),
        ("publisher", "Fjord."),
    )[4] == ("container-title", "Wisdom in the markets.")


def test_a_title_goes_on_after_a_colon() -> None:
    assert mended(
        ("author", "Berg I.,"), ("title", "The Sudbury structure,"), ("location", "Ontario:"), ("title", "a puzzle."), ("date", "1997.")
    )[1] == (
        "title",
        "The Sudbury structure, Ontario: a puzzle.",
    )


@pytest.mark.parametrize(
    "home",
    [
        "Proceedings of the Sixth River Workshop,",
        "Abstracts for the River Workshop,",
        "Zeitschrift für Wasserbau,",
        "Actes du colloque des fleuves,",
    ],
)
def test_proceedings_and_journals_are_no_part_of_a_title(home: str) -> None:
    assert mended(("author", "Berg I.,"), ("title", f"How rivers rise. {home}"), ("date", "1997."))[1:3] == [
        ("title", "How rivers rise."),
        ("container-title", home),
    ]


def test_a_title_may_begin_like_proceedings() -> None:
    pieces = [("author", "Berg I.,"), ("title", "Proceedings of a voyage to the rivers."), ("date", "1797.")]
    assert mended(*pieces) == pieces


def test_authors_after_the_title_are_its_journal() -> None:
    assert mended(
        ("author", "Rosen JE."),
        ("title", "Iron particles."),
        ("author", "Nanomedicine: Biology and Medicine."),
        ("date", "2012."),
        ("volume", "8(3)."),
    )[2] == ("journal", "Nanomedicine: Biology and Medicine.")


@pytest.mark.parametrize(
    ("text", "book", "editors"),
    [
        ("In Life and Death in the Roman Empire. Edited by Ida Berg,", "In Life and Death in the Roman Empire.", "Edited by Ida Berg,"),
        ("in Flüsse und Seen, hrsg. von Ida Berg,", "in Flüsse und Seen,", "hrsg. von Ida Berg,"),
    ],
)
def test_editors_give_back_the_book_that_stands_before_them(text: str, book: str, editors: str) -> None:
    assert mended(("author", "Dodge, H."), ("title", "Amusing the masses."), ("editor", text), ("date", "1999."))[2:4] == [
        ("container-title", book),
        ("editor", editors),
    ]


def test_a_book_of_one_word_after_its_editor_is_found() -> None:
    assert mended(("author", "Lewis, D."), ("title", "Chances."), ("editor", "F. Berg (ed.) Conditionals."), ("location", "Oxford."))[
        2:4
    ] == [
        ("editor", "F. Berg (ed.)"),
        ("container-title", "Conditionals."),
    ]


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        ([("location", "Paris, Ellipse.")], [("location", "Paris,"), ("publisher", "Ellipse.")]),
        ([("location", "Edilig, Paris,")], [("publisher", "Edilig,"), ("location", "Paris,")]),
        ([("publisher", "Aldershot,")], [("publisher", "Aldershot,")]),
        ([("publisher", "Leipzig,")], [("location", "Leipzig,")]),
        ([("location", "Elsevier:"), ("publisher", "New York,")], [("publisher", "Elsevier:"), ("location", "New York,")]),
        ([("location", "Orlando,"), ("publisher", "Florida,")], [("location", "Orlando, Florida,")]),
        ([("location", "Nashville:"), ("publisher", "Abingdon,")], [("location", "Nashville:"), ("publisher", "Abingdon,")]),
        ([("location", "Chicago, IL:")], [("location", "Chicago, IL:")]),
    ],
)
def test_towns_and_publishers_get_their_own_label(pieces: list[tuple[str, str]], expected: list[tuple[str, str]]) -> None:
    assert mended(("title", "Rivers,"), *pieces, ("date", "1991.")) == [("title", "Rivers,"), *expected, ("date", "1991.")]


def test_a_mark_of_editors_takes_the_name_after_it() -> None:
    assert mended(("title", "Histoire des fleuves,"), ("editor", "ed."), ("publisher", "James H. Burns,"), ("location", "Paris,"))[1] == (
        "editor",
        "ed. James H. Burns,",
    )


@pytest.mark.parametrize("names", ["Figes, Orland,", "Orland Figes, Ida Berg,", "Orland Figes, Mikkel Østergaard,"])
def test_names_stay_authors(names: str) -> None:
    assert mended(("author", names), ("title", "Civil War and rivers,"), ("date", "1989"))[0] == ("author", names)


def test_a_conference_is_no_publisher() -> None:
    assert mended(("title", "Ash as cement,"), ("publisher", "ACEC Conference,"), ("location", "Pattaya,"))[1] == (
        "container-title",
        "ACEC Conference,",
    )
    assert mended(("title", "The textbook,"), ("publisher", "Library of Congress,"), ("date", "1981"))[1][0] == "publisher"


def test_a_journal_after_authors_and_date_is_no_second_title() -> None:
    assert mended(
        ("title", "Trade puzzles"),
        ("author", "Caron, J."),
        ("date", "2014"),
        ("title", "The Quarterly Journal of Rivers,"),
        ("volume", "129(3)"),
    )[3] == ("journal", "The Quarterly Journal of Rivers,")


@pytest.mark.parametrize("role", ["(tr. Eva Lund)", "Ubersetzt von Eva Lund.", "Trad. fr. par Eva Lund."])
def test_a_title_ends_at_its_translator(role: str) -> None:
    assert mended(("author", "Berg I."), ("title", f"Rivers and seas. {role}"), ("date", "1969.")) == [
        ("author", "Berg I."),
        ("title", "Rivers and seas."),
        ("translator", role),
        ("date", "1969."),
    ]


def test_a_series_is_parted_from_the_editor_before_it() -> None:
    assert mended(("title", "De rivis,"), ("editor", "ed. Joseph Martin. River Studies 32."), ("location", "Turnhout,"))[1:4] == [
        ("editor", "ed. Joseph Martin."),
        ("container-title", "River Studies"),
        ("volume", "32."),
    ]


def test_a_firm_after_the_edition_is_no_second_title() -> None:
    assert mended(("title", "Calculus,"), ("edition", "2nd ed.,"), ("title", "Macmillan and Company,"), ("date", "1872."))[2] == (
        "publisher",
        "Macmillan and Company,",
    )


def test_a_known_publisher_is_no_journal() -> None:
    assert mended(("title", "Sport."), ("journal", "Maloine."))[1] == ("publisher", "Maloine.")
    assert mended(("title", "Sport."), ("journal", "Maloine."), ("volume", "3"))[1][0] == "journal"


def test_pages_are_found_under_other_labels() -> None:
    assert mended(("title", "Ban."), ("journal", "The West."), ("volume", "p.14."))[2] == ("pages", "p.14.")
    assert mended(("date", "2010."), ("title", "Dry."), ("journal", "Science"), ("volume", "328"), ("date", "1642-1643."))[4][0] == "pages"
    assert mended(("title", "Dry."), ("journal", "Science"), ("volume", "328"), ("date", "1642-1643."))[3][0] == "date"
