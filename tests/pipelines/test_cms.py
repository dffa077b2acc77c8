"""Which CMS made a page."""

import lxml.html
import pytest

from pipelines.cms import Cms, find_cms

PAGES = {
    "generator": ('<meta name="generator" content="WordPress 6.7.1">', (), Cms("WordPress", "6.7.1")),
    "a plugin's generator": ('<meta name="generator" content="Elementor 3.25; features: x">', (), Cms("WordPress")),
    "the theme's folder": (
        '<meta name="generator" content="WordPress 6.7"><link rel="stylesheet" href="/wp-content/themes/twentytwentyone/style.css">', (), Cms("WordPress", "6.7", "twentytwentyone")),
    "a link header": ("", (("Link", '<https://x.org/wp-json/>; rel="https://api.w.org/"'),), Cms("WordPress")),
    "two files": ('<script src="https://cdn.shopify.com/s/a.js"></script><link href="//x.org/cdn/shop/t/1/a.css">', (), Cms("Shopify")),
    "one picture of another site": ('<img src="https://y.org/wp-content/uploads/a.jpg">', (), None),
    "Drupal with its core link": ('<meta name="Generator" content="Drupal 10 (https://www.drupal.org)">', (), Cms("Drupal", "10")),
    "Ghost": ('<meta name="generator" content="Ghost 5.96">', (), Cms("Ghost", "5.96")),
    "Hugo": ('<meta name="generator" content="Hugo 0.139.0">', (), Cms("Hugo", "0.139.0")),
    "classes that three elements bear": ('<style>a{}</style></head><body><div class="sqs-block"></div><div class="sqs-row"></div><p data-sqs-type="x">x</p>', (), Cms("Squarespace")),
    "one widget of another system": ('<style>a{}</style></head><body><div class="sqs-block"></div><p>x</p>', (), None),
    "a block theme's fonts in a style": (
        '<meta name="generator" content="WordPress 6.1"><style>@font-face{src:url(/wp-content/themes/twentytwentythree/a.woff2)}</style>', (), Cms("WordPress", "6.1", "twentytwentythree")),
    "nothing tells": ("<link rel='stylesheet' href='/style.css'>", (("Server", "nginx"),), None),
}  # fmt: skip


@pytest.mark.parametrize(("head", "headers", "cms"), PAGES.values(), ids=PAGES.keys())
def test_cms(head: str, headers: tuple[tuple[str, str], ...], cms: Cms | None) -> None:
    assert find_cms(lxml.html.document_fromstring(f"<html><head>{head}</head><body><p>x</p></body></html>"), headers) == cms
