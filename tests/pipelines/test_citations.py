"""Markers in the text, and the entries that they point to. All works in here are made up."""

from __future__ import annotations

import pytest

from pipelines.citations import find_citations
from pipelines.model.reference import Name, Reference
from tests.pipelines.blocks.reading import read

LIST = (
    "<h2>References</h2><ol><li id='r1'>Aldermoor P. Rivers of glass. J Imag. 2011;12(3):45-67.</li><li id='r2'>Brackwater S. Fog. 2015.</li>"
    "<li id='r3'>Office of Tides. High water. 2020.</li></ol>"
)
REFERENCES = (
    Reference(
        raw="Aldermoor P, Finch Q. Rivers of glass. 2011.", number=1, year=2011, authors=(Name(family="Aldermoor"), Name(family="Finch"))
    ),
    Reference(raw="Brackwater S. Fog. 2015a.", number=2, year=2015, authors=(Name(family="Brackwater", particle="van"),)),
    Reference(raw="Brackwater S. Mist. 2015b.", number=3, year=2015, authors=(Name(family="Brackwater", particle="van"),)),
    Reference(raw="Office of Tides. High water. 2020.", number=4, year=2020, authors=(Name(literal="Office of Tides"),)),
    Reference(raw="Müller-Órdoñez J. Snow. 2019.", number=5, year=2019, authors=(Name(family="Müller-Órdoñez"),)),
    Reference(raw="Wereldwijd Netwerk Kusten. Zand. 2021.", number=6, year=2021, authors=(Name(literal="Wereldwijd Netwerk Kusten"),)),
    Reference(raw="Rat für Küsten (RKO). Sand. 2018.", number=7, year=2018, authors=(Name(literal="Rat für Küsten"),)),
    Reference(raw="Finch Q. (n.d.). Frost.", number=8, authors=(Name(family="Finch"),)),
)


def found(markup: str, references: tuple[Reference, ...] = ()) -> list[tuple[str, int]]:
    """Marker and number of each citation; the marker is checked to stand where the row says."""
    reading = read(markup)
    rows = find_citations(reading, references)
    for row in rows:
        text = reading.blocks[row.position].text or ""
        assert row.offset is not None
        assert text[row.offset : row.offset + row.length] == row.marker
    return [(row.marker, row.number) for row in rows]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Known.<sup>3</sup>", [("3", 3)]),
        ("Known.<sup>1,3</sup>", [("1,3", 1), ("1,3", 3)]),
        ("Known.<sup>1–3</sup>", [("1–3", 1), ("1–3", 2), ("1–3", 3)]),
        ("Known.<sup>[2]</sup>", [("[2]", 2)]),
        ("Known.² More.¹⁻³", [("²", 2), ("¹⁻³", 1), ("¹⁻³", 2), ("¹⁻³", 3)]),
        ("Known [2].", [("[2]", 2)]),
        ("Known [1, 2-3].", [("[1, 2-3]", 1), ("[1, 2-3]", 2), ("[1, 2-3]", 3)]),
        ("Known <a href='#r2'>(see Fog)</a>", [("(see Fog)", 2)]),
        ("Known <sup><a href='#r1'>1</a>,<a href='#r3'>3</a></sup>", [("1", 1), ("3", 3)]),
        ("Known [<a href='#r3'>3</a>]", [("[3]", 3)]),
        ("Since 2010<sup>1</sup>, café<sup>2</sup> 🙂<sup>3</sup>", [("1", 1), ("2", 2), ("3", 3)]),
        ("Bekend [2, p. 12].", [("[2, p. 12]", 2)]),
        ("Siehe [1, S. 4–5] und [vgl. 2].", [("[1, S. 4–5]", 1), ("[vgl. 2]", 2)]),
        ("Connu [1]–[3].", [("[1]–[3]", 1), ("[1]–[3]", 2), ("[1]–[3]", 3)]),
        ("Bekend<sup>1 2</sup>, zo<sup>3.</sup>", [("1 2", 1), ("1 2", 2), ("3.", 3)]),
        ("Bekend.<sup>1</sup>,<sup>2</sup>", [("1", 1), ("2", 2)]),
        ("Covid-19<sup>1</sup>, IL-6<sup>2</sup>, vitamine K2<sup>3</sup>", [("1", 1), ("2", 2), ("3", 3)]),
        ("30%<sup>1</sup>, 12 mg<sup>2</sup>, p &lt; 0,05<sup>3</sup>", [("1", 1), ("2", 2), ("3", 3)]),
        ("«Zitat»<sup>1</sup> (so)<sup>2</sup>; ‘citaat’<sup>3</sup>", [("1", 1), ("2", 2), ("3", 3)]),
        ("een gebied van 5 km² is<sup>2</sup> 3 m<sup>2</sup>.<sup>3</sup>", [("2", 2), ("3", 3)]),
        ("Known<sup><a href='#r1'>1</a>–<a href='#r3'>3</a></sup>", [("1–3", 1), ("1–3", 2), ("1–3", 3)]),
        ("<code>x[1]</code> is known [2]", [("[2]", 2)]),
        ("既知［3］。", [("［3］", 3)]),
        ("<a href='https://else.test/'>[3]</a>, <sup><a href='https://else.test/'>2</a></sup>", [("[3]", 3), ("2", 2)]),
    ],
)  # fmt: skip
def test_markers_point_to_entries(text: str, rows: list[tuple[str, int]]) -> None:
    assert found(f"<p>{text}</p>{LIST}") == rows


@pytest.mark.parametrize(
    "text",
    [
        "Mg²⁺", "m²", "10³", "CO₂", "5 km<sup>2</sup>", "10<sup>3</sup>", "x<sup>2</sup>", "Ca<sup>2+</sup>", "<sup>3</sup>H", "[2024]", "[sic]", "known⁹", "known<sup>9</sup>",
        "known [1, 9]", "1<sup>st</sup>", "E = mc²", "πr²", "10⁻³", "s⁻¹", "mol·L⁻¹",
        "10<sup>-3</sup>", "5×10<sup>2</sup>", "3.10<sup>3</sup>", "2<sup>3</sup>", "CO²-uitstoot", "O<sup>2</sup>", "vitamine B<sup>1</sup>", "W/m²", "<sup>2</sup>H", "H<sub>2</sub>O", "<a href='#elsewhere'>2</a>", "R² = 0.9", "cm³", "(2 μm)²⁺", "<sup>1</sup>⁄<sub>2</sub>", "<code>a[1]</code>", "<kbd>[2]</kbd>",
    ],
)  # fmt: skip
def test_units_powers_ions_and_numbers_without_entry_are_none(text: str) -> None:
    assert found(f"<p>{text}</p>{LIST}") == []


def test_without_a_list_nothing_is_cited() -> None:
    assert found("<p>Known.³ [2] and<sup>1</sup></p>") == []


def test_markers_count_in_lists_tables_and_headings_too() -> None:
    markup = f"<h2>Why¹</h2><ul><li>a<br>b [1]</li><li>word<sup>2</sup></li></ul><table><tr><th>x<td>y [3]</table>{LIST}"
    assert found(markup) == [("¹", 1), ("[1]", 1), ("2", 2), ("[3]", 3)]


def test_a_marker_keeps_its_printed_form_and_other_raised_digits_get_theirs() -> None:
    assert read(f"<p>one<sup>1</sup> 10<sup>6</sup> two<sup>9</sup></p>{LIST}").blocks[0].text == "one1 10⁶ two⁹"


def test_notes_are_cited_by_their_links() -> None:
    reading = read(
        "<p>a<sup><a href='#n1'>i</a></sup> b<a href='#n2'>*</a></p><div class='footnotes'><ol><li id='n1'>N</li><li id='n2'>M</li></ol></div>"
    )
    assert [(c.kind, c.marker, c.number, c.offset) for c in find_citations(reading, ())] == [
        ("footnote", "i", 1, 1),
        ("footnote", "*", 2, 4),
    ]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Known (Aldermoor & Finch, 2011).", [("(Aldermoor & Finch, 2011)", 1)]),
        ("Known (Aldermoor et al., 2011; Office of Tides, 2020).", [("(Aldermoor et al., 2011; Office of Tides, 2020)", 1), ("(Aldermoor et al., 2011; Office of Tides, 2020)", 4)]),
        ("As Aldermoor and Finch (2011) say", [("(2011)", 1)]),
        ("(see van Brackwater 2015b, p. 3)", [("(see van Brackwater 2015b, p. 3)", 3)]),
        ("Müller-Órdoñez (2019) too", [("(2019)", 5)]),
        ("(Muller-Ordonez, 2019)", [("(Muller-Ordonez, 2019)", 5)]),
        ("(Nobody, 2011) and (in 2011) and Aldermoor (1999)", []),
        ("Aldermoor left. It rained (2011).", []),
        ("Brackwater heeft in de winter (2015)", []),
        ("(van Brackwater, 2015a,b)", [("(van Brackwater, 2015a,b)", 2), ("(van Brackwater, 2015a,b)", 3)]),
        ("[Aldermoor & Finch, 2011]", [("[Aldermoor & Finch, 2011]", 1)]),
        ("Aldermoor und Finch (2011, S. 46)", [("(2011, S. 46)", 1)]),
        ("Aldermoor’s (2011) werk", [("(2011)", 1)]),
        ("Selon Aldermoor et al. (2011 ; voir aussi Müller-Órdoñez, 2019)", [("(2011 ; voir aussi Müller-Órdoñez, 2019)", 1), ("(2011 ; voir aussi Müller-Órdoñez, 2019)", 5)]),
        ("(WNK, 2021; Wereldwijd Netwerk voor Kusten [WNK], 2021)", [("(WNK, 2021; Wereldwijd Netwerk voor Kusten [WNK], 2021)", 6)]),
        ("(RKO, 2018)", [("(RKO, 2018)", 7)]),
        ("Aldermoor och Finch (2011) och Aldermoor m.fl. (2011)", [("(2011)", 1), ("(2011)", 1)]),
        ("Aldermoor ve Finch (2011), Aldermoor vd. (2011)", [("(2011)", 1), ("(2011)", 1)]),
        ("Aldermoor i Finch (2011); Aldermoor и др. (2011); Aldermoor y Finch (2011)", [("(2011)", 1), ("(2011)", 1), ("(2011)", 1)]),
        ("Aldermoor u. a. (2011); Aldermoor c.s. (2011)", [("(2011)", 1), ("(2011)", 1)]),
        ("（Aldermoor et al., 2011；Office of Tides, 2020）", [("（Aldermoor et al., 2011；Office of Tides, 2020）", 1), ("（Aldermoor et al., 2011；Office of Tides, 2020）", 4)]),
        ("<code>(Aldermoor, 2011)</code>", []),
        ("(Finch, n.d.) und (Finch, o.J.)", [("(Finch, n.d.)", 8), ("(Finch, o.J.)", 8)]),
    ],
)  # fmt: skip
def test_author_and_year_point_to_entries(text: str, rows: list[tuple[str, int]]) -> None:
    assert found(f"<p>{text}</p>", REFERENCES) == rows


def test_a_marker_that_is_called_a_notes_cites_the_note_of_its_number() -> None:
    notes = '<ol class="footnotes"><li>Seen from the bridge.</li><li>At low tide.</li></ol>'
    reading = read(
        f'<p>Known<sup class="modern-footnotes-footnote"><a href="javascript:void(0)">2</a></sup> and read<sup>1</sup>.</p>{LIST}{notes}'
    )
    rows = [(row.kind, row.number) for row in find_citations(reading, ())]
    assert rows == [("footnote", 2), ("reference", 1)]


def test_a_note_may_be_named_by_its_number() -> None:
    note = '<div class="footnote"><a id="footnote-1" href="#anchor-1" class="footnote-number">1</a><div><p>Of rye.</p></div></div>'
    reading = read(f'<p>Bread<a class="footnote-anchor" id="anchor-1" href="#footnote-1">1</a></p>{note}')
    assert [(row.kind, row.number, row.marker) for row in find_citations(reading, ())] == [("footnote", 1, "1")]
