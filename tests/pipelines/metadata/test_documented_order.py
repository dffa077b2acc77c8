"""The order of trust in docs/metadata.md is the one that the code has."""

import re
from pathlib import Path

from pipelines.metadata.registry import LAST_RESORTS, VOCABULARIES

DOCS = Path(__file__).parents[3] / "docs/metadata.md"


def test_the_documented_order_is_the_registrys() -> None:
    documented = re.findall(r"^\| (?:\d+|last resort) \|.*?\| `([a-z_]+)\.py` \|", DOCS.read_text("utf-8"), re.MULTILINE)
    assert documented == [reader.__module__.rpartition(".")[2] for reader in (*VOCABULARIES, *LAST_RESORTS)]
