"""What only some entries have: dates of revision, marks of data sets and programs, paragraphs, pointers, titles of single volumes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from training.records import Record, phrases

if TYPE_CHECKING:
    from training.synthetic import Setter

RARE_LABELS = {
    "Q": "date",
    "on": "date",
    "K": "genre",
    "H": "editor",
    "here": "pages",
    "r": "note",
    "f": "note",
    "ge": "editor",
    "BE": "editor",
    "nobody": "author",
}
_MARKS = {"dataset": "datamark", "software": "programmark", "video": "videomark", "patent": "patentmark", "preprint": "preprintmark"}


def rare_fields(setter: Setter) -> dict[str, Callable[[Record], str]]:
    """Give the writers of these fields by their names in templates."""
    chance = setter.chance

    def phrase(record: Record, name: str) -> str:
        """Choose a phrase and put a number in its blanks."""
        text = chance.choice(phrases(record.language, name))
        return text.replace("{n}", str(chance.randint(1, 480))).replace("{m}", str(chance.randint(1, 30)))

    def dated(record: Record, name: str) -> str:
        return phrase(record, name).format(date=setter.date(record), year=record.year)

    return {
        "Q": lambda record: dated(record, "updated"),  # "Updated May 3, 2021"
        "on": lambda record: dated(record, "on"),  # "vom 3. Mai 2021"
        "K": lambda record: phrase(record, _MARKS.get(record.kind, "medium")).replace("[", "⟦").replace("]", "⟧"),
        "H": lambda record: phrase(record, "same"),  # "ders. (Hg.)"
        "here": lambda record: phrase(record, "here"),  # "hier S. 354"
        "r": lambda record: phrase(record, "paragraph"),  # "Rn. 214"
        "see": lambda record: phrase(record, "pointer") + " ",  # "Vgl. "
        "f": lambda record: setter.maker.fill(chance.choice(phrases(record.language, "book")), record.language, record.year),
        "ge": lambda record: f"{phrase(record, 'edited_by')} {setter.lists.names(record.editors, chance.choice('di'), record.language)}",
        "BE": lambda record: f"{setter.maker.body(record.language)} {chance.choice(phrases(record.language, 'editors')[:3])}",
        "nobody": lambda record: phrase(record, "nobody"),
    }
