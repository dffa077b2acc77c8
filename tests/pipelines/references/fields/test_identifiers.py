"""Identifiers and addresses in their canonical forms."""

from __future__ import annotations

import pytest

from pipelines.references.fields.identifiers import read_identifiers
from pipelines.references.fields.url import read_url
from pipelines.references.parts import Part, Parts

PRINTED = [
    ("doi:10.1016/0304-3975(94)00281-M.", {"doi": "10.1016/0304-3975(94)00281-m"}),
    ("https://doi.org/10.1000/ABC.", {"doi": "10.1000/abc"}),
    ("(doi: 10.1000/x(1))", {"doi": "10.1000/x(1)"}),
    ("doi:10.1007/s00168‐016‐0766‐5.", {"doi": "10.1007/s00168-016-0766-5"}),
    ("http://dx.doi.org/10.1021/ es062529n.", {"doi": "10.1021/es062529n"}),
    ("https://a.example/doi/10.1002/abc.1/full", {"doi": "10.1002/abc.1"}),
    ("PMID: 12345678; PMCID: PMC123456.", {"pmid": "12345678", "pmcid": "PMC123456"}),
    ("arXiv:1706.03762v5 [cs]", {"arxiv": "1706.03762"}),
    ("arXiv preprint arXiv:1706.03762", {"arxiv": "1706.03762"}),
    ("ISBN 978-3-16-148410-0.", {"isbn": "9783161484100"}),
    ("ISBN 0 306 40615 2", {"isbn": "0306406152"}),
    ("ISBN 978-3-16-148410-1.", {}),  # its check digit is wrong
    ("Version 10.15.7 of 2019", {}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "values"), PRINTED, ids=[text for text, _ in PRINTED])
def test_identifiers_are_read_in_their_canonical_form(text: str, values: dict[str, str]) -> None:
    assert {found.field: found.value for found in read_identifiers(Parts(text), {})} == values


def test_a_link_fills_what_the_text_does_not_say() -> None:
    links = ("https://doi.org/10.1000%2FABC", "https://pubmed.ncbi.nlm.nih.gov/123456/")
    found = {item.field: item.value for item in read_identifiers(Parts("Berg I. Zinc.", links=links), {})}
    assert found == {"doi": "10.1000/abc", "pmid": "123456"}


URLS = [
    ("https://a.example/b_(c).", "https://a.example/b_(c)"),
    ("(https://a.example/b).", "https://a.example/b"),
    ("<http://a.example/b>,", "http://a.example/b"),
    ("www.a.example/b;", "www.a.example/b"),
    ("https://doi.org/10.1000/abc", None),
    ("doi:10.1000/abc", None),
]


@pytest.mark.parametrize(("text", "url"), URLS, ids=[text for text, _ in URLS])
def test_an_address_loses_the_punctuation_of_its_sentence(text: str, url: str | None) -> None:
    assert next((found.value for found in read_url(Parts(f"Berg I. Zinc. {text}"), {})), None) == url


BROKEN = [
    ("https://a.example/long-/path.html", "https://a.example/long-/path.html"),
    ("https://a.example/long- path.html.", "https://a.example/long-path.html"),
    ("https://a.example/b. <i>x</i>", "https://a.example/b"),
    ("https://a.example/b “and/or”", "https://a.example/b"),
]


@pytest.mark.parametrize(("text", "url"), BROKEN, ids=[text for text, _ in BROKEN])
def test_an_address_goes_on_behind_a_line_break_and_ends_at_a_tag_or_a_quotation(text: str, url: str) -> None:
    assert [found.value for found in read_url(Parts(text, (Part("url", text, 0),)), {})] == [url]


@pytest.mark.parametrize(
    ("links", "url"),
    [
        (("https://a.example/zinc",), "https://a.example/zinc"),
        (("https://scholar.google.com/scholar?q=zinc", "https://a.example/zinc"), "https://a.example/zinc"),
        (("https://blog.example/post#fnref-1",), None),
        (("https://doi.org/10.1000/abc",), None),
        (("mailto:a@b.example", "javascript:void(0)", "http://["), None),
    ],
)
def test_a_link_is_the_address_unless_it_is_a_finding_aid_or_a_way_back(links: tuple[str, ...], url: str | None) -> None:
    assert next((found.value for found in read_url(Parts("Berg I. Zinc.", links=links), {})), None) == url
