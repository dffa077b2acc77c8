"""Entries per CPU second of the reference parser, beside refextract's on the same entries in the same run.

    python -m benchmarks.references ENTRIES.jsonl [--entries 4000] [--refextract 60]

ENTRIES.jsonl has a reference's text in ``raw``, one object a line (or is plain text, one reference a line).
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from pipelines.references.parse import parse_reference

ROUNDS = 3  # the best of so many, as other work on the machine only ever slows one down


def read_entries(path: Path, count: int) -> list[str]:
    """Give the first entries of a file."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()][:count]
    return [json.loads(line)["raw"] for line in lines] if path.suffix == ".jsonl" else lines


def per_second(parse: Callable[[str], object], entries: Sequence[str], rounds: int = ROUNDS) -> float:
    """Give entries per CPU second of this process on one core. Each round has entries of its own, so that nothing is looked up
    that an earlier round kept of the same entry; the first share warms up."""
    shares = [entries[start :: rounds + 1] for start in range(rounds + 1)]
    best = 0.0
    for number, share in enumerate(shares):
        begin = time.process_time()
        for entry in share:
            parse(entry)
        if number:
            best = max(best, len(share) / (time.process_time() - begin))
    return best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("entries_file", type=Path)
    parser.add_argument("--entries", type=int, default=4000)
    parser.add_argument("--refextract", type=int, default=60, help="entries for refextract, which is slow; 0: without it")
    arguments = parser.parse_args()
    entries = read_entries(arguments.entries_file, arguments.entries)
    print(f"pressmark  {per_second(parse_reference, entries):8.0f} entries per CPU second ({len(entries)} entries)")
    if arguments.refextract:
        from refextract import extract_references_from_string

        few = entries[: arguments.refextract]
        both = per_second(parse_reference, few)
        theirs = per_second(lambda entry: extract_references_from_string(entry, is_only_references=True), few, rounds=1)
        print(f"on the same {len(few)} entries: pressmark {both:.0f}, refextract {theirs:.0f} entries per CPU second")


if __name__ == "__main__":
    main()
