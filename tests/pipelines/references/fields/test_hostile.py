"""No reader takes long for what a hostile page may put before it."""

from __future__ import annotations

import time

import pytest

from pipelines.references.fields.registry import READERS
from pipelines.references.parse import MAX_CHARACTERS
from pipelines.references.parts import Part, Parts
from pipelines.references.repair import repaired

UNITS = [
    "Aa, A. ", "Aa Bb, Cc Dd. ", "et al ", "van ", "A ", "A. ", "A", "Ab, ", "and ", "& ", "; ", "/ ", "( ", "ed. ", "in: ", "A-", "1 ", "1-", "12(3) ", "vol. 1 ", "no. ", "n° 1",
    ". ", ", ", "“", '" ', "“a” ", "« ", "10.1234/", "10.1234/a(", "http://", "www. ", "ISBN 1", "ISBN 1234567890 ", "May 1 ", "1999 May ", "accessed ", "accessed May ", "In: “",
    "Aa. In: ", "PMID ", "arXiv:", "ders ", "Müller, A./", "de la ", "J", "X. Y ", "٣ ", "中, ", "<i>", "—", "… ", "U. S. ",
]  # fmt: skip
LABELS = ("author", "editor", "title", "journal", "date", "volume", "pages", "publisher", "location", "edition", "url", "access")


def entries(text: str) -> list[Parts]:
    """The same text under every label."""
    return [Parts(text, (Part(label, text, 0),)) for label in LABELS]


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("ending", ["", "!"])
def test_a_long_run_of_one_thing_is_read_quickly(unit: str, ending: str) -> None:
    text = (unit * MAX_CHARACTERS)[: MAX_CHARACTERS - len(ending)] + ending
    begin = time.process_time()
    for entry in entries(text):
        known: dict[str, object] = {}
        for read in READERS:
            known |= {found.field: found.value for found in read(entry, known)}
        repaired(text, entry.parts)
    assert time.process_time() - begin < 3  # seconds for all labels; usual texts take a thousandth
