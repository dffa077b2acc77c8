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
    # semicolons
    ("de Vries, Jan; Bakker, Piet", [person("Vries", "Jan", "de"), person("Bakker", "Piet")]),
    # bodies, with commas in their names
    ("Ministerie van Volksgezondheid, Welzijn en Sport", [group("Ministerie van Volksgezondheid, Welzijn en Sport")]),
    ("Robert Koch-Institut (RKI)", [group("Robert Koch-Institut (RKI)")]),
    ("Deutsche Gesellschaft für Ernährung e.V.", [group("Deutsche Gesellschaft für Ernährung e.V.")]),
    ("U.S. Department of Health and Human Services.", [group("U.S. Department of Health and Human Services")]),
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
