"""Hold ``next_page`` against pages labelled by hand.

    python benchmarks/pagination.py ../shared/pagination [--show]

Prints, for the pages that have a next page, how many were named right, and over all pages how many were named wrong: first
as they are labelled, where a link to *older* posts is PREV and one to newer posts NEXT (so that a walk from the newest post
to the oldest never takes it), then as an archive is walked, where a link to older posts that is labelled PREV is the next page.
"""

from __future__ import annotations

import argparse
import csv
import gzip
from dataclasses import dataclass, field
from pathlib import Path

from lxml.html import HtmlElement

from pipelines.document import open_document
from pipelines.model.body import Document
from pipelines.model.page import RawPage
from pipelines.pagination import NextPage, find_next
from pipelines.urls import absolute_url


def gold_urls(document: Document, selector: str) -> set[str]:
    """Give the addresses of the links that a label's selector points to."""
    found = set()
    for element in document.root.cssselect(selector) if selector.strip() else ():
        found.update(filter(None, (absolute_url(link.get("href"), document.base_url) for link in _links(element))))
    return found


def _links(element: HtmlElement) -> list[HtmlElement]:
    above = [parent for parent in element.iterancestors() if parent.tag == "a"]
    return [element] if element.tag == "a" else above or list(element.iter("a"))


@dataclass
class Score:
    """Counts over all pages."""

    pages: int = 0
    have: int = 0  # pages with a link labelled NEXT
    right: int = 0
    wrong: int = 0
    walked_have: int = 0  # a link to older posts counted as the next page, too
    walked_right: int = 0
    wrong_as_walked: int = 0
    shown: list[str] = field(default_factory=list)

    def add(self, found: NextPage | None, gold: set[str], previous: set[str]) -> None:
        """Count a page, once as it is labelled and once as an archive is walked."""
        self.pages += 1
        labelled = found if found and (found.kind != "older" or found.url in gold) else None
        self.have += bool(gold)
        self.right += labelled is not None and labelled.url in gold
        self.wrong += labelled is not None and labelled.url not in gold
        older = found is not None and found.kind == "older" and found.url in previous
        self.walked_have += bool(gold) or older
        self.walked_right += found is not None and (older or found.url in gold)
        self.wrong_as_walked += found is not None and not older and found.url not in gold

    def __str__(self) -> str:
        return (
            f"as labelled:  {self.pages} pages, {self.have} with a next page: {self.right} right ({self.right / self.have:.1%}); "
            f"{self.wrong} wrong of all pages ({self.wrong / self.pages:.1%})\n"
            f"as walked:    {self.walked_have} with a next page: {self.walked_right} right ({self.walked_right / self.walked_have:.1%}); "
            f"{self.wrong_as_walked} wrong of all pages ({self.wrong_as_walked / self.pages:.1%})"
        )


def score(folder: Path) -> Score:
    """Read every labelled page."""
    total = Score()
    with (folder / "labels.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            body = gzip.decompress((folder / "html" / f"{row['File Name']}.html.gz").read_bytes())
            url = row["Page URL"]
            content_type = ("Content-Type", f"text/html; charset={row['Encoding']}")
            document = open_document(RawPage(url=url, body=body, headers=(content_type,)))
            gold, found = gold_urls(document, row["NEXT"]), find_next(document)
            total.add(found, gold, gold_urls(document, row["PREV"]))
            if (found.url if found else None) not in (gold or {None}):
                total.shown.append(f"{row['File Name']} {url}\n  named {found and (found.url, found.kind)}\n  NEXT {sorted(gold)}")
    return total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", action="store_true", help="print each page that was named otherwise than it is labelled")
    args = parser.parse_args()
    total = score(args.folder)
    if args.show:
        print("\n".join(total.shown))
    print(total)


if __name__ == "__main__":
    main()
