"""A job's headers reach its archives' hosts and nobody else."""

from __future__ import annotations

import os
import subprocess
import sys
from types import SimpleNamespace

import pytest
from scrapy import Request
from scrapy.exceptions import NotConfigured
from scrapy.settings import Settings

from spiders.credentials import CredentialsMiddleware


def middleware(headers: dict[str, str]) -> CredentialsMiddleware:
    spider = SimpleNamespace(archives=("https://ida@blog.test/tag/x/",))
    crawler = SimpleNamespace(settings=Settings({"PRESSMARK_HEADERS": headers}), spider=spider)
    return CredentialsMiddleware.from_crawler(crawler)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("https://blog.test/a/", True),
        ("https://BLOG.test/a/", True),
        ("http://blog.test/a/", False),
        ("https://blog.test:8443/a/", False),
        ("https://files.blog.test/a/", False),
        ("https://blog.test.evil.test/", False),
    ],
)
def test_headers_go_to_the_same_scheme_host_and_port(url, told):
    request = Request(url, headers={"X-Key": "brought by a redirect"})
    middleware({"X-Key": "s3cret"}).process_request(request)
    assert request.headers.get("X-Key") == (b"s3cret" if told else None)


def test_without_headers_it_is_off():
    with pytest.raises(NotConfigured):
        middleware({})


def test_headers_may_stand_in_the_environment() -> None:
    code = "from scrapy.settings import Settings; s = Settings(); s.setmodule('pressmark.settings'); print(s.getdict('PRESSMARK_HEADERS'))"
    for value, headers in (('{"X-Key": "k"}', "{'X-Key': 'k'}"), ("", "{}")):
        environment = {**os.environ, "PRESSMARK_HEADERS": value}
        done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
        assert done.stdout.strip() == headers
