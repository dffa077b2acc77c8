"""Brackets that hold editions, volumes, pages, series, how far a work was published; the kind of work at a title's end."""

from __future__ import annotations

from pipelines.references.repairs.brackets import (
    details_in_brackets,
    series_after_title,
    status_in_title,
)
from pipelines.references.repairs.kind import (
    article_of_code,
    code_in_title,
    initials_in_title,
    meeting_in_title,
    report_in_title,
    series_with_number,
    thesis_with_leaves,
)
from tests.pipelines.references.repairs.cutting import AUTHOR, YEAR, Leaves, Takes

TAKES: Takes = [
    (details_in_brackets, [AUTHOR, ("title", "Wasser"), ("edition", "(Bd. 1, 2. Aufl.)."), ("location", "Bonn:"), YEAR], [AUTHOR, ("title", "Wasser"), ("volume", "(Bd. 1,"), ("edition", "2. Aufl.)"), ("edition", "."), ("location", "Bonn:"), YEAR]),
    (details_in_brackets, [AUTHOR, ("title", "Water."), ("container-title", "In Rivers (3e druk,"), ("pages", "pp. 5-7)."), YEAR], [AUTHOR, ("title", "Water."), ("container-title", "In Rivers"), ("edition", "(3e druk,"), ("pages", "pp. 5-7)"), ("pages", "."), YEAR]),
    (details_in_brackets, [AUTHOR, ("title", "Water."), ("container-title", "In Rivers (Seventh Edition,"), ("pages", "pp. 5–7)."), YEAR], [AUTHOR, ("title", "Water."), ("container-title", "In Rivers"), ("edition", "(Seventh Edition,"), ("pages", "pp. 5–7)"), ("pages", "."), YEAR]),
    (status_in_title, [AUTHOR, ("title", "Zinc in adults [published online ahead of print,"), ("date", "2023 Feb 11]."), ("journal", "J Nutr."), ("date", "2023.")], [AUTHOR, ("title", "Zinc in adults"), ("note", "[published online ahead of print, 2023 Feb 11]."), ("journal", "J Nutr."), ("date", "2023.")]),
    (series_after_title, [AUTHOR, ("title", "Bodemrecht (Serie Studieboeken),"), ("location", "Den Haag:"), ("publisher", "Boom"), YEAR], [AUTHOR, ("title", "Bodemrecht"), ("collection-title", "(Serie Studieboeken),"), ("location", "Den Haag:"), ("publisher", "Boom"), YEAR]),
    (report_in_title, [AUTHOR, ("title", "La gestion des digues, rapport public thématique,"), ("location", "Paris,"), YEAR], [AUTHOR, ("title", "La gestion des digues,"), ("genre", "rapport public thématique,"), ("location", "Paris,"), YEAR]),
    (meeting_in_title, [AUTHOR, ("title", "Flood depth. Paper presented at: 11th Conference on Floods;"), YEAR], [AUTHOR, ("title", "Flood depth."), ("container-title", "Paper presented at: 11th Conference on Floods;"), YEAR]),
    (meeting_in_title, [AUTHOR, ("title", "Poster session presented at: Rivers of Life;"), YEAR], [AUTHOR, ("container-title", "Poster session presented at: Rivers of Life;"), YEAR]),
    (article_of_code, [("title", "Code de l'environnement, article L."), ("pages", "210-1.")], [("title", "Code de l'environnement,"), ("note", "article L. 210-1.")]),
    (thesis_with_leaves, [AUTHOR, ("title", "Rios."), ("date", "2014."), ("pages", "120 f."), ("note", "Tese (Doutorado em Letras)"), ("publisher", "UFMG,"), YEAR], [AUTHOR, ("title", "Rios."), ("date", "2014"), ("date", "."), ("note", "120 f."), ("genre", "Tese (Doutorado em Letras)"), ("publisher", "UFMG,"), YEAR]),
    (initials_in_title, [("author", "SILVA,"), ("title", "M. A. Caminhar devagar."), YEAR], [("author", "SILVA, M. A."), ("title", "Caminhar devagar."), YEAR]),
    (series_with_number, [AUTHOR, ("title", "Rent control."), ("journal", "Working paper"), ("volume", "no. 12."), ("location", "London:"), YEAR], [AUTHOR, ("title", "Rent control."), ("collection-title", "Working paper no. 12."), ("location", "London:"), YEAR]),
    (series_with_number, [AUTHOR, ("title", "The Weight of Water, Oxfam Briefing Paper 233,"), ("location", "Oxford:"), YEAR], [AUTHOR, ("title", "The Weight of Water,"), ("collection-title", "Oxfam Briefing Paper 233,"), ("location", "Oxford:"), YEAR]),
    (code_in_title, [AUTHOR, ("title", "Stream handbook (EPA 841-B-16-001)."), ("url", "https://a.example")], [AUTHOR, ("title", "Stream handbook"), ("note", "(EPA 841-B-16-001)."), ("url", "https://a.example")]),
]  # fmt: skip

LEAVES: Leaves = [
    (details_in_brackets, [AUTHOR, ("title", "Rivers (third world)."), YEAR]),
    (details_in_brackets, [AUTHOR, ("title", "Rivers"), ("edition", "(2nd ed.,"), ("pages", "pp. 5-7)."), YEAR]),
    (status_in_title, [AUTHOR, ("title", "Press and power (online politics in towns and cities of the twenty-first century)."), YEAR]),
    (series_after_title, [AUTHOR, ("title", "Rivers (1990-2010),"), ("location", "Oslo:"), YEAR]),
    (report_in_title, [AUTHOR, ("title", "Le rapport des forces,"), ("location", "Paris,"), YEAR]),
    (meeting_in_title, [AUTHOR, ("title", "Evidence presented at court."), YEAR]),
    (article_of_code, [("title", "Code de la route,"), ("location", "Paris,"), YEAR]),
    (thesis_with_leaves, [AUTHOR, ("title", "Rios. 2014 folks."), YEAR]),
    (initials_in_title, [("author", "Silva M,"), ("title", "A. Berg and his rivers."), YEAR]),
    (series_with_number, [AUTHOR, ("title", "Report 2020: water."), YEAR]),
    (series_with_number, [AUTHOR, ("title", "Rivers."), ("journal", "Recommendations and Reports"), ("volume", "64(2):"), ("pages", "1-9.")]),
    (series_with_number, [AUTHOR, ("title", "Rivers."), ("genre", "Technical report,"), ("date", "2002.")]),
    (code_in_title, [AUTHOR, ("title", "Rivers (1990-2010)."), YEAR]),
    (code_in_title, [AUTHOR, ("title", "Care in the pandemic (COVID-19)."), YEAR]),
]  # fmt: skip
