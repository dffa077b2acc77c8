"""The documents say what is: the files that they name exist, and their examples run."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from runpy import run_path
from typing import Any

import pytest

from exports.schema import BY_NAME
from pipelines.document import open_document
from pipelines.metadata.marks import find_marks
from pipelines.model.entry import Listing
from pipelines.model.page import RawPage
from pipelines.references.parts import Parts
from spiders.ways.way import Ask, Opening

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
# takes `spiders/ways/way.py`, `pipelines/model/`; leaves `data/x`, `OUT/latest` and `csv/<table>.csv`, which a crawl makes, and
# "the stat `pressmark/outcome`"
_PATH = re.compile(r"(?<!\bstat )`((?:pressmark|spiders|pipelines|exports|tests|benchmarks|training|docs|scripts)/[\w./-]*)`")
_LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")
_EXAMPLE = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def named(document: Path) -> set[Path]:
    text = document.read_text(encoding="utf-8")
    return {ROOT / path for path in _PATH.findall(text)} | {document.parent / link for link in _LINK.findall(text)}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_files_that_a_document_names_exist(document: Path) -> None:
    assert [str(path.relative_to(ROOT)) for path in sorted(named(document)) if not path.exists()] == []


def test_a_missing_file_would_be_noticed(tmp_path: Path) -> None:
    document = tmp_path / "page.md"
    document.write_text("See `pipelines/no_such.py` and [that](other.md).", encoding="utf-8")
    assert named(document) == {ROOT / "pipelines/no_such.py", tmp_path / "other.md"}


def run_example(number: int, folder: Path) -> dict[str, Any]:
    """Run an example of docs/adding.md as a file of its own and give its names."""
    source = folder / "example.py"
    source.write_text(_EXAMPLE.findall((ROOT / "docs" / "adding.md").read_text(encoding="utf-8"))[number], encoding="utf-8")
    return run_path(str(source), run_name="example")


def page(html: str) -> RawPage:
    return RawPage(url="http://site.test/post/", body=html.encode())


def test_example_of_a_way_begins_where_the_page_says(tmp_path: Path) -> None:
    way = run_example(0, tmp_path)["PrintViewWay"]()
    offering = page("<html><head><link rel='alternate' media='print' href='/print/'></head><body><p>A post.</p></body></html>")
    opening = Opening(open_document(offering), offering, Listing())
    assert way.begin(opening) == Ask("/print/")
    assert way.begin(Opening(open_document(page("<p>A post.</p>")), page("<p>A post.</p>"), Listing())) is None
    assert way.read(offering, Ask("/print/"), opening).next is None


def test_example_of_a_block_is_read_in_its_place(tmp_path: Path) -> None:
    html = "<body><p>Before.</p><div class='poll'><p>Tea?</p><div>Yes</div><div>No</div></div><p>After.</p></body>"
    run_example(1, tmp_path)
    # in a process of its own: the walk looks kinds up when it is imported
    script = f"""
import runpy
from pipelines.blocks import registry
registry.KINDS = (runpy.run_path("example.py", run_name="example")["POLL"], *registry.KINDS)
from pipelines.blocks.walk import read_blocks
from pipelines.document import open_document
from pipelines.model.body import Body
from pipelines.model.entry import Listing
from pipelines.model.page import RawPage
document = open_document(RawPage(url="http://site.test/post/", body={html.encode()!r}))
print([(block.type, block.text) for block in read_blocks(Body(document.root.find("body")), document, None).blocks])
"""
    ended = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
    assert ended.stdout.strip() == "[('paragraph', 'Before.'), ('other', 'Tea?\\nYes\\nNo'), ('paragraph', 'After.')]", ended.stderr


def test_example_of_a_vocabulary_reads_its_tags(tmp_path: Path) -> None:
    tags = "<meta name='eprints.title' content='On ink'><meta name='eprints.creators_name' content='Ada Inkwell'>"
    document = open_document(page(f"<html><head>{tags}<meta name='eprints.date' content='2026-05-04'></head><body><p>x</p></body></html>"))
    metadata = run_example(2, tmp_path)["read_eprints"](find_marks(document))
    assert (metadata.title, metadata.authors, metadata.published_raw) == ("On ink", ("Ada Inkwell",), "2026-05-04")


def test_example_of_a_field_is_read_where_it_stands(tmp_path: Path) -> None:
    read = run_example(3, tmp_path)["read_report_number"]
    (found,) = read(Parts("Inkwell A. On ink. Report No. 12. 2020."), {})
    assert (found.field, found.value, found.start, found.end) == ("report_number", "12", 30, 32)
    assert read(Parts("Inkwell A. On ink. J Ink. 2020; No. 4."), {}) == ()


def test_example_of_a_format_writes_its_rows(tmp_path: Path) -> None:
    table = run_example(4, tmp_path)["JsonLinesTable"](tmp_path, BY_NAME["headings"], "pressmark 0")
    table.write([{"post_id": "a", "level": 2}])
    table.close()
    assert (tmp_path / "jsonl" / "headings.jsonl").read_text(encoding="utf-8") == '{"post_id": "a", "level": 2}\n'
