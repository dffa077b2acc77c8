"""What Crossref adds to parsed references, where somebody asks for it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from pressmark import doi_records
from pressmark.doi_records import DoiRecords
from pressmark.references_command import references

APP = typer.Typer()
APP.command()(references)

ENTRY = "Berg I, et al. Zinc and the common cold. 2010. doi:10.5555/zinc.1"
RECORD = {"type": "article-journal", "title": "Another title", "container-title": "J Clin Nutr", "volume": "65", "DOI": "10.5555/zinc.1"}


class StandIn:
    """Answers as ``Crossref`` does; ``asked`` is what it was asked for."""

    def __init__(self, answer: dict[str, Any] | Exception) -> None:
        self.answer = answer
        self.asked: list[str] = []

    def look_up(self, doi: str) -> dict[str, Any]:
        self.asked.append(doi)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


def test_a_record_fills_what_the_entry_leaves_out_and_changes_nothing() -> None:
    (item,) = DoiRecords(StandIn(RECORD)).completed([{"id": "1", "type": "book", "title": "Zinc", "DOI": "10.5555/zinc.1"}])  # type: ignore[arg-type]
    assert item == {
        "id": "1",
        "type": "book",
        "title": "Zinc",
        "DOI": "10.5555/zinc.1",
        "container-title": "J Clin Nutr",
        "volume": "65",
        "custom": {"crossref": ["container-title", "volume"]},
    }


def test_crossref_is_asked_no_more_once_it_has_failed() -> None:
    stand_in = StandIn(ConnectionError("Crossref answers 503"))
    records = DoiRecords(stand_in)  # type: ignore[arg-type]
    items = [{"id": "1", "DOI": "10.5555/a"}, {"id": "2", "DOI": "10.5555/b"}]
    assert list(records.completed(items)) == items
    assert (stand_in.asked, records.failure) == (["10.5555/a"], "Crossref answers 503")


def test_nobody_is_asked_unless_an_address_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doi_records, "open_records", lambda *_: pytest.fail("asked"))
    assert CliRunner().invoke(APP, ["-", "--to", "jsonl"], input=ENTRY).exit_code == 0


@pytest.mark.parametrize(
    "way", [{"args": ["-", "--crossref", "a@b.example"]}, {"args": ["-"], "env": {"PRESSMARK_CROSSREF_EMAIL": "a@b.example"}}]
)
def test_an_address_as_option_or_in_the_environment_asks_crossref(way: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, Path]] = []

    def opened(email: str, cache: Path) -> DoiRecords:
        asked.append((email, cache))
        return DoiRecords(StandIn(RECORD))  # type: ignore[arg-type]

    monkeypatch.setattr(doi_records, "open_records", opened)
    result = CliRunner().invoke(APP, input=ENTRY, **way)
    (item,) = json.loads(result.stdout)
    assert (item["title"], item["container-title"]) == ("Zinc and the common cold", "J Clin Nutr")
    assert item["custom"]["crossref"] == ["container-title", "volume"]
    assert item["custom"]["raw"] == ENTRY
    assert [email for email, _ in asked] == ["a@b.example"]


def test_a_failure_is_told_and_every_entry_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doi_records, "open_records", lambda *_: DoiRecords(StandIn(ConnectionError("Crossref answers 503"))))  # type: ignore[arg-type]
    result = CliRunner().invoke(APP, ["-", "--crossref", "a@b.example"], input=ENTRY)
    assert result.exit_code == 1
    assert "Crossref answers 503" in result.stderr
    assert json.loads(result.stdout)[0]["DOI"] == "10.5555/zinc.1"
