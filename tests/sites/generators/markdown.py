"""Blocks of the content source as Markdown; what Markdown has no form for is HTML, as authors do it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tests.sites.html import HtmlWriter
from tests.sites.inline import as_markdown
from tests.sites.source import Block, kind_of

LEFT_OUT = ("nextpage",)  # WordPress alone has pages within a post


@dataclass(frozen=True)
class MarkdownWriter:
    """Writes blocks as Markdown. ``native`` names the kinds that the generator's dialect has a form for beside the common ones."""

    html: HtmlWriter
    native: frozenset[str] = field(default_factory=frozenset)  # of dl, tasks, table, footnotes, figure, start

    def document(self, blocks: list[Block]) -> str:
        """All blocks, parted by empty lines."""
        return "\n\n".join(self.block(block) for block in blocks if kind_of(block) not in LEFT_OUT) + "\n"

    def block(self, block: Block) -> str:
        kind = kind_of(block)
        if kind[0] == "h" and kind[1:].isdigit():
            return f"{'#' * int(kind[1:])} {self.inline(block[kind])}"
        own = getattr(self, f"_{kind}", None)
        written = own(block) if own else None
        return written if written is not None else self.html.block(block)

    def inline(self, text: str) -> str:
        return as_markdown(text, self.html.markers)

    def _p(self, block: Block) -> str | None:
        return None if "dir" in block else self.inline(block["p"])

    def _disclaimer(self, block: Block) -> str:
        return f"*{self.inline(block['disclaimer'])}*"

    def _more(self, block: Block) -> str:
        return "<!--more-->"

    def _separator(self, block: Block) -> str:
        return "---"

    def _ul(self, block: Block) -> str | None:
        foreign = "reversed" in block or "marker" in block or ("start" in block and "start" not in self.native)
        return None if foreign else "\n".join(self._items(block, ""))

    _ol = _ul

    def _items(self, block: Block, indent: str) -> list[str]:
        tag = "ol" if "ol" in block else "ul"
        lines = []
        for number, item in enumerate(block[tag], block.get("start", 1)):
            mark = f"{number}." if tag == "ol" else "-"
            lines.append(f"{indent}{mark} {self.inline(item if isinstance(item, str) else item['text'])}")
            if isinstance(item, dict) and ("ul" in item or "ol" in item):
                lines += self._items(item, indent + "    ")
        return lines

    def _dl(self, block: Block) -> str | None:
        if "dl" not in self.native:
            return None
        return "\n\n".join("\n".join([self.inline(term), *(f":   {self.inline(text)}" for text in texts)]) for term, texts in block["dl"])

    def _tasks(self, block: Block) -> str | None:
        if "tasks" not in self.native:
            return None
        return "\n".join(f"- [{'x' if done else ' '}] {self.inline(text)}" for done, text in block["tasks"])

    def _image(self, block: Block) -> str | None:
        picture = block["image"]
        if picture.get("caption"):  # Hugo's figure would take the caption for a missing alt
            return self._figure(picture) if "figure" in self.native and picture.get("alt") else None
        return f"![{picture.get('alt') or ''}]({self.html.picture_url(picture['file'], 'full')})"

    def _figure(self, picture: dict[str, Any]) -> str:
        values = {"src": self.html.picture_url(picture["file"], "full"), "alt": picture.get("alt"), "link": picture.get("link")}
        options = " ".join(f'{name}="{value}"' for name, value in values.items() if value)
        return f"{{{{< figure {options} caption=`{self.inline(picture['caption'])}` >}}}}"

    def _table(self, block: Block) -> str | None:
        table = block["table"]
        rows = [table.get("header") or [], *table["rows"]]
        if (
            "table" not in self.native
            or table.get("caption")
            or not all(rows)
            or any(not isinstance(cell, str) for row in rows for cell in row)
        ):
            return None
        lines = [f"| {' | '.join(self.inline(cell) for cell in row)} |" for row in rows]
        return "\n".join([lines[0], "|" + " --- |" * len(rows[0]), *lines[1:]])

    def _quote(self, block: Block) -> str | None:
        quote = block["quote"]
        return None if quote.get("cite") else "\n>\n".join(f"> {self.inline(text)}" for text in quote["paragraphs"])

    def _code(self, block: Block) -> str:
        return f"```{block.get('language', '')}\n{block['code'].rstrip()}\n```"

    def _group(self, block: Block) -> str:
        return "\n\n".join(map(self.block, block["group"]))

    def _footnotes(self, block: Block) -> str | None:
        if "footnotes" not in self.native:
            return None
        return "\n\n".join(f"[^{number}]: {self.inline(text)}" for number, text in enumerate(block["footnotes"], 1))

    def _references(self, block: Block) -> str | None:
        references = block["references"]
        form = references.get("form", "ol")
        if form == "ol" and self.html.markers.citations == "linked":
            return None
        entries = [self.inline(self.html.linked(text)) for text in self.html.raw_entries(references)]
        heading = f"{'#' * references.get('level', 2)} {references['heading']}"
        escaped = [f"{number}\\. {text}" for number, text in enumerate(entries, 1)]
        shown = {
            "ol": "\n".join(f"{number}. {text}" for number, text in enumerate(entries, 1)),
            "ul": "\n".join(f"- {text}" for text in entries),
            "plain": "\n\n".join(entries),
            "paragraphs": "\n\n".join(escaped),
            "breaks": "<br>\n".join(escaped),
        }
        return f"{heading}\n\n{shown[form]}"
