"""Write the lexicon of common words: what titles write with a small letter, and what is hardly ever anybody's name.

    python -m training.common_words [--shared ../shared/references]

A body that no other lexicon knows ("Hardness Watch Collective") is told from a person by such words.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from training.corpus import read_jsonl
from training.records import LANGUAGES, words

_ROOT = Path(__file__).parents[1]
_WORD = re.compile(r"[^\W\d_]{3,}")
_SEEN = 3  # titles that hold the word, where it comes from the corpus
_NAMES = 5  # a word may be a name in one of so many of its uses
_OURS = ("topic", "outcome", "study", "title", "book", "report", "page", "organisation", "site", "conference")


def common_words(items: Iterable[dict[str, Any]]) -> list[str]:
    """Give the words of CSL items' titles, and of our own titles and bodies, that are no names, in alphabetical order."""
    names: Counter[str] = Counter()
    titles: Counter[str] = Counter()
    for item in items:
        people = [*item.get("author", []), *item.get("editor", [])]
        names.update(word.lower() for name in people for key in ("family", "given") for word in _WORD.findall(name.get(key) or ""))
        titles.update({word for word in _WORD.findall(item.get("title") or "") if word.islower()})
    ours = {
        word.lower()
        for language in LANGUAGES
        for name in _OURS
        for phrase in words(language).get(name, ())
        for word in _WORD.findall(re.sub(r"\{\w+\}", "", phrase))
    }
    family = {name.lower() for language in LANGUAGES for kind in ("family", "given") for name in words(language)[kind]}
    seen = {word for word, count in titles.items() if count >= _SEEN} | ours
    return sorted(word for word in seen - family if names[word] * _NAMES <= max(titles[word], _SEEN))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=_ROOT.parent / "shared/references")
    shared = parser.parse_args().shared
    items = [row["csl"] for name in ("train", "extra") for row in read_jsonl(shared / f"{name}.jsonl")]
    target = _ROOT / "pipelines/references/lexica/common_words.txt"
    target.write_text("\n".join(common_words(items)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
