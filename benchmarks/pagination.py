"""Hold ``next_page`` against pages labelled by hand.

    python benchmarks/pagination.py ../shared/pagination [--show]

Prints, for the pages that have a next page, how many were named right, and over all pages how many were named wrong.
"""

from __future__ import annotations

import argparse
import csv
import gzip
from pathlib import Path
from urllib.parse import urljoin

from lxml.html import HtmlElement

from pipelines.document import open_document
from pipelines.model.body import Document
from pipelines.model.page import RawPage
from pipelines.pagination import find_next
from pipelines.urls import absolute_url


def gold_urls(document: Document, selector: str) -> set[str]:
    """Give the addresses of the links that a label's selector points to."""
    found = set()
    for element in document.root.cssselect(selector) if selector.strip() else ():
        for url in map(lambda link: absolute_url(link.get("href"), document.base_url), _links(element)):
            if url:
                found.add(url)
    return found


def _links(element: HtmlElement) -> list[HtmlElement]:
    above = [parent for parent in element.iterancestors() if parent.tag == "a"]
    return [element] if element.tag == "a" else above or list(element.iter("a"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", action="store_true", help="print each page that was named wrong or missed")
    args = parser.parse_args()
    right = wrong = have = pages = 0
    with (args.folder / "labels.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            body = gzip.decompress((args.folder / "html" / f"{row['File Name']}.html.gz").read_bytes())
            url = row["Page URL"]
            content_type = ("Content-Type", f"text/html; charset={row['Encoding']}")
            document = open_document(RawPage(url=url, body=body, headers=(content_type,)))
            gold = gold_urls(document, row["NEXT"])
            found = find_next(document)
            named = found.url if found else None
            pages += 1
            have += bool(gold)
            good = named in gold if gold else named is None
            right += bool(gold) and good
            wrong += named is not None and not good
            if args.show and not good:
                print(row["File Name"], url, "\n   named", named, found and found.evidence, "\n   right", sorted(gold) or None)
                print("   base", document.base_url) if document.base_url != urljoin(url, "") else None
    print(f"{pages} pages, {have} with a next page: {right} right ({right / have:.1%}); {wrong} wrong of all pages ({wrong / pages:.1%})")


if __name__ == "__main__":
    main()
