"""How many pages an archive has, as its pager says."""

from __future__ import annotations

from pipelines.model.body import Document
from pipelines.page_steps import parse_page_address, step
from pipelines.pager_numbers import number_runs
from pipelines.pager_signs import place_weight, target_of


def page_count(document: Document) -> int | None:
    """Give the greatest number of the page's pager; None where it has no numbered one.

    A number counts where its link leads ahead in the same list, and stands in no calendar, comments or the like. Pages of a post
    that the archive shows whole are none of the archive's.
    """
    most = 0
    asked = parse_page_address(document.url).query
    for _, links in number_runs(document):
        for number, link in links:
            target = target_of(link.get("href"), document)
            if number <= most or not target or place_weight(link) < 0 or parse_page_address(target).query != asked:
                continue
            if step(document.url, target) in {"next", "ahead"}:
                most = number
    return most or None
