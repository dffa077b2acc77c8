"""Blocks of the content source as plain HTML, the way an author would write it by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.sites.bibliography import cited
from tests.sites.inline import Markers, as_html, attribute
from tests.sites.source import Block, kind_of

PictureUrl = Callable[[str, str], str]  # name and size (full, large) to address


@dataclass(frozen=True)
class HtmlWriter:
    """Writes blocks as HTML; ``classes`` gives an element's attributes by kind where a CMS has its own."""

    works: dict[str, dict[str, Any]]
    language: str
    picture_url: PictureUrl
    markers: Markers = field(default_factory=Markers)
    classes: dict[str, str] = field(default_factory=dict)

    def block(self, block: Block) -> str:
        """One block as HTML."""
        kind = kind_of(block)
        if kind[0] == "h" and kind[1:].isdigit():
            return f"<{kind}{self._class(block, 'heading')}>{self.inline(block[kind])}</{kind}>"
        written: str = getattr(self, f"_{kind}")(block)
        return written

    def inline(self, text: str) -> str:
        return as_html(text, self.markers)

    def _class(self, block: Block, kind: str) -> str:
        names = " ".join(name for name in (self.classes.get(kind, ""), block.get("class", "")) if name)
        anchor = f' id="{block["anchor"]}"' if "anchor" in block else ""
        return anchor + (f' class="{names}"' if names else "")

    def _p(self, block: Block) -> str:
        direction = f' dir="{block["dir"]}"' if "dir" in block else ""
        return f"<p{self._class(block, 'p')}{direction}>{self.inline(block['p'])}</p>"

    def _disclaimer(self, block: Block) -> str:
        return f'<p class="disclaimer"><em>{self.inline(block["disclaimer"])}</em></p>'

    def _ul(self, block: Block) -> str:
        return self.items(block)

    _ol = _ul

    def items(self, block: Block) -> str:
        """A list with all below it."""
        tag = "ol" if "ol" in block else "ul"
        start = f' start="{block["start"]}"' if "start" in block else ""
        marker = f' type="{block["marker"]}"' if "marker" in block else ""
        turned = " reversed" if block.get("reversed") else ""
        return f"<{tag}{start}{marker}{turned}{self._class(block, 'list')}>{''.join(map(self._item, block[tag]))}</{tag}>"

    def _item(self, item: Any) -> str:
        if isinstance(item, str):
            return f"<li>{self.inline(item)}</li>"
        return f"<li>{self.inline(item['text'])}{self.items(item) if 'ul' in item or 'ol' in item else ''}</li>"

    def _dl(self, block: Block) -> str:
        rows = (f"<dt>{self.inline(term)}</dt>" + "".join(f"<dd>{self.inline(text)}</dd>" for text in texts) for term, texts in block["dl"])
        return f"<dl>{''.join(rows)}</dl>"

    def _tasks(self, block: Block) -> str:
        rows = (
            f'<li class="task-list-item"><input type="checkbox" disabled{" checked" if done else ""}> {self.inline(text)}</li>'
            for done, text in block["tasks"]
        )
        return f'<ul class="task-list">{"".join(rows)}</ul>'

    def img(self, picture: dict[str, Any]) -> str:
        """The picture alone; a missing ``alt`` stays missing, an empty one is decorative."""
        alt = f' alt="{attribute(picture["alt"])}"' if picture.get("alt") is not None else ""
        image = f'<img src="{self.picture_url(picture["file"], "large")}"{alt}>'
        link = picture.get("link")
        return f'<a href="{link}">{image}</a>' if link else image

    def figure(self, picture: dict[str, Any], attributes: str = "") -> str:
        caption = f"<figcaption>{self.inline(picture['caption'])}</figcaption>" if picture.get("caption") else ""
        return f"<figure{attributes}>{self.img(picture)}{caption}</figure>"

    def _image(self, block: Block) -> str:
        return self.figure(block["image"]) if block["image"].get("caption") else f"<p>{self.img(block['image'])}</p>"

    def _gallery(self, block: Block) -> str:
        return f'<div class="gallery">{"".join(self.figure(picture) for picture in block["gallery"])}</div>'

    def _table(self, block: Block) -> str:
        return self.table(block["table"])

    def table(self, table: dict[str, Any]) -> str:
        caption = f"<caption>{self.inline(table['caption'])}</caption>" if table.get("caption") else ""
        head = f"<thead>{self._row(table['header'], 'th')}</thead>" if table.get("header") else ""
        return f"<table>{caption}{head}<tbody>{''.join(self._row(row, 'td') for row in table['rows'])}</tbody></table>"

    def _row(self, cells: list[Any], tag: str) -> str:
        return f"<tr>{''.join(self._cell(cell, tag) for cell in cells)}</tr>"

    def _cell(self, cell: Any, tag: str) -> str:
        if isinstance(cell, str):
            return f"<{tag}>{self.inline(cell)}</{tag}>"
        spans = "".join(f' {name}="{cell[name]}"' for name in ("colspan", "rowspan") if name in cell)
        tag = "th" if cell.get("header") else tag
        return f"<{tag}{spans}>{self.inline(cell['text'])}</{tag}>"

    def _quote(self, block: Block) -> str:
        return f"<blockquote{self._class(block, 'quote')}>{self.quoted(block['quote'])}</blockquote>"

    def quoted(self, quote: dict[str, Any]) -> str:
        cite = f"<cite>{self.inline(quote['cite'])}</cite>" if quote.get("cite") else ""
        if cite and self.classes.get("cite") == "footer":
            cite = f"<footer>— {cite}</footer>"
        return "".join(f"<p>{self.inline(text)}</p>" for text in quote["paragraphs"]) + cite

    def _code(self, block: Block) -> str:
        language = f' class="language-{block["language"]}"' if block.get("language") else ""
        text = block["code"].rstrip("\n").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return f"<pre{self._class({}, 'code')}><code{language}>{text}</code></pre>"

    def _verse(self, block: Block) -> str:
        return f"<pre{self._class({}, 'verse')}>{self.inline(block['verse'].rstrip())}</pre>"

    def _embed(self, block: Block) -> str:
        embed = block["embed"]
        caption = f"<figcaption>{self.inline(embed['caption'])}</figcaption>" if embed.get("caption") else ""
        frame = f'<iframe title="{attribute(embed["title"])}" src="{embed["src"]}" width="560" height="315" allowfullscreen></iframe>'
        return f'<figure class="video">{frame}{caption}</figure>'

    def _separator(self, block: Block) -> str:
        return f"<hr{self._class({}, 'separator')}>"

    def _references(self, block: Block) -> str:
        references = block["references"]
        level = references.get("level", 2)
        return f"<h{level}>{references['heading']}</h{level}>{self.entries(references)}"

    def entries(self, references: dict[str, Any]) -> str:
        """The entries alone: a numbered list (ol), paragraphs with numbers, lines of one paragraph, or paragraphs without (plain)."""
        texts = [self.linked(text) for text in self.raw_entries(references)]
        form = references.get("form", "ol")
        if form == "ol":
            linked = self.markers.citations == "linked"
            rows = (f'<li id="ref-{n}">{text}</li>' if linked else f"<li>{text}</li>" for n, text in enumerate(texts, 1))
            return f"<ol{self._class({}, 'list')}>{''.join(rows)}</ol>"
        if form == "ul":
            return f"<ul{self._class({}, 'list')}>{''.join(f'<li>{text}</li>' for text in texts)}</ul>"
        if form == "plain":
            return "".join(f"<p>{text}</p>" for text in texts)
        numbered = [f"{n}. {text}" for n, text in enumerate(texts, 1)]
        return "".join(f"<p>{text}</p>" for text in numbered) if form == "paragraphs" else f"<p>{'<br>'.join(numbered)}</p>"

    def raw_entries(self, references: dict[str, Any]) -> list[str]:
        return [cited(self.works[work], references["style"], self.language)["raw"] for work in references["works"]]

    def linked(self, text: str) -> str:
        """An entry with its address as a link."""
        address = next((word for word in text.split() if word.startswith("https://")), None)
        return text.replace(address, f'<a href="{address}">{address}</a>') if address else text

    def _footnotes(self, block: Block) -> str:
        rows = (
            f'<li id="note-{n}">{self.inline(text)} <a href="#note-{n}-link" aria-label="Jump to footnote reference {n}">↩︎</a></li>'
            for n, text in enumerate(block["footnotes"], 1)
        )
        return f'<ol class="wp-block-footnotes">{"".join(rows)}</ol>'

    def _group(self, block: Block) -> str:
        return f"<div{self._class({}, 'group')}>{''.join(map(self.block, block['group']))}</div>"

    def _columns(self, block: Block) -> str:
        columns = (f"<div{self._class({}, 'column')}>{''.join(map(self.block, column))}</div>" for column in block["columns"])
        return f"<div{self._class({}, 'columns')}>{''.join(columns)}</div>"

    def _media_text(self, block: Block) -> str:
        inner = "".join(map(self.block, block["media_text"]["blocks"]))
        return f"<div>{self.figure(block['media_text']['image'])}<div>{inner}</div></div>"
