"""Places, publishers, years and series that a title, a book or another part took."""

from __future__ import annotations

from pipelines.references.repairs.imprint import (
    also_thesis,
    genre_as_genre,
    imprint_in_title,
    kind_in_publisher,
    place_at_end_of_title,
    place_before_year,
    publisher_after_dash,
    publisher_at_end,
    series_of_publisher,
    town_of_school,
)
from pipelines.references.repairs.publisher import numbered_school, publisher_as_home, school_of_thesis, subtitle_of_volume, title_in_place
from tests.pipelines.references.repairs.cutting import AUTHOR, YEAR, Leaves, Takes

TAKES: Takes = [
    (imprint_in_title, [AUTHOR, ("title", "Insomnie. Saint-Denis La Plaine :"), ("publisher", "HAS ;"), ("date", "2006.")], [AUTHOR, ("title", "Insomnie."), ("location", "Saint-Denis La Plaine :"), ("publisher", "HAS ;"), ("date", "2006.")]),
    (also_thesis, [AUTHOR, ("title", "Die Haftung"), ("genre", "(zugl. Diss. Univ."), ("location", "Konstanz"), ("date", "2015),"), ("pages", "S. 7.")], [AUTHOR, ("title", "Die Haftung"), ("note", "(zugl. Diss. Univ. Konstanz 2015)"), ("date", ","), ("pages", "S. 7.")]),
    (kind_in_publisher, [AUTHOR, ("title", "Karst."), ("location", "Tübingen,"), ("publisher", "Univ., Diss.,"), YEAR], [AUTHOR, ("title", "Karst."), ("location", "Tübingen,"), ("publisher", "Univ.,"), ("genre", "Diss.,"), YEAR]),
    (town_of_school, [AUTHOR, ("title", "Buses."), ("publisher", "University of Thornley, Thornley,"), YEAR], [AUTHOR, ("title", "Buses."), ("publisher", "University of Thornley,"), ("location", "Thornley,"), YEAR]),
    (place_before_year, [AUTHOR, ("title", "Wasser."), ("journal", "Dessau-Roßlau"), YEAR], [AUTHOR, ("title", "Wasser."), ("location", "Dessau-Roßlau"), YEAR]),
    (place_at_end_of_title, [AUTHOR, ("title", "La Marche lente. Arles,"), ("journal", "Actes Sud,"), YEAR], [AUTHOR, ("title", "La Marche lente."), ("location", "Arles,"), ("publisher", "Actes Sud,"), YEAR]),
    (publisher_at_end, [AUTHOR, ("title", "Water."), ("editor", "in Lund, E. (Ed.),"), ("container-title", "Maritime Psychology, Ashgate, London,"), ("pages", "pp. 5-7.")], [AUTHOR, ("title", "Water."), ("editor", "in Lund, E. (Ed.),"), ("container-title", "Maritime Psychology,"), ("publisher", "Ashgate,"), ("location", "London,"), ("pages", "pp. 5-7.")]),
    (publisher_after_dash, [AUTHOR, ("title", "Moor."), ("container-title", "Moorkunde. – Schweizerbart,"), ("location", "Stuttgart:"), YEAR], [AUTHOR, ("title", "Moor."), ("container-title", "Moorkunde. –"), ("publisher", "Schweizerbart,"), ("location", "Stuttgart:"), YEAR]),
    (series_of_publisher, [AUTHOR, ("title", "Eau,"), ("publisher", "Labor et Spes, coll. « Essais »,"), YEAR], [AUTHOR, ("title", "Eau,"), ("publisher", "Labor et Spes,"), ("collection-title", "coll. « Essais »,"), YEAR]),
    (series_of_publisher, [AUTHOR, ("title", "Eau,"), ("publisher", "Gallimard,"), ("container-title", "« Bibliothèque de la Pléiade »,"), YEAR], [AUTHOR, ("title", "Eau,"), ("publisher", "Gallimard,"), ("collection-title", "« Bibliothèque de la Pléiade »,"), YEAR]),
    (genre_as_genre, [AUTHOR, ("title", "The next normal."), ("publisher", "Report,"), YEAR], [AUTHOR, ("title", "The next normal."), ("genre", "Report,"), YEAR]),
    (publisher_as_home, [AUTHOR, YEAR, ("title", "De staat van het land."), ("journal", "Sociaal Planbureau.")], [AUTHOR, YEAR, ("title", "De staat van het land."), ("publisher", "Sociaal Planbureau.")]),
    (numbered_school, [AUTHOR, ("title", "Lire,"), ("genre", "thèse,"), ("journal", "Université Lille"), ("volume", "1,"), YEAR], [AUTHOR, ("title", "Lire,"), ("genre", "thèse,"), ("publisher", "Université Lille 1,"), YEAR]),
    (numbered_school, [AUTHOR, ("title", "Lire,"), ("genre", "thèse,"), ("location", "Paris 1,"), YEAR], [AUTHOR, ("title", "Lire,"), ("genre", "thèse,"), ("publisher", "Paris 1,"), YEAR]),
    (school_of_thesis, [AUTHOR, ("title", "Slaap"), ("genre", "[Proefschrift, Universiteit Utrecht]."), ("publisher", "UU-Archief.")], [AUTHOR, ("title", "Slaap"), ("genre", "[Proefschrift,"), ("publisher", "Universiteit Utrecht]."), ("note", "UU-Archief.")]),
    (publisher_as_home, [AUTHOR, ("title", "Dictionnaire."), ("journal", "Le Robert,"), YEAR], [AUTHOR, ("title", "Dictionnaire."), ("publisher", "Le Robert,"), YEAR]),
    (subtitle_of_volume, [AUTHOR, ("title", "Les Lieux,"), ("volume", "t. II :"), ("publisher", "La Nation,"), ("location", "Paris,"), ("publisher", "Seuil,"), YEAR], [AUTHOR, ("title", "Les Lieux,"), ("volume", "t. II :"), ("note", "La Nation,"), ("location", "Paris,"), ("publisher", "Seuil,"), YEAR]),
    (title_in_place, [("editor", "Berg, I. (Hrsg.),"), ("title", "Fünfzig Jahre."), ("location", "Festschrift, Kassel:"), YEAR], [("editor", "Berg, I. (Hrsg.),"), ("title", "Fünfzig Jahre. Festschrift,"), ("location", "Kassel:"), YEAR]),
]  # fmt: skip

LEAVES: Leaves = [
    (imprint_in_title, [AUTHOR, ("title", "Sleep: a review;"), ("journal", "Sleep"), ("date", "2006;"), ("volume", "33:2.")]),
    (imprint_in_title, [AUTHOR, ("title", "Rivers."), ("container-title", "In: Advances in Floods;"), ("date", "2019."), ("pages", "p. 3.")]),
    (also_thesis, [AUTHOR, ("title", "Recht und zugleich Pflicht,"), YEAR]),
    (kind_in_publisher, [AUTHOR, ("title", "Karst."), ("publisher", "Springer,"), YEAR]),
    (town_of_school, [AUTHOR, ("title", "Buses."), ("publisher", "University of California, Irvine,"), YEAR]),
    (place_before_year, [AUTHOR, ("title", "Wasser."), ("journal", "Nature"), YEAR]),
    (place_at_end_of_title, [AUTHOR, ("title", "La Marche lente. Essais,"), ("journal", "Actes Sud,"), YEAR]),
    (publisher_at_end, [AUTHOR, ("title", "London, Paris, Rome."), YEAR]),
    (publisher_after_dash, [AUTHOR, ("title", "Moor – Heide,"), ("location", "Stuttgart:"), YEAR]),
    (series_of_publisher, [AUTHOR, ("title", "Eau,"), ("publisher", "Collection Press,"), YEAR]),
    (genre_as_genre, [AUTHOR, ("title", "Rivers."), ("journal", "Report"), ("volume", "12,"), ("pages", "3-9.")]),
    (numbered_school, [AUTHOR, ("title", "Lire,"), ("journal", "Université Lille"), ("volume", "1,"), YEAR]),
    (school_of_thesis, [AUTHOR, ("title", "Slaap"), ("genre", "[Proefschrift]."), ("publisher", "Universiteit Utrecht.")]),
    (publisher_as_home, [AUTHOR, ("title", "Dictionnaire."), ("journal", "Le Robert,"), ("volume", "3,"), YEAR]),
    (title_in_place, [("editor", "Berg, I. (Hrsg.),"), ("title", "Jahre."), ("location", "Leiden, Boston:"), YEAR]),
    (publisher_as_home, [AUTHOR, YEAR, ("title", "Finches."), ("journal", "Bull. Inst. Zool.")]),
    (publisher_as_home, [AUTHOR, ("title", "Zinc."), ("container-title", "Rivers Clinic."), ("url", "https://rivers.example/zinc")]),
]  # fmt: skip
