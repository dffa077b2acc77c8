"""Addresses: the key by which a post is the same post, and what belongs to one site."""

from __future__ import annotations

import ipaddress
import re
from functools import cache, lru_cache
from hashlib import sha256
from importlib.resources import files
from urllib.parse import SplitResult, urljoin, urlsplit

from tldextract import TLDExtract
from w3lib.url import safe_url_string

# The public suffix list that the package brings: nothing is fetched, nothing is cached on disk.
_suffixes = TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)


# Takes "https://example.com/2024/post?p=1": nothing in it to repair or resolve; leaves "https://example.com/a b", "/x", "https://a.b/../c".
_PLAIN = re.compile(r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/(?!\.)[A-Za-z0-9_~.-]*)*(?:\?[A-Za-z0-9_~.=&-]+)?")


def absolute_url(href: str | None, base_url: str) -> str | None:
    """Give ``href`` as a browser would request it, without its fragment; None where it is no http(s) address."""
    if not href or (href := href.strip()).startswith(("#", "javascript:", "mailto:", "tel:", "data:")):
        return None
    if _PLAIN.fullmatch(href):
        return href
    try:
        joined = safe_url_string(urljoin(base_url, href)).partition("#")[0]
        parts = urlsplit(joined)
        _ = parts.port  # raises on a port that is none
    except ValueError:  # a broken IPv6 host, a port that is no number
        return None
    return joined if parts.scheme in {"http", "https"} and parts.hostname else None


@lru_cache(maxsize=8_192)  # links of a page repeat over an archive
def post_key(url: str) -> str:
    """Give what two addresses of one post have in common (docs/data-dictionary.md, "Keys").

    That is the URL without scheme, ``www.``, port, fragment, tracking parameters and trailing slash, its host in lower
    case, the rest of its query sorted. A URL that cannot be parsed is its own key.
    """
    try:
        parts = urlsplit(safe_url_string(url.strip()))
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return url.strip()
    query = "&".join(sorted(pair for pair in parts.query.split("&") if pair and not _is_tracking(pair)))
    return host + parts.path.rstrip("/") + (f"?{query}" if query else "")


def post_id(url: str) -> str:
    """Give the first 16 hex digits of SHA-256 of the post's key."""
    return sha256(post_key(url).encode()).hexdigest()[:16]


@lru_cache(maxsize=4_096)
def registrable_domain(host: str) -> str:
    """Give the domain that somebody registered: ``example.co.uk`` of ``blog.example.co.uk``; an IP or ``localhost`` as it is.

    Below a top level that the public suffix list does not know, that is the last two labels, as the list's algorithm says
    (https://publicsuffix.org/list/, rule ``*``).
    """
    found = _suffixes(host)
    if found.top_domain_under_public_suffix or found.suffix or found.ipv4 or found.ipv6:
        return found.top_domain_under_public_suffix or host.lower()
    return ".".join(host.lower().rstrip(".").split(".")[-2:])


def bare_host(url: str) -> str:
    """Give a URL's host as it stands in a post's key: without ``www.``."""
    return _host(url).removeprefix("www.")


def same_site(url: str, other: str) -> bool:
    """Say whether two URLs belong to one registrable domain."""
    return registrable_domain(_host(url)) == registrable_domain(_host(other))


def is_private(host: str) -> bool:
    """Say whether a host is a loopback, private or link-local address, or the name of this machine."""
    host = host.strip("[]").lower()
    if host == "localhost" or host.endswith((".localhost", ".local", ".internal")):
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    return not address.is_global


def is_loopback(host: str) -> bool:
    """Say whether a host is this machine."""
    host = host.strip("[]").lower()
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def split_url(url: str) -> SplitResult:
    """Split a URL; one that cannot be parsed is all path."""
    try:
        return urlsplit(url)
    except ValueError:
        return SplitResult("", "", url, "", "")


@cache
def words(name: str) -> tuple[str, ...]:
    """Give the lines of ``pipelines/words/<name>.txt``, without comments and blank lines."""
    text = (files("pipelines") / "words" / f"{name}.txt").read_text(encoding="utf-8")
    return tuple(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("# "))


def _host(url: str) -> str:
    return split_url(url).hostname or ""


@cache
def _tracking() -> tuple[frozenset[str], tuple[str, ...]]:
    lines = words("tracking_parameters")
    return frozenset(line for line in lines if not line.endswith("*")), tuple(line[:-1] for line in lines if line.endswith("*"))


def _is_tracking(pair: str) -> bool:
    name = pair.partition("=")[0].lower()
    exact, starts = _tracking()
    return name in exact or name.startswith(starts)
