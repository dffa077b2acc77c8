"""Addresses: post keys, sites, private networks."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.urls import absolute_url, is_loopback, is_private, post_id, post_key, registrable_domain, same_site


@pytest.mark.parametrize(
    "url",
    [
        "https://example.com/a/b?y=2&x=1",
        "http://example.com/a/b/?y=2&x=1",
        "https://www.example.com/a/b/?x=1&y=2#part",
        "https://EXAMPLE.com:8443/a/b/?x=1&utm_source=mail&y=2&fbclid=abc&gclid=1",
    ],
)
def test_key_leaves_out_scheme_www_port_fragment_tracking_and_slash(url: str) -> None:
    assert post_key(url) == "example.com/a/b?x=1&y=2"


def test_key_keeps_the_case_of_the_path_and_what_tells_posts_apart() -> None:
    assert post_key("https://x.org/Post") != post_key("https://x.org/post")
    assert post_key("https://x.org/?p=1") == "x.org?p=1"
    assert post_key("https://blog.x.org/a") != post_key("https://x.org/a")


def test_key_is_the_same_for_an_address_as_printed_and_as_requested() -> None:
    assert post_key("https://x.org/café/") == post_key("https://x.org/caf%C3%A9")


def test_id_is_the_start_of_the_keys_sha256() -> None:
    assert post_id("https://www.example.com/a/") == sha256(b"example.com/a").hexdigest()[:16]


@given(st.text(max_size=60))
def test_key_never_raises_and_is_stable(text: str) -> None:
    assert post_key(text) == post_key(text)
    assert len(post_id(text)) == 16


def test_relative_addresses_are_resolved_and_what_is_no_page_is_none() -> None:
    assert absolute_url("../b?x=1#y", "https://x.org/a/c/") == "https://x.org/a/b?x=1"
    for href in (None, "", "#top", "javascript:void(0)", "mailto:a@x.org", "tel:1", "data:text/html,x", "ftp://x.org/a", "http://[::1"):
        assert absolute_url(href, "https://x.org/") is None


def test_sites_are_registrable_domains() -> None:
    assert registrable_domain("blog.example.co.uk") == "example.co.uk"
    assert same_site("https://www.example.com/a", "http://blog.example.com/b")
    assert not same_site("https://one.blogspot.com/", "https://two.blogspot.com/")
    assert registrable_domain("127.0.0.1") == "127.0.0.1"
    assert registrable_domain("[::1]") == "[::1]"
    assert registrable_domain("user.github.io") == "user.github.io" != registrable_domain("other.github.io")
    assert registrable_domain("github.io") == "github.io"
    assert registrable_domain("www.x.example") == registrable_domain("x.example") == "x.example"  # no suffix that the list knows
    assert registrable_domain("intranet") == "intranet"


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "10.1.2.3", "192.168.0.1", "169.254.169.254", "::1", "[fe80::1]", "localhost", "printer.local"]
)
def test_private_hosts_are_known(host: str) -> None:
    assert is_private(host)


@pytest.mark.parametrize("host", ["example.com", "93.184.216.34", "localhost.example.com", "2606:2800:220:1::1"])
def test_public_hosts_are_not_private(host: str) -> None:
    assert not is_private(host)


def test_only_this_machine_is_loopback() -> None:
    assert is_loopback("127.0.0.1") and is_loopback("::1") and is_loopback("localhost")
    assert not is_loopback("10.0.0.1") and not is_loopback("example.com")
