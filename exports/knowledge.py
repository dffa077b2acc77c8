"""What publication must know of all posts before it can complete one: the first of its two passes."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass

from exports.derived import passages
from exports.merge import Sources, candidates
from exports.post_ids import PostIds
from exports.rows import PostRows, Row
from exports.works import Works
from pipelines.boilerplate import Repetition
from pipelines.urls import bare_host, post_id

Group = tuple[str, str | None]  # site and language


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What all posts of the next snapshot say together."""

    post_ids: PostIds
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
    evidence = _Evidence()
    works = Works(row for rows in evidence.noting(sources) for row in rows.get("references", ()))
    addresses = {key: value for key, value in evidence.addresses.items() if value and key not in evidence.post_ids}
    return Knowledge(evidence.post_ids, addresses, frozenset(evidence.sites), evidence.repetition.repeated(), works)


def group(post: Row) -> Group:
    """Give what boilerplate is shared within."""
    return post["site"], post["language"]


class _Evidence:
    """What the posts that passed by said."""

    def __init__(self) -> None:
        self.post_ids = PostIds()
        self.addresses: dict[str, str | None] = {}
        self.sites: set[str] = set()
        self.repetition = Repetition()

    def noting(self, sources: Sources) -> Iterator[PostRows]:
        """Pass the posts of the next snapshot on."""
        for candidate in candidates(sources, light=True):
            rows = candidate.chosen
            if rows is not None:
                self._note(rows)
                yield rows

    def _note(self, rows: PostRows) -> None:
        post = rows["posts"][0]
        self.post_ids.add(post["post_id"])
        self.sites.add(bare_host(post["url"]))
        for other in {post_id(url) for url in {post["url"], post["canonical_url"]} if url} - {post["post_id"]}:
            # An address that two posts claim (a canonical link that leads to the front page) leads to neither.
            self.addresses[other] = None if other in self.addresses else post["post_id"]
        self.repetition.add(group(post), passages(rows))
