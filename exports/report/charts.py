"""Bar charts as SVG inside the page: no script, no file, readable without seeing them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from exports.report.markup import number, table, text

_WIDTH, _HEIGHT, _FOOT, _HEAD = 720, 180, 22, 16  # of the drawing's own units
_MOST_MONTHS = 72  # bars; a longer time is drawn by years
_MOST_YEARS = 100
_MOST_LABELS = 12
_WORDS = ((0, "none"), (99, "1–99"), (249, "100–249"), (499, "250–499"), (999, "500–999"), (1_999, "1,000–1,999"), (4_999, "2,000–4,999"))
_MORE_WORDS = "5,000 and more"
Bars = Sequence[tuple[str, int]]


def chart(label: str, unit: str, bars: Bars) -> Iterator[str]:
    """Give a bar chart, and the same as a table for those who do not see it."""
    top = max((count for _, count in bars), default=0) or 1
    step = _WIDTH / max(len(bars), 1)
    yield f'<div class="wide" role="region" aria-label="{text(label)}" tabindex="0">'
    yield f'<svg class="chart" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{text(label)}">'
    room = _HEIGHT - _FOOT - _HEAD
    for place, (name, count) in enumerate(bars):
        height = room * count / top
        x, y = place * step, _HEIGHT - _FOOT - height
        bar = f'x="{x + step * 0.1:.1f}" y="{y:.1f}" width="{step * 0.8:.1f}" height="{height:.1f}"'
        yield f"<rect {bar}><title>{text(name)}: {number(count)}</title></rect>"
        if place % (len(bars) // _MOST_LABELS + 1) == 0:
            yield f'<text x="{x + step / 2:.1f}" y="{_HEIGHT - 6}">{text(name)}</text>'
        if count and len(bars) <= _MOST_LABELS:
            yield f'<text x="{x + step / 2:.1f}" y="{y - 4:.1f}">{number(count)}</text>'
    yield f'<line x1="0" x2="{_WIDTH}" y1="{_HEIGHT - _FOOT}" y2="{_HEIGHT - _FOOT}"/></svg></div>'
    yield "<details><summary>As a table</summary>"
    yield from table(label, (unit, "posts"), ((text(name), number(count)) for name, count in bars))
    yield "</details>"


def time_bars(months: Counter[tuple[int, int]]) -> tuple[str, Bars]:
    """Give the unit and a bar for every month from the first post to the last, or for every year where they are many."""
    if not months:
        return "month", ()
    (first_year, first_month), (last_year, last_month) = min(months), max(months)
    if (last_year - first_year) * 12 + last_month - first_month < _MOST_MONTHS:
        span = range(first_year * 12 + first_month - 1, last_year * 12 + last_month)
        return "month", [(f"{month // 12}-{month % 12 + 1:02}", months[month // 12, month % 12 + 1]) for month in span]
    years: Counter[int] = Counter()
    for (year, _), count in months.items():
        years[year] += count
    # A date of the year 1 is a fault of its page; it must not draw two thousand bars.
    span = range(max(first_year, last_year - _MOST_YEARS + 1), last_year + 1)
    early = sum(count for year, count in years.items() if year < span.start)
    return "year", [*([(f"before {span.start}", early)] if early else []), *((str(year), years[year]) for year in span)]


def word_bars(words: Sequence[int]) -> Bars:
    """Give a bar for each range of lengths."""
    counts: Counter[str] = Counter()
    for count in words:
        counts[next((name for most, name in _WORDS if count <= most), _MORE_WORDS)] += 1
    return [(name, counts[name]) for name in (*(name for _, name in _WORDS), _MORE_WORDS)]
