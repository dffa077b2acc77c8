"""What the labeller sees of the tokens of an entry."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.references.features import Features
from pipelines.references.pieces import find_chunks, find_sentences, piece_features
from pipelines.references.tokens import tokenise
from pipelines.references.words import token_shape, word_of

ENTRY = "Berg, I. Zinc and Iron in Water. J Clin Nutr 2010;65(2):165."


def seen(text: str, token: str) -> set[str]:
    """The features of the first token of a text that reads so."""
    tokens = tokenise(text)
    return set(Features().of(tokens)[[own.text for own in tokens].index(token)])


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("Zinc", "Xx"), ("zinc", "x"), ("LJ", "XX"), ("NASA", "XXX"), ("J.", "X."), ("2010", "year"), ("65", "d2"), ("3000", "d4"),
        ("10.5555/a", "doi"), ("https://a.example", "url"), ("<i>", "tag"), ("McCoy", "XxX"), (";", ";"),
    ],
)  # fmt: skip
def test_a_token_has_a_form(text: str, shape: str) -> None:
    assert token_shape(text) == shape


def test_a_token_sees_itself_and_its_neighbours() -> None:
    assert {"w=iron", "s=Xx", "e2=on", "-1w=and", "+1w=in"} <= seen(ENTRY, "Iron")
    assert {"w=berg", "-1^", "i=0"} <= seen(ENTRY, "Berg")


def test_pieces_tell_how_far_the_next_number_is() -> None:
    words = [word_of(token.text) for token in tokenise("Zinc. Iron. 2010;65.")]
    chunks = find_chunks(words)
    assert [features[9] for features in piece_features(words, chunks, "c")] == ["cr=2y.", "cr=1y.", "cr=0y;", "cr=0d."]


def test_pieces_tell_whether_all_their_words_have_capitals() -> None:
    words = [word_of(token.text) for token in tokenise("On Zinc Water Iron. On zinc water. Both Zinc and water.")]
    sentences = find_sentences(words, ["_"] * (len(words) + 1))
    assert [features[8] for features in piece_features(words, sentences, "s")] == ["sc=an", "sc=ns", "sc=s$"]


def test_a_model_is_told_only_of_words_that_it_knows() -> None:
    known = frozenset(["w=zinc", "+1w=iron"])
    tokens = tokenise("Zinc Iron")
    first, second = ({name for name in names if name[0] in "wspe+-"} for names in Features(known).of(tokens))
    assert (first, second) == ({"w=zinc", "+1w=iron"}, set())


@given(st.text(max_size=200))
def test_every_token_has_features_and_always_the_same(text: str) -> None:
    tokens = tokenise(text)
    first = Features().of(tokens)
    assert len(first) == len(tokens)
    assert all(first)
    assert Features().of(tokens) == first


def test_time_grows_with_length_alone() -> None:
    tokens = tokenise("Berg I. " * 2_000)
    begin = time.process_time()
    Features().of(tokens)
    assert time.process_time() - begin < 2
