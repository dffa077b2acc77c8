"""What went wrong with a request, in stable codes and a sentence that names the address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrapy.exceptions import IgnoreRequest
from scrapy.http import HtmlResponse, Response, TextResponse
from scrapy.spidermiddlewares.httperror import HttpError

from pipelines.model.problem import Problem

if TYPE_CHECKING:
    from scrapy import Request
    from twisted.python.failure import Failure

_LOGIN_WORDS = ("/login", "/signin", "/sign-in", "/wp-login", "/account/login", "/user/login", "/inloggen", "/anmelden", "/connexion")


class RefusedError(IgnoreRequest):
    """A request that is not made: off the site, into a private network, beyond a limit. ``code`` is a problem's."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(detail)
        self.code = code


def asked(failure: Failure) -> Request:
    """Give the request that failed: Scrapy sets it on the failure."""
    request: Request = failure.request  # type: ignore[attr-defined]
    return request


def fault_of(error: BaseException | None, url: str) -> tuple[Problem, int]:
    """Give the problem that a failed request is, and its status, 0 where there was no answer."""
    if isinstance(error, HttpError):
        status = error.response.status
        kind = "login-wall" if status in {401, 403} else f"http-{status}"
        told = {"login-wall": "asks for a login or refuses us"}.get(kind, "answered")
        return Problem("fetch", kind, f"{url} {told} (status {status})", url=url), status
    if isinstance(error, RefusedError):
        return Problem("fetch", error.code, str(error), url=url), 0
    if isinstance(error, IgnoreRequest):
        if "robots.txt" in str(error):
            return Problem("fetch", "robots-forbidden", f"{url} is forbidden by robots.txt", url=url), 0
        if "redirect" in str(error).lower():
            return Problem("fetch", "redirect-loop", f"{url} redirects without end", url=url), 0
    name = type(error).__name__
    code = {"TimeoutError": "timeout", "DNSLookupError": "dns", "DownloadTimeoutError": "timeout"}.get(name, "unreachable")
    return Problem("fetch", code, f"{url} could not be fetched: {name}: {error}".rstrip(": "), url=url), 0


def wrong_answer(response: Response, url: str) -> Problem | None:
    """Give what is wrong with an answer of status 200: not HTML, or a login form in the place of the page."""
    if not isinstance(response, HtmlResponse) and not (isinstance(response, TextResponse) and b"<" in response.body[:512]):
        kind = (response.headers.get("Content-Type") or b"unknown").decode("latin-1").partition(";")[0]
        return Problem("fetch", "not-html", f"{url} is no HTML but {kind}", url=url)
    if response.url != url and any(word in response.url.lower() for word in _LOGIN_WORDS):
        return Problem("fetch", "login-wall", f"{url} leads to a login form at {response.url}", url=url)
    return None
