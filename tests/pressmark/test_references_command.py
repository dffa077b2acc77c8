"""``pressmark references``: lines in, a bibliography out."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from pressmark.references_command import FORMATS, _lines, references, rendered

APP = typer.Typer()
APP.command()(references)

LINES = [
    "Berg I, Wu LJ. Zinc and the common cold. J Clin Nutr. 2010;65(2):165-177. doi:10.5555/zinc.1",
    "",
    "Zinc Institute. Zinc facts. https://a.example/zinc",
]


def test_csl_json_has_one_item_for_each_line_that_is_not_empty() -> None:
    items = json.loads("".join(rendered(LINES, "csl")))
    assert [item["id"] for item in items] == ["1", "2"]
    assert items[0]["DOI"] == "10.5555/zinc.1"
    assert items[1]["URL"] == "https://a.example/zinc"
    assert 0 <= items[0]["custom"]["confidence"] <= 1
    assert items[0]["custom"]["raw"] == LINES[0]


def test_no_line_gives_an_empty_bibliography() -> None:
    assert json.loads("".join(rendered([], "csl"))) == []


def test_output_streams_before_the_input_has_ended() -> None:
    seen: list[str] = []

    def lines() -> object:
        for line in LINES:
            seen.append(line)
            yield line

    pieces = rendered(lines(), "jsonl")  # type: ignore[arg-type]
    next(pieces)
    assert seen == LINES[:1]


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_becomes_a_file_in_every_format(form: str, tmp_path: Path) -> None:
    source, target = tmp_path / "references.txt", tmp_path / "out"
    source.write_text("\n".join(LINES), encoding="utf-8")
    result = CliRunner().invoke(APP, [str(source), "--to", form, "--out", str(target)])
    assert result.exit_code == 0, result.output
    assert "Zinc and the common cold" in target.read_text(encoding="utf-8")


def test_standard_input_is_read_where_the_file_is_a_dash() -> None:
    result = CliRunner().invoke(APP, ["-", "--to", "jsonl"], input=LINES[0])
    assert json.loads(result.stdout)["title"] == "Zinc and the common cold"


@pytest.mark.parametrize(
    "arguments", [["no-such-file.txt"], ["-", "--to", "docx"], ["-", "--out", "no-such-folder/a.bib"], ["-", "--crossref", "nobody"]]
)
def test_what_a_person_typed_wrong_is_named(arguments: list[str]) -> None:
    result = CliRunner().invoke(APP, arguments)
    assert result.exit_code == 2
    assert arguments[-1].partition("/")[0] in result.output


def test_a_line_without_end_fills_no_memory() -> None:
    source = io.BytesIO(b"x" * 3_000_000 + b"\nBerg I. Zinc.\n")
    (first, length), (second, _) = _lines(source)
    assert (len(first), length) == (1 << 20, 3_000_001)
    assert second.strip() == "Berg I. Zinc."
