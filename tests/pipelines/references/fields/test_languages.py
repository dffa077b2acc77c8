"""When a page was looked at, and which language a title is in, over the languages that entries are written in."""

from __future__ import annotations

import pytest

from pipelines.references.fields.accessed import read_accessed
from pipelines.references.fields.language import find_language
from pipelines.references.parse import parse_reference
from pipelines.references.parts import Part, Parts

ACCESSED = [
    ("Accessed May 3, 2024", "2024-05-03"),
    ("accessed 3 May 2024", "2024-05-03"),
    ("[cited 2024 May 3]", "2024-05-03"),
    ("Retrieved May 3, 2024, from", "2024-05-03"),
    ("Geraadpleegd in 2025", "2025"),
    ("Geraadpleegd op 3 mei 2024", "2024-05-03"),
    ("Laatst bezocht op 3 mei 2024", "2024-05-03"),
    ("Opgehaald 3 mei 2024", "2024-05-03"),
    ("Abgerufen am 3. Mai 2024", "2024-05-03"),
    ("zuletzt aufgerufen am 03.05.2024", "2024-05-03"),
    ("Zugriff: 3.5.2024", "2024-05-03"),
    ("Stand: 03.05.2024 (abgerufen am 03.05.2024)", "2024-05-03"),
    ("letzter Zugriff 03.05.2024", "2024-05-03"),
    ("Consulté le 3 mai 2024", "2024-05-03"),
    ("Page consultée en mai 2024", "2024-05"),
    ("[consulté le 3 mai 2024]", "2024-05-03"),
    ("Consultado el 3 de mayo de 2024", "2024-05-03"),
    ("[citado 3 de mayo de 2024]", "2024-05-03"),
    ("Fecha de consulta: 3 de mayo de 2024", "2024-05-03"),
    ("Recuperado el 3 de mayo de 2024 de", "2024-05-03"),
    ("Consultato il 3 maggio 2024", "2024-05-03"),
    ("ultimo accesso: 3 maggio 2024", "2024-05-03"),
    ("Acesso em: 3 maio 2024", "2024-05-03"),
    ("Acesso em 3 de maio de 2024", "2024-05-03"),
    ("[acedido em 3 maio 2024]", "2024-05-03"),
    ("Last accessed: 2024-05-03", "2024-05-03"),
    ("Geraadpleegd 03-05-2024", "2024-05-03"),
    ("geraadpleegd: 3 mei 2024", "2024-05-03"),
    ("Date accessed: 3 May 2024", "2024-05-03"),
    ("Viewed 3 May 2024", "2024-05-03"),
    ("(Zugriff am 3. Mai 2024)", "2024-05-03"),
    ("3 May 2024 accessed", "2024-05-03"),
    ("accessed 30/04/24", "2024-04-30"),
    ("geraadpleegd 1-5-'24", "2024-05-01"),
    ("vu le 3.5.24", "2024-05-03"),
    ("Opgeroepen op 3 mei 2024 van", "2024-05-03"),
    ("Heruntergeladen am 3.5.2024", "2024-05-03"),
    ("Récupéré le 3 mai 2024 de", "2024-05-03"),
    ("Viitattu 3.5.2024", "2024-05-03"),
    ("geraadpleegd 5/2024", "2024-05"),
]


@pytest.mark.parametrize(("text", "accessed"), ACCESSED, ids=[text for text, _ in ACCESSED])
def test_the_date_of_access_is_read_and_is_no_date_of_publication(text: str, accessed: str) -> None:
    reference = parse_reference(f"Voorbeeldinstituut. Zink in water. https://www.a.example/zink. {text}.")
    assert (reference.accessed, reference.year) == (accessed, None)


def test_a_date_before_retrieved_from_is_when_it_came_out() -> None:
    reference = parse_reference("Zinc Institute. Zinc in water. 2017, April. Retrieved from https://a.example/zinc")
    assert (reference.year, reference.month, reference.accessed) == (2017, 4, None)


@pytest.mark.parametrize(
    ("text", "accessed"),
    [
        ("(seen by us 3.5.24)", "2024-05-03"),
        ("[30/04/2024]", "2024-04-30"),
        ("Epub 3 May 2024", None),
        ("from Archive 2006", None),
        ("Posted 3 May 2024", None),
    ],
)
def test_a_day_that_is_labelled_as_access_is_read_whatever_leads_to_it(text: str, accessed: str | None) -> None:
    raw = f"Zinc in water. {text}"
    entry = Parts(raw, (Part("title", "Zinc in water.", 0), Part("access", text, 15)))
    assert [item.value for item in read_accessed(entry, {}) if item.field == "accessed"] == ([accessed] if accessed else [])


def test_a_month_that_may_be_a_day_is_left_out() -> None:
    assert parse_reference("Zinc Institute. Zinc. https://a.example/zinc (accessed 03/05/2024).").accessed == "2024"


TITLES = [
    ("Zink en het immuunsysteem bij ouderen", "nl"),
    ("Jaarverslag waterschap", "nl"),
    ("Kwaliteit van leven na een beroerte", "nl"),
    ("Die Qualität des Trinkwassers", "de"),
    ("Zink und Gesundheit", "de"),
    ("Wasserversorgung in Städten", "de"),
    ("La qualité de l'eau", "fr"),
    ("Zinc et santé", "fr"),
    ("Histoire de la médecine", "fr"),
    ("La calidad del agua potable", "es"),
    ("Historia de la ciudad", "es"),
    ("La qualità dell'acqua", "it"),
    ("A qualidade da água", "pt"),
    ("Water quality in rivers", "en"),
    ("Zinc and the common cold", "en"),
    ("Drinking water", "en"),
    ("Cognitive behavioural therapy in children", "en"),
    ("Jakość wody w rzekach", "pl"),
    ("Качество воды в реках", "ru"),
    ("水质研究", "zh"),
]


@pytest.mark.parametrize(("title", "language"), TITLES, ids=[title for title, _ in TITLES])
def test_a_title_tells_its_language(title: str, language: str) -> None:
    assert find_language(title) == language


@pytest.mark.parametrize("title", ["BMW", "Zink", "Nature"])
def test_one_word_tells_no_language(title: str) -> None:
    assert find_language(title) is None
