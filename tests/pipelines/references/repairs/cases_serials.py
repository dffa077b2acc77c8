"""Numbers of issues, documents and books; days, volumes and pages under other labels; works whose parts were joined."""

from __future__ import annotations

from pipelines.references.repairs.numbers import day_as_volume, pages_under_other_labels
from pipelines.references.repairs.review import article_in_review
from pipelines.references.repairs.serials import (
    abstract_number_as_note,
    catalogue_number_as_note,
    isbn_as_note,
    issue_in_home,
    number_after_year,
    number_in_date,
    page_in_volume,
    volume_before_date,
)
from pipelines.references.repairs.title import quotation_in_title
from pipelines.references.repairs.web import paper_as_publisher, reviewer_as_note
from tests.pipelines.references.repairs.cutting import AUTHOR, YEAR, Leaves, Takes

TAKES: Takes = [
    (day_as_volume, [("title", "Föhn,"), ("journal", "Neue Zeitung,"), ("volume", "3."), ("date", "Februar 2017,")], [("title", "Föhn,"), ("journal", "Neue Zeitung,"), ("date", "3. Februar 2017,")]),
    (issue_in_home, [("title", "Summen,"), ("container-title", "in: Der Spiegel, Nr. 22"), YEAR], [("title", "Summen,"), ("container-title", "in: Der Spiegel,"), ("volume", "Nr. 22"), YEAR]),
    (number_in_date, [("title", "Seul,"), ("journal", "Insee Première,"), ("volume", "n°"), ("date", "1834, janvier 2021.")], [("title", "Seul,"), ("journal", "Insee Première,"), ("volume", "n° 1834,"), ("date", "janvier 2021.")]),
    (number_in_date, [("date", "(2019),"), ("title", "Seul,"), ("journal", "Insee Première,"), ("volume", "n°"), ("date", "1755.")], [("date", "(2019),"), ("title", "Seul,"), ("journal", "Insee Première,"), ("volume", "n° 1755.")]),
    (number_after_year, [AUTHOR, ("title", "Dwaling,"), ("journal", "WPNR"), ("date", "2014/7031,"), ("pages", "p. 8.")], [AUTHOR, ("title", "Dwaling,"), ("journal", "WPNR"), ("date", "2014/"), ("volume", "7031,"), ("pages", "p. 8.")]),
    (catalogue_number_as_note, [AUTHOR, ("title", "Canoes."), ("journal", "The Daily."), ("publisher", "Statistics Catalogue no."), ("pages", "11-001-X.")], [AUTHOR, ("title", "Canoes."), ("journal", "The Daily."), ("note", "Statistics Catalogue no. 11-001-X.")]),
    (isbn_as_note, [AUTHOR, ("title", "Wasser,"), ("date", "2004,"), ("note", "ISBN"), ("pages", "3-525-12345-6.")], [AUTHOR, ("title", "Wasser,"), ("date", "2004,"), ("isbn", "ISBN 3-525-12345-6"), ("pages", ".")]),
    (page_in_volume, [AUTHOR, ("title", "Buses."), ("journal", "J Mobil"), ("volume", "12:44."), ("id", "doi: 10.1/a")], [AUTHOR, ("title", "Buses."), ("journal", "J Mobil"), ("volume", "12:"), ("pages", "44."), ("id", "doi: 10.1/a")]),
    (abstract_number_as_note, [AUTHOR, ("title", "Buses."), ("journal", "J Mobil."), ("volume", "12(1):S44."), ("pages", "Abstract 112.")], [AUTHOR, ("title", "Buses."), ("journal", "J Mobil."), ("volume", "12(1):S44."), ("note", "Abstract 112.")]),
    (volume_before_date, [AUTHOR, ("title", "Schlafräume,"), ("container-title", "in: HZ 300,"), ("date", "2015,"), ("pages", "S. 6.")], [AUTHOR, ("title", "Schlafräume,"), ("container-title", "in: HZ"), ("volume", "300,"), ("date", "2015,"), ("pages", "S. 6.")]),
    (pages_under_other_labels, [AUTHOR, ("title", "Water,"), ("date", "2004,"), ("volume", "S. 9 ff.,"), ("pages", "44 f.")], [AUTHOR, ("title", "Water,"), ("date", "2004,"), ("pages", "S. 9 ff.,"), ("pages", "44 f.")]),
    (article_in_review, [("author", "Ida Berg,"), ("title", "‘Rivers’"), ("date", "(2010)"), ("volume", "12"), ("journal", "J Mobil Health"), ("volume", "44,"), ("pages", "47")], [("author", "Ida Berg,"), ("title", "‘Rivers’"), ("date", "(2010)"), ("volume", "12"), ("journal", "J Mobil Health"), ("pages", "44"), ("note", ", 47")]),
    (article_in_review, [("author", "Ida Berg,"), ("title", "Rivers,"), ("journal", "12 J. Mobil. & Health"), ("volume", "44,"), ("pages", "47"), ("date", "(2010).")], [("author", "Ida Berg,"), ("title", "Rivers,"), ("volume", "12"), ("journal", "J. Mobil. & Health"), ("pages", "44"), ("note", ", 47"), ("date", "(2010)")]),
    (quotation_in_title, [AUTHOR, ("title", "„Die Überwindung der Distanz“."), ("container-title", "Zeit und Raum,"), ("location", "Bonn"), YEAR], [AUTHOR, ("title", "„Die Überwindung der Distanz“. Zeit und Raum,"), ("location", "Bonn"), YEAR]),
    (reviewer_as_note, [AUTHOR, ("title", "Allergies. Reviewed by: L."), ("location", "Chang, MD."), ("date", "August 2, 2016.")], [AUTHOR, ("title", "Allergies."), ("note", "Reviewed by: L. Chang, MD."), ("date", "August 2, 2016.")]),
    (paper_as_publisher, [AUTHOR, ("date", "(2022, 14 de agosto)."), ("title", "El agua."), ("publisher", "El País."), ("url", "https://a.example")], [AUTHOR, ("date", "(2022, 14 de agosto)."), ("title", "El agua."), ("container-title", "El País."), ("url", "https://a.example")]),
]  # fmt: skip

LEAVES: Leaves = [
    (day_as_volume, [("title", "Föhn,"), ("journal", "Zeitung,"), ("volume", "45"), ("date", "Februar 2017,")]),
    (day_as_volume, [("title", "Föhn,"), ("journal", "Zeitung,"), ("volume", "3,"), ("date", "Februar 2017,")]),
    (issue_in_home, [("title", "Beethoven,"), ("container-title", "Symphony No. 9 in Context,"), YEAR]),
    (number_in_date, [("title", "Seul,"), ("journal", "Première,"), ("volume", "n° 3,"), ("date", "mars 2021.")]),
    (number_after_year, [AUTHOR, ("title", "Winter,"), ("journal", "RW"), ("date", "2014/15,"), ("pages", "p. 8.")]),
    (number_after_year, [AUTHOR, ("title", "Winter,"), ("journal", "RW"), ("date", "1939/1997,"), ("pages", "p. 8.")]),
    (catalogue_number_as_note, [AUTHOR, ("title", "The Order of 1848."), ("publisher", "Fjord,"), YEAR]),
    (isbn_as_note, [AUTHOR, ("title", "The ISBN agency,"), ("pages", "3-5.")]),
    (page_in_volume, [AUTHOR, ("title", "Buses."), ("journal", "J Mobil"), ("volume", "12:3,"), ("pages", "44-51.")]),
    (abstract_number_as_note, [AUTHOR, ("title", "Abstract art in towns."), YEAR]),
    (volume_before_date, [AUTHOR, ("title", "Water,"), ("container-title", "in: Zeitschrift für Wasser,"), ("date", "2015,"), ("pages", "S. 6.")]),
    (pages_under_other_labels, [AUTHOR, ("title", "Water,"), ("volume", "12,"), ("pages", "44.")]),
    (article_in_review, [("author", "Ida Berg,"), ("title", "Rivers,"), ("journal", "Water"), ("volume", "12"), ("date", "(2010).")]),
    (quotation_in_title, [AUTHOR, ("title", "„Wasser“."), ("container-title", "in: Zeit und Raum,"), ("location", "Bonn"), YEAR]),
    (reviewer_as_note, [AUTHOR, ("title", "Cases reviewed by the court."), YEAR]),
    (paper_as_publisher, [AUTHOR, ("date", "2022."), ("title", "El agua."), ("publisher", "El País.")]),
]  # fmt: skip
