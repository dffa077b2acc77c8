"""Numbers of issues, documents and books; days, volumes and pages under other labels; works whose parts were joined."""

from __future__ import annotations

from pipelines.references.repairs.missing import article_id_as_title, ordinal_of_title, series_of_proceedings, subtitle_as_home
from pipelines.references.repairs.numbers import date_of_kind, day_as_volume, pages_under_other_labels
from pipelines.references.repairs.review import article_in_review
from pipelines.references.repairs.serials import (
    abstract_number_as_note,
    catalogue_number_as_note,
    isbn_as_note,
    issue_in_home,
    last_number_as_page,
    number_after_year,
    number_in_date,
    page_in_volume,
    version_as_note,
    volume_before_date,
)
from pipelines.references.repairs.title import quotation_in_title
from pipelines.references.repairs.web import paper_as_publisher, reviewer_as_note, site_in_title
from tests.pipelines.references.repairs.cutting import AUTHOR, YEAR, Leaves, Takes

TAKES: Takes = [
    (day_as_volume, [("title", "Föhn,"), ("journal", "Neue Zeitung,"), ("volume", "3."), ("date", "Februar 2017,")], [("title", "Föhn,"), ("journal", "Neue Zeitung,"), ("date", "3. Februar 2017,")]),
    (issue_in_home, [("title", "Summen,"), ("container-title", "in: Der Spiegel, Nr. 22"), YEAR], [("title", "Summen,"), ("container-title", "in: Der Spiegel,"), ("volume", "Nr. 22"), YEAR]),
    (number_in_date, [("title", "Seul,"), ("journal", "Insee Première,"), ("volume", "n°"), ("date", "1834, janvier 2021.")], [("title", "Seul,"), ("journal", "Insee Première,"), ("volume", "n° 1834,"), ("date", "janvier 2021.")]),
    (number_in_date, [("date", "(2019),"), ("title", "Seul,"), ("journal", "Insee Première,"), ("volume", "n°"), ("date", "1755.")], [("date", "(2019),"), ("title", "Seul,"), ("journal", "Insee Première,"), ("volume", "n° 1755.")]),
    (number_after_year, [AUTHOR, ("title", "Dwaling,"), ("journal", "WPNR"), ("date", "2014/7031,"), ("pages", "p. 8.")], [AUTHOR, ("title", "Dwaling,"), ("journal", "WPNR"), ("date", "2014/"), ("volume", "7031,"), ("pages", "p. 8.")]),
    (catalogue_number_as_note, [AUTHOR, ("title", "Canoes."), ("journal", "The Daily."), ("publisher", "Statistics Catalogue no."), ("pages", "11-001-X.")], [AUTHOR, ("title", "Canoes."), ("journal", "The Daily."), ("note", "Statistics Catalogue no. 11-001-X.")]),
    (version_as_note, [AUTHOR, ("title", "Schnarchen."), ("journal", "Version"), ("volume", "3.0,"), YEAR], [AUTHOR, ("title", "Schnarchen."), ("note", "Version 3.0,"), YEAR]),
    (isbn_as_note, [AUTHOR, ("title", "Wasser,"), ("date", "2004,"), ("note", "ISBN"), ("pages", "3-525-12345-6.")], [AUTHOR, ("title", "Wasser,"), ("date", "2004,"), ("isbn", "ISBN 3-525-12345-6"), ("pages", ".")]),
    (page_in_volume, [AUTHOR, ("title", "Buses."), ("journal", "J Mobil"), ("volume", "12:44."), ("id", "doi: 10.1/a")], [AUTHOR, ("title", "Buses."), ("journal", "J Mobil"), ("volume", "12:"), ("pages", "44."), ("id", "doi: 10.1/a")]),
    (last_number_as_page, [("author", "Berg,"), ("title", "“Rivers,”"), ("volume", "47.")], [("author", "Berg,"), ("title", "“Rivers,”"), ("pages", "47.")]),
    (abstract_number_as_note, [AUTHOR, ("title", "Buses."), ("journal", "J Mobil."), ("volume", "12(1):S44."), ("pages", "Abstract 112.")], [AUTHOR, ("title", "Buses."), ("journal", "J Mobil."), ("volume", "12(1):S44."), ("note", "Abstract 112.")]),
    (volume_before_date, [AUTHOR, ("title", "Schlafräume,"), ("container-title", "in: HZ 300,"), ("date", "2015,"), ("pages", "S. 6.")], [AUTHOR, ("title", "Schlafräume,"), ("container-title", "in: HZ"), ("volume", "300,"), ("date", "2015,"), ("pages", "S. 6.")]),
    (date_of_kind, [AUTHOR, ("title", "Moor muss nass, Blogeintrag vom 3.4.2018,"), ("url", "https://a.example")], [AUTHOR, ("title", "Moor muss nass,"), ("date", "Blogeintrag vom 3.4.2018,"), ("url", "https://a.example")]),
    (pages_under_other_labels, [AUTHOR, ("title", "Water,"), ("date", "2004,"), ("volume", "S. 9 ff.,"), ("pages", "44 f.")], [AUTHOR, ("title", "Water,"), ("date", "2004,"), ("pages", "S. 9 ff.,"), ("pages", "44 f.")]),
    (subtitle_as_home, [AUTHOR, ("title", "Schlaf."), ("container-title", "Eine Kulturgeschichte,"), ("edition", "3. Aufl.,"), ("location", "Bonn"), YEAR], [AUTHOR, ("title", "Schlaf. Eine Kulturgeschichte,"), ("edition", "3. Aufl.,"), ("location", "Bonn"), YEAR]),
    (ordinal_of_title, [("editor", "DGE (Hrsg.)"), ("date", "(2020):"), ("pages", "14."), ("publisher", "Ernährungsbericht."), ("location", "Bonn.")], [("editor", "DGE (Hrsg.)"), ("date", "(2020):"), ("title", "14. Ernährungsbericht."), ("location", "Bonn.")]),
    (series_of_proceedings, [AUTHOR, ("title", "Water."), ("container-title", "Small Data. SD 2019. Lecture Notes in Rivers,"), ("volume", "vol 12."), ("publisher", "Fjord")], [AUTHOR, ("title", "Water."), ("container-title", "Small Data."), ("note", "SD 2019."), ("collection-title", "Lecture Notes in Rivers, vol 12."), ("publisher", "Fjord")]),
    (article_id_as_title, [AUTHOR, ("title", "Burnout."), ("journal", "BMJ Rivers"), ("date", "2020;"), ("volume", "11:"), ("title", "bmjrv-2019-000145.")], [AUTHOR, ("title", "Burnout."), ("journal", "BMJ Rivers"), ("date", "2020;"), ("volume", "11:"), ("pages", "bmjrv-2019-000145.")]),
    (article_in_review, [("author", "Ida Berg,"), ("title", "‘Rivers’"), ("date", "(2010)"), ("volume", "12"), ("journal", "J Mobil Health"), ("volume", "44,"), ("pages", "47")], [("author", "Ida Berg,"), ("title", "‘Rivers’"), ("date", "(2010)"), ("volume", "12"), ("journal", "J Mobil Health"), ("pages", "44"), ("note", ", 47")]),
    (article_in_review, [("author", "Ida Berg,"), ("title", "Rivers,"), ("journal", "12 J. Mobil. & Health"), ("volume", "44,"), ("pages", "47"), ("date", "(2010).")], [("author", "Ida Berg,"), ("title", "Rivers,"), ("volume", "12"), ("journal", "J. Mobil. & Health"), ("pages", "44"), ("note", ", 47"), ("date", "(2010)")]),
    (quotation_in_title, [AUTHOR, ("title", "„Die Überwindung der Distanz“."), ("container-title", "Zeit und Raum,"), ("location", "Bonn"), YEAR], [AUTHOR, ("title", "„Die Überwindung der Distanz“. Zeit und Raum,"), ("location", "Bonn"), YEAR]),
    (reviewer_as_note, [AUTHOR, ("title", "Allergies. Reviewed by: L."), ("location", "Chang, MD."), ("date", "August 2, 2016.")], [AUTHOR, ("title", "Allergies."), ("note", "Reviewed by: L. Chang, MD."), ("date", "August 2, 2016.")]),
    (site_in_title, [AUTHOR, ("title", "What works? WebMD."), YEAR], [AUTHOR, ("title", "What works?"), ("container-title", "WebMD."), YEAR]),
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
    (version_as_note, [AUTHOR, ("title", "Rivers."), ("journal", "Versions"), ("volume", "3,"), YEAR]),
    (isbn_as_note, [AUTHOR, ("title", "The ISBN agency,"), ("pages", "3-5.")]),
    (page_in_volume, [AUTHOR, ("title", "Buses."), ("journal", "J Mobil"), ("volume", "12:3,"), ("pages", "44-51.")]),
    (last_number_as_page, [("author", "Berg,"), ("title", "“Rivers,”"), ("journal", "Water"), ("volume", "47.")]),
    (abstract_number_as_note, [AUTHOR, ("title", "Abstract art in towns."), YEAR]),
    (volume_before_date, [AUTHOR, ("title", "Water,"), ("container-title", "in: Zeitschrift für Wasser,"), ("date", "2015,"), ("pages", "S. 6.")]),
    (date_of_kind, [AUTHOR, ("title", "Briefe vom 3.4.1848 bis zum Ende,"), ("location", "Bonn")]),
    (pages_under_other_labels, [AUTHOR, ("title", "Water,"), ("volume", "12,"), ("pages", "44.")]),
    (subtitle_as_home, [AUTHOR, ("title", "Schlaf."), ("container-title", "Die Zeit,"), ("location", "Hamburg"), YEAR]),
    (ordinal_of_title, [AUTHOR, ("date", "2020,"), ("title", "Wasser."), ("pages", "14."), ("publisher", "Fjord.")]),
    (series_of_proceedings, [AUTHOR, ("title", "Water."), ("journal", "J. Biol. Chem."), ("volume", "12")]),
    (article_id_as_title, [AUTHOR, ("title", "Covid-19."), ("journal", "Rivers"), YEAR]),
    (article_in_review, [("author", "Ida Berg,"), ("title", "Rivers,"), ("journal", "Water"), ("volume", "12"), ("date", "(2010).")]),
    (quotation_in_title, [AUTHOR, ("title", "„Wasser“."), ("container-title", "in: Zeit und Raum,"), ("location", "Bonn"), YEAR]),
    (reviewer_as_note, [AUTHOR, ("title", "Cases reviewed by the court."), YEAR]),
    (site_in_title, [AUTHOR, ("title", "Life after WebMD."), YEAR]),
    (paper_as_publisher, [AUTHOR, ("date", "2022."), ("title", "El agua."), ("publisher", "El País.")]),
]  # fmt: skip
