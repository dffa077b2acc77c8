"""Pictures, galleries, tables and players in the form that writers take."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass

from lxml.html import Element, HtmlElement

from exports.migration.captions import Texts, captioned, picture_caption, take_caption_behind, with_credit
from exports.migration.elements import become
from exports.rows import PostRows, Row


@dataclass(frozen=True, slots=True)
class Place:
    """A block's row, and the rows of its post by table and position."""

    block: Row
    rows: Mapping[tuple[str, int], list[Row]]

    def own(self, table: str) -> list[Row]:
        """Give the rows of a table that stand at the block's position."""
        return self.rows.get((table, self.block["position"]), [])


def by_position(rows: PostRows) -> dict[tuple[str, int], list[Row]]:
    """Give a post's rows by table and position, where they have one."""
    found: dict[tuple[str, int], list[Row]] = {}
    for table in ("headings", "images", "table_cells"):
        for row in rows.get(table, ()):
            found.setdefault((table, row["position"]), []).append(row)
    return found


def image_block(element: HtmlElement, place: Place) -> None:
    """Make a picture a ``figure``; one in the middle of running text stays an ``img``."""
    images = place.own("images")
    if not images or (element.tag == "img" and _in_text(element)):
        return
    pictures = [_picture(image) for image in images]
    texts, said = Texts(element), place.block["caption"] or images[0]["caption"]
    behind = take_caption_behind(element, said) if said and texts.find(said) is None else None
    caption = behind if behind is not None else captioned("figcaption", texts, said)
    caption = with_credit(caption, texts, images[0]["credit"])
    become(element, "figure")
    element.extend(pictures)
    if caption is not None:
        element.append(caption)


def gallery_block(element: HtmlElement, place: Place) -> None:
    """Make a gallery a ``figure`` of figures."""
    figures, texts = [], Texts(element)
    for image in place.own("images"):
        figure = Element("figure")
        figure.append(_picture(image))
        if (caption := picture_caption(texts, image["caption"], image["credit"])) is not None:
            figure.append(caption)
        figures.append(figure)
    if not figures:
        return
    caption = captioned("figcaption", texts, place.block["caption"])
    become(element, "figure", class_="gallery")
    element.extend(figures)
    if caption is not None:
        element.append(caption)


def table_block(element: HtmlElement, place: Place) -> None:
    """Make a table a ``table`` with ``caption``; a grid of other elements is made of its cells."""
    table = element if element.tag == "table" else element.find(".//table")
    if table is None and not (cells := place.own("table_cells")):
        return
    caption = captioned("caption", Texts(element), place.block["caption"])
    parts = list(table) if table is not None else [_body_of(cells)]
    become(element, "table")
    if caption is not None:
        element.append(caption)
    element.extend(part for part in parts if part.tag != "caption")


def embed_block(element: HtmlElement, place: Place) -> None:
    """Make an embedded page a ``figure`` with its ``iframe``; a quoted post of another site stays a quote."""
    frame = element if element.tag == "iframe" else element.find(".//iframe")
    if frame is None:
        return
    frame = deepcopy(frame)
    frame.tail = None
    for name in ("class", "id"):
        frame.attrib.pop(name, None)
    if place.block["url"]:
        frame.set("src", place.block["url"])
    _figure(element, frame, "embed", place)


def player_block(element: HtmlElement, place: Place) -> None:
    """Make sound and film a ``figure`` with ``audio`` or ``video``."""
    if not place.block["url"]:
        return
    player = Element(place.block["type"], src=place.block["url"], controls="")
    _figure(element, player, place.block["type"], place)


def _figure(element: HtmlElement, content: HtmlElement, name: str, place: Place) -> None:
    caption = captioned("figcaption", Texts(element), place.block["caption"])
    become(element, "figure", class_=name)
    element.append(content)
    if caption is not None:
        element.append(caption)


def _picture(image: Row) -> HtmlElement:
    """Give an ``img``, in a link where a click on it leads somewhere."""
    picture = Element("img", src=image["src"], alt=image["alt"] or "")
    for name in ("width", "height"):
        if image[name]:
            picture.set(name, str(image[name]))
    if not image["link"] or image["link"] == image["src"]:
        return picture
    link = Element("a", href=image["link"])
    link.append(picture)
    return link


def _in_text(element: HtmlElement) -> bool:
    """Say whether an element stands in a line of text."""
    parent = element.getparent()
    while parent is not None and parent.tag in ("a", "span", "em", "strong", "b", "i"):
        element, parent = parent, parent.getparent()
    if parent is None or parent.tag not in ("p", "li", "td", "th", "dd", "h1", "h2", "h3", "h4", "h5", "h6"):
        return False
    return bool("".join(parent.itertext()).strip())


def _body_of(cells: Iterable[Row]) -> HtmlElement:
    body = Element("tbody")
    rows: dict[int, HtmlElement] = {}
    for cell in cells:
        if cell["row_index"] not in rows:
            rows[cell["row_index"]] = Element("tr")
            body.append(rows[cell["row_index"]])
        made = Element("th" if cell["header"] else "td")
        made.text = cell["text"]
        for name, span in (("rowspan", cell["row_span"]), ("colspan", cell["column_span"])):
            if span > 1:
                made.set(name, str(span))
        rows[cell["row_index"]].append(made)
    return body
