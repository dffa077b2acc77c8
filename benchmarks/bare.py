"""A bare Scrapy spider that walks an archive, downloads its pages and saves them: the floor under any crawl.

python -m benchmarks.bare ARCHIVE_URL FOLDER [--follow]
"""

from __future__ import annotations

import argparse
from collections.abc import AsyncIterator, Iterator
from hashlib import sha256
from pathlib import Path

import scrapy
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.http import Request, Response

# The same politeness as the crawl that it is held against: none, on loopback.
SETTINGS = {
    "AUTOTHROTTLE_ENABLED": False,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 8,
    "DOWNLOAD_DELAY": 0,
    "RANDOMIZE_DOWNLOAD_DELAY": False,
}


class BareSpider(scrapy.Spider):
    """Follows rel=next and, with ``follow``, each entry's title."""

    name = "bare"

    def __init__(self, archive: str, folder: str, follow: bool) -> None:
        super().__init__()
        self.archive, self.folder, self.follow = archive, Path(folder), follow

    async def start(self) -> AsyncIterator[Request]:
        yield Request(self.archive)

    def parse(self, response: Response) -> Iterator[Request]:
        self.save(response)
        if self.follow:
            yield from response.follow_all(css="article .entry-title a", callback=self.save)
        yield from response.follow_all(css="link[rel=next]")

    def save(self, response: Response) -> None:
        (self.folder / f"{sha256(response.url.encode()).hexdigest()[:16]}.html").write_bytes(response.body)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive")
    parser.add_argument("folder")
    parser.add_argument("--follow", action="store_true", help="fetch each post's own page")
    options = parser.parse_args()
    Path(options.folder).mkdir(parents=True, exist_ok=True)
    process = AsyncCrawlerProcess({**SETTINGS, "LOG_LEVEL": "ERROR", "TELNETCONSOLE_ENABLED": False})
    process.crawl(BareSpider, archive=options.archive, folder=options.folder, follow=options.follow)
    process.start()


if __name__ == "__main__":
    main()
