"""Tables as the block editor keeps them."""

from __future__ import annotations

from lxml.html import HtmlElement

from exports.wxr.inline import holds_foreign, text_html
from exports.wxr.markup import attribute, block

_SECTIONS = ("thead", "tbody", "tfoot")


def is_plain_table(table: HtmlElement) -> bool:
    """Say whether a table block can hold a table: cells of running text in at most one section of each kind, in their order."""
    sections = [child.tag for child in table if child.tag not in ("caption", "colgroup", "col")]
    loose = [tag for tag in sections if tag == "tr"]
    if loose and len(loose) != len(sections):
        return False
    if not loose and sections != [tag for tag in _SECTIONS if tag in sections]:
        return False
    return not holds_foreign(table) and next(table.iter("td", "th"), None) is not None


def table_block(table: HtmlElement) -> str:
    """Give a table block."""
    caption = table.find("caption")
    shown = f'<figcaption class="wp-element-caption">{text_html(caption)}</figcaption>' if caption is not None else ""
    rows = [child for child in table if child.tag == "tr"]
    parts = [("tbody", rows)] if rows else [(child.tag, list(child.iter("tr"))) for child in table if child.tag in _SECTIONS]
    html = "".join(f"<{name}>{''.join(map(_row, found))}</{name}>" for name, found in parts if found)
    anchor = f' id="{attribute(table.get("id", ""))}"' if table.get("id") else ""
    return block("table", f'<figure{anchor} class="wp-block-table"><table>{html}</table>{shown}</figure>', hasFixedLayout=False)


def _row(row: HtmlElement) -> str:
    return f"<tr>{''.join(_cell(cell) for cell in row if cell.tag in ('td', 'th'))}</tr>"


def _cell(cell: HtmlElement) -> str:
    kept = {name: cell.get(name, "") for name in ("scope", "colspan", "rowspan") if cell.get(name)}
    if cell.tag == "td":
        kept.pop("scope", None)
    attributes = "".join(f' {name}="{attribute(value)}"' for name, value in kept.items())
    return f"<{cell.tag}{attributes}>{text_html(cell)}</{cell.tag}>"
