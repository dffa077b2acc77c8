"""What the labeller is trained on: the shared corpus and synthetic entries, in several mixtures."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, repeat
from pathlib import Path

from pipelines.references.fields.language import find_language
from pipelines.references.labeller import Labeller, load_labeller
from training.corpus import Labelled, is_held_out, read_corpus
from training.recombine import recombined
from training.records import LANGUAGES, RecordMaker, pools_of
from training.styles import styled_entries
from training.synthetic import Setter
from training.written import read_written

SEED = 20260


@dataclass(frozen=True, slots=True)
class Plan:
    """One mixture of entries, how weights are held back, and what is left out (to see how a model does on what it never saw)."""

    templates: int = 2400
    styles: int = 100
    per_style: int = 6
    seed: int = 0
    foreign: bool = False  # with the entries of the corpus' noisier file whose titles are not English
    taught: bool = False  # with all of that file, labelled by the labeller that there is
    written: int = 2  # how often entries written by hand come: once as they are, then damaged as posts damage them
    recombined: int = 0  # how often real entries come with parts of others; a network has another set in each round, if any
    l1: float = 0.1  # of a CRF; keeps it small: most features end up without weight
    l2: float = 0.05
    weight: float = 1  # of a CRF in the mean
    left_style: Callable[[str], bool] | None = None  # of an entry's style, where it has one
    left_language: str | None = None


# The CRFs of whose weights the labeller has the mean. The second knows the corpus best, the first and the third styles and languages that
# the corpus hardly has, the last what posts cite; together they do better than any of them on either.
MEMBERS = (
    Plan(seed=1, foreign=True, written=0),
    Plan(templates=0, styles=0, written=0),
    Plan(seed=2, templates=4800, written=0, l1=0.3, l2=0.2),
    Plan(seed=1, foreign=True, written=1, recombined=1, weight=4),
)
NETWORK = Plan(seed=3, templates=2800, styles=200, taught=True, recombined=1)
_SURE = 0.3  # probability from which labels of the labeller that are not the file's own are learnt
_AT_ONCE = 32  # entries that are labelled


def clean_corpus(shared: Path) -> list[Labelled]:
    """Give the training corpus without the slice on which choices are made."""
    return [entry for entry in read_corpus(shared / "train.jsonl") if not is_held_out(entry.source)]


def held_out(shared: Path) -> list[Labelled]:
    """Give the slice of the corpus on which choices are made and the confidence is fitted."""
    return [entry for entry in read_corpus(shared / "train.jsonl") if is_held_out(entry.source)]


def held_out_written() -> list[Labelled]:
    """Give the same slice of the entries that were written by hand."""
    return [entry.labelled() for entry in read_written() if is_held_out(entry.source)]


def _written(plan: Plan, setter: Setter) -> Iterator[Labelled]:
    for entry in read_written():
        if is_held_out(entry.source) or plan.left_language in entry.languages:
            continue
        for time in range(plan.written):
            yield (entry._replace(pieces=setter.noisy(entry.pieces)) if time else entry).labelled()


def training_data(shared: Path, plan: Plan) -> dict[str, list[Labelled]]:
    """Give all entries to train on, by where they come from. The same plan gives the same entries (taught, by the same labeller)."""
    corpus = clean_corpus(shared)
    languages = tuple(language for language in LANGUAGES if language != plan.left_language)
    pools = pools_of(corpus)
    parts = {"corpus": corpus}
    if plan.foreign:
        parts["foreign"] = [entry for entry in read_corpus(shared / "extra.jsonl") if _is_foreign(entry)]
    if plan.taught:
        parts["taught"] = list(taught_by(load_labeller(), read_corpus(shared / "extra.jsonl")))
    chance = random.Random(SEED + 10 * plan.seed)
    setter = Setter(RecordMaker(pools, chance, languages), chance)
    parts["templates"] = [setter.entry(number) for number in range(plan.templates)]
    chance = random.Random(SEED + 10 * plan.seed + 1)
    parts["citeproc"] = list(styled_entries(RecordMaker(pools, chance, languages), chance, plan.styles, plan.per_style))
    chance = random.Random(plan.seed)
    parts["written"] = list(_written(plan, Setter(RecordMaker(pools, chance), chance)))
    return {name: [entry for entry in entries if not _left_out(entry, plan)] for name, entries in parts.items()}


def anew(data: dict[str, list[Labelled]], plan: Plan) -> Iterator[list[Labelled]]:
    """Give what real entries (of ``training_data``) are with parts of others, a set at a time and no end of them.

    The sets of a plan without such entries are empty.
    """
    if not plan.recombined:
        return repeat([])
    real = [entry for name in ("corpus", "foreign", "taught", "written") for entry in data.get(name, ())]
    return recombined(real, SEED + 10 * plan.seed + 2)


def taught_by(labeller: Labeller, entries: Sequence[Labelled]) -> Iterator[Labelled]:
    """Give entries under the labels of a labeller, without those that it labels otherwise and is not sure of."""
    known = iter([entry for entry in entries if entry.tokens])
    while batch := list(islice(known, _AT_ONCE)):
        for entry, (labels, probability) in zip(batch, labeller.label([entry.tokens for entry in batch]), strict=True):
            if probability >= _SURE or tuple(labels) == entry.labels:
                yield replace(entry, labels=tuple(labels), csl=None)


def _is_foreign(entry: Labelled) -> bool:
    title = (entry.csl or {}).get("title") or entry.raw
    return find_language(title) not in ("en", None)


def _left_out(entry: Labelled, plan: Plan) -> bool:
    if plan.left_style and entry.style and plan.left_style(entry.style):
        return True
    return bool(plan.left_language) and entry.language == plan.left_language
