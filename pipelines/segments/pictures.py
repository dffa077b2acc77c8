"""Pictures above a post's text: the post's own, as themes place it, and no block of the text."""

from __future__ import annotations

import re
from itertools import takewhile

from lxml.html import HtmlElement

# Takes "wp-post-image", "post-featured-img", "item-image", "entry-thumbnail"; leaves "wp-image-12", "gallery-item-image", "image-hero".
_OF_POST = re.compile(
    r"(?:^|\s)(?:wp-post-image|field--name-field-(?:image|media|photo|picture|hero)|(?:post|item|entry|article|news|blog|single)[_-]{0,2}(?:image|img|thumb|thumbnail|cover|picture|photo))(?:$|\s)"
    r"|(?:^|[\s_-])(?:featured|feature|hero|lead|cover)[_-]?(?:image|img|thumb|thumbnail|media|picture|photo)(?:$|[\s_-])",
    re.IGNORECASE,
)
_IMAGE_OF_POST = frozenset(("image", "thumbnailUrl", "schema:image"))  # as microdata and RDFa say it


def featured_pictures(root: HtmlElement, first: HtmlElement) -> frozenset[HtmlElement]:
    """Find the pictures under a body's root whose class says that they are the post's, before the element of its first text.

    Each is given with what is around it alone. One whose caption is that text stays with it.
    """
    before = takewhile(lambda element: element is not first, root.iter())
    captioned = next((above for above in first.iterancestors() if above.tag == "figure"), None)
    pictures = [element for element in before if element.tag in ("img", "amp-img") and _is_of_post(element, root)]
    return frozenset(_with_frame(element, root) for element in pictures if captioned is None or captioned not in element.iterancestors())


def _is_of_post(picture: HtmlElement, root: HtmlElement) -> bool:
    around = takewhile(lambda above: above is not root, picture.iterancestors())
    said = f"{picture.get('itemprop') or ''} {picture.get('property') or ''}".split()
    return not _IMAGE_OF_POST.isdisjoint(said) or any(_OF_POST.search(element.get("class") or "") for element in (picture, *around))


def _with_frame(picture: HtmlElement, root: HtmlElement) -> HtmlElement:
    """Climb to the outermost element that holds this picture and nothing else."""
    element = picture
    while (above := element.getparent()) is not None and above is not root and len(above) == 1 and not "".join(above.itertext()).strip():
        element = above
    return element


def lead_pictures(root: HtmlElement, inner: HtmlElement) -> frozenset[HtmlElement]:
    """Find what stands above the one part of the body that holds all of its text: the post's picture, as themes place it.

    A picture among the paragraphs has their parent, and stays.
    """
    found: set[HtmlElement] = set()
    while inner is not root:
        found.update(sibling for sibling in inner.itersiblings(preceding=True) if _is_picture(sibling))
        inner = inner.getparent()
    return frozenset(found)


def _is_picture(element: HtmlElement) -> bool:
    tags = {each.tag for each in element.iter() if isinstance(each.tag, str)}
    return not tags.isdisjoint(("img", "amp-img")) and tags.isdisjoint(("iframe", "video", "audio", "embed", "object"))
