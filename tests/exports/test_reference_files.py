"""Posts in, files for citation managers out: each work once."""

from __future__ import annotations

import json
from pathlib import Path

import bibtexparser
import pytest
import rispy

from tests.exports.migration.pages import export, losses, snapshot_of

ENTRIES = (
    "<li>Smith J, Doe A. Salt in bread. J Baking. 2019;14(2):101-118. doi:10.5555/jb.2019.1</li>"
    "<li>Oyelaran T. Visitors' hands: touch in small museums. Northmoor: Harbour Press; 2018.</li>"
)
POST = f"<p>Bread wants salt, and salt wants reading. This post is long enough to be one.</p><h2>References</h2><ol>{ENTRIES}</ol>"
TITLES = ["Salt in bread", "Visitors' hands: touch in small museums"]


@pytest.fixture
def snapshot(tmp_path: Path) -> Path:
    """Two posts that cite the same two works."""
    return snapshot_of(tmp_path / "data", {"one": POST, "two": POST})


def test_csl_json_holds_each_work_once(snapshot: Path, tmp_path: Path) -> None:
    export(snapshot, tmp_path / "out", "csl")
    items = json.loads((tmp_path / "out/references.json").read_text(encoding="utf-8"))
    assert [item["title"] for item in items] == TITLES
    assert [code for _, code in losses(tmp_path / "out")].count("entry-joined") == 2


def test_bibtex_is_read_by_its_parser(snapshot: Path, tmp_path: Path) -> None:
    export(snapshot, tmp_path / "out", "bibtex")
    library = bibtexparser.parse_file(str(tmp_path / "out/references.bib"))
    assert [entry.fields_dict["title"].value for entry in library.entries] == TITLES
    assert not library.failed_blocks


def test_ris_is_read_by_its_parser(snapshot: Path, tmp_path: Path) -> None:
    export(snapshot, tmp_path / "out", "ris")
    assert [entry["title"] for entry in rispy.loads((tmp_path / "out/references.ris").read_text(encoding="utf-8"))] == TITLES


def test_no_references_are_an_empty_list(tmp_path: Path) -> None:
    export(
        snapshot_of(tmp_path / "data", {"one": "<p>Nothing is cited in this post, which is long enough to be one.</p>"}),
        tmp_path / "out",
        "csl",
    )
    assert json.loads((tmp_path / "out/references.json").read_text(encoding="utf-8")) == []
