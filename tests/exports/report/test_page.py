"""The report shows what the web says, runs nothing of it, and stays small."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest
from lxml import html

from exports.report import source
from pipelines.blocks.image import Image
from pipelines.model.picture import Picture
from pipelines.model.problem import Problem
from pipelines.model.reference import Reference
from tests.exports.sample import SECOND, full_post, listing, publish_posts, short_post, url_of

EVIL = "</script></style><script>alert(1)</script>\"><img src=x onerror=alert(1)>'&"


def report_of(out: Path) -> html.HtmlElement:
    return html.fromstring((out / "latest" / "report.html").read_text(encoding="utf-8"))


def section(tree: html.HtmlElement, key: str) -> html.HtmlElement:
    (found,) = tree.xpath(f"//section[@id='{key}']")
    return found


def cells(tree: html.HtmlElement, key: str) -> list[list[str]]:
    return [[cell.text_content() for cell in row.findall("td")] for row in section(tree, key).iter("tr") if row.find("td") is not None]


def evil_dataset(out: Path) -> None:
    """A dataset in which every text that a site gives tries to leave its place."""
    picture = Image(position=0, image=Picture(src=f"https://blog.test/{EVIL}.png", alt=EVIL), caption=EVIL)
    script = Image(position=1, image=Picture(src="javascript:alert(1)", alt=""))
    reference = Reference(raw=EVIL, position=1, title=EVIL, container_title=EVIL, url="javascript:alert(1)", confidence=0.5)
    post = short_post("a", title=EVIL, language=EVIL, blocks=(picture, script), references=(reference,), url=f"https://blog.test/{EVIL}")
    problem = Problem("fetch", EVIL, EVIL, url=f"https://blog.test/{EVIL}", field=EVIL)
    publish_posts(out, [post], archives=(listing("a", title=EVIL, why_not=EVIL, complete=False, cms=EVIL),), problems=(problem,))


def test_everything_from_the_web_is_escaped(tmp_path: Path) -> None:
    evil_dataset(tmp_path)
    tree = report_of(tmp_path)
    assert len(tree.xpath("//script")) == len(tree.xpath("//style")) == 1
    assert not tree.xpath("//img | //iframe | //object | //form | //@*[starts-with(name(), 'on')] | //@style | //@src")
    assert EVIL in cells(tree, "failures")[0]
    assert [row[1] for row in cells(tree, "references")] == [EVIL]
    assert EVIL in section(tree, "pictures").text_content()


def test_links_lead_to_web_addresses_only(tmp_path: Path) -> None:
    evil_dataset(tmp_path)
    addresses = report_of(tmp_path).xpath("//a/@href")
    assert addresses
    assert all(re.match(r"https?://|#\w+$", address) for address in addresses)


def test_policy_allows_the_reports_own_style_and_script_and_nothing_else(tmp_path: Path) -> None:
    publish_posts(tmp_path, [short_post("a")])
    tree = report_of(tmp_path)
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    style, script = (tree.xpath(f"string(//{name})") for name in ("style", "script"))
    hashes = [f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'" for content in (style, script)]
    assert policy == f"default-src 'none'; style-src {hashes[0]}; script-src {hashes[1]}; base-uri 'none'; form-action 'none'"
    assert tree.xpath("//meta[@name='referrer']/@content") == ["no-referrer"]
    assert "url(" not in style and "@import" not in style
    assert tree.get("lang") == "en"


def test_it_says_what_was_crawled_and_how_completely(tmp_path: Path) -> None:
    archives = (
        listing("full", declared_total=3, complete=False, why_not="the limit of 1 posts was reached"),
        listing("full", url="https://blog.test/tag/wasps/"),
    )
    publish_posts(tmp_path, [full_post()], archives=archives)
    tree = report_of(tmp_path)
    figures = dict(zip(section(tree, "overview").xpath(".//dt/text()"), section(tree, "overview").xpath(".//dd/text()"), strict=True))
    assert (figures["archives read to their end"], figures["posts"], figures["list items"]) == ("1 of 2", "1", "2")
    assert [row[1:5] for row in cells(tree, "completeness")] == [
        ["not to its endthe limit of 1 posts was reached", "1", "3", "1"],
        ["to its end", "1", "", "1"],
    ]


def test_changes_name_the_post_and_its_columns(tmp_path: Path) -> None:
    publish_posts(tmp_path, [short_post("a"), short_post("b")], archives=(listing("a", "b"),))
    publish_posts(tmp_path, [short_post("a", title="Another"), short_post("b")], SECOND, archives=(listing("a", "b"),))
    tree = report_of(tmp_path)
    assert cells(tree, "changes") == [["Another", "changed", "title"]]
    assert section(tree, "changes").xpath(".//td/a/@href") == [url_of("a")]


def test_pictures_without_alternative_text_come_first_and_are_marked(tmp_path: Path) -> None:
    pictures = (
        Picture(src="https://b.test/a.jpg", alt="A bee"),
        Picture(src="https://b.test/b.jpg", decorative=True),
        Picture(src="https://b.test/c.jpg"),
    )
    blocks = tuple(Image(position=place, image=picture) for place, picture in enumerate(pictures))
    publish_posts(tmp_path, [short_post("a", blocks=blocks)])
    found = section(report_of(tmp_path), "pictures")
    assert [item.find("a").text for item in found.iter("li")] == ["c.jpg", "a.jpg", "b.jpg"]
    assert [item.xpath("string(.//span)") for item in found.iter("li")] == ["no alternative text", "", "decorative"]
    assert "3 pictures, 1 without alternative text" in found.text_content()


def test_empty_columns_are_told_as_shares(tmp_path: Path) -> None:
    publish_posts(tmp_path, [short_post("a"), short_post("b", title=None)])
    shares = {row[0]: row[1].split()[-1] for row in cells(report_of(tmp_path), "columns")[:36]}
    assert (shares["title"], shares["url"], shares["modified_at"]) == ("50%", "0%", "100%")


@pytest.mark.parametrize("name", ["CHANGES", "IMAGES", "REFERENCES", "PROBLEMS", "ARCHIVES"])
def test_no_more_rows_than_a_page_can_bear_and_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(source, f"MOST_{name}", 2)
    references = tuple(Reference(raw=f"{n}", position=0, number=n + 1, confidence=0.5) for n in range(5))
    images = tuple(Image(position=n, image=Picture(src=f"https://b.test/{n}.jpg")) for n in range(5))
    posts = [short_post("a", blocks=images, references=references), *(short_post(f"p{n}") for n in range(4))]
    problems = tuple(Problem("fetch", "http-404", f"{n}", url=f"https://b.test/{n}") for n in range(5))
    archives = tuple(listing("a", url=f"https://blog.test/tag/{n}/") for n in range(5))
    publish_posts(tmp_path, posts, archives=archives, problems=problems)
    key = {"IMAGES": "pictures", "PROBLEMS": "failures", "ARCHIVES": "completeness"}.get(name, name.lower())
    found = section(report_of(tmp_path), key)
    assert len(found.xpath(".//tbody/tr | .//li")) == 2
    assert f"3 more are in {name.lower()}.parquet." in found.text_content()


def test_a_long_value_is_cut(tmp_path: Path) -> None:
    publish_posts(tmp_path, [short_post("a", title="x" * 100_000)])
    assert len((tmp_path / "latest" / "report.html").read_text(encoding="utf-8")) < 100_000


def test_an_empty_dataset_has_a_report(tmp_path: Path) -> None:
    publish_posts(tmp_path, [], archives=(listing(),))
    assert section(report_of(tmp_path), "timeline") is not None
