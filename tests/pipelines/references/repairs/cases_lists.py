"""Where lists of names end, and who is an editor, a body, a translator or a maker."""

from __future__ import annotations

from pipelines.references.repairs.lists import (
    name_after_slash,
    short_title,
    title_after_article,
    title_after_mark,
)
from pipelines.references.repairs.names import (
    body_before_title,
    editors_in_home,
    editors_of_commentary,
    home_of_editors,
    maker_as_author,
    other_note,
    translator_as_editor,
)
from tests.pipelines.references.repairs.cutting import AUTHOR, YEAR, Leaves, Takes

TAKES: Takes = [
    (title_after_article, [("author", "Jean Barbey, L’Argent des autres."), ("title", "Essai,"), YEAR], [("author", "Jean Barbey,"), ("title", "L’Argent des autres. Essai,"), YEAR]),
    (title_after_mark, [("author", "Berg, Ida (Hg.), Der Unfall."), ("title", "Ein Handbuch,"), YEAR], [("editor", "Berg, Ida (Hg.),"), ("title", "Der Unfall. Ein Handbuch,"), YEAR]),
    (name_after_slash, [("author", "Lukas Mayr /"), ("title", "Ina Krause: Schlaf,"), YEAR], [("author", "Lukas Mayr / Ina Krause:"), ("title", "Schlaf,"), YEAR]),
    (short_title, [("author", "Mayr, Schlafräume,"), ("pages", "S. 33.")], [("author", "Mayr,"), ("title", "Schlafräume,"), ("pages", "S. 33.")]),
    (editors_of_commentary, [("author", "Tann,"), ("container-title", "in: Jauch/Pohlmann, BGB,"), YEAR], [("author", "Tann,"), ("editor", "in: Jauch/Pohlmann,"), ("container-title", "BGB,"), YEAR]),
    (editors_in_home, [AUTHOR, ("title", "« Eau »,"), ("container-title", "in Roux (Paul), dir., Corps en mouvement,"), YEAR], [AUTHOR, ("title", "« Eau »,"), ("editor", "in Roux (Paul), dir.,"), ("container-title", "Corps en mouvement,"), YEAR]),
    (home_of_editors, [AUTHOR, ("title", "Water."), ("editor", "In: Lund P, editor. Maritime psychology."), YEAR], [AUTHOR, ("title", "Water."), ("editor", "In: Lund P, editor."), ("container-title", "Maritime psychology."), YEAR]),
    (maker_as_author, [("note", "Olsen, T. (Director)."), ("date", "(2014)."), ("title", "The ferryman")], [("author", "Olsen, T. (Director)."), ("date", "(2014)."), ("title", "The ferryman")]),
    (other_note, [("container-title", "Mayr (wie Anm."), ("volume", "12),"), ("pages", "S. 33.")], [("author", "Mayr"), ("note", "(wie Anm. 12),"), ("pages", "S. 33.")]),
    (body_before_title, [("title", "Provincie Utrecht,"), ("publisher", "Omgevingsvisie,"), ("location", "Utrecht,"), YEAR], [("author", "Provincie Utrecht,"), ("title", "Omgevingsvisie,"), ("location", "Utrecht,"), YEAR]),
    (translator_as_editor, [AUTHOR, ("title", "Eau,"), ("editor", "trad. de l’anglais par A. Morin,"), YEAR], [AUTHOR, ("title", "Eau,"), ("translator", "trad. de l’anglais par A. Morin,"), YEAR]),
]  # fmt: skip

LEAVES: Leaves = [
    (title_after_article, [("author", "Ida Berg, Jacques Le Goff,"), ("title", "Eau,"), YEAR]),
    (title_after_mark, [("editor", "Berg, Ida (Hg.),"), ("title", "Der Unfall,"), YEAR]),
    (name_after_slash, [("author", "Lukas Mayr"), ("title", "Schlaf: Rivers,"), YEAR]),
    (short_title, [("author", "Mayr, Lukas,"), ("pages", "S. 33.")]),
    (short_title, [("author", "Mayr, Schlafräume,"), ("date", "2004,"), ("pages", "S. 33.")]),
    (editors_of_commentary, [("author", "Tann,"), ("container-title", "in: Wasser und Abwasser,"), YEAR]),
    (editors_in_home, [AUTHOR, ("title", "Eau."), ("container-title", "in Rivers and Lakes,"), YEAR]),
    (home_of_editors, [AUTHOR, ("title", "Water."), ("editor", "In: Lund P, editor."), ("container-title", "Psychology."), YEAR]),
    (maker_as_author, [("title", "The river (director of floods)."), YEAR]),
    (other_note, [AUTHOR, ("title", "Rivers (n 12),"), YEAR]),
    (body_before_title, [("title", "Rivers of Utrecht,"), ("publisher", "Fjord,"), ("location", "Utrecht,"), YEAR]),
    (translator_as_editor, [AUTHOR, ("title", "Eau,"), ("editor", "Transl. and ed. by A. Morin,"), YEAR]),
]  # fmt: skip
