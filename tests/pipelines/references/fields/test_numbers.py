"""Volume, issue and pages as styles print them."""

from __future__ import annotations

import pytest

from pipelines.references.fields.page import parse_page
from pipelines.references.fields.volume import parse_volume

VOLUMES = [
    ("17(12):", "17", "12"), ("Vol. 16, No. 4,", "16", "4"), ("10. Jg., Heft 4,", "10", "4"), ("t. 45, n° 2", "45", "2"), ("71, no 2", "71", "2"),
    ("36-3,", "36-3", None), ("17.3", "17", "3"), ("12/3", "12", "3"), ("(8)", None, "8"), ("24(Suppl 1):", "24", "Suppl 1"), ("24 Suppl 2", "24", "Suppl 2"),
    ("XLI", "XLI", None), ("vol. 76(1)", "76", "1"), ("Bd. 3, H. 4", "3", "4"), ("jaargang 12, nr. 3", "12", "3"), ("v.28 n.6", "28", "6"),
    ("n°121.", None, "121"), ("155, Nr. 12", "155", "12"), ("261:1-3:", "261", "1-3"), ("Jg. 23 H. 5/6", "23", "5/6"), ("<i>40</i>,", "40", None),
    ("18;29(11):", "29", "11"), ("20 2010;28(3):", "28", "3"), ("(71)3:", "71", "3"), ("(37) 13", "37", "13"), ("24(5", "24", "5"), ("Vol- 2(3):", "2", "3"),
    ("{\\bf 8}", "8", None), ("vol.", None, None), ("4 vols. in 5.", "4", None), ("26: 2", "26", "2"), ("Jg. XXIV", "XXIV", None),
    ("Volume Two", "Two", None), ("Proc. SPIE,", None, None), ("sec.", None, None),
    ("N.F. 9,", "9", None), ("n.s. 12(3)", "12", "3"), ("3e série, t. 5,", "5", None), ("XII, 2,", "XII", "2"), ("/7031,", "7031", None),
    ("Vol 3, Nos. 3&4", "3", "3&4"), ("nummer 1", None, "1"), ("n.os 1-2,", None, "1-2"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "volume", "issue"), VOLUMES, ids=[text for text, *_ in VOLUMES])
def test_volume_and_issue(text: str, volume: str | None, issue: str | None) -> None:
    assert parse_volume(text) == (volume, issue)


PAGES = [
    ("pp. 133-49", "133-49"), ("S. 12–34.", "12-34"), ("e05390.", "e05390"), ("07-14.", "07-14"), ("(pp. 311-320).", "311-320"), ("p. C252", "C252"),
    ("1161‐1169", "1161-1169"), ("100121.", "100121"), ("S12-S19", "S12-S19"), ("blz. 45-50", "45-50"), ("Art. 123", "123"), ("12 - 34", "12-34"),
    ("1201.e1-8", "1201.e1-8"), ("p.367-390", "367-390"), ("Sp. 12-14", "12-14"), ("iv–xii", "iv-xii"), ("CD000045", "CD000045"), ("págs. 12-20", "12-20"),
    ("p. 12 27.", "12-27"), ("402 6.", "402-6"), ("1127-\u00ad‐1156", "1127-1156"), ("45 329-45 336.", "45329-45336"), ("2010,p. 789-803", "789-803"),
    ("*27*–*30*.", "27-30"), ("sec. 1A, p. 3.", "3"), ("323_332", "323_332"), ("bmjmw-2019-000145.", "bmjmw-2019-000145"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "page"), PAGES, ids=[text for text, _ in PAGES])
def test_pages_keep_their_digits_and_lose_their_word(text: str, page: str) -> None:
    assert parse_page(text) == page


@pytest.mark.parametrize("text", ["242 p.", "xii, 345 S.", "111 pages", "167 с."])
def test_how_long_a_book_is_is_no_place_in_it(text: str) -> None:
    assert parse_page(text) is None
