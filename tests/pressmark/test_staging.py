"""A post that cannot be normalised or stored costs itself and is told of."""

from __future__ import annotations

import logging
from dataclasses import replace

import pytest

from exports.rows import decode_rows, encode_rows
from exports.tables import RowContext
from pipelines.model.metadata import Metadata
from pipelines.model.page import RawPage
from pressmark import staging
from tests.pressmark.changing_site import ChangingSite, crawl, posts, served

CONTEXT = RowContext(crawl_id="20261130T000000Z-0000", parser="test")
PAGE = RawPage.of_html("<h1>Rye</h1><p>Bread of rye.</p>", "https://x.org/rye/")


def fail_of(*bad: str):
    """An encoder that cannot store rows in which one of these texts stands."""

    def encode(rows: object) -> bytes:
        if any(text in str(rows) for text in bad):
            raise UnicodeEncodeError("utf-8", "\ud800", 0, 1, "surrogates not allowed")
        return encode_rows(rows)  # type: ignore[arg-type]

    return encode


@pytest.mark.parametrize(("bad", "title"), [(("Bread of rye",), "As listed"), (("Bread of rye", "As listed"), None)])
def test_what_cannot_be_stored_is_a_post_that_failed(monkeypatch, bad, title):
    logging.disable(logging.CRITICAL)
    monkeypatch.setattr(staging, "encode_rows", fail_of(*bad))
    post, payload = staging.read_rows(replace(PAGE, fallback=Metadata(title="As listed")), CONTEXT)
    logging.disable(logging.NOTSET)
    [row] = decode_rows(payload)["posts"]
    assert (row["url"], row["body_status"], row["title"]) == ("https://x.org/rye/", "failed", title)
    assert post.problems[-1].code == "not-normalised" and "surrogates not allowed" in post.problems[-1].detail
    assert post.problems[-1].detail.isascii()


def test_a_crawl_with_such_a_post_publishes_the_others_and_says_so(monkeypatch, tmp_path):
    monkeypatch.setattr(staging, "encode_rows", fail_of("About p3"))
    with served(ChangingSite.of(5)) as site:
        summary = crawl(tmp_path, site.archive())
    assert (summary["outcome"], summary["exit_code"]) == ("published_with_failures", 1)
    assert [failure["code"] for failure in summary["failures"]] == ["not-normalised"]
    assert sorted(posts(tmp_path)) == [f"/p{number}/" for number in range(5)]


def test_an_item_that_is_lost_on_its_way_is_a_failure(monkeypatch, tmp_path):
    monkeypatch.setattr("pressmark.crawl.read_rows", lambda *_: 1 / 0)
    with served(ChangingSite.of(2)) as site:
        summary = crawl(tmp_path, site.archive())
    assert (summary["outcome"], summary["exit_code"]) == ("nothing_read", 3)
    assert {failure["code"] for failure in summary["failures"]} == {"item-error"}
