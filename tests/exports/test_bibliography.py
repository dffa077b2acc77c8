"""CSL-JSON items in other formats, read back by libraries that did not write them where there is one."""

from __future__ import annotations

from typing import Any

import bibtexparser
import pytest
import rispy

from exports.bibliography import bibtex_entry, json_line, ris_entry, table_head, table_row

ARTICLE: dict[str, Any] = {
    "id": "7",
    "type": "article-journal",
    "author": [{"family": "Linden", "given": "M.", "non-dropping-particle": "van der"}, {"literal": "Zinc & Iron Group"}],
    "title": "Zinc {and} 50% of the cold_virus",
    "container-title": "Journal of Made-up Medicine",
    "issued": {"date-parts": [[2019, 7]]},
    "volume": "12",
    "issue": "3",
    "page": "45-51",
    "DOI": "10.5555/zinc_7",
    "custom": {"et-al": True},
}
PAGE: dict[str, Any] = {
    "id": "8",
    "type": "webpage",
    "author": [{"literal": "Zinc Centre"}],
    "title": "Zinc",
    "URL": "https://a.example/zinc_1",
    "accessed": {"date-parts": [[2024, 5, 3]]},
}


def test_bibtex_is_read_back_by_a_bibtex_parser() -> None:
    library = bibtexparser.parse_string(bibtex_entry(ARTICLE) + bibtex_entry(PAGE))
    assert library.failed_blocks == []
    article, page = library.entries
    fields = {field.key: field.value for field in article.fields}
    assert (article.entry_type, article.key) == ("article", "Linden2019-7")
    assert fields["author"] == r"van der Linden, M. and {Zinc \& Iron Group} and others"
    assert fields["title"] == r"Zinc \{and\} 50\% of the cold\_virus"
    assert (fields["journal"], fields["year"], fields["month"], fields["pages"]) == ("Journal of Made-up Medicine", "2019", "7", "45--51")
    assert fields["doi"] == "10.5555/zinc_7"
    assert {field.key: field.value for field in page.fields}["urldate"] == "2024-05-03"


def test_ris_is_read_back_by_a_ris_parser() -> None:
    article, page = rispy.loads(ris_entry(ARTICLE) + ris_entry(PAGE))
    assert article["type_of_reference"] == "JOUR"
    assert article["authors"] == ["van der Linden, M.", "Zinc & Iron Group"]
    assert (article["title"], article["start_page"], article["end_page"], article["doi"]) == (
        ARTICLE["title"],
        "45",
        "51",
        "10.5555/zinc_7",
    )
    assert (page["type_of_reference"], page["urls"], page["access_date"]) == ("ELEC", ["https://a.example/zinc_1"], "2024/05/03")


@pytest.mark.parametrize("write", [bibtex_entry, ris_entry, json_line, table_row])
def test_an_item_of_which_nothing_is_known_is_written_all_the_same(write: Any) -> None:
    assert write({"id": "1", "type": "document"}).strip()


def test_a_table_row_has_as_many_cells_as_the_head() -> None:
    row = table_row({**ARTICLE, "raw": "with\ttab\nand line"})
    assert row.count("\t") == table_head().count("\t")
    assert row.endswith("with tab and line\n")
