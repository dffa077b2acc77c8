"""The bounds that a body may reach while it is read, and what is told of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pipelines.model.problem import Problem

# What each bound cuts off: its code, the column that suffers, and the sentence for people.
LIMITS: Mapping[str, tuple[str, str]] = {
    "table-too-large": ("table_cells.row_span", "tables whose spans cover more than 1,000,000 places; further spans count as one row"),
    "srcset-too-long": ("images.src", "pictures that name more than 50 files; the others were not looked at"),
    "sources-too-many": ("blocks.url", "players that name more than 50 files; the others were not looked at"),
    "formula-too-long": ("blocks.text", "formulas of more than 20,000 characters, of which the beginning was kept"),
    "html-too-long": ("blocks.html", "bodies whose blocks together hold more than three times their HTML; that of the last is null"),
    "reference-too-long": ("references.title", "entries of more than 4,000 characters, of which only the text was kept"),
}


def limit_problems(reached: Iterable[tuple[str, int]], url: str) -> tuple[Problem, ...]:
    """Tell of each bound that was reached, with how often."""
    return tuple(
        Problem("blocks", code, f"{url} holds {count} {LIMITS[code][1]}", LIMITS[code][0], url) for code, count in reached if count > 0
    )
