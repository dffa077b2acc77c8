"""Asking for posts that no archive lists any more: whether they are gone, moved, or only no longer listed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from scrapy import Request
from scrapy.spidermiddlewares.httperror import HttpError

from pipelines.urls import post_key
from spiders.faults import asked, wrong_answer

if TYPE_CHECKING:
    from scrapy.http import Response
    from twisted.python.failure import Failure

_GONE = frozenset({404, 410})


@dataclass(frozen=True, slots=True)
class Answer:
    """What a post that is not listed answers."""

    post_id: str
    kind: Literal["answers", "gone", "unclear"]
    address: str | None = None  # where it leads to, if elsewhere
    why: str | None = None  # it is unclear


def inquire(key: str, url: str) -> Request:
    """Give the request that asks for a post with HEAD; where that is no success, GET has the last word: some servers take no HEAD."""
    return _request(url, "HEAD", key)


def _request(url: str, method: str, key: str) -> Request:
    given = {"key": key, "url": url}
    return Request(url, _answered, method=method, errback=_failed, dont_filter=True, cb_kwargs=given)


def _answered(response: Response, key: str, url: str) -> Iterator[Answer | Request]:
    problem = wrong_answer(response, url)
    if problem and problem.code == "login-wall":
        yield Answer(key, "unclear", why=problem.detail)
        return
    yield Answer(key, "answers", response.url if post_key(response.url) != post_key(url) else None)


def _failed(failure: Failure) -> Iterator[Answer | Request]:
    request = asked(failure)
    key, url = request.cb_kwargs["key"], request.cb_kwargs["url"]
    if request.method == "HEAD" and isinstance(failure.value, HttpError):
        yield _request(url, "GET", key)
    elif isinstance(failure.value, HttpError) and failure.value.response.status in _GONE:
        yield Answer(key, "gone")
    else:
        yield Answer(key, "unclear", why=f"{url} gives no clear answer: {failure.getErrorMessage()}")
