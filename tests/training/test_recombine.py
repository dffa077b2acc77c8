"""Entries anew: an entry keeps its setting, and has parts of others."""

from __future__ import annotations

import random

import pytest

from pipelines.references.label import join_labels
from training.corpus import Labelled
from training.recombine import Recombiner, recombined
from training.synthetic import Piece, labelled_pieces

PARTS = {"title", "journal", "container-title", "publisher", "location", "collection-title"}


def entry(source: str, *pieces: tuple[str, str]) -> Labelled:
    return labelled_pieces([Piece(label, text) for label, text in pieces], source, "", "")


def parts(one: Labelled) -> list[tuple[str, str]]:
    return [(part.label, part.text) for part in join_labels(one.raw, one.tokens, one.labels)]


ARTICLE = entry(
    "written-nl_a-1", ("author", "Jansen P."), ("title", " “Slaap bij ouderen.”"), ("journal", " Huisarts,"), ("date", " 2019.")
)
BOOK = entry(
    "written-nl_a-2",
    ("author", "Rijkswaterstaat:"),
    ("title", " Hoe hoog komt het water?"),
    ("location", " Delft:"),
    ("publisher", " Dijk & Zn"),
)
CHAPTER = entry(
    "written-en_a-1", ("author", "Vos, B."), ("title", " Eels."), ("container-title", " In: Fish of the Fens,"), ("date", " 1999.")
)
ALL = [ARTICLE, BOOK, CHAPTER]


@pytest.mark.parametrize("one", ALL)
def test_labels_and_what_is_no_words_stay(one: Labelled) -> None:
    recombiner = Recombiner(ALL, random.Random(1))
    for _ in range(50):
        again = parts(recombiner.again(one))
        assert [label for label, _ in again] == [label for label, _ in parts(one)]
        assert [text for label, text in again if label == "date"] == [text for label, text in parts(one) if label == "date"]


def test_a_title_is_exchanged_within_its_quotation_marks_and_without_a_second_stop() -> None:
    recombiner = Recombiner(ALL, random.Random(1))
    titles = {dict(parts(recombiner.again(ARTICLE)))["title"] for _ in range(200)}
    assert titles == {"“Slaap bij ouderen.”", "“Hoe hoog komt het water?”", "“Eels.”"}


def test_what_says_that_a_work_stands_in_another_stays() -> None:
    recombiner = Recombiner([*ALL, entry("written-en_a-3", ("container-title", "Birds of the Moor"))], random.Random(1))
    homes = {dict(parts(recombiner.again(CHAPTER)))["container-title"] for _ in range(100)}
    assert homes == {"In: Fish of the Fens,", "In: Birds of the Moor,"}


def test_persons_get_family_names_of_others_of_their_language_and_bodies_keep_theirs() -> None:
    other = entry("written-nl_b-1", ("author", "Kuiper A, Berg I."), ("title", " Zink."))
    recombiner = Recombiner([*ALL, other], random.Random(1))
    authors = {dict(parts(recombiner.again(ARTICLE)))["author"] for _ in range(200)}
    assert authors == {"Jansen P.", "Kuiper P.", "Berg P."}
    assert {dict(parts(recombiner.again(BOOK)))["author"] for _ in range(50)} == {"Rijkswaterstaat:"}


def test_capitals_stay_capitals() -> None:
    loud = entry("written-nl_c-1", ("author", "Berg I."), ("title", " ZINK IN VLEES."))
    recombiner = Recombiner([ARTICLE, loud], random.Random(1))
    assert {dict(parts(recombiner.again(loud)))["title"] for _ in range(50)} == {"ZINK IN VLEES.", "SLAAP BIJ OUDEREN."}


def test_each_set_is_another_and_the_same_seed_gives_the_same() -> None:
    sets = recombined(ALL * 10, 7)
    first, second = next(sets), next(sets)
    assert [one.raw for one in first] != [one.raw for one in second]
    again = recombined(ALL * 10, 7)
    assert (next(again), next(again)) == (first, second)
