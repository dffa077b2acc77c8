"""The ``time`` element (https://html.spec.whatwg.org/multipage/text-level-semantics.html#the-time-element)."""

from __future__ import annotations

from lxml.html import HtmlElement

from pipelines.metadata.bylines import says_modified
from pipelines.metadata.classes import class_roles
from pipelines.metadata.marks import Marks
from pipelines.metadata.microformats import stamp
from pipelines.metadata.values import date_of, modified, published
from pipelines.model.metadata import Metadata

_MAX_TIMES = 30  # tried until one is a date


def read_time_elements(marks: Marks) -> Metadata:
    """Read the first time of the post as its publication; one whose class or preceding words speak of a change as its modification."""
    first = changed = None
    for element in marks.times[:_MAX_TIMES]:
        is_change = _is_change(element)
        if (changed if is_change else first) is not None:
            continue
        reading = date_of(stamp(element), marks) or (date_of(element.text, marks) if element.get("datetime") else None)
        if is_change:
            changed = reading
        else:
            first = reading
    return Metadata(**published(first), **modified(changed))


def _is_change(element: HtmlElement) -> bool:
    roles = class_roles(element.get("class") or "")
    if "published" in roles or element.get("itemprop") == "datePublished":
        return False
    if "updated" in roles or element.get("itemprop") == "dateModified":
        return True
    parent = element.getparent()
    if parent is None:
        return False
    before = element.getprevious()
    label = (before.tail or before.text or "") if before is not None else (parent.text or "")
    around = class_roles(parent.get("class") or "")
    return says_modified(label[-40:]) or says_modified((element.text or "")[:40]) or ("updated" in around and "published" not in around)
