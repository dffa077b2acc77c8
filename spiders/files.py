"""Fetches pictures and files, each from the first of its addresses that has it, as politely as pages."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from scrapy import Request, Spider
from scrapy.spidermiddlewares.httperror import HttpError

from spiders.faults import RefusedError

if TYPE_CHECKING:
    from scrapy.http import Response
    from twisted.python.failure import Failure


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file that posts name."""

    url: str  # as posts name it
    addresses: tuple[str, ...]  # where it may lie, the best first
    kind: str  # image, audio, video or file


class FilesSpider(Spider):
    """Fetches ``wanted``; ``store`` takes the bytes or raises ``ValueError``, ``miss`` is told why there are none."""

    name = "files"
    # One file more in flight would be 100 MB more in memory.
    custom_settings: ClassVar[dict[str, Any]] = {  # type: ignore[misc]  # Scrapy declares it of the instance
        "DOWNLOAD_MAXSIZE": 100 * 1024 * 1024,
        "DOWNLOAD_WARNSIZE": 0,
        "DOWNLOAD_TIMEOUT": 600,
        "CONCURRENT_REQUESTS": 4,
        "ITEM_PIPELINES": {},
        "COOKIES_ENABLED": False,
        "PRESSMARK_MAX_REQUESTS": 0,
    }

    def __init__(
        self,
        wanted: Callable[[], Iterable[Wanted]],
        archives: Iterable[str],
        store: Callable[[Wanted, bytes], None],
        miss: Callable[[Wanted, str], None],
        **arguments: Any,
    ) -> None:
        super().__init__(**arguments)
        self.archives = tuple(archives)  # addresses of the posts' own sites: only these may be in a private network
        self._wanted, self._store, self._miss = wanted, store, miss

    async def start(self) -> AsyncIterator[Any]:
        """Ask for the first address of each."""
        for file in self._wanted():
            yield self._request(file, 0)

    def _request(self, file: Wanted, place: int) -> Request:
        return Request(
            file.addresses[place], callback=self._take, errback=self._fail, dont_filter=True, cb_kwargs={"file": file, "place": place}
        )

    def _take(self, response: Response, file: Wanted, place: int) -> Iterator[Request]:
        try:
            self._store(file, response.body)
        except ValueError as error:
            yield from self._next(file, place, str(error))

    def _fail(self, failure: Failure) -> Iterator[Request]:
        request: Request = failure.request  # type: ignore[attr-defined]
        yield from self._next(request.cb_kwargs["file"], request.cb_kwargs["place"], _why(failure))

    def _next(self, file: Wanted, place: int, why: str) -> Iterator[Request]:
        if place + 1 < len(file.addresses):
            yield self._request(file, place + 1)
        else:
            self._miss(file, why)


def _why(failure: Failure) -> str:
    """Say in a few words why there was no answer."""
    error = failure.value
    if isinstance(error, HttpError):
        return f"answered {error.response.status}"
    if isinstance(error, RefusedError):
        return str(error)
    if type(error).__name__ == "DownloadCancelledError":
        return "larger than 100 MB"
    return f"{type(error).__name__}: {error}"[:300]
