"""Credentials never reach a file."""

from __future__ import annotations

import pytest

from spiders.warc.secrets import public_request_headers, public_response_headers, public_url


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://ida:s3cret@blog.test/tag/x/", "https://blog.test/tag/x/"),
        ("https://blog.test/?page=2&access_token=s3cret", "https://blog.test/?page=2&access_token=hidden"),
        ("https://blog.test/?API_KEY=s3cret", "https://blog.test/?API_KEY=hidden"),
        ("https://blog.test/?p=1#part", "https://blog.test/?p=1"),
        ("https://blog.test/a%20b/?q=%C3%A9&s=a+b", "https://blog.test/a%20b/?q=%C3%A9&s=a+b"),
    ],
)
def test_an_address_keeps_all_but_credentials(url: str, shown: str) -> None:
    assert public_url(url) == shown


def test_only_request_headers_known_as_harmless_are_kept() -> None:
    headers = [("User-Agent", "x"), ("Authorization", "Basic s3cret"), ("Cookie", "id=s3cret"), ("X-Api-Key", "s3cret"), ("Accept", "*/*")]
    assert public_request_headers(headers) == [("User-Agent", "x"), ("Accept", "*/*")]


def test_an_answer_loses_its_cookies_and_its_location_the_credentials() -> None:
    headers = [("Set-Cookie", "id=s3cret"), ("Location", "https://ida:s3cret@blog.test/b"), ("ETag", '"1"')]
    assert public_response_headers(headers) == [("Location", "https://blog.test/b"), ("ETag", '"1"')]
