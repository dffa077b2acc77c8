"""The demo site's feeds, sitemap and robots.txt."""

from __future__ import annotations

from email.utils import format_datetime
from xml.etree import ElementTree as ET

from pressmark.demo.posts import DemoPost, as_moment

_CONTENT = "http://purl.org/rss/1.0/modules/content/"
_CREATOR = "http://purl.org/dc/elements/1.1/"
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


def write_feed(base: str, title: str, posts: tuple[DemoPost, ...], *, whole: bool) -> str:
    """Give an RSS feed of ``posts``; with ``whole`` it carries their text, but of a post of several pages the first alone."""
    ET.register_namespace("content", _CONTENT)
    ET.register_namespace("dc", _CREATOR)
    rss = ET.Element("rss", version="2.0")
    channel = ET.SubElement(rss, "channel")
    _say(channel, title=title, link=f"{base}/", description=title)
    for post in posts:
        item = ET.SubElement(channel, "item")
        _say(item, title=post.title, link=base + post.path, guid=base + post.path, description=post.excerpt)
        _say(item, pubDate=format_datetime(as_moment(post.published)), **{f"{{{_CREATOR}}}creator": post.author})
        if whole:
            _say(item, **{f"{{{_CONTENT}}}encoded": post.pages[0]})
    return ET.tostring(rss, encoding="unicode", xml_declaration=True)


def write_sitemap(base: str, posts: tuple[DemoPost, ...]) -> str:
    """Give the sitemap: every post with the moment of its last change."""
    urls = ET.Element("urlset", xmlns=_SITEMAP)
    for post in posts:
        _say(ET.SubElement(urls, "url"), loc=base + post.path, lastmod=post.changed_at.isoformat())
    return ET.tostring(urls, encoding="unicode", xml_declaration=True)


def write_robots(base: str) -> str:
    """Give robots.txt: all may be read but the search."""
    return f"User-agent: *\nDisallow: /search/\n\nSitemap: {base}/sitemap.xml\n"


def _say(parent: ET.Element, **texts: str) -> None:
    for name, text in texts.items():
        ET.SubElement(parent, name).text = text
