"""Crossref lookup against a local stand-in that answers as api.crossref.org does."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from spiders.crossref import Crossref, csl_item

# The form of an answer is that of Crossref's REST API; the work is made up.
MESSAGE = {
    "DOI": "10.5555/zinc.2019.7",
    "type": "journal-article",
    "title": ["Zinc and the common cold"],
    "container-title": ["Journal of Made-up Medicine"],
    "publisher": "Example Press",
    "volume": "12",
    "issue": "3",
    "page": "45-51",
    "author": [
        {"given": "Ada", "family": "Berg", "sequence": "first", "affiliation": []},
        {"name": "Zinc Study Group", "sequence": "additional"},
    ],
    "issued": {"date-parts": [[2019, 7, 4]]},
    "URL": "https://doi.org/10.5555/zinc.2019.7",
}


class StandIn(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        server = self.server
        assert isinstance(server, Server)
        server.asked.append(self.path)
        status = server.refusals.pop(0) if server.refusals else 200
        doi = unquote(urlsplit(self.path).path.removeprefix("/works/"))
        if status == 200 and doi != MESSAGE["DOI"]:
            status = 404
        body = json.dumps({"status": "ok", "message-type": "work", "message": MESSAGE}) if status == 200 else "Resource not found."
        self.send_response(status)
        if status == 429:
            self.send_header("Retry-After", "7")
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *args: object) -> None: ...


class Server(ThreadingHTTPServer):
    asked: list[str]
    refusals: list[int]


@pytest.fixture
def server() -> Iterator[Server]:
    stand_in = Server(("127.0.0.1", 0), StandIn)
    stand_in.asked, stand_in.refusals = [], []
    thread = threading.Thread(target=stand_in.serve_forever, daemon=True)
    thread.start()
    yield stand_in
    stand_in.shutdown()
    stand_in.server_close()


@pytest.fixture
def waits() -> list[float]:
    return []


@pytest.fixture
def crossref(server: Server, waits: list[float], tmp_path: Path) -> Crossref:
    url = f"http://127.0.0.1:{server.server_port}"
    return Crossref("librarian@example.org", tmp_path / "crossref.sqlite", base_url=url, sleep=waits.append)


def test_a_known_doi_gives_a_csl_item(crossref: Crossref) -> None:
    assert crossref.look_up("10.5555/ZINC.2019.7") == {
        "type": "article-journal",
        "title": "Zinc and the common cold",
        "container-title": "Journal of Made-up Medicine",
        "publisher": "Example Press",
        "volume": "12",
        "issue": "3",
        "page": "45-51",
        "DOI": "10.5555/zinc.2019.7",
        "URL": "https://doi.org/10.5555/zinc.2019.7",
        "author": [{"family": "Berg", "given": "Ada"}, {"literal": "Zinc Study Group"}],
        "issued": {"date-parts": [[2019, 7, 4]]},
    }


def test_the_request_names_the_address_to_write_to(crossref: Crossref, server: Server) -> None:
    crossref.look_up("10.5555/zinc.2019.7")
    assert parse_qs(urlsplit(server.asked[0]).query) == {"mailto": ["librarian@example.org"]}


def test_no_doi_is_asked_for_twice_known_or_not(crossref: Crossref, server: Server) -> None:
    for doi in ("10.5555/zinc.2019.7", "10.5555/zinc.2019.7", "10.5555/unknown", "10.5555/unknown"):
        crossref.look_up(doi)
    assert len(server.asked) == 2
    assert crossref.look_up("10.5555/unknown") is None


def test_requests_keep_their_distance(crossref: Crossref, waits: list[float]) -> None:
    crossref.interval_seconds = 5
    list(crossref.look_up_all(["10.5555/a", "10.5555/b", "10.5555/c"]))
    assert len(waits) == 2
    assert all(4 < wait <= 5 for wait in waits)


def test_a_busy_server_is_given_the_time_it_asks_for(crossref: Crossref, server: Server, waits: list[float]) -> None:
    crossref.interval_seconds = 0
    server.refusals[:] = [429, 503]
    assert crossref.look_up("10.5555/zinc.2019.7") is not None
    assert waits == [7, 4]


def test_a_server_that_goes_on_refusing_is_an_error_and_is_not_cached(crossref: Crossref, server: Server) -> None:
    server.refusals[:] = [503, 503, 503]
    with pytest.raises(ConnectionError, match="503"):
        crossref.look_up("10.5555/zinc.2019.7")
    assert crossref.look_up("10.5555/zinc.2019.7") is not None


def test_it_does_nothing_without_an_address(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="e-mail"):
        Crossref("", tmp_path / "crossref.sqlite")


def test_oddly_formed_answers_lose_only_their_odd_parts() -> None:
    message = {"type": None, "title": [], "author": ["?", {"family": "Berg"}], "issued": {"date-parts": [[None]]}, "volume": 3}
    assert csl_item(message) == {"type": "document", "volume": "3", "author": [{"family": "Berg"}]}
