"""What is kept of the structure that the gold's Markdown marks, and why the rest is not.

Of headings (with level), list items (with depth and kind), links (address and text) and table cells: the share of the gold that is kept;
the same of those that the page's own markup has too, as much of the gold was written by a language model that turns headings into lists
and repeats links; and of what is kept the share that is in the gold. What Pressmark does not keep is counted by its cause:

not marked   the page has no such element with that text: the gold made a list of headings, a link of a name, another text
marked else  the page has it with another level, depth, kind or address
repeated     the gold has it more often than the page
not in body  it lies outside of what was found to be the post
the title    the post's own title, which is no heading of its text
ours         it lies in the body, and was read as something else

What Pressmark gives and the gold does not have is counted too: ``unmarked`` where the gold has the text and does not mark it so,
``surplus`` where it does not have the text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from lxml import html as lxml_html
from lxml.html import HtmlElement

from benchmarks.extractors import Extractor
from benchmarks.structure import Parts, key, of_html, of_markdown, of_post
from pipelines.document import open_document
from pipelines.model.page import RawPage
from pipelines.model.post import Post
from pipelines.normalise import normalise

KINDS = ("heading", "item", "nested item", "link", "cell")
CAUSES = ("not marked", "marked else", "repeated", "not in body", "the title", "ours")
Value = tuple[object, ...]


def measure_structure(pages: Iterable[tuple[str, bytes, str]], extractors: dict[str, Extractor], show: str | None) -> None:
    """Print for each extractor and kind the shares kept, and the causes of Pressmark's losses; ``show`` lists those of a kind."""
    wanted, marked = Counter[str](), Counter[str]()
    hits, hits_marked, given = ({name: Counter[str]() for name in extractors} for _ in range(3))
    causes = {kind: Counter[str]() for kind in KINDS}
    for url, body, markdown in pages:
        gold = of_markdown(markdown, url)
        document = open_document(RawPage(url=url, body=body))
        page = of_html(document.root, document.base_url)
        both = {kind: gold[kind] & page[kind] for kind in KINDS}
        wanted.update({kind: gold[kind].total() for kind in KINDS})
        marked.update({kind: both[kind].total() for kind in KINDS})
        for name, extract in extractors.items():
            try:
                parts = in_markdown(extract(body, url), gold)
            except Exception as error:  # a peer that fails on a page keeps nothing of it
                print(f"{name} failed on {url}: {type(error).__name__}")
                continue
            hits[name].update({kind: (parts[kind] & gold[kind]).total() for kind in KINDS})
            hits_marked[name].update({kind: (parts[kind] & both[kind]).total() for kind in KINDS})
            given[name].update({kind: parts[kind].total() for kind in KINDS})
        post = normalise(body, url)
        for kind, cause, value, count in losses(post, gold, page, url):
            causes[kind][cause] += count
            if kind == show:
                print(f"{cause}: {count} {value} {url}")
        for kind, cause, count in gains(in_markdown(of_post(post), gold), gold, f" {key(markdown)} "):
            causes[kind][cause] += count
    _print(wanted, marked, hits, hits_marked, given)
    for cause in (*CAUSES, "unmarked", "surplus"):
        print(f"{cause:<16}" + "".join(f"{causes[kind][cause]:>24}" for kind in KINDS))


def in_markdown(parts: Parts, gold: Parts) -> Parts:
    """Give parts as Markdown can say them: entries of references and notes are items of either kind, so are tasks."""
    items: Counter[Value] = Counter()
    for (text, depth, kind), count in parts["item"].items():
        items[text, depth, "bullet" if kind == "task" else kind] += count
    for kind in ("entry", "note"):
        for (text,), count in parts[kind].items():
            bullet = (text, 0, "bullet")
            items[bullet if gold["item"][bullet] else (text, 0, "ordered")] += count
    return parts | {"item": items}


def losses(post: Post, gold: Parts, page: Parts, url: str) -> Iterable[tuple[str, str, Value, int]]:
    """Give what Pressmark does not keep: kind, cause, what it is, how often."""
    parts = in_markdown(of_post(post), gold)
    body = of_html(_tree(post.content_html), url)
    title = key(post.metadata.title or "")
    for kind in KINDS:
        texts = {_text(kind, value) for value in page[kind]}
        for value, count in (gold[kind] - parts[kind]).items():
            yield kind, _cause(kind, value, (parts, body, page), (texts, title)), value, count


def gains(parts: Parts, gold: Parts, text: str) -> Iterable[tuple[str, str, int]]:
    """Give what Pressmark gives and the gold does not mark: kind, whether the gold has its text, how often."""
    for kind in KINDS:
        for value, count in (parts[kind] - gold[kind]).items():
            yield kind, "unmarked" if f" {_text(kind, value)} " in text else "surplus", count


def _cause(kind: str, value: Value, trees: tuple[Parts, Parts, Parts], said: tuple[set[object], str]) -> str:
    parts, body, page = trees
    texts, title = said
    if kind == "heading" and value[1] == title:
        return "the title"
    if value not in page[kind]:
        return "marked else" if _text(kind, value) in texts else "not marked"
    if parts[kind][value] >= page[kind][value]:
        return "repeated"
    return "ours" if body[kind][value] > parts[kind][value] else "not in body"


def _text(kind: str, value: Value) -> object:
    return value[1] if kind in {"heading", "link"} else value[0]


def _tree(html: str | None) -> HtmlElement | None:
    return lxml_html.fragment_fromstring(html, create_parent="div") if html else None


def _print(wanted: Counter[str], marked: Counter[str], *counts: dict[str, Counter[str]]) -> None:
    hits, hits_marked, given = counts
    print(f"{'gold / marked':<16}" + "".join(f"{f'{kind} {wanted[kind]} / {marked[kind]}':>24}" for kind in KINDS))
    for name in hits:
        shares = ((hits[name], wanted), (hits_marked[name], marked), (hits[name], given[name]))
        cells = (" / ".join(_share(part[kind], whole[kind]) for part, whole in shares) for kind in KINDS)
        print(f"{name:<16}" + "".join(f"{cell:>24}" for cell in cells))


def _share(part: int, whole: int) -> str:
    return f"{100 * part / max(1, whole):.1f}"
