"""XML from anywhere as a tree: entities are not resolved, nothing is fetched, and depth and size stay within libxml2's limits."""

from __future__ import annotations

from lxml import etree

MAX_BYTES = 20 * 1024 * 1024  # as of a page


def parse_xml(body: bytes) -> etree._Element | None:
    """Give the root element; None where the bytes are no XML. What is broken is read as far as it can be."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(body[:MAX_BYTES].lstrip(b"\xef\xbb\xbf \t\r\n"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def local_name(element: etree._Element) -> str:
    """Give an element's name without its namespace; empty for what is no element (an entity that was left)."""
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""
