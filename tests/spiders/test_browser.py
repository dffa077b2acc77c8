"""Sites whose HTML holds nothing, in a real Chromium."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator

import pytest

from tests.spiders.site import PROSE, Site, crawl, served

pytestmark = [
    pytest.mark.site,
    pytest.mark.skipif(not (shutil.which("chromium") or shutil.which("google-chrome")), reason="chromium is not installed"),
]

# Lists two posts at a time and adds two for each press of the button; the page of a post is made by the same script.
SCRIPT = """
const show = async () => {
  const posts = await (await fetch('/posts.json')).json();
  const root = document.getElementById('root');
  const slug = location.pathname.match(/^\\/posts\\/([^/]+)/);
  if (slug) {
    const post = posts.find(post => post.slug === slug[1]);
    document.title = post.title;
    root.innerHTML = `<article><h1>${post.title}</h1><div class="entry-content">${post.html}</div></article>`;
    return;
  }
  let shown = 2;
  const list = () => {
    root.innerHTML = '<main><h1>Bread</h1>' + posts.slice(0, shown).map(post =>
      `<article><h2><a href="/posts/${post.slug}/">${post.title}</a></h2><p>${post.intro}</p></article>`).join('') + '</main>' +
      (shown < posts.length ? '<button>Load more</button>' : '');
    const button = root.querySelector('button');
    if (button) button.onclick = () => { shown += 2; setTimeout(list, 50); };
  };
  list();
};
show();
"""
SHELL = '<!doctype html><html lang="en"><head><title>App</title></head><body><noscript>Turn JavaScript on.</noscript><div id="root"></div><script src="/app.js"></script></body></html>'
POSTS = [
    {
        "slug": f"loaf-{n}",
        "title": f"Loaf number {n}",
        "intro": f"On loaf {n}. {PROSE}",
        "html": f"<p>This is loaf {n}. {PROSE * 3}</p><ul><li>salt {n}</li></ul>",
    }
    for n in range(5)
]


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    with served(site):
        site.add("/app.js", SCRIPT, Content_Type="text/javascript")
        site.add("/posts.json", json.dumps(POSTS), Content_Type="application/json")
        site.add("/tag/bread/", SHELL)
        for post in POSTS:
            site.add(f"/posts/{post['slug']}/", SHELL)
        yield site


def test_an_archive_and_posts_that_scripts_make_are_read(site: Site) -> None:
    found = crawl(f"{site.base}/tag/bread/")
    assert found.listed == [f"/posts/loaf-{n}/" for n in range(5)]
    assert sorted(found.paths) == sorted(found.listed)
    assert all(f"salt {page['url'].rstrip('/').rpartition('-')[2]}" in page["text"] for page in found.pages)
    (archive,) = found.archives
    assert (archive["way"], archive["complete"]) == ("browser", True)


def test_posts_whose_html_holds_their_text_are_not_rendered(site: Site) -> None:
    for post in POSTS:
        site.add(f"/posts/{post['slug']}/", f"<html><body><article><h1>{post['title']}</h1>{post['html']}</article></body></html>")
    found = crawl(f"{site.base}/tag/bread/")
    assert len(found.pages) == 5
    assert all(site.asked.count(f"/posts/{post['slug']}/") == 1 for post in POSTS)


def test_a_browser_is_not_started_where_the_html_lists_posts(site: Site) -> None:
    links = "".join(f"<article><h2><a href='/posts/{p['slug']}/'>{p['title']}</a></h2><p>{p['intro']}</p></article>" for p in POSTS)
    site.add("/tag/bread/", f"<html><body><main>{links}</main><script src='/app.js'></script></body></html>")
    crawl(f"{site.base}/tag/bread/")
    assert "/app.js" not in site.asked


def test_a_page_cannot_make_the_browser_look_into_another_private_host(site: Site) -> None:
    site.add(
        "/app.js",
        "fetch('http://127.0.0.2:{port}/secret').catch(() => 0);".replace("{port}", site.base.rpartition(":")[2]) + SCRIPT,
        Content_Type="text/javascript",
    )
    crawl(f"{site.base}/tag/bread/")
    assert "/secret" not in site.asked
