"""Days and times of day in figures."""

from __future__ import annotations

import pytest

from pipelines.references.repairs.moments import day_in_figures, time_as_note
from tests.pipelines.references.repairs.cutting import mended

TITLE = ("title", "Floods.")
PAPER = ("journal", "The Herald,")


@pytest.mark.parametrize("day", ["21.05.2009", "4-2-2020", "2/11/2014", "2016-11-21", "3. 5. 2021"])
def test_a_day_in_figures_is_a_date_and_no_volume(day: str) -> None:
    assert mended(day_in_figures, [TITLE, PAPER, ("volume", day)]) == [TITLE, PAPER, ("date", day)]


def test_what_is_labelled_in_pieces_is_one_day() -> None:
    pieces = [TITLE, PAPER, ("volume", "2/11/"), ("date", "2014;"), ("pages", "30-1")]
    assert mended(day_in_figures, pieces) == [TITLE, PAPER, ("date", "2/11/ 2014;"), ("pages", "30-1")]


def test_a_day_that_ends_a_title_is_no_part_of_it() -> None:
    assert mended(day_in_figures, [("title", "Storm coming, 4-2-2020")]) == [("title", "Storm coming,"), ("date", "4-2-2020")]


@pytest.mark.parametrize(
    "pieces",
    [
        [("title", "Report of the meeting of 4-2-2020 in Bergen"), ("date", "2021")],
        [("container-title", "Report of the meeting on 4.11.1988 in Bergen"), ("date", "1989")],
        [TITLE, ("date", "3 May 2021."), ("volume", "21.05.2009")],
        [TITLE, PAPER, ("volume", "12/2009")],
        [TITLE, ("id", "10.1000/4-2-2020")],
        [TITLE, ("access", "Accessed 21.05.2009.")],
    ],
)
def test_other_figures_stay(pieces: list[tuple[str, str]]) -> None:
    assert mended(day_in_figures, pieces) == pieces


@pytest.mark.parametrize("time", ["20:30.", "7:04 p.m.", "11:42 AM ET", "08u15", "14:30 Uhr", "6:00am", "17h30", "21:10 uur", "09:14 UTC."])
@pytest.mark.parametrize("day", ["2 Oct 2006,", "12.04.2015,", "12/03/2019"])
def test_a_time_of_day_after_a_day_is_a_note(day: str, time: str) -> None:
    assert mended(time_as_note, [TITLE, PAPER, ("date", day), ("volume", time)]) == [TITLE, PAPER, ("date", day), ("note", time)]


@pytest.mark.parametrize(
    "pieces",
    [
        [TITLE, PAPER, ("date", "2006;"), ("volume", "12:"), ("pages", "30-5")],
        [TITLE, PAPER, ("date", "5 Jul 2007;"), ("volume", "12:"), ("pages", "39")],
        [TITLE, PAPER, ("date", "5 Jul 2007,"), ("pages", "12:30-35")],
        [TITLE, PAPER, ("date", "5 Jul 2007,"), ("pages", "12")],
        [TITLE, ("journal", "Nature"), ("date", "3 May 2014"), ("volume", "12:45.")],
    ],
)
def test_volumes_and_pages_stay(pieces: list[tuple[str, str]]) -> None:
    assert mended(time_as_note, pieces) == pieces
