"""Train the networks that tell a page's post, or what a page lists, from the rest, and say how good they are.

    python -m training.body CONTENT [--network post|listing] [--write]

``CONTENT`` holds pages with their main content (``dev/html``, ``dev/ground-truth``). Prints F1 of words over the pages of a kind,
by five-fold cross-validation split by registrable domain (the figure that counts), and of the pages trained on; ``--write``
puts a network trained on all pages beside ``pipelines/segments/model.py``.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import statistics
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import md5
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq
from tldextract import TLDExtract

from pipelines.body import read_hints
from pipelines.document import open_document
from pipelines.main_text import LISTED
from pipelines.model.page import RawPage
from pipelines.segments.choice import choose
from pipelines.segments.features import read_features
from pipelines.segments.model import Network
from pipelines.segments.outline import Outline, read_outline
from pipelines.segments.page import Page, read_page
from training.network import Matrix, Recipe, train

SEGMENTS = Path(__file__).parent.parent / "pipelines" / "segments"
FOLDS = 5
KINDS = {"post": ("article",), "listing": ("listing", "collection")}  # what each network learns from; the first is what it is scored on
_ALIGNED = 0.6  # share of a segment's words that must stand in the gold, in order, for it to be the post's
_LEAST_SCALE = 0.05  # a rare feature's spread counts as at least so much
_WORD = re.compile(r"\w+")
_DOMAIN = TLDExtract(suffix_list_urls=())  # the list of suffixes that the package brings; no network


@dataclass(frozen=True, slots=True)
class Example:
    """A page with what is known of it."""

    kind: str  # article, listing or collection
    fold: int
    outline: Outline
    page: Page
    features: Matrix
    targets: Matrix  # 1 for a segment of the post
    weights: Matrix  # what a segment counts in training
    words: list[list[str]]  # of each segment
    gold: Counter[str]


def read_examples(content: Path, kinds: tuple[str, ...]) -> Iterator[Example]:
    """Read the pages of some kinds that have text."""
    for path in sorted((content / "dev" / "ground-truth").glob("*.json")):
        data = json.loads(path.read_text("utf-8"))
        kind = data["_internal"]["page_type"]["primary"]
        if kind not in kinds:
            continue
        html = gzip.decompress((content / "dev" / "html" / f"{path.stem}.html.gz").read_bytes())
        page = RawPage(url=data.get("url") or f"https://{path.stem}.invalid/", body=html)
        example = _example(kind, page, data["ground_truth"].get("main_content") or "")
        if example:
            yield example


def _example(kind: str, raw: RawPage, content: str) -> Example | None:
    document = open_document(raw)
    outline = read_outline(document.root.find("body"))
    page = read_page(outline)
    if page is None:
        return None
    words = [_WORD.findall(text.lower()) for text in page.texts]
    gold = _WORD.findall(content.lower())
    counts = np.array([len(segment) for segment in words], dtype=np.float32)
    weights = np.log1p(counts) + 8 * np.minimum(counts / max(1, len(gold)), 0.5)
    features = read_features(page, outline, read_hints(document)).astype(np.float32)
    targets = (_aligned(words, gold) > _ALIGNED).astype(np.float32)
    domain = _DOMAIN(raw.url).top_domain_under_public_suffix or raw.url
    fold = int(md5(domain.encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS
    return Example(kind, fold, outline, page, features, targets, weights.astype(np.float32), words, Counter(gold))


def _aligned(segments: list[list[str]], gold: list[str]) -> NDArray[np.float64]:
    """Give for each segment which share of its words the longest common subsequence of page and gold goes through."""
    numbers: dict[str, int] = {}
    page = [numbers.setdefault(word, len(numbers)) for segment in segments for word in segment]
    wanted = [numbers.setdefault(word, len(numbers)) for word in gold]
    hit = np.zeros(len(page) + 1)
    for step in LCSseq.opcodes(page, wanted):
        if step.tag == "equal":
            hit[step.src_start : step.src_end] = 1
    ends = np.cumsum([len(segment) for segment in segments])
    sums = np.concatenate(([0.0], np.cumsum(hit)))
    starts = np.concatenate(([0], ends[:-1]))
    share: NDArray[np.float64] = (sums[ends] - sums[starts]) / np.maximum(ends - starts, 1)
    text = f" {' '.join(gold)} "
    for place, segment in enumerate(segments):
        if len(segment) >= 4 and f" {' '.join(segment)} " in text:  # the subsequence may take another way
            share[place] = 1.0
    return share


def fit(examples: list[Example], recipe: Recipe, seed: int = 0) -> Network:
    """Train a network on examples."""
    rows = np.concatenate([example.features for example in examples])
    mean, scale = rows.mean(axis=0), np.maximum(rows.std(axis=0), _LEAST_SCALE)
    weights = np.concatenate([example.weights for example in examples])
    layers = train(
        np.clip((rows - mean) / scale, -4, 4).astype(np.float32),
        np.concatenate([example.targets for example in examples]),
        weights / weights.mean(),
        recipe,
        seed,
    )
    return Network(mean, scale, tuple((layers[place], layers[place + 1]) for place in range(0, len(layers), 2)))


def score(example: Example, network: Network) -> float:
    """Give F1 of words of what is chosen on a page, as the pages' own benchmark has it."""
    probability = network.judge(example.features)
    kept = choose(example.page, example.outline, probability).kept if example.kind == "article" else probability > LISTED
    got = Counter(word for words, keep in zip(example.words, kept, strict=True) if keep for word in words)
    if not example.gold:
        return 0.0 if got else 1.0
    hit = sum((got & example.gold).values())
    return 2 * hit / (sum(got.values()) + sum(example.gold.values()))


def cross_validate(examples: list[Example], recipe: Recipe, kind: str) -> list[float]:
    """Give the F1 of each page of a kind by a network that saw no page of its domain."""
    scores = []
    for fold in range(FOLDS):
        network = fit([example for example in examples if example.fold != fold], recipe)
        scores += [score(example, network) for example in examples if example.fold == fold and example.kind == kind]
    return scores


def write(network: Network, path: Path) -> None:
    """Write a network as JSON, one unit's weights a line, four digits each."""
    layers = ",\n".join(f'{{"weights": [\n{_lines(weights)}\n],\n"bias": {_numbers(bias)}}}' for weights, bias in network.layers)
    path.write_text(f'{{"mean": {_numbers(network.mean)},\n"scale": {_numbers(network.scale)},\n"layers": [\n{layers}\n]}}\n', "utf-8")


def _lines(weights: Matrix) -> str:
    return ",\n".join(_numbers(row) for row in weights)


def _numbers(values: Matrix) -> str:
    return json.dumps([float(f"{value:.4g}") for value in values])


def main(arguments: list[str] | None = None) -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("content", type=Path)
    parser.add_argument("--network", choices=KINDS, default="post")
    parser.add_argument("--write", action="store_true", help="write the network")
    parser.add_argument("--no-cross-validation", action="store_true")
    options = parser.parse_args(arguments)
    kinds = KINDS[options.network]
    examples = list(read_examples(options.content, kinds))
    print(f"{len(examples)} pages with text ({', '.join(kinds)}), {sum(len(e.words) for e in examples)} segments")
    if not options.no_cross_validation:
        scores = cross_validate(examples, Recipe(), kinds[0])
        print(f"F1 on {kinds[0]} pages by cross-validation over {FOLDS} folds of domains: {statistics.mean(scores):.4f}", flush=True)
    network = fit(examples, Recipe())
    print(f"F1 on the pages trained on: {statistics.mean(score(e, network) for e in examples if e.kind == kinds[0]):.4f}")
    if options.write:
        write(network, SEGMENTS / f"{options.network}_model.json")


if __name__ == "__main__":
    main()
