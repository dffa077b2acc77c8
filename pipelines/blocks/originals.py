"""The file that an address of a scaled picture names: Next.js, Photon, Cloudflare, MediaWiki and their like hold it in theirs."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from pipelines.blocks.address import absolute

# Takes the end of "https://cdn.test/image/fetch/w_400/https%3A%2F%2Fa.test%2Fb.jpg" from "https" on; leaves "https://a.test/b.jpg".
_INNER = re.compile(r"(?<=/)https?(?:://|:/|%3A%2F%2F)[^?#]+", re.IGNORECASE)
_SINGLE_SLASH = re.compile(r"(?<=[sp]):/(?=[^/])")  # as servers merge slashes: takes the ":/" of "https:/a.test"; leaves "https://a.test"
_PHOTON = re.compile(r"i[0-3]\.wp\.com\Z")  # Jetpack: takes "i0.wp.com"
_CLOUDFLARE = re.compile(r"/cdn-cgi/image/[^/]+/(?=.)")  # takes the beginning of "/cdn-cgi/image/width=80/a.jpg"
# MediaWiki (https://www.mediawiki.org/wiki/Manual:Thumb.php): takes "/images/thumb/a/a1/Oven.png/300px-Oven.png" and
# ".../Map.svg/90px-Map.svg.png"; leaves "/images/thumb/a/a1/Report.pdf/page1-300px-Report.pdf.jpg", whose original is no picture.
_THUMB = re.compile(r"/thumb((?:/[0-9a-f]/[0-9a-f]{2})?/[^/]+\.(?:avif|gif|jpe?g|png|svg|tiff?|webp))/[^/]*?\d+px-[^/]+\Z", re.IGNORECASE)
_PARAMETERS = frozenset({"url", "src", "href", "image"})
# Endpoints that take a path of their own site: Next.js, Vercel, Astro, Netlify, TimThumb.
_ENDPOINT = re.compile(r"/(?:_next/image|_vercel/image|_image|\.netlify/images|(?:tim)?thumb\.php|image\.php)/?\Z")


def original_of(url: str) -> str:
    """Give the address inside a scaling service's address; any other as it is."""
    if "/http" not in url[8:] and "=" not in url and ".wp.com/" not in url and "/cdn-cgi/" not in url and "px-" not in url:
        return url
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    inner = _in_path(parts) or _in_query(parts)
    return (absolute(inner, url) if inner else None) or url


def _in_path(parts: SplitResult) -> str | None:
    path = parts.path
    if found := _INNER.search(path):
        return unquote(found[0]) if "%" in found[0][:12] else _SINGLE_SLASH.sub("://", found[0], count=1)
    if _PHOTON.match(parts.netloc) and "." in path[1:].partition("/")[0]:
        return f"{parts.scheme}:/{path}"
    if thumb := _THUMB.search(path):
        return f"{path[: thumb.start()]}{thumb[1]}"
    found = _CLOUDFLARE.match(path)
    return "/" + path[found.end() :] if found else None


def _in_query(parts: SplitResult) -> str | None:
    for name, value in parse_qsl(parts.query):
        if name in _PARAMETERS and (value.startswith(("http://", "https://")) or (value.startswith("/") and _ENDPOINT.search(parts.path))):
            return value
    return None
