"""What speaks for a way: that it lists what the archive lists, and that it loses nothing of a post."""

from __future__ import annotations

from collections import Counter

from pipelines.blocks.gallery import Gallery
from pipelines.blocks.image import Image
from pipelines.model.entry import Entry, Listing
from pipelines.model.post import Post
from pipelines.page_count import page_count
from pipelines.page_kind import lists_posts
from pipelines.pagination import find_next
from pipelines.urls import post_key
from spiders.ways.way import ArchivePage, Opening

_COLUMNS = ("title", "authors", "published_at", "modified_at", "tags", "categories", "language", "excerpt", "featured_image")
_HEAD = ("meta_title", "meta_description", "canonical_url")  # of the page, not of the post: a way without them loses no post
_SLACK = 5  # words: furniture that stands inside a page's text


def in_archives_order(shown: Listing, page: ArchivePage) -> tuple[Entry, ...] | None:
    """Give what a way found, in the archive's order: posts that the first page shows pinned come first. None where the two disagree.

    They agree where the first page shows, after its pinned posts, the first of what was found, each in its place. A way whose end
    is open may have fewer posts than the first page.
    """
    if not shown.entries:
        return page.listing.entries
    by_key = {post_key(entry.url): entry for entry in page.listing.entries}
    keys = [post_key(entry.url) for entry in shown.entries]
    for pinned in range((len(keys) + 1) // 2):
        lead = keys[:pinned]
        rest = [key for key in by_key if key not in frozenset(lead)]
        after = keys[pinned:][: len(rest)] if page.open_end or page.next else keys[pinned:]
        if after and after == rest[: len(after)] and _are_pinned(lead, list(by_key), more=page.next is not None):
            first = (by_key.get(key, entry) for key, entry in zip(lead, shown.entries, strict=False))
            return (*first, *(by_key[key] for key in rest))
    return None


def _are_pinned(lead: list[str], found: list[str], *, more: bool) -> bool:
    """Say whether the posts that a page shows first are pinned: old ones may come with a later answer, posts of no answer are lost."""
    return all(key in found for key in lead) or (more and lead[:1] != found[:1])


def fits_pager(opening: Opening, total: int | None) -> bool:
    """Say whether a total can be that of the archive: as many pages as its pager counts, of as many posts as its first page shows."""
    shown = len(opening.listing.entries)
    if total is None or not shown:
        return True
    last = page_count(opening.document)
    if last is None:
        return total <= shown or find_next(opening.document) is not None or lists_posts(opening.document) is True
    return (last - 1) * shown // 2 < total <= last * shown


def losses(whole: Post, other: Post) -> tuple[str, ...]:
    """Name what a post's own page (``whole``) gives and another reading of the same post does not: columns, and kinds of content."""
    lost = [name for name in _COLUMNS if getattr(whole, name) and not getattr(other, name)]
    lost += [name for name in _HEAD if getattr(whole.metadata, name) and not getattr(other.metadata, name)]
    if missing_words(whole.content_text, other.content_text) > max(_SLACK, _words(whole.content_text).total() // 50):
        lost.append("text")
    mine, theirs = _kinds(whole), _kinds(other)
    return (*lost, *(kind for kind in mine if theirs[kind] < mine[kind]))


def matters(loss: str) -> bool:
    """Say whether a loss is one of the post itself, and not only of what its page's head says or a theme derives from it."""
    return loss not in (*_HEAD, "excerpt", "language", "toc blocks")


def missing_words(whole: str | None, other: str | None) -> int:
    """Count the words of one text that another one lacks."""
    return (_words(whole) - _words(other)).total()


def _words(text: str | None) -> Counter[str]:
    return Counter((text or "").lower().split())


def _kinds(post: Post) -> Counter[str]:
    kinds: Counter[str] = Counter(f"{block.type} blocks" for block in post.blocks)
    pictures = [block.image for block in post.blocks if isinstance(block, Image)]
    pictures += [picture for block in post.blocks if isinstance(block, Gallery) for picture in block.images]
    kinds["images"] = len(pictures)
    kinds["captions"] = sum(1 for picture in pictures if picture.caption)
    kinds["references"] = len(post.references)
    return +kinds
