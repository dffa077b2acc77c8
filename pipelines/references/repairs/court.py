"""Decisions of courts, which each country cites in a grammar of its own: ``Roe v. Wade, 410 U.S. 113 (1973)``, ``BVerfGE 7, 198``."""

from __future__ import annotations

import re

from pipelines.references.repairs.cuts import Cut, laid_out

_PARTIES = r"(?P<title>(?:(?!\bv\.? )[^;:\d]){2,80}?\bv\.? [A-Z][^;:\[\d]{1,80}?)"
_REPORTER = r"(?P<journal>[A-Z][A-Za-z0-9.’']{0,9}(?: (?:[A-Z][A-Za-z0-9.]{0,7}|\d?d))*?)"
# In this order; each names its groups after labels.
_DECISIONS = tuple(
    re.compile(pattern)
    for pattern in (
        # takes "Roe v. Wade, 410 U.S. 113 (1973)"; leaves "Nature v. nurture, 3 (2001)"
        rf"^{_PARTIES},? (?P<volume>\d{{1,4}}) {_REPORTER} (?P<pages>\d{{1,5}})\b[^()]{{0,30}}(?P<date>\([^()]{{0,30}}\d{{4}}\))",
        # takes "Caparo Industries plc v Dickman [1990] 2 AC 605 (HL)"; leaves "[1990]" after a title
        rf"^{_PARTIES},? (?P<date>[\[(]\d{{4}}[\])]) (?:(?P<volume>\d{{1,3}}) )?{_REPORTER}(?: (?P<pages>\d{{1,5}}))\b",
        # takes "BVerfGE 7, 198 (205)", "BGHZ 85, 110"; leaves "BVerfGE" alone
        r"^(?P<journal>(?:BVerfG|BVerwG|BAG|BSG|BFH)E|BGH(?:Z|St)|RG(?:Z|St)|BVerfGK)\.? (?P<volume>\d{1,3}),? (?:S\. ?)?"
        r"(?P<pages>\d{1,4})\b",
    )
)
# Takes "Case C-212/13 Ryneš v Úřad [2014] ECLI:EU:C:2014:2428"; leaves "Case C: a study".
_EUROPEAN = re.compile(
    r"^(?P<note>(?:Joined )?(?:Cases?|Rechtssache|Rs\.|Zaak|[Aa]ffaire) [CT][-‑–]\d+/\d+(?:(?:,| and| to"
    r"|–)+ [CT][-‑–]\d+/\d+)*(?: P)?),?:? "
    r"(?P<title>[^\[(;]{3,160}?),? ?(?P<date>[\[(]\d{4}[\])])?(?= ECLI|,? EU:|\.?$| ECR|,? \[)"
)
_COURT = (
    r"(?P<author>(?:BGH|BVerfG|BVerwG|BAG|BSG|BFH|RG|KG|EuGH|EuG|EGMR|(?:O?LG|AG|VGH?|OVG|LAG|ArbG|SG|FG) [A-ZÄÖÜ][^\W\d]+"
    r"|HR|Hoge Raad|HvJ(?: EU| EG)?|EHRM|CRvB|CBb|ABRvS|AbRvS"
    r"|(?:Rb\.?|Hof|Rechtbank|Gerechtshof|Arbh\.|Arbrb\.|Vred\.|Corr\.|Kh\.|Orb\.) (?:Den |'s-)?[A-Z][^\W\d]+(?:-[A-Z][^\W\d]+)?"
    r"|(?:Cass\.|C\. cass\.|Cour de cassation)(?:,? (?:civ|com|crim|soc|ass|pl[ée]n|ch|mixte|\d(?:re|e|ère|ème))\.?){0,4}|CE|Cons\. const\."
    r"|CJUE|CJCE|CEDH|TJUE|Tribunal Supremo|Tribunal Constitucional|Corte [Cc]ost(?:\.|ituzionale)|Cass\. (?:civ|pen)\.))"
)
_DAY = r"(?:\d{1,2}\.? ?(?:\d{1,2}\.|[^\W\d]{3,10}\.?) ?\d{4})"
# Takes "BGH, Urteil vom 9. März 2010 – VI ZR 23/09, NJW 2010, 1533", "HR 4 mei 2001, ECLI:NL:HR:2001:AB1426"; leaves "HR 2001".
_JUDGMENT = re.compile(
    rf"^{_COURT},?\s+(?:(?P<title>(?:Urteil|Beschluss|Urt\.|Beschl\.)\s(?:vom|v\.)\s{_DAY}[^,;]{{0,40}})"
    rf"|(?:[^\W\d]+\.? ){{0,2}}(?P<date>{_DAY}))"
    r"(?:,? (?P<docket>ECLI:[\w:.]+|n[°os.]+ ?[\d.,-]+\d|[A-Z]{0,3}-?\d+/\d+))?"
    r"(?:[,;] (?P<journal>[A-Z][^\d;:]{1,24}?),? (?P<note>n[°o.] ?\d+\b|(?:19|20)\d\d\b)(?:[,/] ?(?:S\. ?|p\. ?)?(?P<pages>\d{1,5})\b)?)?"
)
# Takes "CE, 12 juillet 2013, Commune de Berg, n° 344522, Lebon p. 231", "CAA Lyon, 3 mai 2010, Mme Berg, n° 09LY01"; leaves "CE 2013".
_ADMINISTRATIVE = re.compile(
    rf"^(?P<author>(?:CE|CAA|TA|Conseil d['’][ÉE]tat|TC|Cons\. const\.|CJUE|CJCE|CEDH)(?: [A-ZÀ-Þ][^\W\d]+)?(?:,? (?:[Aa]ss"
    rf"|[Ss]ect)\.)?),?\s+(?P<date>{_DAY}),\s+"
    rf"(?:(?:req\. |aff\. )?(?P<docket>(?:n[°os.]+ ?"
    rf"|[CT]-)[\w./-]+(?: [A-Z]{{2,3}})?),\s+(?P<parties>[^\W\d_][^;\d]{{3,120}}?)(?=\.?$|[,;] )"
    rf"|(?P<title>[^\W\d_][^;\d]{{3,120}}?),\s+(?:req\. |aff\. )?(?P<note>(?:n[°os.]+ ?|[CT]-)[\w./-]+))"
    rf"(?:[,;] (?P<journal>(?:Rec\. )?Lebon(?: T\.)?|Rec\.|[A-Z]{{2,6}}\b)(?:,? p\. ?(?P<pages>\d{{1,5}}))?)?"
)


def decision_of_court(raw: str, parts: Cut) -> Cut:
    """Lay out a decision by the grammar of its country; its title is its parties, its docket, or how the court names it."""
    for pattern in _DECISIONS if " v" in raw or raw[:1] in "BR" else ():
        if match := pattern.match(raw):
            return laid_out(raw, match)
    if match := _EUROPEAN.match(raw):
        return laid_out(raw, match)
    if match := _ADMINISTRATIVE.match(raw):
        return laid_out(raw, match, parties="title", docket="note")
    match = _JUDGMENT.match(raw)
    return laid_out(raw, match, docket="title" if not match["title"] else "note") if match else parts
