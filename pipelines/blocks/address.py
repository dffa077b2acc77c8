"""Addresses as a page means them."""

from __future__ import annotations

from urllib.parse import urljoin

from w3lib.url import safe_url_string

_NO_BREAKS = str.maketrans("", "", "\n\r\t")  # browsers take these out of an address (URL standard)


def absolute(href: str | None, base_url: str) -> str | None:
    """Give an address as absolute URL, its fragment kept; None where it leads nowhere (``javascript:``, ``data:``, a broken host)."""
    if not href:
        return None
    href = href.strip()
    if not href.isprintable():
        href = href.translate(_NO_BREAKS)
    try:
        url = href if href.startswith(("https://", "http://")) else urljoin(base_url, href)
        if not url.isascii() or " " in url or '"' in url:
            url = safe_url_string(url)
    except ValueError:  # a broken IPv6 host
        return None
    return url if url.startswith(("https://", "http://", "mailto:", "tel:")) and len(url) > len("mailto:") else None
