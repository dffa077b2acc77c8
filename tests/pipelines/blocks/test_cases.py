"""Each rule of reading blocks, as a short case: HTML in, rows out."""

from __future__ import annotations

import pytest

from pipelines.normalise import normalise
from tests.pipelines.blocks.cases.rows import Case, cases, written
from tests.pipelines.blocks.reading import URL, read


@pytest.mark.parametrize("case", tuple(cases()), ids=lambda case: case.name)
def test_the_rows_are_those_that_were_written_by_hand(case: Case) -> None:
    assert written(read(case.html).blocks) == case.rows


@pytest.mark.parametrize("case", tuple(cases()), ids=lambda case: case.name)
def test_the_sanitised_html_gives_the_same_rows(case: Case) -> None:
    assert written(read(read(case.html).content_html or "").blocks) == case.rows


@pytest.mark.parametrize("case", tuple(cases()), ids=lambda case: case.name)
def test_normalising_the_sanitised_html_gives_the_same_rows(case: Case) -> None:
    assert written(normalise(read(case.html).content_html or "", URL).blocks) == case.rows
