"""Training data: what a label stands for, and that the same seed gives the same entries."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import cast

import pytest

pytest.importorskip("citeproc", reason="citeproc-py is not installed (extra: train)")

from pipelines.references.label import join_labels
from pipelines.references.labeller import Labeller
from pipelines.references.tokens import Token
from training.calibrate import curve, fit
from training.common_words import common_words
from training.corpus import Labelled, label_segments
from training.data import taught_by
from training.name_lists import NameLists
from training.records import LANGUAGES, Person, Pools, RecordMaker
from training.styles import styled_entries
from training.synthetic import Piece, Setter, labelled_pieces, templates


def parts(entry: Labelled) -> list[tuple[str, str]]:
    return [(part.label, part.text) for part in join_labels(entry.raw, entry.tokens, entry.labels)]


def test_segments_become_tokens_with_labels() -> None:
    raw, tokens, labels = label_segments([("author", "Berg, I."), ("title", "Zinc.")], {})
    assert raw == "Berg, I. Zinc."
    assert [(token.text, name) for token, name in zip(tokens, labels, strict=True)] == [
        ("Berg", "B-author"), (",", "I-author"), ("I.", "I-author"), ("Zinc", "B-title"), (".", "I-title"),
    ]  # fmt: skip


def test_year_and_pages_within_a_volume_get_their_own_labels() -> None:
    csl = {"issued": {"date-parts": [[2009]]}, "volume": "5", "page": "1882-1889"}
    _, tokens, labels = label_segments([("volume", "2009;5:1882-1889,")], csl)
    named = {token.text: name.partition("-")[2] for token, name in zip(tokens, labels, strict=True)}
    assert (named["2009"], named["5"], named["1882"], named["1889"]) == ("date", "volume", "pages", "pages")


def test_words_before_an_address_are_no_part_of_it() -> None:
    _, _, labels = label_segments([("url", "Available at https://a.example/b")], {})
    assert list(labels) == ["B-access", "I-access", "B-url"]


def test_pieces_are_found_again_by_their_labels() -> None:
    pieces = [
        Piece("author", "Berg I."),
        Piece("title", " Zinc."),
        Piece("date", " 2010;"),
        Piece("volume", "5"),
        Piece("volume", "(2):"),
        Piece("pages", "1-9."),
    ]
    entry = labelled_pieces(pieces, "test", "v", "en")
    assert entry.raw == "Berg I. Zinc. 2010;5(2):1-9."
    assert parts(entry) == [("author", "Berg I."), ("title", "Zinc."), ("date", "2010;"), ("volume", "5(2):"), ("pages", "1-9.")]


class Teacher:
    """A labeller that takes all for a title, and is sure of short entries."""

    def label(self, entries: Sequence[Sequence[Token]]) -> list[tuple[list[str], float]]:
        return [(["B-title", *["I-title"] * (len(tokens) - 1)], 0.9 if len(tokens) < 3 else 0.1) for tokens in entries]


def test_entries_are_taught_under_the_labels_of_a_labeller_that_is_sure_or_agrees() -> None:
    short, long, agreed = (
        labelled_pieces([Piece(label, text)], "test", "", "")
        for label, text in (("note", "Zinc."), ("note", "Zinc in the water of rivers"), ("title", "Zinc in the food of rivers"))
    )
    found = list(taught_by(cast("Labeller", Teacher()), [short, long, agreed] * 20))
    assert [parts(entry) for entry in found] == [[("title", "Zinc.")], [("title", "Zinc in the food of rivers")]] * 20


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_kind_of_work_can_be_set_in_each_of_its_styles(language: str) -> None:
    chance = random.Random(7)
    setter = Setter(RecordMaker(Pools(), chance, (language,)), chance)
    records = {record.kind: record for record in (setter.maker.record() for _ in range(2000))}
    assert set(records) == set(templates())
    for kind, styles in templates().items():
        for template in styles:
            pieces = setter.pieces(records[kind], template)
            assert pieces
            assert not set("{}⟦⟧") & set("".join(piece.text for piece in pieces))


def test_a_particle_may_stand_last() -> None:
    lists = NameLists(random.Random(1))
    written = {lists.written(Person("van der Linden", "Jan"), "a") for _ in range(20)}
    assert written == {"van der Linden, J.", "Linden, J. van der"}


def test_every_token_of_a_synthetic_entry_has_a_label() -> None:
    chance = random.Random(3)
    setter = Setter(RecordMaker(Pools(), chance), chance)
    for number in range(200):
        entry = setter.entry(number)
        assert len(entry.tokens) == len(entry.labels) > 0
        assert "".join("".join(text.split()) for _, text in parts(entry)) == "".join(entry.raw.split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_seed_gives_the_same_entries_in_published_styles(language: str) -> None:
    def made() -> list[str]:
        chance = random.Random(5)
        return [entry.raw for entry in styled_entries(RecordMaker(Pools(), chance, (language,)), chance, 3, 4)]

    first = made()
    assert first == made()
    assert first


def test_a_published_style_keeps_the_title_apart_from_what_is_around_it() -> None:
    chance = random.Random(8)
    entries = list(styled_entries(RecordMaker(Pools(), chance, ("en",)), chance, 8, 5))
    for entry in entries:
        titles = [text for name, text in parts(entry) if name == "title"]
        assert titles, entry.raw
        assert not any(mark in entry.raw for mark in map(chr, range(0xE010, 0xE020)))


def test_the_fitted_confidence_follows_what_is_right() -> None:
    chance = random.Random(1)
    rows = [{"constant": 1.0, "odds": chance.uniform(-3, 3)} for _ in range(2000)]
    right = [chance.random() < 1 / (1 + 2.718281828 ** -(0.5 + 2 * row["odds"])) for row in rows]
    weights = fit(rows, right)
    assert weights["constant"] == pytest.approx(0.5, abs=0.25)
    assert weights["odds"] == pytest.approx(2, abs=0.4)


def test_the_curve_counts_every_entry_once() -> None:
    bands = curve([0.1, 0.92, 0.99, 1.0], [False, True, True, False])
    assert sum(band.count for band in bands) == 4
    assert bands[-1].right == 0.5


def test_common_words_are_those_of_titles_that_are_no_names() -> None:
    items = [{"title": "Zinc in drinking grahams", "author": [{"family": "Grahams", "given": "Anna"}]}] * 3
    words = common_words(items)
    assert "drinking" in words
    assert not {"grahams", "anna"} & set(words)
