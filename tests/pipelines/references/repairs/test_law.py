"""Laws are laid out by the grammar of their country."""

from __future__ import annotations

import pytest

from pipelines.references.parse import parse_reference
from pipelines.references.repairs.law import statute

# text: title, gazette, year, volume, issue, page
LAWS = {
    "Forest Protection Act 2012, c. 7 (UK).": ("Forest Protection Act 2012", None, 2012, None, None, None),
    "Safe Wells Act, 42 U.S.C. § 1300 (1974).": ("Safe Wells Act", "U.S.C.", 1974, "42", None, "1300"),
    "Wild Rivers and Lakes Act, Pub. L. No. 90-542, 82 Stat. 906 (1968)": ("Wild Rivers and Lakes Act", "Stat", 1968, "82", None, "906"),
    "Directive 92/43/EEC on the conservation of natural habitats, OJ L 206, 22.7.1992, p. 7-50.": ("Directive 92/43/EEC on the conservation of natural habitats", "OJ L", 1992, "206", None, "7-50"),
    "Verordening (EU) nr. 1143/2014 betreffende uitheemse soorten. PbEU L 317, 4.11.2014, p. 35-55": ("Verordening (EU) nr. 1143/2014 betreffende uitheemse soorten", "PbEU L", 2014, "317", None, "35-55"),
    "Gesetz über den Deutschen Wetterdienst vom 10. September 1998 (BGBl. I S. 2871).": ("Gesetz über den Deutschen Wetterdienst", "BGBl. I", 1998, None, None, "2871"),
    "Bundeswaldgesetz vom 2. Mai 1975": ("Bundeswaldgesetz", None, 1975, None, None, None),
    "Wet op de waterkering. Stb. 1996, 8.": ("Wet op de waterkering", "Stb", 1996, None, "8", None),
    "Loi n° 2006-1772 du 30 décembre 2006 sur l'eau, JORF n° 303 du 31 décembre 2006, p. 20285.": ("Loi n° 2006-1772 du 30 décembre 2006 sur l'eau", "JORF", 2006, None, "303", "20285"),
    "Ley 16/2002, de 1 de julio, de prevención. BOE núm. 157, de 2 de julio de 2002, pp. 23910-23927.": ("Ley 16/2002, de 1 de julio, de prevención", "BOE", 2002, None, "157", "23910-23927"),
    "Real Decreto 817/2015, de 11 de septiembre, sobre las aguas.": ("Real Decreto 817/2015, de 11 de septiembre, sobre las aguas", None, 2015, None, None, None),
    "Legge 5 gennaio 1994, n. 36, Disposizioni sulle acque, Gazzetta Ufficiale n. 14 del 19 gennaio 1994.": ("Legge 5 gennaio 1994, n. 36, Disposizioni sulle acque", "Gazzetta Ufficiale", 1994, None, "14", None),
    "Decreto-Lei n.º 77/2006, de 30 de março. Diário da República n.º 64/2006.": ("Decreto-Lei n.º 77/2006, de 30 de março", "Diário da República", 2006, None, "64/2006", None),
    "MvT, Kamerstukken II 2009/10, 32 123, nr. 3, p. 7.": ("Kamerstukken II 2009/10, 32 123, nr. 3", None, 2009, None, None, "7"),
    "Kamerstukken II 2009/10, 32 123, nr. 2, p. 7.": ("Kamerstukken II 2009/10, 32 123, nr. 2", None, 2009, None, None, "7"),
}  # fmt: skip


@pytest.mark.parametrize("text", LAWS)
def test_a_law_is_read(text: str) -> None:
    law = parse_reference(text)
    assert law.type == "legislation"
    assert law.authors == ()
    assert (law.title, law.container_title, law.year, law.volume, law.issue, law.page) == LAWS[text]


def test_the_state_that_made_a_law_is_its_author() -> None:
    law = parse_reference(
        "BRASIL. Lei nº 9.433, de 8 de janeiro de 1997. Institui a política das águas. Diário Oficial da União, 9 jan. 1997."
    )
    assert (law.authors[0].literal or law.authors[0].family) == "BRASIL"
    assert (law.title, law.container_title) == (
        "Lei nº 9.433, de 8 de janeiro de 1997. Institui a política das águas",
        "Diário Oficial da União",
    )


@pytest.mark.parametrize(
    "text",
    [
        "Berg I. Directive leadership in small teams. J Manag. 2010;3:1-9.",
        "Act one. Rivers on stage. Theatre Today 3 (2001) 4.",
        "Gesetz und Ordnung am Fluss, München 2001.",
        "Kamerstukken over water. Den Haag: Sdu, 2001.",
        "Wetland restoration in Europe. Ecol Eng. 2010;3:1-9.",
        "Clean Air Act and its critics: ten years on. Env Pol 2001;3:1.",
    ],
)
def test_what_only_sounds_like_a_law_is_left(text: str) -> None:
    assert statute(text, ()) == ()


def test_address_and_date_of_access_stay_after_a_law() -> None:
    law = parse_reference("Omgevingsbesluit, 3 juli 2018, Stb. 2018, 290. Geraadpleegd op 3 mei 2024, https://wetten.example.nl/besluit")
    assert (law.title, law.year, law.issue) == ("Omgevingsbesluit", 2018, "290")
    assert (law.url, law.accessed) == ("https://wetten.example.nl/besluit", "2024-05-03")
