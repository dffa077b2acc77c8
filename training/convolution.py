"""The network half of the labeller: trained with Adam against the likelihood of whole sequences of labels.

``pipelines/references/network.py`` runs what is trained here; both have to compute the same. Words are left out at random in training
(``blanked``), so that the network learns from forms and places what to make of a word that it has never seen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
import optax
from numpy.typing import NDArray

from pipelines.references.features import by_token, levels_of, looked_at
from pipelines.references.labeller import read_names
from pipelines.references.network import WHOLE
from pipelines.references.tokens import Token
from training.corpus import Labelled

jax.config.update("jax_default_prng_impl", "unsafe_rbg")  # numbers at random cost less than with the default, and are seeded as well

Numbers = NDArray[np.int32]
Parameters = dict[str, Any]
Encoded = tuple[list[list[int]], list[int]]  # numbers of each token's features, and of its label

LENGTHS = (24, 40, 64, 112, 256)  # tokens to which entries are padded; longer ones are few, and left out
_WORDS = ("w=", "p4=", "e3=")  # features that tell one word from another
_FEWEST = 3  # entries' tokens that have a feature, for it to be learnt; those written by hand come twice
_MEMORY = 0.995  # of the running mean of parameters, which is what is kept


@dataclass(frozen=True, slots=True)
class Recipe:
    """Sizes and how they are trained; chosen on the held-out slice."""

    vector: int = 64
    channels: int = 128
    steps: tuple[int, ...] = (1, 2, 4, 8)
    epochs: int = 6
    tokens: int = 3072  # of a batch, with padding
    rate: float = 3e-3  # of learning at its height; falls to a fiftieth along a cosine
    dropout: float = 0.35
    blanked: float = 0.3  # share of tokens whose word is left out
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Features and labels by number; 0 is no feature."""

    features: tuple[str, ...]
    labels: tuple[str, ...]

    def encode(self, entries: Sequence[Labelled]) -> list[Encoded]:
        """Give each entry's features, a list for each token, and its labels."""
        rows = {name: number for number, name in enumerate(self.features, 1)}
        labels = {name: number for number, name in enumerate(self.labels)}
        return [
            ([[rows[name] for name in names if name in rows] for names in _seen(entry.tokens)], [labels[name] for name in entry.labels])
            for entry in entries
            if entry.tokens
        ]


@dataclass(frozen=True, slots=True)
class Trained(Vocabulary):
    """A network: what it knows, and its arrays by name."""

    values: dict[str, NDArray[np.floating]]

    def write(self, target: Path) -> None:
        np.savez(target, allow_pickle=False, features=joined(self.features), labels=joined(self.labels), **self.values)

    @classmethod
    def read(cls, source: Path) -> Trained:
        with np.load(source, allow_pickle=False) as file:
            values = dict(file)
        return cls(*(tuple(read_names(values.pop(name))) for name in ("features", "labels")), values)


def joined(names: Iterable[str]) -> NDArray[np.uint8]:
    """Give names as one array; none holds a line's end."""
    return np.frombuffer("\n".join(names).encode(), np.uint8)


def _seen(tokens: Sequence[Token]) -> list[list[str]]:
    """Give what the network sees of each token."""
    return by_token(looked_at(levels_of(tokens)))


def vocabulary_of(entries: Sequence[Labelled]) -> Vocabulary:
    """Give the features that come often enough, and all labels."""
    counts = Counter(name for entry in entries for names in _seen(entry.tokens) for name in names)
    labels = {label for entry in entries for label in entry.labels}
    return Vocabulary(tuple(sorted(name for name, count in counts.items() if count >= _FEWEST)), tuple(sorted(labels)))


@dataclass(frozen=True, slots=True)
class Batch:
    """Entries padded to one length: (entries, tokens, features), (entries, tokens), and where a token is."""

    features: Numbers
    labels: Numbers
    there: NDArray[np.float32]


def batches(rows: Sequence[Encoded], recipe: Recipe, chance: np.random.Generator) -> list[Batch]:
    """Give all entries in batches of about one length, in an order of chance."""
    width = max(len(names) for names_of, _ in rows for names in names_of)
    found: list[Batch] = []
    for shorter, length in zip((0, *LENGTHS), LENGTHS, strict=False):
        members = [row for row in rows if shorter < len(row[1]) <= length]
        size = max(4, recipe.tokens // length)
        order = chance.permutation(len(members))
        found += [_padded([members[i] for i in pick], length, width) for pick in _full(order, size)]
    return [found[i] for i in chance.permutation(len(found))]


def _full(order: NDArray[np.intp], size: int) -> Iterator[NDArray[np.intp]]:
    """Give as many numbers at a time; those at the end start anew from the beginning, so that all pieces are full."""
    for start in range(0, len(order), size):
        yield np.resize(order[start : start + size], size) if start + size > len(order) else order[start : start + size]


def _padded(rows: Sequence[Encoded], length: int, width: int) -> Batch:
    features = np.zeros((len(rows), length, width), np.int32)
    labels = np.zeros((len(rows), length), np.int32)
    there = np.zeros((len(rows), length), np.float32)
    for i, (names_of, own) in enumerate(rows):
        there[i, : len(own)] = 1
        labels[i, : len(own)] = own
        for place, names in enumerate(names_of):
            features[i, place, : len(names)] = names
    return Batch(features, labels, there)


def first_parameters(vocabulary: Vocabulary, recipe: Recipe) -> Parameters:
    """Give parameters of chance, of a size that keeps vectors as long as they are."""
    keys = iter(jax.random.split(jax.random.PRNGKey(recipe.seed), 8 + len(recipe.steps)))
    channels, labels = recipe.channels, len(vocabulary.labels)

    def drawn(rows: int, columns: int, size: float) -> jax.Array:
        return jax.random.normal(next(keys), (rows, columns)) * size

    return {
        "vectors": drawn(len(vocabulary.features) + 1, recipe.vector, 0.1),
        "into": drawn(recipe.vector, channels, recipe.vector**-0.5),
        "into_bias": jnp.zeros(channels),
        "scales": [jnp.ones(channels) for _ in recipe.steps],
        "weights": [drawn(3 * channels, channels, (2 / 3 / channels) ** 0.5) for _ in recipe.steps],
        "biases": [jnp.zeros(channels) for _ in recipe.steps],
        "whole": drawn(2 * channels, channels, 0.5 * (2 * channels) ** -0.5),
        "out": drawn(channels, labels, channels**-0.5),
        "out_bias": jnp.zeros(labels),
        "following": jnp.zeros((labels, labels)),
    }


def scores_of(
    values: Parameters, features: jax.Array, there: jax.Array, steps: tuple[int, ...], losing: _Losing | None = None
) -> jax.Array:
    """Give the score of each label for each token: (entries, tokens, labels)."""
    lose = losing or _Losing(None, 0.0)
    mask = there[..., None]
    rows = lose(values["vectors"].at[0].set(0.0)[features].sum(axis=2), 0.6)
    rows = (rows @ values["into"] + values["into_bias"]) * mask
    for number, step in enumerate(steps):
        scaled = rows * jax.lax.rsqrt(jnp.mean(rows * rows, axis=-1, keepdims=True) + 1e-6) * values["scales"][number] * mask
        before = jnp.pad(scaled, ((0, 0), (step, 0), (0, 0)))[:, :-step]
        after = jnp.pad(scaled, ((0, 0), (0, step), (0, 0)))[:, step:]
        hidden = jnp.concatenate([before, scaled, after], axis=-1) @ values["weights"][number] + values["biases"][number]
        if number == WHOLE:
            mean = rows.sum(axis=1) / mask.sum(axis=1)
            highest = jnp.where(mask > 0, rows, -jnp.inf).max(axis=1)
            hidden += (jnp.concatenate([mean, highest], axis=-1) @ values["whole"])[:, None]
        rows = (rows + lose(jax.nn.gelu(hidden))) * mask
    return lose(rows) @ values["out"] + values["out_bias"]


class _Losing:
    """Dropout with numbers of its own each time; none at all where it has no key."""

    def __init__(self, key: jax.Array | None, share: float) -> None:
        self._key, self._share = key, share

    def __call__(self, rows: jax.Array, part: float = 1.0) -> jax.Array:
        if self._key is None:
            return rows
        self._key, key = jax.random.split(self._key)
        kept = 1 - self._share * part
        return rows * jax.random.bernoulli(key, kept, rows.shape) / kept


def _loss(values: Parameters, batch: tuple[jax.Array, jax.Array, jax.Array], steps: tuple[int, ...], losing: _Losing) -> jax.Array:
    """Give the negative logarithm of the likelihood of the true sequences, per token."""
    features, labels, there = batch
    scores = scores_of(values, features, there, steps, losing)
    following = values["following"]
    true = (jnp.take_along_axis(scores, labels[..., None], axis=-1)[..., 0] * there).sum(axis=1)
    true += (following[labels[:, :-1], labels[:, 1:]] * there[:, 1:]).sum(axis=1)
    chances = jnp.exp(following)

    def forward(total: jax.Array, one: tuple[jax.Array, jax.Array]) -> tuple[jax.Array, None]:
        score, here = one
        highest = total.max(axis=-1, keepdims=True)
        longer = jnp.log(jnp.exp(total - highest) @ chances + 1e-30) + highest + score
        return jnp.where(here[:, None] > 0, longer, total), None

    total, _ = jax.lax.scan(forward, scores[:, 0], (scores[:, 1:].swapaxes(0, 1), there[:, 1:].T))
    return (jax.nn.logsumexp(total, axis=-1) - true).sum() / there.sum()


def train_network(entries: Sequence[Labelled], anew: Iterator[list[Labelled]], recipe: Recipe) -> Trained:
    """Train a network on entries, and in each round on others that ``anew`` gives. Seeded: one machine gives the same again."""
    vocabulary = vocabulary_of(entries)
    rows = vocabulary.encode(entries)
    chance = np.random.default_rng(recipe.seed)
    sets = map(vocabulary.encode, anew)
    first = next(sets)
    count = recipe.epochs * len(batches(rows + first, recipe, chance))
    rate = optax.warmup_cosine_decay_schedule(0, recipe.rate, min(200, count // 10 + 1), count, recipe.rate / 50)
    adam = optax.chain(optax.clip_by_global_norm(1.0), adam_of_rows(rate))
    learn = _learner(adam, vocabulary, recipe)
    values = first_parameters(vocabulary, recipe)
    state, key, done = Learning(values, adam.init(values), values), jax.random.PRNGKey(recipe.seed + 1), 0
    for others in chain((first,), islice(sets, recipe.epochs - 1)):
        for batch in batches(rows + others, recipe, chance):
            key, now = jax.random.split(key)
            state = learn(state, (batch.features, batch.labels, batch.there), now, min(_MEMORY, (1 + done) / (10 + done)))
            done += 1
    arrays = {name: np.stack(value) if isinstance(value, list) else np.array(value) for name, value in state.mean.items()}
    arrays["vectors"][0] = 0
    return Trained(vocabulary.features, vocabulary.labels, arrays | {"steps": np.array(recipe.steps)})


class Moments(NamedTuple):
    """The running means of Adam, and how often each row of each parameter had a slope."""

    count: jax.Array
    first: Any
    second: Any
    seen: Any


def adam_of_rows(rate: optax.Schedule, one: float = 0.9, two: float = 0.99) -> optax.GradientTransformation:
    """Give Adam that leaves a row without a slope as it is, its means too: else a rare word moves ten times as far each time."""

    def init(values: Parameters) -> Moments:
        zeros = jax.tree.map(jnp.zeros_like, values)
        return Moments(jnp.zeros((), jnp.int32), zeros, zeros, jax.tree.map(lambda value: jnp.zeros((*value.shape[:-1], 1)), values))

    def update(slopes: Parameters, state: Moments, _: Parameters | None = None) -> tuple[Parameters, Moments]:
        here = jax.tree.map(lambda slope: jnp.any(slope != 0, axis=-1, keepdims=True), slopes)
        seen = jax.tree.map(jnp.add, state.seen, here)
        first = jax.tree.map(lambda at, old, new: jnp.where(at, one * old + (1 - one) * new, old), here, state.first, slopes)
        second = jax.tree.map(lambda at, old, new: jnp.where(at, two * old + (1 - two) * new * new, old), here, state.second, slopes)
        now = rate(state.count)

        def change(at: jax.Array, mean: jax.Array, square: jax.Array, times: jax.Array) -> jax.Array:
            step = mean / (1 - one**times) / (jnp.sqrt(square / (1 - two**times)) + 1e-8)
            return jnp.where(at, -now * step, 0.0)

        return jax.tree.map(change, here, first, second, seen), Moments(state.count + 1, first, second, seen)

    return optax.GradientTransformation(init, update)


class Learning(NamedTuple):
    """Where learning stands: the parameters, the optimiser's own numbers, and the running mean of the parameters."""

    values: Parameters
    state: Any
    mean: Parameters


def _learner(adam: optax.GradientTransformation, vocabulary: Vocabulary, recipe: Recipe) -> Callable[..., Learning]:
    """Give the function that learns from one batch; ``memory`` is what the running mean keeps of itself."""
    words = jnp.array([False, *(name.startswith(_WORDS) for name in vocabulary.features)])

    @jax.jit
    def learn(before: Learning, batch: Any, key: jax.Array, memory: float) -> Learning:
        features, labels, there = batch
        blank, lost = jax.random.split(key)
        gone = jax.random.bernoulli(blank, recipe.blanked, (*features.shape[:2], 1)) & words[features]
        seen = jnp.where(gone, 0, features), labels, there
        slopes = jax.grad(_loss)(before.values, seen, recipe.steps, _Losing(lost, recipe.dropout))
        changes, state = adam.update(slopes, before.state, before.values)
        values = optax.apply_updates(before.values, changes)
        return Learning(values, state, jax.tree.map(lambda old, new: memory * old + (1 - memory) * new, before.mean, values))

    return learn
