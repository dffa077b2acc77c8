"""Decisions of courts are laid out by the grammar of their country."""

from __future__ import annotations

import pytest

from pipelines.references.parse import parse_reference
from pipelines.references.repairs.court import decision_of_court

# text: court, title, reports, year, volume, page
DECISIONS = {
    "Marsh v. River Authority, 512 U.S. 41 (1994).": (None, "Marsh v. River Authority", "U.S.", 1994, "512", "41"),
    "Brook v Fen Council [1978] 2 AC 112 (HL)": (None, "Brook v Fen Council", "AC", 1978, "2", "112"),
    "Lake v Shore (1999) 201 CLR 77": (None, "Lake v Shore", "CLR", 1999, "201", "77"),
    "State v. Fisher, 310 F.3d 88 (9th Cir. 2002)": (None, "State v. Fisher", "F.3d", 2002, "310", "88"),
    "BVerfGE 35, 202 (219).": (None, None, "BVerfGE", None, "35", "202"),
    "BGHZ 104, 323": (None, None, "BGHZ", None, "104", "323"),
    "BGH, Beschluss vom 4. Mai 2011 – IX ZR 14/10, ZIP 2011, 1150": ("BGH", "Beschluss vom 4. Mai 2011 – IX ZR 14/10", "ZIP", 2011, None, "1150"),
    "HR 9 oktober 1998, ECLI:NL:HR:1998:ZC2735, NJ 1998/853": ("HR", "ECLI:NL:HR:1998:ZC2735", "NJ", 1998, None, "853"),
}  # fmt: skip


@pytest.mark.parametrize("text", DECISIONS)
def test_a_decision_is_read(text: str) -> None:
    decision = parse_reference(text)
    court = decision.authors[0].literal if decision.authors else None
    assert decision.type == "legal_case"
    assert (court, decision.title, decision.container_title, decision.year, decision.volume, decision.page) == DECISIONS[text]


@pytest.mark.parametrize(
    "text", ["Nature v. nurture in rivers. J Hydrol 2001;3:1-9.", "BGHZ", "HR in practice, London 2001.", "Berg v. Lund"]
)
def test_what_only_looks_like_a_decision_is_left(text: str) -> None:
    assert decision_of_court(text, ()) == ()
