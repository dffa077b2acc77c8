"""What publication must know of all posts before it can complete one: the first of its two passes."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass

from exports.derived import passages
from exports.merge import Sources, candidates
from exports.rows import PostRows, Row
from exports.works import Works
from pipelines.boilerplate import Repetition
from pipelines.urls import post_id, split_url

Group = tuple[str, str | None]  # site and language


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What all posts of the next snapshot say together."""

    post_ids: frozenset[str]
    addresses: Mapping[str, str]  # id of another address of a post -> its post_id
    sites: frozenset[str]  # hosts without www.
    repeated: Mapping[Hashable, frozenset[int]]  # by group
    works: Works

    def find_post(self, href: str) -> str | None:
        """Give the post that an address leads to; None where it is none of this dataset."""
        if bare_host(href) not in self.sites:
            return None
        key = post_id(href)
        return key if key in self.post_ids else self.addresses.get(key)


def gather(sources: Sources) -> Knowledge:
    """Read every post once."""
    post_ids: set[str] = set()
    addresses: dict[str, str | None] = {}
    sites: set[str] = set()
    repetition, works = Repetition(), Works()
    for rows in _chosen(sources):
        post = rows["posts"][0]
        post_ids.add(post["post_id"])
        sites.add(bare_host(post["url"]))
        for other in _other_ids(post):
            # An address that two posts claim (a canonical link that leads to the front page) leads to neither.
            addresses[other] = None if other in addresses else post["post_id"]
        repetition.add(group(post), passages(rows))
        works.add(rows)
    known = {key: value for key, value in addresses.items() if value and key not in post_ids}
    return Knowledge(frozenset(post_ids), known, frozenset(sites), repetition.repeated(), works)


def group(post: Row) -> Group:
    """Give what boilerplate is shared within."""
    return post["site"], post["language"]


def bare_host(url: str) -> str:
    """Give a URL's host as it stands in a post's key."""
    return (split_url(url).hostname or "").removeprefix("www.")


def _chosen(sources: Sources) -> Iterator[PostRows]:
    return (rows for candidate in candidates(sources, light=True) if (rows := candidate.chosen) is not None)


def _other_ids(post: Row) -> set[str]:
    urls = {post["url"], post["canonical_url"]} - {None}
    return {post_id(url) for url in urls} - {post["post_id"]}
