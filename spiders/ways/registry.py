"""The ways to a site's posts."""

from __future__ import annotations

from spiders.ways.blogger import BloggerWay
from spiders.ways.browser import BrowserWay
from spiders.ways.drupal import DrupalWay
from spiders.ways.feed import FeedWay
from spiders.ways.ghost import GhostWay
from spiders.ways.listing import ListingWay
from spiders.ways.rest import RestWay
from spiders.ways.shopify import ShopifyWay
from spiders.ways.squarespace import SquarespaceWay
from spiders.ways.substack import SubstackWay
from spiders.ways.way import Way

# Most complete and cheapest first; the HTML of the archive's pages is what every site has, so it stands last.
WAYS: tuple[Way, ...] = (
    RestWay(),
    GhostWay(),
    DrupalWay(),
    SquarespaceWay(),
    BloggerWay(),
    ShopifyWay(),
    SubstackWay(),
    FeedWay(),
    BrowserWay(),
    ListingWay(),
)
