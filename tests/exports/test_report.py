"""The report shows what the web says and runs nothing of it."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from lxml import html

from pipelines.model.problem import Problem
from tests.exports.sample import listing, publish_posts, short_post

EVIL = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&"


def report_of(out: Path) -> html.HtmlElement:
    return html.fromstring((out / "latest" / "report.html").read_text(encoding="utf-8"))


def test_everything_from_the_web_is_escaped(tmp_path: Path) -> None:
    problem = Problem("body", "no-body", EVIL, url=f"https://blog.test/{EVIL}")
    publish_posts(tmp_path, [short_post("a")], archives=(listing("a", title=EVIL, why_not=EVIL),), problems=(problem,))
    tree = report_of(tmp_path)
    assert not tree.xpath("//script | //img | //@onerror | //a")
    assert [cell.text_content() for cell in tree.xpath("//td")].count(EVIL) == 3


def test_policy_allows_the_reports_own_style_and_nothing_else(tmp_path: Path) -> None:
    publish_posts(tmp_path, [short_post("a")])
    tree = report_of(tmp_path)
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    (style,) = tree.xpath("//style/text()")
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'"
    assert tree.get("lang") == "en"
