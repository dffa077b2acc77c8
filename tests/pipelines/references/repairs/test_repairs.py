"""What each repair takes and what it leaves: the pieces of an entry in, the pieces out."""

from __future__ import annotations

import pytest

from pipelines.references.repair import REPAIRS
from pipelines.references.repairs.cuts import Repair
from pipelines.references.repairs.title import quoted_title
from tests.pipelines.references.repairs import cases_brackets, cases_imprint, cases_lists, cases_parts, cases_serials
from tests.pipelines.references.repairs.cutting import AUTHOR, YEAR, Pieces, cut, mended

_CASES = (cases_brackets, cases_imprint, cases_lists, cases_parts, cases_serials)
TAKES = [case for cases in _CASES for case in cases.TAKES]
LEAVES = [case for cases in _CASES for case in cases.LEAVES]


@pytest.mark.parametrize(("repair", "before", "after"), TAKES, ids=[f"{repair.__name__}-{i}" for i, (repair, *_) in enumerate(TAKES)])
def test_a_repair_mends(repair: Repair, before: Pieces, after: Pieces) -> None:
    assert mended(repair, before) == after


@pytest.mark.parametrize(("repair", "pieces"), LEAVES, ids=[f"{repair.__name__}-{i}" for i, (repair, _) in enumerate(LEAVES)])
def test_a_repair_leaves_what_is_right(repair: Repair, pieces: Pieces) -> None:
    assert mended(repair, pieces) == pieces


def test_the_title_of_a_book_goes_on_after_words_that_it_quotes() -> None:
    book = [AUTHOR, ("title", "„Wasser für alle Leute“. Zur Geschichte der Brunnen,"), ("location", "Berlin"), YEAR]
    assert mended(quoted_title, book) == book
    article = [AUTHOR, ("title", "„Wasser für alle Leute“. Zeitschrift für Brunnen,"), ("volume", "3,"), YEAR]
    assert mended(quoted_title, article)[1:3] == [("title", "„Wasser für alle Leute“."), ("container-title", "Zeitschrift für Brunnen,")]


RIGHT: dict[str, Pieces] = {
    "article": [AUTHOR, ("title", "Zinc in water."), ("journal", "Hydrology,"), ("volume", "12(3),"), ("date", "2004,"), ("pages", "3-9.")],
    "chapter": [AUTHOR, ("title", "Zinc."), ("editor", "In E. Lund (Ed.),"), ("container-title", "Metals"), ("pages", "(pp. 3-9)."), ("location", "Bonn:"), ("publisher", "Springer."), YEAR],
    "translation": [AUTHOR, ("title", "The river,"), ("translator", "trans. Eva Lund,"), ("edition", "2nd ed."), ("location", "London:"), ("publisher", "Routledge,"), YEAR],
    "thesis": [AUTHOR, ("title", "Zinc in water"), ("genre", "[PhD thesis]."), ("publisher", "University of Bonn,"), YEAR],
    "short note": [AUTHOR, ("date", "2004,"), ("pages", "S. 33.")],
    "book on the web": [AUTHOR, ("title", "Zinc in water."), ("publisher", "Springer;"), ("date", "May 2004."), ("url", "https://a.example/zinc")],
    "page": [AUTHOR, ("title", "Zinc in food."), ("container-title", "River Watch."), ("date", "Updated May 3, 2021"), ("access", "Accessed June 8, 2023."), ("url", "https://a.example/zinc")],
}  # fmt: skip


@pytest.mark.parametrize("kind", RIGHT)
@pytest.mark.parametrize("repair", REPAIRS, ids=lambda repair: f"{repair.__module__.rpartition('.')[2]}.{repair.__name__}")
def test_a_repair_gives_the_very_parts_where_all_are_right(repair: Repair, kind: str) -> None:
    raw, parts = cut(RIGHT[kind])
    assert repair(raw, parts) is parts
