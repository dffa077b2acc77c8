"""A page as the rows that wait for publication. Nothing that a page contains, and no fault of ours, costs more than its own post."""

from __future__ import annotations

import logging
from dataclasses import replace

from exports.rows import encode_rows
from exports.tables import RowContext, post_rows
from pipelines.model.page import RawPage
from pipelines.model.post import Post
from pipelines.normalise import failed_post, read_post

logger = logging.getLogger("pressmark")


def read_rows(page: RawPage, context: RowContext) -> tuple[Post, bytes]:
    """Give a page's post and its encoded rows; where they cannot be made, those of a post that failed, with the reason."""
    try:
        return _encoded(read_post(page), context)
    except Exception as error:
        logger.exception("%s could not be normalised", page.url)
        detail = f"{page.url} could not be normalised: {error!a}"
    try:
        return _encoded(failed_post(page, detail), context)
    except Exception:  # what its archive says of it is what cannot be stored
        return _encoded(failed_post(replace(page, known=None, fallback=None, problems=()), detail), context)


def _encoded(post: Post, context: RowContext) -> tuple[Post, bytes]:
    return post, encode_rows(post_rows(post, context))
