"""Where reference lists are. All works in here are made up."""

from __future__ import annotations

import pytest

from pipelines.blocks.references import ReferenceEntry, References
from tests.pipelines.blocks.reading import read, rows

ONE = "Aldermoor P, Finch QR. Rivers of glass. J Imag Hydrol. 2011;12(3):45-67."
TWO = "Brackwater, S. (2015). A history of fog. Weather Press."
THREE = "Office of Tides. High water. https://tides.example.test/high. Accessed 2020."


def entries(markup: str) -> list[ReferenceEntry]:
    return [entry for block in read(markup).blocks if isinstance(block, References) for entry in block.entries]


@pytest.mark.parametrize(
    "heading",
    ["References", "REFERENCES:", "5. References", "Referenties", "Bronnen", "Literatuurlijst", "Quellen", "Literaturverzeichnis", "Références",
     "Bibliographie", "Referencias", "Fuentes", "Bibliografía", "Fonti", "Riferimenti bibliografici", "Referências", "Källor", "Kilder", "Lähteet",
     "Bibliografia", "Zdroje", "Források", "Surse", "Источники", "Список литературы", "Πηγές", "Kaynakça", "المراجع", "מקורות", "参考文献", "參考資料", "참고문헌"],
)  # fmt: skip
def test_a_heading_of_any_language_announces_a_list(heading: str) -> None:
    markup = f"<p>Text</p><h2>{heading}</h2><ol><li>{ONE}</li><li>{TWO}</li></ol><p><em>No advice.</em></p>"
    assert rows(markup) == [("paragraph", "Text"), ("heading", 2, heading), ("references", [ONE, TWO]), ("paragraph", "No advice.")]


@pytest.mark.parametrize(
    "listed",
    [
        pytest.param(f"<ol><li>{ONE}</li><li>{TWO}</li><li>{THREE}</li></ol>", id="ol"),
        pytest.param(f"<ul><li><p>{ONE}</p></li><li>{TWO}</li><li>{THREE}</li></ul>", id="ul"),
        pytest.param(f"<p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>", id="paragraphs"),
        pytest.param(f"<p>[1] {ONE}</p><p>[2] {TWO}</p><p>[3] {THREE}</p>", id="numbered paragraphs"),
        pytest.param(f"<p>1. {ONE}<br>2. {TWO}<br/>\n3. {THREE}</p>", id="lines of a paragraph"),
        pytest.param(f"<p>{ONE}<br>{TWO}<br>{THREE}</p>", id="lines without numbers"),
        pytest.param(f"{ONE}<br>{TWO}<br>{THREE}", id="loose lines"),
        pytest.param(f"<p>{ONE}<br><br>{TWO}<br><br>{THREE}</p>", id="lines with an empty one between"),
        pytest.param(f"<p><sup>1</sup> {ONE}</p><p><sup>2</sup> {TWO}</p><p><sup>3</sup> {THREE}</p>", id="raised numbers"),
        pytest.param(f"<p>1 {ONE}</p><p>2 {TWO}</p><p>3 {THREE}</p>", id="bare numbers"),
        pytest.param(f"<div>(1) {ONE}</div><div>(2) {TWO}</div><div>(3) {THREE}</div>", id="numbers in parentheses"),
        pytest.param(f"<dl><dt>[1]</dt><dd>{ONE}</dd><dt>[2]</dt><dd>{TWO}</dd><dt>[3]</dt><dd>{THREE}</dd></dl>", id="dl"),
    ],
)
def test_entries_are_found_in_every_form(listed: str) -> None:
    markup = f"<p>Text</p><h3>References</h3>{listed}<h3>About us</h3><p>We write since 1999.</p>"
    assert rows(markup) == [
        ("paragraph", "Text"),
        ("heading", 3, "References"),
        ("references", [ONE, TWO, THREE]),
        ("heading", 3, "About us"),
        ("paragraph", "We write since 1999."),
    ]


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param(f"<p>Text</p><ol class='references'><li>{ONE}</li><li>{TWO}</li></ol>", id="class of a list"),
        pytest.param(f"<p>Text</p><section role='doc-bibliography'><p>{ONE}</p><p>{TWO}</p></section>", id="role"),
        pytest.param(
            f"<p>Text</p><div class='csl-bib-body'><div class='csl-entry'>{ONE}</div><div class='csl-entry'>{TWO}</div></div>",
            id="citation processor",
        ),
        pytest.param(
            f"<p>Text</p><ol><li>{ONE}</li><li>{ONE}</li><li>{TWO}</li></ol>".replace(f"<li>{ONE}</li>", "", 1), id="look of a list"
        ),
        pytest.param(f"<p>Text</p><p>[1] {ONE}</p><p>[2] {TWO}</p>", id="look of numbered paragraphs"),
    ],
)
def test_a_list_without_heading_is_found(markup: str) -> None:
    assert rows(markup.replace(TWO, TWO + " doi:10.9999/fog")) == [("paragraph", "Text"), ("references", [ONE, TWO + " doi:10.9999/fog"])]


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param(f"<p>Text</p><p><strong>References:</strong></p><ol><li>{ONE}</li><li>{TWO}</li></ol>", id="paragraph before"),
        pytest.param(f"<p>Text</p><p><b>References:</b><br>1. {ONE}<br>2. {TWO}</p>", id="first line"),
    ],
)
def test_a_line_of_text_may_announce_a_list(markup: str) -> None:
    assert rows(markup) == [("paragraph", "Text"), ("paragraph", "References:"), ("references", [ONE, TWO])]


def test_references_that_are_folded_away_are_found() -> None:
    assert rows(f"<details><summary>References</summary><ol><li>{ONE}</li></ol></details>") == [
        ("other", "References"),
        ("references", [ONE]),
    ]
    assert rows(f"<details><summary>References</summary><p>1. {ONE}</p><p>2. {TWO}</p></details>") == [
        ("other", "References"),
        ("references", [ONE, TWO]),
    ]


def test_an_entry_has_label_links_and_anchors() -> None:
    (entry,) = entries(
        f"<h2>References</h2><ol start=3><li id='r3'><a name='x'></a>{ONE} <a href='https://doi.org/10.9999/x'>doi</a> <a href='#c3'>↑</a></li></ol>"
    )
    assert entry == ReferenceEntry(raw=f"{ONE} doi", label="3", links=("https://doi.org/10.9999/x",), anchors=("r3", "x"))
    assert [e.label for e in entries(f"<h2>References</h2><p>[7] {ONE}</p><p>[8] {TWO}</p>")] == ["[7]", "[8]"]


def test_an_entry_of_several_lines_is_one_line() -> None:
    assert [e.raw for e in entries("<h2>References</h2><ol><li>Aldermoor P.<br>Rivers of glass.<p>2011</p></li></ol>")] == [
        "Aldermoor P. Rivers of glass. 2011"
    ]


def test_a_list_may_have_parts_under_headings_of_their_own() -> None:
    markup = (
        f"<h2>References</h2><h3>Books</h3><ul><li>{TWO}</li></ul><h3>Articles</h3><ul><li>{ONE}</li></ul><h2>Next</h2><ul><li>x</li></ul>"
    )
    assert [row[0] for row in rows(markup)] == ["heading", "heading", "references", "heading", "references", "heading", "list"]


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param("<h2>References</h2><p>Ask us for them.</p>", id="a heading without entries"),
        pytest.param("<ol><li>Boil 2 litres of water.</li><li>Add 200 g of rice, wait 10 minutes.</li></ol>", id="steps"),
        pytest.param("<p>1. Sleep well</p><p>2. Eat well</p>", id="numbered advice"),
        pytest.param("<ul><li>In 2010 we began (see p. 4).</li><li>In 2015 we moved.</li><li>In 2020 we grew.</li></ul>", id="years"),
        pytest.param("<h2>Our sources of joy</h2><ul><li>Rain</li></ul>", id="a heading that only begins alike"),
    ],
)
def test_other_lists_are_left_alone(markup: str) -> None:
    assert entries(markup) == []


def test_a_heading_with_an_id_of_its_words_is_a_heading() -> None:
    markup = f'<h2 id="references">References</h2><p>Both are open to read.</p><h3 id="bibliography">Works cited</h3><ol><li>{ONE}</li><li>{TWO}</li></ol>'
    assert rows(markup) == [
        ("heading", 2, "References"),
        ("paragraph", "Both are open to read."),
        ("heading", 3, "Works cited"),
        ("references", [ONE, TWO]),
    ]


def test_a_line_with_the_id_of_its_section_is_a_line() -> None:
    assert rows(f'<p id="references"><b>References</b></p><ol><li>{ONE}</li><li>{TWO}</li></ol>') == [
        ("paragraph", "References"),
        ("references", [ONE, TWO]),
    ]


WEB = "Fog Watch Society. Fog by postcode. Fog Watch. November 21, 2022. Accessed February 14, 2024. https://fog.example.test/postcode"


@pytest.mark.parametrize(
    "heading",
    ["Further reading", "Recommended reading:", "Verder lezen", "Weiterführende Literatur", "Pour en savoir plus", "Lectures complémentaires",
     "Para saber más", "Per approfondire", "Leitura complementar", "Läs mer", "Zalecana literatura", "Рекомендуемая литература", "延伸閱讀"],
)  # fmt: skip
def test_works_for_further_reading_are_references(heading: str) -> None:
    before = f"<p>Text</p><h2>{heading}</h2>"
    expected = [("paragraph", "Text"), ("heading", 2, heading), ("references", [ONE, WEB])]
    assert rows(f"{before}<ol><li>{ONE}</li><li>{WEB}</li></ol>") == expected
    assert rows(f"{before}<ul><li>{ONE}</li><li>{WEB}</li></ul>") == expected
    assert rows(f"{before}<p>{ONE}</p><p>{WEB}</p>") == expected
    assert rows(f"<p>Text</p><p><b>{heading}</b><br>{ONE}<br>{WEB}</p>")[1:] == [("paragraph", heading), ("references", [ONE, WEB])]


@pytest.mark.parametrize(
    "work",
    [
        "Peter Hamel: Das Licht in der Küche. Springer, Berlin 2011.",
        "Hamel, Peter. Light in the Kitchen. New York: Harbour Press, 2011.",
        "Moor, Harold (2004). On Fog. Harbour Press.",
        "Harold Moor, <a href='https://x.test/'>On Fog and Rain</a>, Harbour Press, 2004",
        "Jan van der Moor, Over mist, Havenpers, 2004",
        "DUPRÉ Marie, La lumière, Paris, Seuil, 2011, 220 p.",
        "Луговой А. Б. Свет на кухне. — М.: Гавань, 2011. — 220 с.",
        "王小明：《光與水》，台北：山水出版，2011。",
    ],
)
def test_books_for_further_reading_are_references(work: str) -> None:
    assert [row[0] for row in rows(f"<h2>Further reading</h2><ul><li>{work}</li></ul>")] == ["heading", "references"]
    assert [row[0] for row in rows(f"<h2>Further reading</h2><p>1. {work}</p>")] == ["heading", "references"]


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param("<ul><li><a href='/a'>Bread, jam, tea: our year (2021)</a></li></ul>", id="link with many parts"),
        pytest.param("<ul><li><a href='/a'>Bread</a>, by Anna Moor, Our Site, May 3, 2021</li></ul>", id="link and where it leads"),
        pytest.param("<ul><li>Why bread rises: our trip of 2015</li><li>Bread, Jam: a year of 2021</li></ul>", id="titles"),
        pytest.param("<ul><li><a href='/a'>Bread in five days</a></li><li><a href='/b'>Our year 2011</a></li></ul>", id="links"),
        pytest.param(
            "<ul><li><a href='/a'>Bread</a> (May 3, 2021)</li><li><a href='/b'>Jam</a> (June 1, 2020)</li></ul>", id="dated links"
        ),
        pytest.param("<ul><li><a href='https://x.test/2021/a'>https://x.test/2021/a</a></li></ul>", id="addresses"),
        pytest.param("<ol><li>See our page on bread.</li><li>Ask a baker.</li></ol>", id="numbered advice"),
        pytest.param("<p>1. See our page on bread.</p><p>2. Ask a baker.</p>", id="numbered lines"),
        pytest.param("<p><a href='/a'>Bread in 2021</a></p><p><a href='/b'>Jam in 2020</a></p>", id="paragraphs of links"),
    ],
)
def test_links_for_further_reading_are_none(markup: str) -> None:
    assert entries(f"<p>Text</p><h2>Further reading</h2>{markup}") == []
    assert entries(f"<p>Text</p><details><summary>Further reading</summary>{markup}</details>") == []


def test_a_paragraph_that_begins_with_such_words_stays_whole() -> None:
    assert rows("<p>Read more:<br>Bread in 2021<br>Jam in 2020</p>") == [("paragraph", "Read more:\nBread in 2021\nJam in 2020")]
