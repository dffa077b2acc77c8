"""Entries per CPU second of the reference parser, beside refextract's on the same entries in the same run; how well each family is read.

    python -m benchmarks.references ENTRIES.jsonl [--entries 4000] [--refextract 60]
    python -m benchmarks.references --families [--scorer ../shared/references]

ENTRIES.jsonl has a reference's text in ``raw``, one object a line (or is plain text, one reference a line).
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from pipelines.references.parse import parse_reference, parse_texts
from training.evaluate import load_scorer

ROOT = Path(__file__).parents[1]
HELD_OUT = ROOT / "tests/pipelines/references/held_out.jsonl"
LIST = 32  # entries; what a post with references may have
ROUNDS = 3  # the best of so many, as other work on the machine only ever slows one down


def read_entries(path: Path, count: int) -> list[str]:
    """Give the first entries of a file."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()][:count]
    return [json.loads(line)["raw"] for line in lines] if path.suffix == ".jsonl" else lines


def per_second(parse: Callable[[list[str]], object], entries: Sequence[str], rounds: int = ROUNDS) -> float:
    """Give entries per CPU second of this process on one core, of lists as long as a post's.

    Each round has entries of its own, so that nothing is looked up that an earlier round kept of the same entry; the first share warms up.
    """
    shares = [entries[start :: rounds + 1] for start in range(rounds + 1)]
    best = 0.0
    for number, share in enumerate(shares):
        begin = time.process_time()
        for first in range(0, len(share), LIST):
            parse(list(share[first : first + LIST]))
        if number:
            best = max(best, len(share) / (time.process_time() - begin))
    return best


def one_by_one(parse: Callable[[str], object]) -> Callable[[list[str]], object]:
    return lambda entries: [parse(entry) for entry in entries]


def is_blind(entry: str) -> bool:
    """Whether an entry is of the half whose errors are not looked at while rules are written: its SHA-256 is even."""
    return sha256(entry.encode()).digest()[-1] % 2 == 0


def print_families(scorer: Any) -> None:
    """Print soft F1, whole entries and types right of the held-out entries, by family, of all, and of the half that nobody looked at."""
    families: dict[str, list[dict[str, Any]]] = {}
    for line in HELD_OUT.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        families.setdefault(entry["family"], []).append(entry)
    every = [entry for members in families.values() for entry in members]
    families |= {"all": every, "blind half": [entry for entry in every if is_blind(entry["raw"])]}
    print(f"{'family':12}{'entries':>8}{'F1':>8}{'whole':>8}{'type':>8}")
    for name, members in families.items():
        read = parse_texts([entry["raw"] for entry in members])
        count, right, _ = scorer.score([entry["csl"] for entry in members], [reference.csl for reference in read], scorer.soft)
        typed = sum(found.csl["type"] in entry.get("types", [entry["csl"]["type"]]) for entry, found in zip(members, read, strict=True))
        shares = (scorer.micro(count)[2], right / len(members), typed / len(members))
        print(f"{name:12}{len(members):8d}" + "".join(f"{100 * share:8.2f}" for share in shares))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("entries_file", type=Path, nargs="?")
    parser.add_argument("--families", action="store_true", help="how well the held-out entries are read, by family")
    parser.add_argument("--scorer", type=Path, default=ROOT.parent / "shared/references", help="folder of score.py")
    parser.add_argument("--entries", type=int, default=4000)
    parser.add_argument("--refextract", type=int, default=60, help="entries for refextract, which is slow; 0: without it")
    arguments = parser.parse_args()
    if arguments.families:
        print_families(load_scorer(arguments.scorer))
    if arguments.entries_file is None:
        return
    entries = read_entries(arguments.entries_file, arguments.entries)
    print(f"pressmark  {per_second(parse_texts, entries):8.0f} entries per CPU second ({len(entries)} entries, in lists of {LIST})")
    print(f"one by one {per_second(one_by_one(parse_reference), entries):8.0f}")
    if arguments.refextract:
        from refextract import extract_references_from_string

        few = entries[: arguments.refextract]
        both = per_second(parse_texts, few)
        theirs = per_second(one_by_one(partial(extract_references_from_string, is_only_references=True)), few, rounds=1)
        print(f"on the same {len(few)} entries: pressmark {both:.0f}, refextract {theirs:.0f} entries per CPU second")


if __name__ == "__main__":
    main()
