"""WXR as WordPress' importer reads it: what it needs is there, and no text breaks out of its place."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from exports.wxr import files
from exports.wxr.markup import block
from exports.wxr.xml import cdata
from pipelines.model.metadata import Term
from pipelines.model.picture import Picture
from pipelines.model.post import Post
from tests.exports.migration.pages import export, losses, post_of
from tests.exports.sample import publish_posts, short_post
from tests.exports.wxr.reading import Item, read_head, read_items

TEXT = "<p>This paragraph is long enough that nobody takes the article for a mere teaser of some other page of the site.</p>"
SCALED = "https://blog.test/wp-content/uploads/2024/05/hive-scaled.jpg"


def exported(tmp_path: Path, *posts: Post) -> Path:
    """The folder of an export of these posts."""
    published = publish_posts(tmp_path / "data", posts)
    assert published.path
    export(published.path, tmp_path / "out", "wxr")
    return tmp_path / "out"


def item_of(tmp_path: Path, post: Post) -> Item:
    """The item of a post that is exported alone."""
    (found,) = read_items(exported(tmp_path, post) / "wordpress-001.xml")
    return found


def test_dates_are_local_and_gmt_as_the_page_said_them(tmp_path: Path) -> None:
    times = {
        "published_at": datetime(2024, 3, 21, 18, tzinfo=UTC),
        "published_raw": "2024-03-21T19:00:00+01:00",
        "modified_at": datetime(2024, 7, 1, 10, tzinfo=UTC),
        "modified_raw": "2024-07-01T12:00:00+02:00",
    }
    item = item_of(tmp_path, short_post("a", **times))
    assert (item["wp:post_date"], item["wp:post_date_gmt"]) == ("2024-03-21 19:00:00", "2024-03-21 18:00:00")
    assert (item["wp:post_modified"], item["wp:post_modified_gmt"]) == ("2024-07-01 12:00:00", "2024-07-01 10:00:00")
    assert (None, "modified-date") in losses(tmp_path / "out")  # the importer drops it


def test_slugs_of_other_scripts_are_kept_as_wordpress_writes_them(tmp_path: Path) -> None:
    item = item_of(tmp_path, short_post("a", slug="猫とパン", terms=(Term(taxonomy="tag", name="猫", slug="猫"),)))
    assert item["wp:post_name"] == "%e7%8c%ab%e3%81%a8%e3%83%91%e3%83%b3"
    assert item.terms == [("post_tag", "%e7%8c%ab", "猫")]


def test_the_head_names_authors_and_terms_parents_first(tmp_path: Path) -> None:
    terms = (
        Term(taxonomy="category", name="Bread", slug="bread", parent="Food"),
        Term(taxonomy="category", name="Food", slug="food"),
        Term(taxonomy="tag", name="C++", slug=None),
        Term(taxonomy="tag", name="C", slug=None),
    )
    out = exported(tmp_path, short_post("a", authors=("Zoë Ünal", "Zoe Unal"), terms=terms))
    path = out / "wordpress-001.xml"
    assert [(one["category_nicename"], one["category_parent"], one["cat_name"]) for one in read_head(path, "category")] == [
        ("food", "", "Food"),
        ("bread", "food", "Bread"),
    ]
    assert sorted((one["tag_slug"], one["tag_name"]) for one in read_head(path, "tag")) == [("c", "C++"), ("c-2", "C")]
    (author,) = [one for one in read_head(path, "author") if one["author_display_name"] == "Zoë Ünal"]
    assert author["author_login"] == "zoe-unal"
    assert read_items(path)[0]["dc:creator"] == "zoe-unal"
    assert ("https://blog.test/a/", "co-authors") in losses(out)


def test_a_featured_picture_is_an_attachment_of_the_same_file(tmp_path: Path) -> None:
    cover = Picture(src=SCALED, alt="A hive")
    posts = [short_post(name, featured_image=cover, published_at=datetime(2024, 5, 3, tzinfo=UTC)) for name in ("a", "b")]
    path = exported(tmp_path, *posts) / "wordpress-001.xml"
    (attachment,) = read_items(path, "attachment")
    assert {item.meta["_thumbnail_id"] for item in read_items(path)} == {attachment["wp:post_id"]}
    assert attachment["wp:attachment_url"] == "https://blog.test/wp-content/uploads/2024/05/hive.jpg"  # the original, not the copy
    assert attachment["wp:status"] == "inherit"
    assert attachment.meta == {"_wp_attached_file": "2024/05/hive.jpg", "_wp_attachment_image_alt": "A hive"}


def test_pictures_of_one_name_have_names_and_titles_of_their_own(tmp_path: Path) -> None:
    html = "".join(f'<figure><img src="/{n}/photo.jpg" alt=""><figcaption>Number {n}</figcaption></figure>' for n in range(3))
    path = exported(tmp_path, post_of(TEXT + html)) / "wordpress-001.xml"
    found = read_items(path, "attachment")
    assert [item["title"] for item in found] == ["photo", "photo-2", "photo-3"]
    assert len({item.meta["_wp_attached_file"] for item in found}) == 3
    assert [item["excerpt:encoded"] for item in found] == ["Number 0", "Number 1", "Number 2"]


def test_files_that_wordpress_refuses_are_no_attachments_and_are_reported(tmp_path: Path) -> None:
    out = exported(tmp_path, post_of(TEXT + '<figure><img src="/drawing.svg" alt="x"></figure>'))
    assert read_items(out / "wordpress-001.xml", "attachment") == []
    assert ("https://blog.test/post/", "file-type-refused") in losses(out)


def test_notes_are_a_field_of_the_post(tmp_path: Path) -> None:
    html = (
        '<p>Bees dance.<sup><a href="#fn1">1</a></sup></p><section class="footnotes"><h2>Notes</h2>'
        '<ol><li id="fn1">In the <em>dark</em>.</li></ol></section>'
    )
    item = item_of(tmp_path, post_of(TEXT + html))
    (note,) = json.loads(item.meta["footnotes"])
    assert note["content"] == "In the <em>dark</em>."
    assert f'<sup data-fn="{note["id"]}" class="fn"><a href="#{note["id"]}" id="{note["id"]}-link">1</a></sup>' in item.content
    assert item.content.endswith("<!-- wp:footnotes /-->")
    assert "Notes</h2>" in item.content


def test_a_post_that_could_not_be_read_is_a_draft(tmp_path: Path) -> None:
    item = item_of(tmp_path, short_post("a", body_status="protected", content_html=None))
    assert item["wp:status"] == "draft"
    assert ("https://blog.test/a/", "body-not-whole") in losses(tmp_path / "out")


def test_long_exports_are_several_files_that_each_stand_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "FILE_BYTES", 6_000)
    cover = Picture(src="https://blog.test/hive.jpg")
    posts = [short_post(f"post-{n}", "word " * 200, featured_image=cover, authors=(f"Author {n}",)) for n in range(8)]
    out = exported(tmp_path, *posts)
    paths = sorted(out.glob("wordpress-*.xml"))
    assert len(paths) > 2
    assert sum(len(read_items(path)) for path in paths) == 8
    for path in paths:
        assert path.stat().st_size < 12_000
        items = read_items(path)
        numbers = {item["wp:post_id"] for item in read_items(path, "attachment")}
        assert {item.meta["_thumbnail_id"] for item in items} == numbers and len(numbers) == 1
        assert {one["author_login"] for one in read_head(path, "author")} == {item["dc:creator"] for item in items}


@given(st.text())
@settings(max_examples=200, deadline=None)
def test_no_text_ends_its_section(text: str) -> None:
    parsed = etree.fromstring(f"<r>{cdata('title', text + ']]>' + text)}</r>")
    assert len(parsed) == 1 and len(parsed[0]) == 0
    kept = "".join(
        sign for sign in text if sign in "\t\n\r" or (sign >= " " and not "\ud800" <= sign <= "\udfff" and sign not in "\ufffe\uffff")
    )
    assert parsed[0].text == (kept + "]]>" + kept).replace("\r\n", "\n").replace("\r", "\n")


def test_no_attribute_ends_the_comment_of_its_block() -> None:
    written = block("file", "<p></p>", href='https://x.test/--><script>"&\\')
    opening = written.split("\n")[0]
    assert opening.count("-->") == 1 and opening.endswith("-->") and "<script" not in opening
    options = opening.removeprefix("<!-- wp:file ").removesuffix(" -->")
    assert json.loads(options) == {"href": 'https://x.test/--><script>"&\\'}


HOSTILE = (
    '<p>]]> &lt;!-- /wp:paragraph --&gt; \x01 <a href="javascript:alert(1)">x</a> [gallery ids="1"]</p><script>alert(1)</script>'
    '<p onclick="alert(1)">click</p><img src="x" onerror="alert(1)"><img src="data:image/svg+xml,&lt;svg onload=alert(1)&gt;">'
    '<iframe src="javascript:alert(1)"></iframe><table><tr><td>]]&gt;</td></tr></table>'
)


def test_hostile_pages_give_files_that_parse_and_run_nothing(tmp_path: Path) -> None:
    item = item_of(tmp_path, post_of(TEXT + HOSTILE))
    assert "]]&gt;" in item.content and "&lt;!-- /wp:paragraph --&gt;" in item.content
    for danger in ("<script", "javascript:", "onclick", "onerror", "onload", "[gallery"):
        assert danger not in item.content
