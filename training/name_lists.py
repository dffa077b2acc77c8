"""Lists of names as styles write them: ``Berg I, Wu LJ``, ``Berg, I., & Wu, L. J.``, ``Ida Berg und Li Jun Wu``."""

from __future__ import annotations

import random
import re

from training.records import Person, words


class NameLists:
    """Writes lists of names; the same chance gives the same lists."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance

    def initials(self, given: str, mark: str, between: str = "") -> str:
        return between.join(word[0] + mark for word in re.split(r"[\s.]+|-(?=\w)", given) if word)

    def written(self, person: Person, form: str) -> str:
        """Write one name; where the family name comes first, its particle may stand last."""
        if form in "abphFf" and (turned := _particle_last(person)) and self.chance.random() < 0.35:
            return f"{turned[0]}, {self.initials(person.given, '.') if form in 'abph' else person.given} {turned[1]}"
        return self.name(person, form)

    def name(self, person: Person, form: str) -> str:
        match form:
            case "v":
                return f"{person.family} {self.initials(person.given, '')}"
            case "a" | "b" | "p" | "h":
                return f"{person.family}, {self.initials(person.given, '.', self.chance.choice((' ', '')))}"
            case "i":
                return f"{self.initials(person.given, '.', ' ')} {person.family}"
            case "f" | "F" | "s":
                return f"{person.family}, {person.given}"
            case "c":
                return self.chance.choice(
                    (
                        f"{person.family.upper()}, {person.given}",
                        f"{person.family.upper()} {person.given}",
                        f"{person.family.upper()} {self.initials(person.given, '.')}",
                        f"{person.family.upper()}, {self.initials(person.given, '.')}",
                    )
                )
            case _:
                return f"{person.given} {person.family}"

    def names(self, people: list[Person], form: str, language: str) -> str:
        """Write a list of names as the style does; long ones may end in et al."""
        shown = people if len(people) < 4 or self.chance.random() < 0.5 else people[: self.chance.choice((1, 3))]
        cut = len(shown) < len(people) or (form == "v" and self.chance.random() < 0.15)
        texts = [self.written(person, "d" if form == "f" and i else form) for i, person in enumerate(shown)]
        if cut:
            ending = self.chance.choice(words(language)["etal"])
            return (
                ", ".join(texts) + ("" if ending[0] == "," else self.chance.choice((", ", " "))) + ending.strip(" ,")
                if ending[0] != ","
                else ", ".join(texts) + ending
            )
        return self.joined(texts, form, language)

    def joined(self, texts: list[str], form: str, language: str) -> str:
        if form == "v":
            return ", ".join(texts)
        if form == "s":
            return self.chance.choice(("/", " / ", "; ")).join(texts)
        if form == "p":
            return "; ".join(texts)
        link = {"a": ", &" if len(texts) > 1 else "", "b": " &", "i": ", and" if len(texts) > 2 else " and"}.get(form)
        if link is None:
            own = self.chance.choice(words(language)["and"]).strip()
            link = own if own[0] in ",/;" else f" {own}"
        gap = "" if link == "/" else " "
        separator = "; " if form == "F" and self.chance.random() < 0.5 else ", "
        return texts[0] if len(texts) == 1 else separator.join(texts[:-1]) + link + gap + texts[-1]


def _particle_last(person: Person) -> tuple[str, str] | None:
    """Part the particle of a family name, to stand after the given name: ``Dijk, J. van``; nothing where there is none."""
    match = re.match(r"((?:[a-z'’]+ )+)(?=[^\W\d_a-z])", person.family)
    return (person.family[match.end() :], match.group(1).strip()) if match else None
