"""Names in the orders and marks that styles give them."""

from __future__ import annotations

import pytest

from pipelines.model.reference import Name
from pipelines.references.fields.names import parse_names


def person(family: str, given: str | None = None, particle: str | None = None, suffix: str | None = None) -> Name:
    return Name(family=family, given=given, particle=particle, suffix=suffix)


def group(literal: str) -> Name:
    return Name(literal=literal)


LISTS = [
    # papers, sites and courts are bodies
    ("Zeit Online", [group("Zeit Online")]),
    ("Le Monde,", [group("Le Monde")]),
    ("Daily Mail Reporter,", [group("Daily Mail Reporter")]),
    ("Medline Plus.", [group("Medline Plus")]),
    ("VG Berlin,", [group("VG Berlin")]),
    ("Le Goff, Jacques", [person("Le Goff", "Jacques")]),
    # degrees and handles
    ("Keel, R., MD", [person("Keel", "R.")]),
    ("Carter, S. [@scarter].", [person("Carter", "S.")]),
    # Vancouver, AMA
    ("Berg I, Wu LJ, Kim Y-J.", [person("Berg", "I"), person("Wu", "LJ"), person("Kim", "Y-J")]),
    ("van de Cotte B, De Jaeger G, Della Porta M.", [person("Cotte", "B", "van de"), person("De Jaeger", "G"), person("Della Porta", "M")]),
    ("O’Brien D, D’Angelo S", [person("O’Brien", "D"), person("D’Angelo", "S")]),
    ("Short ED, Insel TR, Berg ORG.", [person("Short", "ED"), person("Insel", "TR"), person("Berg", "ORG")]),
    ("Alsop K1, Fereday S2", [person("Alsop", "K"), person("Fereday", "S")]),
    # APA, Harvard
    ("Kooij, J., & van der Linden, M.", [person("Kooij", "J."), person("Linden", "M.", "van der")]),
    ("Kennedy, J. F., Jr., & Smith, A.", [person("Kennedy", "J. F.", suffix="Jr"), person("Smith", "A.")]),
    ("de la Cruz, M.Á., & Núñez, R.", [person("Cruz", "M.Á.", "de la"), person("Núñez", "R.")]),
    # Chicago, MLA: the first inverted
    ("Krach, Soren, Frank Hegel, and Tilo Kircher.", [person("Krach", "Soren"), person("Hegel", "Frank"), person("Kircher", "Tilo")]),
    ("Erickson, Millard J.", [person("Erickson", "Millard J.")]),
    ("García Márquez, Gabriel", [person("García Márquez", "Gabriel")]),
    # given names first
    ("J. de Vries en P. Jansen", [person("Vries", "J.", "de"), person("Jansen", "P.")]),
    ("Micah Hodosh, Peter Young, and Julia Hock", [person("Hodosh", "Micah"), person("Young", "Peter"), person("Hock", "Julia")]),
    ("Hans-Ulrich Wehler", [person("Wehler", "Hans-Ulrich")]),
    # German and French marks
    ("Müller, A./Schmidt, B. (Hrsg.):", [person("Müller", "A."), person("Schmidt", "B.")]),
    ("Jürgen Adler/Niklas Luchs", [person("Adler", "Jürgen"), person("Luchs", "Niklas")]),
    ("In: Peter Müller und Anna Groß (Hg.)", [person("Müller", "Peter"), person("Groß", "Anna")]),
    ("DE MONS Rodolphe", [person("DE MONS", "Rodolphe")]),
    ("CROSS, Marita, Damian HOY, Bradley WYMAN", [person("CROSS", "Marita"), person("HOY", "Damian"), person("WYMAN", "Bradley")]),
    ("DUPONT Jean, MARTIN P.", [person("DUPONT", "Jean"), person("MARTIN", "P.")]),
    ("MORASZ, Laurent. PERRIN-NIQUET, Annick.", [person("MORASZ", "Laurent"), person("PERRIN-NIQUET", "Annick")]),
    ("Dr. med. Eckart von Hirsch", [person("Hirsch", "Eckart", "von")]),
    ("HE, Ying, Angel YS WONG, Esther CHANDLER, Hong DAI, Bo FU", [person("HE", "Ying"), person("WONG", "Angel YS"), person("CHANDLER", "Esther"), person("DAI", "Hong"), person("FU", "Bo")]),
    ("F. FUCHS, MV. SENAT, H.FERNAND", [person("FUCHS", "F."), person("SENAT", "MV."), person("FERNAND", "H.")]),
    ("DE NEVE G., DI LEONARDO M.", [person("DE NEVE", "G."), person("DI LEONARDO", "M.")]),
    ("DE NEVE G.,", [person("DE NEVE", "G")]),
    ("Alves, José Édil de Lima.", [person("Alves", "José Édil de Lima")]),
    ("SILVA, Antônio Carlos Ribeiro da.", [person("SILVA", "Antônio Carlos Ribeiro", "da")]),
    ("Gutiérrez Posse, Hortensia D.", [person("Gutiérrez Posse", "Hortensia D.")]),
    ("Santos Otero, A. de.", [person("Santos Otero", "A.", "de")]),
    ("Elson Manoel Pereira, Mathieu Perrin.", [person("Pereira", "Elson Manoel"), person("Perrin", "Mathieu")]),
    ("Alireza Shameli-Sendi , Michel Dagenais,", [person("Shameli-Sendi", "Alireza"), person("Dagenais", "Michel")]),
    ("E. A. Hermans, M. Dubbelman, and G. L. Van der Heijde", [person("Hermans", "E. A."), person("Dubbelman", "M."), person("Van der Heijde", "G. L.")]),
    ("Kathryn Berg, Bill Senior, and Endre Suli", [person("Berg", "Kathryn"), person("Senior", "Bill"), person("Suli", "Endre")]),
    ("Dorn GW 2nd, van Dam J", [person("Dorn", "GW", suffix="2nd"), person("Dam", "J", "van")]),
    ("Mas-y-Mas S, Berg I", [person("Mas-y-Mas", "S"), person("Berg", "I")]),
    ("Van der Werf GR, Olivier JGJ, Kasibhatla PS", [person("Van der Werf", "GR"), person("Olivier", "JGJ"), person("Kasibhatla", "PS")]),
    ("Gaillard de Sémainville (H.), Richard (M.)", [person("Gaillard de Sémainville", "H."), person("Richard", "M.")]),
    ("Esty, Joshua (Jed)", [person("Esty", "Joshua")]),
    ("Joseph Miller, PhD, PT, Deydre Teyhen, DPT", [person("Miller", "Joseph"), person("Teyhen", "Deydre")]),
    ("Wimsatt Jr., William Kurtz.", [person("Wimsatt", "William Kurtz", suffix="Jr")]),
    ("Jacobs, Michelle R. And Tiffany Taylor.", [person("Jacobs", "Michelle R."), person("Taylor", "Tiffany")]),
    # semicolons
    ("de Vries, Jan; Bakker, Piet", [person("Vries", "Jan", "de"), person("Bakker", "Piet")]),
    # bodies, with commas in their names
    ("Ministerie van Volksgezondheid, Welzijn en Sport", [group("Ministerie van Volksgezondheid, Welzijn en Sport")]),
    ("Robert Koch-Institut (RKI)", [group("Robert Koch-Institut (RKI)")]),
    ("Deutsche Gesellschaft für Ernährung e.V.", [group("Deutsche Gesellschaft für Ernährung e.V.")]),
    ("U.S. Department of Health and Human Services.", [group("U.S. Department of Health and Human Services")]),
    ("Hardness Watch Collective", [group("Hardness Watch Collective")]),
    ("Campaign for Clean Rivers", [group("Campaign for Clean Rivers")]),
    ("Lloyd’s of London Press,", [group("Lloyd’s of London Press")]),
    ("Berg I, Wu LJ; the Northern Heart Study Group.", [person("Berg", "I"), person("Wu", "LJ"), group("the Northern Heart Study Group")]),
    ("Ginsberg HN, Elam MB, ACCORD Study Group", [person("Ginsberg", "HN"), person("Elam", "MB"), group("ACCORD Study Group")]),
    ("Berman, G and the Victorian Equal Opportunity and Human Rights Commission", [person("Berman", "G"), group("the Victorian Equal Opportunity and Human Rights Commission")]),
    # other scripts
    ("王小明", [group("王小明")]),
    # footnotes
    ("Vgl. Müller, Anna", [person("Müller", "Anna")]),
    ("See also Anselm Stein and Barney Glas", [person("Stein", "Anselm"), person("Glas", "Barney")]),
    # roles
    ("edited by Hugh LaFollette,", [person("LaFollette", "Hugh")]),
    ("In R. N. Campbell & P. T. Smith (eds.),", [person("Campbell", "R. N."), person("Smith", "P. T.")]),
    ("hrsg. von Anna Groß", [person("Groß", "Anna")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), LISTS, ids=[text for text, _ in LISTS])
def test_a_list_gives_its_names_in_order(text: str, names: list[Name]) -> None:
    assert parse_names(text) == (tuple(names), False)


@pytest.mark.parametrize(
    "text",
    [
        "Berg I, et al.",
        "Berg I et al",
        "Berg I, e.a.",
        "Berg, I. u. a.",
        "Berg I, y cols.",
        "Berg, I., & et al.",
        "Berg I, et coll.",
        "Berg I, and others",
        "Berg I & 3 others",
        "Berg I, und 12 weitere",
    ],
)
def test_left_out_names_are_said_in_many_ways(text: str) -> None:
    names, et_al = parse_names(text)
    assert [name.family for name in names] == ["Berg"]
    assert et_al


@pytest.mark.parametrize("text", ["Ders.:", "Idem.", "Ebd.,", "Dies. (Hrsg.):"])
def test_who_is_named_in_another_entry_is_not_known_here(text: str) -> None:
    assert parse_names(text)[0] == ()


def test_text_without_a_letter_has_no_name() -> None:
    assert parse_names("———.") == ((), False)


BODIES_AND_ROLES = {
    "IBM Corp.": ["=IBM Corp"],
    "Ministerie van VWS": ["=Ministerie van VWS"],
    "Cour des comptes": ["=Cour des comptes"],
    "RIVM.": ["=RIVM"],
    "Verein für Wasser und Leben e. V.": ["=Verein für Wasser und Leben e. V."],
    "Bundesamt für Wasser BAW": ["=Bundesamt für Wasser BAW"],
    "Court of Justice of the EU": ["=Court of Justice of the EU"],
    "Berg, I. with A. Lund": ["Berg", "Lund"],
    "Walter Berg, S.J.": ["Berg"],
    "Berg, S.J.": ["Berg"],
    "Textes réunis par Ida Berg": ["Berg"],
    "Ida Berg (samenst.)": ["Berg"],
    "Landesumweltamt Brandenburg": ["=Landesumweltamt Brandenburg"],
    "Thuisarts.nl": ["=Thuisarts.nl"],
    "OLG Hamm": ["=OLG Hamm"],
    "Cass. civ. 1re": ["=Cass. civ. 1re"],
    "Ortega y Gasset, J.": ["Ortega y Gasset"],
    "Berg, I. y Lund, E.": ["Berg", "Lund"],
    "Berg I, Lund E, inventors": ["Berg", "Lund"],
    "Berg I, inventor; Acme Works, assignee": ["Berg"],
    "Berg, Ida, host": ["Berg"],
    "Berg, I., & Lund, E. (Eds.).": ["Berg", "Lund"],
    "[Berg, I., A. Lund, P. Ruiz (eds.)].": ["Berg", "Lund", "Ruiz"],
    "Instituto de Aguas (s.f.)": ["=Instituto de Aguas"],
    "Konraad, J.": ["Konraad"],
    "Bd. I, hrsg. von Eva Lund": ["Lund"],
}  # fmt: skip


@pytest.mark.parametrize("text", BODIES_AND_ROLES)
def test_bodies_roles_and_double_names(text: str) -> None:
    names, _ = parse_names(text)
    assert [f"={name.literal}" if name.literal else name.family for name in names] == BODIES_AND_ROLES[text]
