"""Look DOIs up at Crossref: an optional step, off unless somebody gives an e-mail address.

One request a DOI to ``/works/{doi}``, as https://api.crossref.org describes it: the address in ``mailto`` puts the requests
into the polite pool. Answers, also "not known", are kept in an SQLite file, so that no DOI is asked for twice.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen

BASE_URL = "https://api.crossref.org"
INTERVAL_SECONDS = 0.2  # five requests a second, half of what the polite pool allows
_ATTEMPTS = 3
_TIMEOUT_SECONDS = 30
_LONGEST_WAIT_SECONDS = 60  # of what a server asks for in Retry-After
_MAX_BYTES = 5_000_000  # a record with a thousand authors and their affiliations has some 500 kB


@dataclass
class Crossref:
    """A client with a cache and a rate limit; ``look_up`` gives CSL-JSON items."""

    email: str
    cache: Path
    base_url: str = BASE_URL
    interval_seconds: float = INTERVAL_SECONDS
    sleep: Callable[[float], None] = time.sleep
    _asked_at: float = field(default=float("-inf"), init=False)

    def __post_init__(self) -> None:
        if "@" not in self.email:
            raise ValueError(f"Crossref wants an e-mail address to write to, not {self.email!r}")
        with closing(sqlite3.connect(self.cache)) as store, store:
            store.execute("CREATE TABLE IF NOT EXISTS works (doi TEXT PRIMARY KEY, item TEXT)")

    def look_up_all(self, dois: Iterable[str]) -> Iterator[tuple[str, dict[str, Any] | None]]:
        """Give each DOI with its item, in order."""
        for doi in dois:
            yield doi, self.look_up(doi)

    def look_up(self, doi: str) -> dict[str, Any] | None:
        """Give Crossref's record of a DOI as a CSL-JSON item; None where it has none.

        Raises ``ConnectionError`` where Crossref cannot be reached or goes on refusing; nothing is cached then.
        """
        doi = doi.lower()
        with closing(sqlite3.connect(self.cache)) as store, store:
            row = store.execute("SELECT item FROM works WHERE doi = ?", (doi,)).fetchone()
            if row is None:
                message = self._ask(doi)
                row = (json.dumps(csl_item(message)) if message else None,)
                store.execute("INSERT OR REPLACE INTO works VALUES (?, ?)", (doi, row[0]))
        return json.loads(row[0]) if row[0] else None

    def _ask(self, doi: str) -> dict[str, Any] | None:
        url = f"{self.base_url}/works/{quote(doi, safe='')}?{urlencode({'mailto': self.email})}"
        request = Request(url, headers={"User-Agent": f"pressmark (mailto:{self.email})", "Accept": "application/json"})  # noqa: S310 - http(s) only
        for attempt in range(1, _ATTEMPTS + 1):
            self._wait_turn()
            try:
                with urlopen(request, timeout=_TIMEOUT_SECONDS) as response:  # noqa: S310 - as above
                    answer = json.loads(response.read(_MAX_BYTES))
                    message = answer.get("message") if isinstance(answer, dict) else None
                    return message if isinstance(message, dict) else None
            except HTTPError as error:
                if error.code == 404:
                    return None
                if attempt == _ATTEMPTS or error.code not in (429, 500, 502, 503, 504):
                    raise ConnectionError(f"Crossref answers {error.code} to {url}") from error
                self.sleep(_seconds(error.headers.get("Retry-After"), attempt))
            except (URLError, TimeoutError, json.JSONDecodeError) as error:
                if attempt == _ATTEMPTS:
                    raise ConnectionError(f"Crossref gives no answer to {url}: {error}") from error
        return None

    def _wait_turn(self) -> None:
        wait = self._asked_at + self.interval_seconds - time.monotonic()
        if wait > 0:
            self.sleep(wait)
        self._asked_at = time.monotonic()


def _seconds(retry_after: str | None, attempt: int) -> float:
    """Give what a server asks to wait, or two, four ... seconds where it does not say in seconds."""
    return min(float(retry_after), _LONGEST_WAIT_SECONDS) if retry_after and retry_after.isdigit() else float(2**attempt)


# Crossref's types that CSL names otherwise.
_TYPES = {
    "journal-article": "article-journal", "book-chapter": "chapter", "book-section": "chapter", "proceedings-article": "paper-conference",
    "monograph": "book", "edited-book": "book", "reference-book": "book", "dissertation": "thesis", "posted-content": "article",
    "report-component": "report", "peer-review": "review",
}  # fmt: skip
_TEXTS = ("volume", "issue", "page", "publisher", "DOI", "URL", "language")
_FIRST = ("title", "container-title")  # lists at Crossref, texts in CSL


def csl_item(message: dict[str, Any]) -> dict[str, Any]:
    """Give the ``message`` of a Crossref answer as a CSL-JSON item; what is oddly formed is left out."""
    item: dict[str, Any] = {"type": _TYPES.get(str(message.get("type")), str(message.get("type") or "document"))}
    item |= {name: str(message[name]) for name in _TEXTS if message.get(name)}
    item |= {name: str(message[name][0]) for name in _FIRST if isinstance(message.get(name), list) and message[name]}
    for role in ("author", "editor"):
        if isinstance(message.get(role), list):
            names = [_name(name) for name in message[role] if isinstance(name, dict)]
            item |= {role: names} if names else {}
    issued = message.get("issued")
    if isinstance(issued, dict) and (issued.get("date-parts") or [[None]])[0][0]:
        item["issued"] = {"date-parts": [issued["date-parts"][0]]}
    return item


def _name(name: dict[str, Any]) -> dict[str, str]:
    if name.get("family"):
        return {part: str(name[part]) for part in ("family", "given", "suffix") if name.get(part)}
    return {"literal": str(name.get("name") or "")}
