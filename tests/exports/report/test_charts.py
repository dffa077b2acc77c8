"""Bars of a chart."""

from __future__ import annotations

from collections import Counter

import pytest

from exports.report.charts import time_bars, word_bars


def test_a_few_years_are_drawn_by_month_with_the_empty_ones() -> None:
    assert time_bars(Counter({(2025, 11): 2, (2026, 1): 1})) == ("month", [("2025-11", 2), ("2025-12", 0), ("2026-01", 1)])


def test_many_years_are_drawn_by_year() -> None:
    unit, bars = time_bars(Counter({(2015, 3): 1, (2015, 4): 1, (2024, 1): 5}))
    assert (unit, len(bars), bars[0], bars[-1]) == ("year", 10, ("2015", 2), ("2024", 5))


def test_a_date_of_the_year_1_draws_one_bar() -> None:
    _, bars = time_bars(Counter({(1, 1): 3, (2024, 1): 5}))
    assert (len(bars), bars[0], bars[-1]) == (101, ("before 1925", 3), ("2024", 5))


def test_without_dates_there_are_no_bars() -> None:
    assert time_bars(Counter()) == ("month", ())


@pytest.mark.parametrize(
    ("words", "name"), [(0, "none"), (1, "1–99"), (99, "1–99"), (100, "100–249"), (4_999, "2,000–4,999"), (5_000, "5,000 and more")]
)
def test_each_length_has_its_range(words: int, name: str) -> None:
    assert [bar for bar, count in word_bars([words]) if count] == [name]
