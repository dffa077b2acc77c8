"""The ways to a site's posts."""

from __future__ import annotations

from spiders.ways.feed import FeedWay
from spiders.ways.listing import ListingWay
from spiders.ways.rest import RestWay
from spiders.ways.way import Way

# Most complete and cheapest first; the HTML of the archive's pages is what every site has, so it stands last.
WAYS: tuple[Way, ...] = (RestWay(), FeedWay(), ListingWay())
