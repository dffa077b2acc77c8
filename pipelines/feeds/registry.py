"""The kinds of feeds."""

from __future__ import annotations

from pipelines.feeds.feed import Feed
from pipelines.feeds.json_feed import read_json_feed
from pipelines.feeds.xml_feed import read_xml_feed

# A JSON feed is told by its first sign alone, so it is asked first; what is no XML at all gives None there.
READERS = (read_json_feed, read_xml_feed)


def read_feed(body: bytes, url: str) -> Feed | None:
    """Read a feed; None where the bytes are none. ``url`` is the one that relative addresses count against."""
    return next((feed for read in READERS if (feed := read(body, url)) is not None), None)
