"""Mends parts where the entry itself shows that a label is wrong: quotation marks round a title, a year within it."""

from __future__ import annotations

from collections.abc import Callable

from pipelines.references.repairs.bodies import body_before_colon, commentary_of_author, mark_in_title, registered_body, title_of_body
from pipelines.references.repairs.court import decision_of_court
from pipelines.references.repairs.cuts import Cut
from pipelines.references.repairs.edition import edition_as_edition, paragraph_as_note
from pipelines.references.repairs.law import statute
from pipelines.references.repairs.missing import (
    author_after_title,
    book_without_title,
    meeting_as_publisher,
    papers_in_title,
    parted_home,
    second_title,
    series_of_editor,
    status_as_home,
    title_as_note,
    title_in_home,
)
from pipelines.references.repairs.names import (
    author_before_in,
    body_before_date,
    department_of_body,
    editors_at_start,
    home_of_editors,
    name_after_role,
    paper_as_author,
    title_after_names,
    title_in_names,
)
from pipelines.references.repairs.numbers import (
    date_in_home,
    date_in_volume,
    day_before_date,
    edition_as_pages,
    home_before_date,
    month_as_home,
    pages_in_home,
    pages_under_other_labels,
    volume_in_date,
    volume_in_home,
    word_before_date,
    year_as_pages,
)
from pipelines.references.repairs.publisher import (
    firm_of_names,
    place_after_journal,
    place_after_publisher,
    place_as_home,
    place_as_publisher,
    place_before_publisher,
    place_of_publisher,
    publisher_as_home,
    publisher_in_place,
    school_of_thesis,
    subtitle_as_publisher,
    subtitle_of_volume,
    title_in_place,
    year_after_publisher,
)
from pipelines.references.repairs.title import (
    address_in_title,
    bracket_in_title,
    home_in_title,
    kind_in_title,
    number_in_title,
    part_after_title,
    quoted_title,
    role_in_title,
    series_in_brackets,
    standard_as_title,
    statute_as_author,
    volume_with_title,
    year_in_title,
)
from pipelines.references.repairs.web import access_as_access, host_as_author, nobody_as_author, revision_as_date, site_of_page

# What follows a country's grammar is laid out first. After dates, a title's end comes first, as it decides what is left for the
# others; a book is made a title when its editors have given it back.
REPAIRS: tuple[Callable[[str, Cut], Cut], ...] = (
    statute,
    decision_of_court,
    standard_as_title,
    day_before_date,
    home_before_date,
    month_as_home,
    volume_in_date,
    edition_as_pages,
    pages_under_other_labels,
    status_as_home,
    parted_home,
    word_before_date,
    date_in_home,
    date_in_volume,
    access_as_access,
    revision_as_date,
    nobody_as_author,
    registered_body,
    edition_as_edition,
    paragraph_as_note,
    series_in_brackets,
    statute_as_author,
    quoted_title,
    home_in_title,
    address_in_title,
    role_in_title,
    kind_in_title,
    number_in_title,
    part_after_title,
    bracket_in_title,
    subtitle_as_publisher,
    title_in_place,
    author_before_in,
    commentary_of_author,
    department_of_body,
    body_before_date,
    title_of_body,
    title_after_names,
    title_in_names,
    mark_in_title,
    paper_as_author,
    name_after_role,
    editors_at_start,
    home_of_editors,
    series_of_editor,
    year_in_title,
    year_as_pages,
    pages_in_home,
    volume_in_home,
    second_title,
    author_after_title,
    papers_in_title,
    meeting_as_publisher,
    title_in_home,
    title_as_note,
    book_without_title,
    volume_with_title,
    body_before_colon,
    host_as_author,
    place_as_home,
    school_of_thesis,
    year_after_publisher,
    place_of_publisher,
    place_after_publisher,
    place_before_publisher,
    place_as_publisher,
    publisher_in_place,
    firm_of_names,
    publisher_as_home,
    place_after_journal,
    subtitle_of_volume,
    site_of_page,
)


def repaired(raw: str, parts: Cut) -> Cut:
    """Give the parts after every repair."""
    for repair in REPAIRS:
        parts = repair(raw, parts)
    return parts
