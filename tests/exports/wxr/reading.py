"""WXR as WordPress' importer reads it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

NAMES = {
    "wp": "http://wordpress.org/export/1.2/",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "excerpt": "http://wordpress.org/export/1.2/excerpt/",
    "dc": "http://purl.org/dc/elements/1.1/",
}


@dataclass(frozen=True)
class Item:
    """A post or attachment."""

    fields: dict[str, str]
    terms: list[tuple[str, str, str]] = field(default_factory=list)  # domain, nicename, name
    meta: dict[str, str] = field(default_factory=dict)

    def __getitem__(self, name: str) -> str:
        return self.fields[name]

    @property
    def content(self) -> str:
        return self.fields["content:encoded"]


def read_items(path: Path, kind: str = "post") -> list[Item]:
    """The items of one kind, in the order of the file, which any XML parser must take."""
    channel = etree.parse(path, etree.XMLParser(resolve_entities=False)).getroot().find("channel")
    assert channel is not None and channel.findtext("wp:wxr_version", namespaces=NAMES) == "1.2"
    return [item for element in channel.iter("item") if (item := _item(element))["wp:post_type"] == kind]


def read_head(path: Path, name: str) -> list[dict[str, str]]:
    """The authors, categories or tags that a file names."""
    return [
        {etree.QName(part).localname: part.text or "" for part in element}
        for element in etree.parse(path).getroot().iterfind(f"channel/wp:{name}", NAMES)
    ]


def _item(element: etree._Element) -> Item:
    prefixes = {url: name for name, url in NAMES.items()}
    fields, terms, meta = {}, [], {}
    for part in element:
        name = etree.QName(part)
        if name.localname == "postmeta":
            meta[part.findtext("wp:meta_key", "", NAMES)] = part.findtext("wp:meta_value", "", NAMES)
        elif part.tag == "category":
            terms.append((part.get("domain", ""), part.get("nicename", ""), part.text or ""))
        else:
            fields[f"{prefixes[name.namespace]}:{name.localname}" if name.namespace else name.localname] = part.text or ""
    return Item(fields, terms, meta)
