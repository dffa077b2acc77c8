"""``pressmark export --media``: each file once, from the best of its addresses, and what is missing is said."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pyarrow.parquet as pq
import pytest

from tests.exports.migration.pages import post_of
from tests.exports.migration.test_content import JPEG, PNG, SVG
from tests.exports.sample import publish_posts

PAGE = b"<!DOCTYPE html><html><title>Not here</title><p>Sorry.</p></html>"
FILES: dict[str, tuple[int, str, bytes]] = {
    "/a/photo.png": (200, "image/png", PNG),
    "/b/photo.png": (200, "image/png", PNG + b"other"),
    "/copy.png": (200, "image/png", PNG),  # the same bytes as the first
    "/named.png": (200, "text/plain", JPEG),  # another type than its name and header say
    "/wp-content/uploads/2024/05/hive.jpg": (200, "image/jpeg", JPEG + b"original"),
    "/wp-content/uploads/2024/05/hive-scaled.jpg": (200, "image/jpeg", JPEG + b"copy"),
    "/wp-content/uploads/2024/05/cut-300x200.jpg": (200, "image/jpeg", JPEG + b"only copy"),
    "/report.pdf": (200, "application/pdf", b"%PDF-1.7\n1 0 obj"),
    "/page.png": (200, "image/png", PAGE),
    "/evil.svg": (200, "image/svg+xml", SVG.format("<script>alert(1)</script>").encode()),
    "/secret/hidden.png": (200, "image/png", PNG + b"hidden"),
    "/robots.txt": (200, "text/plain", b"User-agent: *\nDisallow: /secret/\n"),
}
TEXT = "<p>This paragraph is long enough that nobody takes the article for a mere teaser of some other page of the site.</p>"


class Handler(BaseHTTPRequestHandler):
    """Answers what ``FILES`` says, and counts."""

    asked: ClassVar[Counter[str]] = Counter()

    def do_GET(self) -> None:
        self.asked[self.path] += 1
        if self.path == "/huge.png":
            self.send_response(200)
            self.send_header("Content-Length", str(101 * 1024 * 1024))
            self.end_headers()
            self.wfile.write(PNG)
            return
        status, kind, body = FILES.get(self.path, (404, "text/html", PAGE))
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[str]:
    """The address of a site with these files."""
    Handler.asked.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def exported(dataset: Path, out: Path) -> dict[str, Any]:
    """What the export says of one post."""
    arguments = ["export", str(dataset), "--to", "jsonl", "--media", "--base-url", "https://new.test", "--out", str(out)]
    done = subprocess.run([sys.executable, "-m", "pressmark", *arguments], capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr[-3000:]
    record: dict[str, Any] = json.loads((out / "posts.jsonl").read_text(encoding="utf-8"))
    return record


def test_every_picture_and_file_is_had_once_and_the_missing_are_named(site: str, tmp_path: Path) -> None:
    shown = ("/a/photo.png", "/b/photo.png", "/copy.png", "/named.png", "/wp-content/uploads/2024/05/hive-scaled.jpg",
             "/wp-content/uploads/2024/05/cut-300x200.jpg", "/gone.png", "/page.png", "/evil.svg", "/huge.png", "/secret/hidden.png")  # fmt: skip
    html = TEXT + "".join(
        f'<figure><img src="{site}{path}" alt="Alt {n}" width="640" height="480"></figure>' for n, path in enumerate(shown)
    )
    html += f'<p>The <a href="{site}/report.pdf">report</a> and <a href="https://else.test/other.pdf">another</a>.</p>'
    post = post_of(html)
    publish_posts(tmp_path / "data", [type(post)(**{**{name: getattr(post, name) for name in post.__slots__}, "url": f"{site}/post/"})])

    new = exported(tmp_path / "data", tmp_path / "out")["new"]
    stored = {file["old_url"].removeprefix(site): file["url"] for file in new["media"] if file["sha256"]}
    files = {path.relative_to(tmp_path / "out").as_posix(): path.read_bytes() for path in (tmp_path / "out/media").rglob("*.*")}

    assert len(files) == 6 == len(stored)
    assert all(files[url.removeprefix("https://new.test/")] for url in stored.values())
    assert {name.rpartition("/")[2] for name in files} == {
        "photo.png",
        "photo-2.png",
        "named.jpg",
        "hive.jpg",
        "cut-300x200.jpg",
        "report.pdf",
    }
    assert next(body for name, body in files.items() if name.endswith("hive.jpg")).endswith(b"original")
    assert new["html"].count("https://new.test/media/") == 7  # two of the seven show one file
    assert 'href="https://else.test/other.pdf"' in new["html"] and f'src="{site}/gone.png"' in new["html"]
    assert 'alt="Alt 0" width="640" height="480"' in new["html"]

    rows = pq.read_table(tmp_path / "out/losses.parquet").to_pylist()
    missing = {row["detail"].partition(": ")[0].removeprefix(site): row["detail"] for row in rows if row["code"] == "file-missing"}
    assert set(missing) == {"/gone.png", "/page.png", "/evil.svg", "/huge.png", "/secret/hidden.png"}
    assert "404" in missing["/gone.png"] and "page" in missing["/page.png"] and "script" in missing["/evil.svg"]
    assert "100 MB" in missing["/huge.png"]
    assert Handler.asked["/secret/hidden.png"] == 0

    before = Counter(Handler.asked)
    exported(tmp_path / "data", tmp_path / "again")
    again = Handler.asked - before
    assert {path for path in again if path in FILES} <= {"/robots.txt", "/page.png", "/evil.svg"}  # what it has is not fetched again
    assert {path.name: path.read_bytes() for path in (tmp_path / "again/media").rglob("*.*")} == {
        name.rpartition("/")[2]: body for name, body in files.items()
    }
