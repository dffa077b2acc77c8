"""Reference lists: works of ``works.yaml`` set as AMA, APA or Vancouver, with the CSL that such an entry still says."""

from __future__ import annotations

from typing import Any

Work = dict[str, Any]

MONTHS = {
    "en": ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
    "nl": ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"],
}
SHORT = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
WORDS = {
    "en": {
        "accessed": "Accessed",
        "from": "Available from:",
        "retrieved": "Retrieved {date}, from",
        "edition": "{n} ed.",
        "cited": "cited",
    },
    "nl": {
        "accessed": "Geraadpleegd",
        "from": "Beschikbaar via:",
        "retrieved": "Geraadpleegd op {date}, van",
        "edition": "{n} druk",
        "cited": "geciteerd",
    },
}


def cited(work: Work, style: str, language: str) -> dict[str, Any]:
    """One entry: ``raw`` as printed and ``csl``, what that print says."""
    entry = {"ama": _ama, "vancouver": _vancouver, "apa": _apa}[style](work, language if language in WORDS else "en")
    csl = {key: value for key, value in work.items() if key not in ("author", "accessed")}
    csl["author"] = _names(work, style)
    shown = 3 if style != "apa" else 20
    if len(work["author"]) > shown:
        csl["custom"] = {"et-al": True}
    if style != "apa":
        csl["author"] = csl["author"][:shown]
    for key in ("DOI", "URL", "publisher-place"):
        if key in csl and csl[key] not in entry:
            del csl[key]
    if "DOI" in csl:
        csl.pop("URL", None)
    csl["issued"] = {"date-parts": [work["issued"][: 3 if work["type"] == "webpage" else 1]]}
    return {"raw": entry, "csl": csl}


def _names(work: Work, style: str) -> list[dict[str, str]]:
    return [
        name if "literal" in name else {"family": name["family"], "given": name["given"] if style == "apa" else _initials(name["given"])}
        for name in work["author"]
    ]


def _initials(given: str) -> str:
    return given.replace(".", "").replace(" ", "")


def _short_names(work: Work) -> str:
    names = [name.get("literal") or f"{name['family']} {_initials(name['given'])}" for name in work["author"]]
    return ", ".join([*names[:3], "et al"] if len(names) > 3 else names)


def _date(parts: list[int], language: str) -> str:
    year, month, day = parts
    name = MONTHS[language][month - 1]
    return f"{name} {day}, {year}" if language == "en" else f"{day} {name} {year}"


def _numbers(work: Work) -> str:
    issue = f"({work['issue']})" if "issue" in work else ""
    return f"{work['volume']}{issue}"


def _stop(text: str) -> str:
    """The text with a full stop, where it does not end with a mark of its own."""
    return text if text[-1] in ".?!" else f"{text}."


def _ama(work: Work, language: str) -> str:
    head = f"{_stop(_short_names(work))} {_stop(work['title'])}"
    if work["type"] == "article-journal":
        doi = f" doi:{work['DOI']}" if "DOI" in work else ""
        return f"{head} {work['container-title']}. {work['issued'][0]};{_numbers(work)}:{work['page']}.{doi}"
    if work["type"] == "book":
        edition = f" {WORDS[language]['edition'].format(n=work['edition'])}" if "edition" in work else ""
        return f"{head}{_dot(edition)} {work['publisher']}; {work['issued'][0]}."
    accessed = f"{WORDS[language]['accessed']} {_date(work['accessed'], language)}."
    return f"{head} {work['container-title']}. {_date(work['issued'], language)}. {accessed} {work['URL']}"


def _dot(edition: str) -> str:
    return f"{edition}." if edition and not edition.endswith(".") else edition


def _vancouver(work: Work, language: str) -> str:
    head = f"{_stop(_short_names(work))} {_stop(work['title'])}"
    if work["type"] == "article-journal":
        doi = f" doi: {work['DOI']}" if "DOI" in work else ""
        return f"{head} {work['container-title']}. {work['issued'][0]};{_numbers(work)}:{work['page']}.{doi}"
    if work["type"] == "book":
        edition = f" {WORDS[language]['edition'].format(n=work['edition'])}" if "edition" in work else ""
        return f"{head}{_dot(edition)} {work['publisher-place']}: {work['publisher']}; {work['issued'][0]}."
    (year, month, day), (seen_year, seen_month, seen_day) = work["issued"], work["accessed"]
    when = f"{year} {SHORT[month - 1]} {day} [{WORDS[language]['cited']} {seen_year} {SHORT[seen_month - 1]} {seen_day}]"
    place = f"{WORDS[language]['from']} {work['URL']}"
    return f"{_stop(_short_names(work))} {work['title']} [Internet]. {work['container-title']}; {when}. {place}"


def _apa(work: Work, language: str) -> str:
    names = [name.get("literal") or f"{name['family']}, {name['given']}" for name in work["author"]]
    authors = names[0] if len(names) == 1 else f"{', '.join(names[:-1])}, & {names[-1]}"
    if work["type"] == "webpage":
        year, month, day = work["issued"]
        name = MONTHS[language][month - 1]
        date = f"{year}, {name} {day}" if language == "en" else f"{year}, {day} {name}"
        seen = WORDS[language]["retrieved"].format(date=_date(work["accessed"], language))
        return f"{_stop(authors)} ({date}). {_stop(work['title'])} {work['container-title']}. {seen} {work['URL']}"
    head = f"{_stop(authors)} ({work['issued'][0]})."
    if work["type"] == "book":
        edition = f" ({WORDS[language]['edition'].format(n=work['edition'])})" if "edition" in work else ""
        return f"{head} {work['title']}{edition}. {work['publisher']}."
    doi = f" https://doi.org/{work['DOI']}" if "DOI" in work else ""
    return f"{head} {_stop(work['title'])} {work['container-title']}, {_numbers(work)}, {work['page']}.{doi}"
