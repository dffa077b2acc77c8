"""The example notebook answers its questions on the demo dataset, and what is stored in it are answers."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOK = Path(__file__).parents[2] / "docs" / "notebooks" / "example.ipynb"
GOLD = json.loads((Path(__file__).parent / "demo_gold.json").read_text(encoding="utf-8"))


def outputs(notebook: nbformat.NotebookNode) -> list[str]:
    """The text that each cell of code shows, in order."""
    shown = []
    for cell in notebook.cells:
        if cell.cell_type == "code":
            texts = [output.get("text") or output.get("data", {}).get("text/plain", "") for output in cell.outputs]
            shown.append("\n".join(texts))
    return shown


@pytest.fixture(scope="module")
def executed(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    out = tmp_path_factory.mktemp("notebook")
    command = [sys.executable, "-m", "pressmark", "demo", "--out", str(out), "--quiet"]
    assert subprocess.run(command, capture_output=True, timeout=300, check=False).returncode == 0
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PRESSMARK_DATASET", str(out))
        NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
    return outputs(notebook)


def stored() -> list[str]:
    return outputs(nbformat.read(NOTEBOOK, as_version=4))


def showing(texts: list[str], mark: str) -> str:
    """The first output that holds a mark."""
    return next(text for text in texts if mark in text)


def test_every_cell_of_code_shows_something(executed: list[str]) -> None:
    assert all(executed)
    assert len(stored()) == len(executed)
    assert all(stored()), "store the notebook executed"


@pytest.mark.parametrize("kind", ["executed", "stored"])
def test_images_without_alt_text_are_those_that_the_author_left_without(kind: str, executed: list[str]) -> None:
    blocks = [block for post in GOLD["posts"] for block in post["blocks"]]
    pictures = [block for block in blocks if block["type"] == "image"] + [i for b in blocks if b["type"] == "gallery" for i in b["images"]]
    without = {picture["src"].rpartition("/")[2] for picture in pictures if picture["alt"] is None}
    table = showing(executed if kind == "executed" else stored(), "decorative")
    assert without
    assert {name for name in without if name in table} == without
    assert not [p["src"] for p in pictures if p["alt"] and p["src"].rpartition("/")[2] in table]


@pytest.mark.parametrize("kind", ["executed", "stored"])
def test_most_cited_work_is_found_across_spellings(kind: str, executed: list[str]) -> None:
    texts = executed if kind == "executed" else stored()
    first = showing(texts, "cited_in").splitlines()
    assert int(next(line for line in first if line.startswith("0")).split()[1]) >= 3
    assert "10.5555/" in texts[3] and texts[3].count("\n") >= 6


@pytest.mark.parametrize("kind", ["executed", "stored"])
def test_outline_is_that_of_one_post_of_the_author(kind: str, executed: list[str]) -> None:
    texts = executed if kind == "executed" else stored()
    titles = {post["title"]: post for post in GOLD["posts"]}
    outline = next(text for text in reversed(texts) if text.splitlines()[0] in titles)
    post = titles[outline.splitlines()[0]]
    wanted = [(block["level"], block["text"]) for block in post["blocks"] if block["type"] == "heading"]
    found = [((len(line) - len(line.lstrip())) // 4 + 1, line.strip()) for line in outline.splitlines()[1:]]
    assert [heading for heading in found if heading in wanted] == wanted


def test_notebook_names_no_machine() -> None:
    text = NOTEBOOK.read_text(encoding="utf-8")
    assert "127.0.0.1" not in text and "/tmp" not in text and str(Path.home()) not in text
