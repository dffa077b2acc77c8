"""What is kept of a post's structure on cases of our own, which mark what no public gold marks: captions, pictures, notes, nested items.

    python -m benchmarks.cases [--show]

Each case of ``tests/pipelines/blocks/cases`` is put into the middle of a page with a title, running text and a footer. Of every kind
that the cases' rows name, the share that an extractor keeps is printed. Of Pressmark a caption counts only as a caption and a note
only as a note; of the others, which mark neither, it counts wherever it stands as the whole text of some element. ``--show`` lists what
Pressmark loses.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator

from benchmarks.extractors import EXTRACTORS, PEERS
from benchmarks.structure import Parts, collect, key
from tests.pipelines.blocks.cases.rows import SITE, Case, cases

KINDS = ("heading", "item", "nested item", "image", "caption", "note", "cell", "entry")
URL = f"{SITE}/blog/post/"
_PAGE = """<!DOCTYPE html><html lang="en"><head><title>On bread - The Oven</title></head><body>
<header><a href="/">The Oven</a><nav><a href="/about/">About</a> <a href="/contact/">Contact</a></nav></header>
<main><article><h1>On bread</h1><div class="entry-content">
<p>Bread is flour and water and time, and whoever has baked it for a year knows that the first two hardly matter, as long as the third
is there in abundance and nobody opens the oven, or talks about opening the oven, before it is done.</p>
<p>The rest of this page tells what happened when we tried to do without the third, in the kitchen of a friend who had lent us his for a
weekend, and what the neighbours had to say about it when the windows were open again on the Monday after.</p>
{}
<p>So much for the experiment, which nobody has asked us to repeat. We have gone back to letting the dough stand overnight, in a bowl with
a plate on it, and to forgetting about it until somebody asks what is for breakfast.</p>
</div></article></main><footer><p>All rights reserved</p></footer></body></html>"""
_ROW = re.compile(r"(?:>\d+(?:\.\d+)? )?(\w+)\b ?(.*)")
_ITEM = re.compile(r"( +)(?:(-(?= )|\?|:|\[[x ]\])|-?\w+\.) ?(.*)")  # takes "  - A", "    iv. B", "  [x] C"
_CELL = re.compile(r"  \d+,\d+(?: \d+x\d+)?( #)? ?(.*)")  # takes "  0,1 2x1 # A"
_LABELLED = re.compile(r"  \[[^ ]*\] (.*)")  # takes "  [[1]] A", "  [] A"
_ITEM_KINDS = {"-": "bullet", "?": "term", ":": "description", "[x]": "task", "[ ]": "task", None: "ordered"}


def of_rows(case: Case) -> Parts:
    """Read the rows that were written for a case."""
    return collect(_parts(case.rows))


def _parts(rows: str) -> Iterator[tuple[str, tuple[object, ...]]]:
    kind = ""
    for line in rows.splitlines():
        if not line.startswith(" "):
            if not (row := _ROW.match(line)):
                continue
            kind, rest = row[1], row[2]
            if kind[0] == "h" and kind[1:].isdecimal():
                yield "heading", (int(kind[1]), key(rest.partition(" | anchor:")[0]))
            yield from _shown(kind, rest)
        elif line.startswith("  image "):
            yield from _shown("image", line.removeprefix("  image "))
        elif kind == "list" and (item := _ITEM.match(line)):
            yield "item", (key(item[3]), len(item[1]) // 2 - 1, _ITEM_KINDS[item[2]])
        elif kind == "table" and (cell := _CELL.match(line)):
            yield "cell", (key(cell[2]),)
        elif kind in {"footnotes", "references"} and (entry := _LABELLED.match(line)):
            yield "note" if kind == "footnotes" else "entry", (key(entry[1]),)


def _shown(kind: str, rest: str) -> Iterator[tuple[str, tuple[object, ...]]]:
    first, *fields = rest.split(" | ")
    if kind == "image":
        yield "image", ((first if "://" in first else SITE + first).partition("://")[2],)
    for field in (first, *fields) if kind in {"gallery", "table"} else fields:
        name, _, text = field.strip("| ").partition(": ")
        if name == "caption":
            yield "caption", (key(text),)


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    extractors = EXTRACTORS | PEERS
    hits = {name: Counter[str]() for name in extractors}
    wanted: Counter[str] = Counter()
    all_cases = tuple(cases())
    for case in all_cases:
        gold = of_rows(case)
        wanted.update({kind: gold[kind].total() for kind in KINDS})
        page = _PAGE.format(case.html).encode()
        for name, extract in extractors.items():
            parts = extract(page, URL)
            parts |= {kind: parts[kind] + parts["text"] for kind in ("caption", "note", "entry")}
            hits[name].update({kind: (parts[kind] & gold[kind]).total() for kind in KINDS})
            if options.show and name == "pressmark":
                print("".join(f"{case.name}: {kind} {missed}\n" for kind in KINDS for missed in gold[kind] - parts[kind]), end="")
    print(f"{len(all_cases)} cases; kept, %   " + "".join(f"{kind + ' ' + str(wanted[kind]):>16}" for kind in KINDS))
    for name in extractors:
        print(f"{name:<20}" + "".join(f"{100 * hits[name][kind] / max(1, wanted[kind]):>16.1f}" for kind in KINDS))


if __name__ == "__main__":
    main()
