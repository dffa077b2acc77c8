"""Entries written by hand: each line is an entry in labelled pieces, and none is of a work that the parser is tried on."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from pipelines.references.label import join_labels
from training.written import ENTRIES, Written, read_written

HELD_OUT = Path(__file__).parents[1] / "pipelines/references/held_out.jsonl"
LABELS = {
    "author", "editor", "translator", "title", "journal", "container-title", "collection-title", "volume", "pages", "date", "publisher", "location",
    "edition", "genre", "id", "url", "access", "note", "citation-number",
}  # fmt: skip
DISTINCT = 18  # letters of a title that is no other's by chance


@pytest.fixture(scope="module")
def written() -> list[Written]:
    return read_written()


def write(folder: Path, text: str) -> Path:
    (folder / "nl_test.txt").write_text(text, encoding="utf-8")
    return folder


def test_a_line_is_an_entry_in_pieces(tmp_path: Path) -> None:
    (entry,) = read_written(write(tmp_path, "# Two tests\n\n{author Berg I.} {title Zink.} {date 2019;}{volume 163(4):}{pages D3511.}\n"))
    labelled = entry.labelled()
    assert (entry.source, entry.languages) == ("written-nl_test-3", frozenset({"nl"}))
    assert labelled.raw == "Berg I. Zink. 2019;163(4):D3511."
    assert [(part.label, part.text) for part in join_labels(labelled.raw, labelled.tokens, labelled.labels)] == [
        ("author", "Berg I."),
        ("title", "Zink."),
        ("date", "2019;"),
        ("volume", "163(4):"),
        ("pages", "D3511."),
    ]


@pytest.mark.parametrize("line", ["{author Berg I.} and {title Zink.}", "Berg I. Zink.", "{author Berg I. {title Zink.}}"])
def test_text_outside_of_pieces_is_an_error_that_names_the_line(tmp_path: Path, line: str) -> None:
    with pytest.raises(ValueError, match="written-nl_test-1 "):
        read_written(write(tmp_path, line))


def test_pieces_have_known_labels_and_words(written: list[Written]) -> None:
    assert len(written) > 4_000
    for entry in written:
        assert {piece.label for piece in entry.pieces} <= LABELS, entry.source
        assert all(piece.text.strip() for piece in entry.pieces), entry.source


def test_files_are_named_after_languages() -> None:
    assert {name for path in ENTRIES.glob("*.txt") for name in path.stem.split("_") if len(name) == 2} == {
        "de",
        "en",
        "es",
        "fr",
        "it",
        "nl",
        "pt",
    }


def squeezed(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())


def test_no_work_that_the_parser_is_tried_on_is_learnt(written: list[Written]) -> None:
    tried = [squeezed(json.loads(line)["raw"]) for line in HELD_OUT.read_text(encoding="utf-8").splitlines()]
    assert not shared_titles(written, tried)


def test_nor_one_of_the_archive_or_of_the_development_set(written: list[Written], shared: Path) -> None:
    archive = json.loads((shared / "seed/archive.json").read_text(encoding="utf-8"))
    lists = [block for post in archive["posts"] for block in post["blocks"] if block["type"] == "references"]
    dev = [json.loads(line) for line in (shared / "references/dev.jsonl").read_text(encoding="utf-8").splitlines()]
    assert not shared_titles(written, [squeezed(entry["raw"]) for entry in (*dev, *(item for block in lists for item in block["items"]))])


def shared_titles(written: list[Written], entries: list[str]) -> list[str]:
    """Titles, where they are long enough to be one work's, that stand in other entries."""
    titles = {squeezed(piece.text): entry.source for entry in written for piece in entry.pieces if piece.label == "title"}
    text = "\n".join(entries)
    return [source for title, source in titles.items() if len(title) > DISTINCT and title in text]
