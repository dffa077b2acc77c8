"""The configurations in which WordPress is served: a covering set, not the product."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tests.sites.source import SourcePost

NAME = "/%postname%/"
DATE = "/%year%/%monthnum%/%day%/%postname%/"
INDEX = "/index.php/%category%/%postname%/"
PLAIN = ""

# The site editor's archive with whole posts: a reader sees no cards but the texts.
WHOLE_POSTS = """
<!-- wp:template-part {"slug":"header","tagName":"header"} /-->
<!-- wp:group {"tagName":"main","layout":{"type":"constrained"}} -->
<main class="wp-block-group"><!-- wp:query-title {"type":"archive"} /-->
<!-- wp:query {"query":{"perPage":10,"pages":0,"offset":0,"postType":"post","inherit":true},"layout":{"inherit":true}} -->
<div class="wp-block-query"><!-- wp:post-template -->
<!-- wp:post-title {"isLink":true} /-->
<!-- wp:post-author {"showAvatar":false} /-->
<!-- wp:post-date /-->
<!-- wp:post-content /-->
<!-- wp:post-terms {"term":"post_tag"} /-->
<!-- /wp:post-template -->
<!-- wp:query-pagination --><!-- wp:query-pagination-previous /--><!-- wp:query-pagination-next /--><!-- /wp:query-pagination --></div>
<!-- /wp:query --></main>
<!-- /wp:group -->
<!-- wp:template-part {"slug":"footer","tagName":"footer"} /-->
"""


@dataclass(frozen=True, kw_only=True)
class Configuration:
    """What an administrator chose."""

    name: str
    theme: str
    permalinks: str = NAME
    rest: str = "on"  # on, off (401) or gone (404 without a link)
    feeds: str = "full"  # full, excerpt or off
    archive: str = "excerpt"  # excerpt or full
    more: str = "links"  # keukenlab: links, url or ajax
    language: str = "en_US"
    plugins: bool = False  # what plugins add to pages: contents, share buttons, related posts, lazy loading ...
    templates: dict[str, str] = field(default_factory=dict)
    unseen: tuple[str, ...] = ()  # what an archive of whole posts does not show of them

    @property
    def ways(self) -> frozenset[str]:
        """The ways to its posts that this site offers."""
        return frozenset({"listing"} | ({"rest"} if self.rest == "on" else set()) | ({"feed"} if self.feeds != "off" else set()))

    @property
    def protected(self) -> str:
        """How pages mark a protected post's title; REST gives it unmarked."""
        return "Beveiligd: {title}" if self.language == "nl_NL" else "Protected: {title}"

    @property
    def tag_path(self) -> str:
        """The archive of the tag keukenlab."""
        if not self.permalinks:
            return "/?tag=keukenlab"
        return "/index.php/tag/keukenlab/" if self.permalinks.startswith("/index.php") else "/tag/keukenlab/"

    def post_path(self, post: SourcePost) -> str:
        """A post's permalink."""
        if not self.permalinks:
            return f"/?p={post.id}"
        path = self.permalinks.replace("%postname%", post.slug).replace("%category%", _category_path(post))
        return path.replace("%year%", f"{post.date:%Y}").replace("%monthnum%", f"{post.date:%m}").replace("%day%", f"{post.date:%d}")

    def settings(self) -> dict[str, Any]:
        """The same as ``configuration.php`` reads it."""
        mods = {
            "archive": "cards" if self.archive == "excerpt" else "full",
            "more": self.more,
            "display_excerpt_or_full_post": self.archive,
        }
        return {
            "options": {
                "template": self.theme,
                "stylesheet": self.theme,
                "permalink_structure": self.permalinks,
                "rss_use_excerpt": int(self.feeds == "excerpt"),
                "WPLANG": "" if self.language == "en_US" else self.language,
            },
            "theme_mods": mods,
            "rest": self.rest,
            "feeds": "off" if self.feeds == "off" else "on",
            "plugins": self.plugins,
            "templates": self.templates,
        }


def _category_path(post: SourcePost) -> str:
    """Of several categories WordPress takes the one with the lowest number: the one that was made first."""
    first = next(slug for slug in ("proeven", "bakken", "tuin", "notes") if slug in post.categories)
    return "proeven/bakken" if first == "bakken" else first


CONFIGURATIONS = (
    Configuration(name="classic", theme="twentytwentyone"),
    Configuration(name="classic-whole", theme="twentytwentyone", archive="full", rest="gone", feeds="excerpt", unseen=("author",)),
    Configuration(name="classic-plain", theme="twentytwentyone", permalinks=PLAIN, rest="gone", language="nl_NL", plugins=True),
    Configuration(name="classic-plain-rest", theme="twentytwentyone", permalinks=PLAIN, archive="full", feeds="off", unseen=("author",)),
    Configuration(name="block-grid", theme="twentytwentytwo", rest="off", feeds="excerpt", plugins=True),
    Configuration(name="block-dutch", theme="twentytwentythree", permalinks=DATE, rest="gone", language="nl_NL"),
    Configuration(
        name="block-whole", theme="twentytwentythree", rest="gone", feeds="off", archive="full", templates={"archive": WHOLE_POSTS}
    ),
    Configuration(name="block-rest", theme="twentytwentythree", permalinks=INDEX, feeds="excerpt"),
    Configuration(name="more-url", theme="keukenlab", archive="full", more="url", rest="off", feeds="off"),
    Configuration(name="more-ajax", theme="keukenlab", more="ajax", rest="gone", feeds="excerpt", language="nl_NL"),
    Configuration(name="own-cards", theme="keukenlab", permalinks=PLAIN, rest="gone", feeds="off", plugins=True),
    Configuration(name="own-whole", theme="keukenlab", archive="full", permalinks=DATE, rest="off"),
)
