"""Editions, volumes, places, universities, bodies and editors under the wrong label; what a repair takes and what it leaves."""

from __future__ import annotations

from pipelines.references.repairs.bodies import mark_in_title, title_of_body
from pipelines.references.repairs.edition import edition_as_edition, paragraph_as_note
from pipelines.references.repairs.kind import kind_in_title, number_in_title
from pipelines.references.repairs.missing import book_without_title, short_word_of_journal, title_before_volume
from pipelines.references.repairs.moments import day_in_figures
from pipelines.references.repairs.numbers import pages_under_other_labels
from pipelines.references.repairs.publisher import (
    house_as_editor,
    place_after_journal,
    place_of_publisher,
    publisher_in_place,
    school_of_thesis,
    subtitle_of_volume,
    title_in_place,
    year_after_publisher,
)
from pipelines.references.repairs.title import (
    bracket_in_title,
    part_after_title,
    role_in_title,
    series_in_brackets,
    standard_as_title,
    volume_with_title,
)
from tests.pipelines.references.repairs.cutting import AUTHOR, YEAR, Leaves, Takes

TAKES: Takes = [
    (
        part_after_title,
        [AUTHOR, ("title", "Zinc in adults."), ("journal", "Part II. J Nutr."), YEAR],
        [AUTHOR, ("title", "Zinc in adults. Part II."), ("journal", "J Nutr."), YEAR],
    ),
    (
        day_in_figures,
        [("title", "Wasser."), ("date", "(2018):"), ("container-title", "In: Abendblatt vom 3.1.2018.")],
        [("title", "Wasser."), ("date", "(2018):"), ("container-title", "In: Abendblatt"), ("date", "vom 3.1.2018.")],
    ),
    (number_in_title, [AUTHOR, ("title", "Better maps needed. ABC-20-5512."), YEAR], [AUTHOR, ("title", "Better maps needed."), ("collection-title", "ABC-20-5512."), YEAR]),
    (number_in_title, [AUTHOR, ("title", "Zinc in children. WHO/NUT/97.1."), YEAR], [AUTHOR, ("title", "Zinc in children."), ("collection-title", "WHO/NUT/97.1."), YEAR]),
    (place_of_publisher, [AUTHOR, ("title", "Bees."), ("publisher", "University of Strathallan, UK."), YEAR], [AUTHOR, ("title", "Bees."), ("publisher", "University of Strathallan,"), ("location", "UK."), YEAR]),
    (
        number_in_title,
        [AUTHOR, ("title", "Water in cijfers. RIVM-rapport 2020-0031."), ("location", "Bilthoven:"), YEAR],
        [AUTHOR, ("title", "Water in cijfers."), ("collection-title", "RIVM-rapport 2020-0031."), ("location", "Bilthoven:"), YEAR],
    ),
    (
        series_in_brackets,
        [AUTHOR, ("title", "Wasser,"), ("date", "2004"), ("volume", "(= Schriften zum Wasser, 47).")],
        [AUTHOR, ("title", "Wasser,"), ("date", "2004"), ("collection-title", "(= Schriften zum Wasser, 47)"), ("volume", ".")],
    ),
    (
        standard_as_title,
        [("author", "BS EN"), ("date", "1990:2002."), ("title", "Structural design."), ("location", "London:"), ("publisher", "BSI;"), YEAR],
        [("title", "BS EN 1990:2002. Structural design."), ("location", "London:"), ("publisher", "BSI;"), YEAR],
    ),
    (title_of_body, [("author", "SYKE, Rapport annuel sur l'eau,"), YEAR], [("author", "SYKE,"), ("title", "Rapport annuel sur l'eau,"), YEAR]),
    (
        edition_as_edition,
        [AUTHOR, ("title", "Wasserrecht, 12."), ("journal", "Aufl."), YEAR],
        [AUTHOR, ("title", "Wasserrecht,"), ("edition", "12. Aufl."), YEAR],
    ),
    (
        edition_as_edition,
        [AUTHOR, ("title", "Wasser. 5., durchges. u. erw. Aufl."), ("location", "Berlin"), YEAR],
        [AUTHOR, ("title", "Wasser."), ("edition", "5., durchges. u. erw. Aufl."), ("location", "Berlin"), YEAR],
    ),
    (paragraph_as_note, [AUTHOR, ("title", "Wasserrecht,"), YEAR, ("pages", "Rn. 214.")], [AUTHOR, ("title", "Wasserrecht,"), YEAR, ("note", "Rn. 214"), ("pages", ".")]),
    (
        mark_in_title,
        [("author", "Berg I., Lund E."), ("title", "(a cura di), Le acque,"), YEAR],
        [("editor", "Berg I., Lund E. (a cura di),"), ("title", "Le acque,"), YEAR],
    ),
    (
        title_of_body,
        [("author", "Raad voor Water, Jaarbericht"), ("date", "2003,"), ("location", "Den Haag"), YEAR],
        [("author", "Raad voor Water,"), ("title", "Jaarbericht 2003,"), ("location", "Den Haag"), YEAR],
    ),
    (year_after_publisher, [AUTHOR, ("title", "Wasser,"), ("publisher", "Beck 2004.")], [AUTHOR, ("title", "Wasser,"), ("publisher", "Beck"), YEAR]),
    (
        school_of_thesis,
        [AUTHOR, ("title", "Wasser."), ("genre", "Diss."), ("publisher", "Univ."), ("location", "Hamburg"), YEAR],
        [AUTHOR, ("title", "Wasser."), ("genre", "Diss."), ("publisher", "Univ. Hamburg"), YEAR],
    ),
    (
        school_of_thesis,
        [AUTHOR, ("title", "Wasser."), ("genre", "Tese (Doutorado) – Universidade de Évora,"), YEAR],
        [AUTHOR, ("title", "Wasser."), ("genre", "Tese (Doutorado) –"), ("publisher", "Universidade de Évora,"), YEAR],
    ),
    (
        title_in_place,
        [AUTHOR, ("title", "Wasser."), ("location", "Ein Lesebuch, Leipzig:"), ("publisher", "Seemann"), YEAR],
        [AUTHOR, ("title", "Wasser. Ein Lesebuch,"), ("location", "Leipzig:"), ("publisher", "Seemann"), YEAR],
    ),
    (
        publisher_in_place,
        [AUTHOR, ("title", "Acque,"), ("location", "Donzelli, Roma"), YEAR],
        [AUTHOR, ("title", "Acque,"), ("publisher", "Donzelli,"), ("location", "Roma"), YEAR],
    ),
    (
        place_after_journal,
        [AUTHOR, ("title", "Água."), ("journal", "Revista das Águas, São Paulo,"), ("volume", "v. 29,"), YEAR],
        [AUTHOR, ("title", "Água."), ("journal", "Revista das Águas,"), ("location", "São Paulo,"), ("volume", "v. 29,"), YEAR],
    ),
    (
        subtitle_of_volume,
        [AUTHOR, ("title", "Les Lieux,"), ("volume", "t. II"), ("publisher", ": La Nation,"), YEAR],
        [AUTHOR, ("title", "Les Lieux,"), ("volume", "t. II"), ("note", ": La Nation,"), YEAR],
    ),
    (
        volume_with_title,
        [AUTHOR, ("title", "Geschichte der Flüsse. Band II: Der Rhein."), ("location", "Bonn"), YEAR],
        [AUTHOR, ("title", "Geschichte der Flüsse."), ("volume", "Band II"), ("note", ": Der Rhein."), ("location", "Bonn"), YEAR],
    ),
    (
        kind_in_title,
        [AUTHOR, ("title", "Dialect in de haven (masterscriptie)."), YEAR],
        [AUTHOR, ("title", "Dialect in de haven"), ("genre", "(masterscriptie)."), YEAR],
    ),
    (
        kind_in_title,
        [AUTHOR, ("title", "Lire l'eau, thèse d'histoire,"), YEAR],
        [AUTHOR, ("title", "Lire l'eau"), ("genre", ", thèse d'histoire,"), YEAR],
    ),
    (
        role_in_title,
        [AUTHOR, ("title", "Quaderni. A cura di Eva Lund."), YEAR],
        [AUTHOR, ("title", "Quaderni."), ("editor", "A cura di Eva Lund."), YEAR],
    ),
    (
        bracket_in_title,
        [AUTHOR, ("container-title", "Armoede en spanning (Hilversum"), ("date", "1985)")],
        [AUTHOR, ("container-title", "Armoede en spanning"), ("location", "(Hilversum"), ("date", "1985)")],
    ),
    (
        book_without_title,
        [AUTHOR, ("container-title", "In Europa. Reizen,"), ("publisher", "Atlas"), YEAR],
        [AUTHOR, ("title", "In Europa. Reizen,"), ("publisher", "Atlas"), YEAR],
    ),
    (
        title_before_volume,
        [AUTHOR, ("journal", "Geschichte der Flüsse,"), ("volume", "Bd. 3:"), ("container-title", "Vom Krieg,"), ("location", "Kiel"), YEAR],
        [AUTHOR, ("title", "Geschichte der Flüsse,"), ("volume", "Bd. 3:"), ("note", "Vom Krieg,"), ("location", "Kiel"), YEAR],
    ),
    (
        short_word_of_journal,
        [AUTHOR, ("title", "Opt."), ("journal", "Express"), ("date", "2010,"), ("volume", "18,"), ("pages", "A237.")],
        [AUTHOR, ("journal", "Opt. Express"), ("date", "2010,"), ("volume", "18,"), ("pages", "A237.")],
    ),
    (
        house_as_editor,
        [AUTHOR, ("title", "Wasser."), ("editor", "C. H. Beck,"), ("location", "München"), YEAR],
        [AUTHOR, ("title", "Wasser."), ("publisher", "C. H. Beck,"), ("location", "München"), YEAR],
    ),
    (
        pages_under_other_labels,
        [AUTHOR, ("title", "Wasser."), ("journal", "Fluss"), ("date", "2014;"), ("volume", "139(34):"), ("date", "1689.")],
        [AUTHOR, ("title", "Wasser."), ("journal", "Fluss"), ("date", "2014;"), ("volume", "139(34):"), ("pages", "1689.")],
    ),
    (
        standard_as_title,
        [("genre", "ASTM D638-14,"), ("title", "Properties of water,"), ("publisher", "ASTM"), YEAR],
        [("title", "ASTM D638-14, Properties of water,"), ("publisher", "ASTM"), YEAR],
    ),
]  # fmt: skip

LEAVES: Leaves = [
    (part_after_title, [AUTHOR, ("title", "Zinc."), ("journal", "Part of Nature."), YEAR]),
    (day_in_figures, [("title", "Wasser."), ("container-title", "Stern 3.1"), YEAR]),
    (number_in_title, [AUTHOR, ("title", "Report 2020: water in numbers."), YEAR]),
    (number_in_title, [AUTHOR, ("title", "What tests tell. COVID-19."), YEAR]),
    (series_in_brackets, [AUTHOR, ("title", "Zinc in adults (n=3)."), YEAR]),
    (standard_as_title, [("author", "Berg I."), ("title", "ISO 9001:2015 in practice."), YEAR]),
    (title_of_body, [("author", "BERG, Fernando José da."), YEAR]),
    (edition_as_edition, [AUTHOR, ("title", "Wasser, 5. Auf dem Rhein."), YEAR]),
    (edition_as_edition, [AUTHOR, ("title", "The 3rd edition of a river and its readers."), YEAR]),
    (paragraph_as_note, [AUTHOR, ("title", "Rnase in rivers,"), YEAR]),
    (mark_in_title, [("author", "Berg I."), ("title", "(Re)reading rivers,"), YEAR]),
    (title_of_body, [("author", "Ministry of Health, Welfare and Sport"), ("date", "2003."), ("title", "Water")]),
    (year_after_publisher, [AUTHOR, ("title", "Wasser,"), ("publisher", "Beck"), YEAR]),
    (school_of_thesis, [AUTHOR, ("title", "Universal rivers."), ("publisher", "Univ."), ("location", "Hamburg"), YEAR]),
    (title_in_place, [AUTHOR, ("title", "Water."), ("location", "La Salle, Ill.:"), ("publisher", "Open Court"), YEAR]),
    (publisher_in_place, [AUTHOR, ("title", "Water."), ("location", "Capri, Italy."), YEAR]),
    (place_of_publisher, [AUTHOR, ("title", "Water."), ("publisher", "University of California, Irvine,"), YEAR]),
    (place_after_journal, [AUTHOR, ("title", "Water."), ("journal", "Rivers, London,"), ("volume", "29(4),"), YEAR]),
    (subtitle_of_volume, [AUTHOR, ("title", "Les Lieux,"), ("volume", "t. II,"), ("publisher", "Seuil,"), YEAR]),
    (volume_with_title, [AUTHOR, ("title", "Rock music, vol. 3"), YEAR]),
    (volume_with_title, [AUTHOR, ("title", "Band 2: A history of brass."), YEAR]),
    (kind_in_title, [AUTHOR, ("title", "Notes. Mémoire de l'Académie du Gard,"), YEAR]),
    (kind_in_title, [AUTHOR, ("title", "A history of the thesis in Europe and what became of it between two wars and after the second of them"), YEAR]),
    (role_in_title, [AUTHOR, ("title", "Edited by hand: rivers."), YEAR]),
    (bracket_in_title, [AUTHOR, ("container-title", "Proceedings of the conference (KDD 06,"), ("pages", "pages 474–483.")]),
    (title_before_volume, [AUTHOR, ("container-title", "in: Handbuch der Flüsse,"), ("volume", "Bd. 3:"), ("container-title", "Vom Krieg,"), YEAR]),
    (short_word_of_journal, [("author", "Berg I."), ("title", "Zinc."), ("journal", "Nature"), YEAR]),
    (short_word_of_journal, [AUTHOR, ("title", "Zinc in water."), ("journal", "Nature"), YEAR]),
    (house_as_editor, [AUTHOR, ("title", "Wasser."), ("editor", "hg. von C. H. Beck,"), ("location", "München"), YEAR]),
    (pages_under_other_labels, [AUTHOR, ("title", "Wasser."), ("date", "2014;"), ("volume", "139(34),"), ("date", "1689.")]),
    (book_without_title, [AUTHOR, ("container-title", "in: Handbuch der Flüsse,"), ("publisher", "Atlas"), YEAR]),
]  # fmt: skip
