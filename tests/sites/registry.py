"""All sites that the tests can crawl."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial

from tests.sites.generators.build import StaticSite
from tests.sites.generators.eleventy_site import ELEVENTY
from tests.sites.generators.hexo_site import HEXO
from tests.sites.generators.hugo_site import HUGO
from tests.sites.generators.mkdocs_site import MKDOCS
from tests.sites.generators.nikola_site import NIKOLA
from tests.sites.generators.pelican_site import PELICAN
from tests.sites.generators.theme_site import THEMES
from tests.sites.ghost import site as ghost
from tests.sites.gold import Gold
from tests.sites.wordpress import site as wordpress
from tests.sites.wordpress.configurations import CONFIGURATIONS


@dataclass(frozen=True)
class Site:
    """One site in one configuration."""

    name: str
    missing: Callable[[], str | None]  # why it cannot be served here
    served: Callable[[int], AbstractContextManager[tuple[str, Gold]]]  # port (0: any) to the archive's address and the gold
    whole: bool = False  # whether its archive carries whole posts
    ways: frozenset[str] = frozenset({"listing"})  # the ways to its posts that it offers


def _static_ways(site: StaticSite) -> frozenset[str]:
    """The pages, and the feed of the tag where its pages name it (Pelican's name that of all posts alone)."""
    return frozenset({"listing", "feed"}) if site in (*HUGO, *NIKOLA) else frozenset({"listing"})


SITES = (
    *(
        Site(f"wordpress-{one.name}", wordpress.missing, partial(wordpress.served, one), one.archive == "full", one.ways)
        for one in CONFIGURATIONS
    ),
    *(
        Site(one.name, one.missing, one.served, one.whole, _static_ways(one))
        for one in (*HUGO, *PELICAN, *NIKOLA, *ELEVENTY, *HEXO, *MKDOCS, *THEMES)
    ),
    Site("ghost", ghost.missing, ghost.served),
)
