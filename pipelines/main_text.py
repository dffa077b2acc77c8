"""The plain text of a page: its post's, or what it lists."""

from __future__ import annotations

import numpy as np

from pipelines.blocks.walk import read_blocks
from pipelines.body import Judgement, body_of, judge_page
from pipelines.content import content_text
from pipelines.declared_body import with_declared
from pipelines.document import open_document
from pipelines.metadata.registry import read_metadata
from pipelines.model.body import Document
from pipelines.model.page import RawPage
from pipelines.page_kind import lists_posts
from pipelines.segments.model import load_network
from pipelines.text import clean_lines

LISTED = 0.35  # probability above which a segment is what a page lists; by cross-validation
_LONG_POST = 300  # words: a page with a longer post is that post's, whatever it lists besides
_SHARE = 0.2  # of the listed words: a shorter post is more likely an entry of a list
_SHARE_OF_LISTING = 0.4  # the same where the page says that it lists posts


def main_text(html: str | bytes, url: str = "") -> str:
    """Give the text of the page's main post, as ``normalise`` has it in ``content_text``; empty where there is none.

    On a listing page it is the entries' titles and texts. Blocks and entries are parted by blank lines.
    """
    page = RawPage.of_html(html, url)
    document = open_document(page)
    title = read_metadata(document, page.headers).title
    judgement = judge_page(document, title)
    return (judgement and _listed_text(document, judgement)) or _post_text(document, judgement, title) or ""


def _post_text(document: Document, judgement: Judgement | None, title: str | None) -> str | None:
    document, body = with_declared(document, body_of(judgement) if judgement else None)
    return content_text(block.text for block in read_blocks(body, document, title).blocks) if body else None


def _listed_text(document: Document, judgement: Judgement) -> str | None:
    """Give the text of a listing page; None of a page that is rather one post's."""
    page, choice = judgement.page, judgement.choice
    says_so = lists_posts(document)
    is_doubtful = says_so and not choice.container.sure and not choice.container.plain
    post_words = 0.0 if is_doubtful else page.words[choice.kept].sum()
    if judgement.features is None or says_so is False or post_words > _LONG_POST or (choice.container.plain and not says_so):
        return None
    listed = load_network("listing").judge(judgement.features) > LISTED
    if post_words > (_SHARE_OF_LISTING if says_so else _SHARE) * page.words[listed].sum():
        return None
    return content_text(clean_lines(page.texts[place]) for place in np.flatnonzero(listed))
