"""Ghost's Admin API, as far as filling a site needs it."""

from __future__ import annotations

import json
import time
from http.cookiejar import CookieJar
from typing import Any
from urllib.error import HTTPError
from urllib.request import HTTPCookieProcessor, Request, build_opener

OWNER = {"name": "Sanne Oosterbaan", "email": "sanne@example.test", "password": "een-lang-geheim-voor-tests", "blogTitle": "Keukenlab"}


TRIES = 20  # Ghost answers a login before it has stored the session


class AdminApi:
    """A session of the site's owner, whom the first call makes."""

    def __init__(self, base: str) -> None:
        self.base = base
        self._open = build_opener(HTTPCookieProcessor(CookieJar())).open
        self._send("authentication/setup/", {"setup": [OWNER]})
        self._send("session/", {"username": OWNER["email"], "password": OWNER["password"]})
        for _ in range(TRIES):
            try:
                self._send("users/me/", None)
                return
            except HTTPError:
                time.sleep(0.2)
        raise RuntimeError(f"{base} forgets who logged in")

    def add_post(self, post: dict[str, Any]) -> None:
        """Add one post from its HTML."""
        self._send("posts/?source=html", {"posts": [post]})

    def _send(self, path: str, value: dict[str, Any] | None) -> None:
        headers = {"Content-Type": "application/json", "Origin": self.base}
        body = None if value is None else json.dumps(value).encode()
        self.send(Request(f"{self.base}/ghost/api/admin/{path}", body, headers))

    def send(self, request: Request) -> None:
        """Make a request in the owner's name."""
        with self._open(request, timeout=120):
            pass
