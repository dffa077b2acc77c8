"""Whole entries: what is read, and what must never happen."""

from __future__ import annotations

import re
import time
import unicodedata
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.blocks.references import ReferenceEntry
from pipelines.model.reference import Name, Reference
from pipelines.references.fields.text import read_publisher
from pipelines.references.lexicon import months
from pipelines.references.parse import MAX_CHARACTERS, parse_reference, parse_references
from pipelines.references.parts import Part, Parts

AMA = (
    "Berg I, Wu LJ, et al. Zinc and the common cold: a systematic review. J Clin Nutr. 2010; 65(2):165-177. doi:10.5555/j.zinc.2009.12.026"
)
APA = "Kooij, J., & van der Linden, M. (2018). Slaap en geheugen. Tijdschrift voor Psychiatrie, 60(4), 245–252. https://doi.org/10.5555/tvp.60.245"
GERMAN = "Müller, Anna: Die Geschichte der Bäder, in: Zeitschrift für Geschichte 17 (2012), H. 3, S. 12–34."
BOOK = "Erickson, Millard J. A Guide to Rivers. Grand Rapids: Baker, 1998."
PAGE = "Voedingscentrum. Zink: alles over een mineraal. https://www.voeding.example/zink. Geraadpleegd op 3 mei 2024."


def test_a_journal_article_in_ama_style() -> None:
    reference = parse_reference(AMA)
    assert reference.authors == (Name(family="Berg", given="I"), Name(family="Wu", given="LJ"))
    assert reference.et_al
    assert reference.title == "Zinc and the common cold: a systematic review"
    assert (reference.container_title, reference.year, reference.volume, reference.issue, reference.page) == (
        "J Clin Nutr",
        2010,
        "65",
        "2",
        "165-177",
    )
    assert reference.doi == "10.5555/j.zinc.2009.12.026"
    assert reference.url is None
    assert reference.type == "article-journal"
    assert reference.language == "en"


def test_a_dutch_article_in_apa_style() -> None:
    reference = parse_reference(APA)
    assert reference.authors == (Name(family="Kooij", given="J."), Name(family="Linden", given="M.", particle="van der"))
    assert (reference.title, reference.container_title) == ("Slaap en geheugen", "Tijdschrift voor Psychiatrie")
    assert (reference.year, reference.volume, reference.issue, reference.page) == (2018, "60", "4", "245-252")
    assert reference.language == "nl"


def test_a_german_footnote() -> None:
    reference = parse_reference(GERMAN)
    assert reference.authors == (Name(family="Müller", given="Anna"),)
    assert (reference.title, reference.container_title) == ("Die Geschichte der Bäder", "Zeitschrift für Geschichte")
    assert (reference.year, reference.volume, reference.issue, reference.page) == (2012, "17", "3", "12-34")
    assert reference.language == "de"


def test_a_book() -> None:
    reference = parse_reference(BOOK)
    assert (reference.type, reference.title, reference.publisher_place, reference.publisher) == (
        "book",
        "A Guide to Rivers",
        "Grand Rapids",
        "Baker",
    )


def test_a_web_page() -> None:
    reference = parse_reference(PAGE)
    assert reference.authors == (Name(literal="Voedingscentrum"),)
    assert (reference.type, reference.url, reference.accessed) == ("webpage", "https://www.voeding.example/zink", "2024-05-03")
    assert reference.year is None


def test_spans_say_where_a_value_was_read() -> None:
    reference = parse_reference(AMA)
    places = {span.field: reference.raw[span.start : span.end] for span in reference.spans}
    assert "Zinc and the common cold: a systematic review" in places["title"]
    assert places["year"] == "2010"
    assert places["doi"] == "10.5555/j.zinc.2009.12.026"


def test_csl_json_names_its_members_as_the_schema_does() -> None:
    assert parse_reference(PAGE).csl == {
        "id": "1",
        "type": "webpage",
        "author": [{"literal": "Voedingscentrum"}],
        "title": "Zink: alles over een mineraal",
        "URL": "https://www.voeding.example/zink",
        "language": "nl",
        "accessed": {"date-parts": [[2024, 5, 3]]},
    }


def test_the_entries_of_a_list_are_numbered_on() -> None:
    entries = [ReferenceEntry(raw=AMA, label="5."), ReferenceEntry(raw=BOOK, links=("https://a.example/rivers",))]
    first, second = parse_references(entries, position=12, first_number=5)
    assert (first.number, first.position, first.label) == (5, 12, "5.")
    assert (second.number, second.url) == (6, "https://a.example/rivers")


# ---- hostile and odd input ----

ODD = [
    "", " ", "\n", ".", "()", "See our blog", "Source: own research", "https://a.example/b", "10.5555/abc", "☃" * 50, "a" * 3000, "1" * 3000, "(" * 3000, "[[[[", "et al.",
    "王小明. 北京的河流. 地理学报, 2010, 65(2): 165-177.", "محمد علي. تاريخ المدينة. القاهرة: دار النشر، 2010.", "<b>Berg</b> &amp; <i>Zinc</i> 2010", "—" * 200,
    "\x00\x01\x02", "\ud800", "Berg I. " * 300, "A. " * 1000, "In: In: In: In:", "2010 2011 2012 2013", "doi:", "http://[",
    "&nbsp;&lt;p&gt;Berg&lt;/p&gt;", "{{cite journal|last=Berg|title=Zinc}}", "@book{berg, title={Zinc}}", "\u202eBerg I. Zinc\u202c", "javascript:alert(1)", "↩", "[citation needed]",
    "Act", "Loi n° 1", "BGH,", "v. v. v.", "BVerfGE 1, 1", "Kamerstukken II 2000/01", "Directive 1/1", "ISO 1", "Stand:", "Updated", "(= )", "e. V.:", "Diss. Univ.", "S. 1 ff.", "ISBN", "Vol. (", '"' * 99, "„" * 99,
]  # fmt: skip


@pytest.mark.parametrize("text", ODD, ids=[repr(text[:20]) for text in ODD])
def test_odd_input_is_no_error(text: str) -> None:
    reference = parse_reference(text)
    assert reference.raw == text
    assert 0 <= reference.confidence <= 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{{cite journal|last=Berg|title=Zinc}}",
        "&lt;p&gt;Berg I. Zinc. 2010&lt;/p&gt;",
        "佐藤太郎「川の歴史」『地理評論』第65巻",
        "↩",
        "Disclaimer: no advice. Last updated May 3, 2024.",
        "See our blog",
        "https://a.example/b",
        "☃" * 50,
        "Read more about zinc here",
        "x" * 100_000,
    ],
    ids=lambda text: text[:12],
)
def test_what_is_no_reference_has_low_confidence(text: str) -> None:
    assert parse_reference(text).confidence < 0.5


def test_several_references_in_one_entry_have_low_confidence_and_nothing_made_up() -> None:
    reference = parse_reference(f"{AMA} {BOOK} {GERMAN}")
    assert reference.confidence < 0.5
    assert not unfounded(reference, ())


@pytest.mark.parametrize(
    "unit", ["Berg I, ", "a, ", "(2010) ", "1-", "http://a.example/ ", "“a” ", "x.", ") ", "10.5555/a ", "van der ", "A.B", "doi ", "May "]
)
def test_time_is_bounded_for_100_kilobytes(unit: str) -> None:
    text = (unit * 100_000)[:100_000]
    begin = time.process_time()
    parse_reference(text)
    parse_reference(text[:MAX_CHARACTERS])
    assert time.process_time() - begin < 2  # seconds; a usual entry takes a thousandth of one


# ---- nothing is made up ----

_TAG = re.compile(r"</?[A-Za-z]{1,12}>")
# Whose form is canonical or a judgement, so that it need not be printed: checked apart, or not at all.
_JUDGED = {"type", "language", "et_al", "confidence", "number", "position"}
_TEXTS = (
    "title",
    "container_title",
    "collection_title",
    "volume",
    "issue",
    "page",
    "edition",
    "publisher",
    "publisher_place",
    "doi",
    "pmid",
    "pmcid",
    "arxiv",
    "isbn",
    "url",
)


def squeezed(text: str) -> str:
    """Letters and digits alone, as two texts are compared that differ in blanks, dashes and case."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def _is_short(year: int, reference: Reference) -> bool:
    """Whether a year is that of a page's access, written in two figures: ``3.5.24``."""
    return str(year) == (reference.accessed or "")[:4] and str(year)[2:] in reference.raw


def unfounded(reference: Reference, links: tuple[str, ...]) -> list[str]:
    """Fields whose value stands neither in the entry nor in a link in it."""
    source = squeezed(_TAG.sub("", reference.raw)) + "\n" + "\n".join(squeezed(link) + squeezed(unquote(link)) for link in links)
    missing = [field for field in _TEXTS if (value := getattr(reference, field)) and squeezed(value) not in source]
    for name in (*reference.authors, *reference.editors):
        words = " ".join(part for part in (name.family, name.given, name.particle, name.suffix, name.literal) if part).split()
        missing += [f"name {word}" for word in words if squeezed(word) not in source]
    numbers = [reference.year, *(int(part) for part in (reference.accessed or "").split("-")[:1] if part)]
    missing += [f"year {year}" for year in numbers if year and str(year) not in source and not _is_short(year, reference)]
    names = {name for name, number in months().items() if number == reference.month}
    if reference.month and str(reference.month) not in source and not any(squeezed(name) in source for name in names):
        missing.append("month")
    if reference.day and str(reference.day) not in source:
        missing.append("day")
    return missing


_VOCABULARY = (
    "Berg Müller van der DE O’Brien I. J.-P. LJ et al. & and und Zinc zink Die the of in: In (Eds.) (Hrsg.) „Titel“ “Title” « titre » 2010 (2012) [1999] 17(12): 165-177 "
    "Vol. 3 no. S. 12–34. pp. H. Heft nr. Suppl e05390 3 mei 2024 Accessed abgerufen am May March doi:10.5555/a.b https://a.example/b. ISBN 978-3-16-148410-0 PMID: 123456 "
    "Press: Berlin, Amsterdam: Springer; <i>x</i> &amp; , . ; : / — ... 王 محمد PhD Jr. Prof. (J.) ed. 2nd ed. Nature. arXiv:1706.03762 - \u00a0 | * 10. Jg. "
    "Gesetz über vom BGBl. Stb. Kamerstukken II 2018/19, Directive 2000/60/EC Act v. U.S. BGH, Urteil ISO 9001:2015 § Rn. Updated Stand: (a cura di) Diss. Univ. e. V. "
    "5. Aufl. Bd. II: Hrsg. von Rapport nr. (= Reihe, 3) YouTube. YEAR: Loi n° Ley 3/2001, Ministerie van VWS Anonymous. No author. inventor. 26.5.2018"
)
_WORDS = st.sampled_from(_VOCABULARY.split(" "))


@settings(max_examples=400, deadline=None)
@given(st.lists(_WORDS, max_size=40).map(" ".join))
def test_every_value_stands_in_the_entry(text: str) -> None:
    assert unfounded(parse_reference(text), ()) == []


@settings(max_examples=300, deadline=None)
@given(
    st.text(max_size=300),
    st.lists(
        st.sampled_from(
            ["https://doi.org/10.5555%2Fa(b)c", "https://a.example/?q=1#x", "http://[", "", "https://pubmed.ncbi.nlm.nih.gov/1/"]
        ),
        max_size=3,
    ),
)
def test_every_value_stands_in_any_text_or_a_link(text: str, links: list[str]) -> None:
    assert unfounded(parse_reference(text, tuple(links)), tuple(links)) == []


@pytest.mark.parametrize(
    "pointer", ["Vgl. ", "Vgl. dazu ausführlich: ", "Siehe auch ", "See also ", "Cf. ", "Zie ook ", "Voir ", "Source: ", "Quelle: "]
)
def test_what_leads_to_an_entry_is_no_part_of_it(pointer: str) -> None:
    led, alone = parse_reference(pointer + GERMAN), parse_reference(GERMAN)
    assert (led.authors, led.title, led.container_title, led.page) == (alone.authors, alone.title, alone.container_title, alone.page)
    assert led.raw == pointer + GERMAN
    span = next(span for span in led.spans if span.field == "title")
    assert led.raw[span.start : span.end].rstrip(",") == alone.title


@pytest.mark.parametrize("text", ["Source of the Nile. Oslo: Fjord, 2004.", "Seeberg A. Rivers. Oslo: Fjord, 2004.", "Vgl."])
def test_a_word_that_only_begins_like_a_pointer_stays(text: str) -> None:
    assert parse_reference(text).raw == text
    assert all(text[span.start : span.end] for span in parse_reference(text).spans)


NASTY = [
    "Ebd.",
    "Ebd., S. 45.",
    "Ibid., p. 77-79.",
    "Id. at 47.",
    "op. cit., p. 14.",
    "Mayr, a. a. O., S. 12.",
    "https://www.rivers.example/a,b;c",
    "<p>&nbsp;</p>",
    "<a href='https://a.example'>here</a>",
    "&lt;li&gt;Zinc&lt;/li&gt;",
    "مراجع: https://a.example",
    "دراسة حول النوم، مجلة الصحة، 2015، ص 12-20",
    "王小明. 睡眠研究. 医学杂志, 2015, 12(3): 4-9",
    "山田太郎『睡眠の科学』東京:青空社、2010年",
    "See our blog for more.",
    "1. Berg J. Garlic. 2. Lund P. Onions. Food. 2010;4:5.",
    "[1] [2] [3]",
    "()",
    "„“",
]


@pytest.mark.parametrize("text", NASTY)
def test_odd_entries_are_read_without_confidence_and_invent_nothing(text: str) -> None:
    reference = parse_reference(text)
    assert reference.raw == text
    assert reference.confidence < 0.9
    for name in (*reference.authors, *reference.editors):
        assert all(part in text for part in (name.family, name.given, name.literal) if part)
    for value in (reference.title, reference.container_title, reference.publisher, reference.volume, reference.issue, reference.doi):
        assert value is None or value in text
    assert reference.year is None or str(reference.year) in text


@pytest.mark.parametrize("text", ["Ebd.", "Ibid.", "op. cit.", "Id.", "ders."])
def test_a_repeat_alone_names_no_work(text: str) -> None:
    reference = parse_reference(text)
    assert (reference.title, reference.container_title, reference.authors, reference.year) == (None, None, (), None)


def test_a_journal_that_counts_by_year_has_issues_and_no_volume() -> None:
    reference = parse_reference("Hoogland, W.B., ‘De dwaling van de koper’, WPNR 2014/7031, p. 812-819.")
    assert (reference.year, reference.volume, reference.issue, reference.page) == (2014, None, "7031", "812-819")


@pytest.mark.parametrize(
    ("imprint", "place", "publisher"),
    [
        ("[Amsterdam]: Zinkpers", "Amsterdam", "Zinkpers"),
        ("s.l.: Zinkpers", None, "Zinkpers"),
        ("Amsterdam: [s.n.]", "Amsterdam", None),
    ],
)
def test_what_an_imprint_does_not_name_is_not_known(imprint: str, place: str | None, publisher: str | None) -> None:
    where, _, who = imprint.partition(": ")
    raw = f"Zinc. {imprint}, 1999."
    parts = (Part("title", "Zinc.", 0), Part("location", f"{where}:", 6), Part("publisher", f"{who},", 6 + len(where) + 2))
    found = {item.field: item.value for item in read_publisher(Parts(raw, parts), {})}
    assert (found.get("publisher_place"), found.get("publisher")) == (place, publisher)
