"""Long posts take time in proportion to their length."""

from __future__ import annotations

import time

import pytest

from exports.migration.body import export_body
from exports.migration.model import ExportPost
from exports.wxr.blocks import BlockWriter
from exports.wxr.footnotes import take_footnotes
from tests.exports.migration.pages import rows_of_html

TEXT = "<p>This paragraph is long enough that nobody takes the article for a mere teaser of some other page of the site.</p>"
IMAGE = '<figure class="wp-block-image"><img src="/{n}.jpg" alt=""><figcaption>Number {n} of many</figcaption></figure>'


def _gallery(size: int) -> str:
    return f'<figure class="wp-block-gallery">{"".join(IMAGE.format(n=n) for n in range(size))}</figure>'


def _notes(size: int) -> str:
    marks = "".join(f'<p>Word<sup><a href="#n{n}">{n}</a></sup></p>' for n in range(size))
    return marks + f'<section class="footnotes"><ol>{"".join(f"""<li id="n{n}">Note {n}</li>""" for n in range(size))}</ol></section>'


def _repeated(size: int) -> str:
    return "<p>Word</p><hr>" * size


def _nested(size: int) -> str:
    return "<ul><li>x" * size + "</li></ul>" * size


def _quoted(size: int) -> str:
    return "<blockquote><p>x</p>" * size + "</blockquote>" * size


@pytest.mark.parametrize("make", [_gallery, _notes, _repeated, _nested, _quoted])
def test_twice_as_long_takes_not_four_times_as_long(make) -> None:  # type: ignore[no-untyped-def]
    def seconds(size: int) -> float:
        rows = rows_of_html(TEXT + make(size))
        start = time.process_time()
        body, _ = export_body(rows)
        post = ExportPost(number=1, rows=rows, slug="a", path="/a/", url="/a/", status="publish", body=body)
        take_footnotes(post)
        assert BlockWriter(post, lambda _: None).blocks(list(body))
        return time.process_time() - start

    small, large = min(seconds(500) for _ in range(2)), min(seconds(2_000) for _ in range(2))
    assert large < 10 * small + 0.2, f"{small:.2f} s and {large:.2f} s"
