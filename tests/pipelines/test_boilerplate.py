"""What most posts of a site open or close with is boilerplate, in any language, and nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.boilerplate import Passage, Repetition, find_boilerplate

NOTICES = {
    "en": "Nothing here is medical advice. Ask somebody who knows you before you change what you take, eat or leave.",
    "nl": "Deze tekst vervangt geen advies van een arts. Vraag iemand die u kent voordat u iets verandert aan wat u neemt of laat.",
    "ar": "لا تُعد هذه النصوص نصيحة طبية، فاستشر من يعرف حالتك قبل أن تغيّر ما تتناوله أو تتركه من غذاء أو دواء في حياتك اليومية.",
    "zh": "本文不构成医疗建议。",
}


NAMES = ("Ann", "Bert", "Cees", "Dirk", "Els")


def paragraph(text: str | None) -> Passage:
    return Passage("paragraph", text)


def marked(*posts: list[Passage]) -> list[list[str | None]]:
    """The texts of each post that are found to be boilerplate."""
    repetition = Repetition()
    for post in posts:
        repetition.add("site", post)
    repeated = repetition.repeated().get("site", frozenset())
    return [[post[index].text for index in sorted(find_boilerplate(post, repeated))] for post in posts]


def own(index: int, *tail: Passage) -> list[Passage]:
    return [paragraph(f"Text that only post {'abcdefgh'[index] * 3} has."), *tail]


@pytest.mark.parametrize("language", NOTICES)
def test_notice_under_each_post_is_found_in_any_language(language: str) -> None:
    notice = paragraph(NOTICES[language])
    assert marked(*(own(index, notice) for index in range(4))) == [[notice.text]] * 4


def test_notice_above_each_post_is_found() -> None:
    notice = paragraph("Sponsored.")
    assert marked(*([notice, *own(index)] for index in range(5))) == [["Sponsored."]] * 5


def test_fewer_than_four_posts_prove_no_habit() -> None:
    notice = paragraph(NOTICES["en"])
    assert marked(*(own(index, notice) for index in range(3))) == [[]] * 3


def test_half_of_the_posts_are_not_most() -> None:
    notice = paragraph(NOTICES["en"])
    posts = [own(index, notice) for index in range(3)] + [own(index) for index in range(3, 6)]
    assert marked(*posts) == [[]] * 6
    assert marked(*posts[:5]) == [[notice.text]] * 3 + [[]] * 2


def test_notice_of_several_blocks_with_a_heading_and_a_picture_is_found_whole() -> None:
    tail = [Passage("heading", "Disclaimer"), paragraph("Not advice."), Passage("image", "/logo.png"), paragraph("Write to us.")]
    assert marked(*(own(index, *tail) for index in range(4))) == [[passage.text for passage in tail]] * 4


def test_notice_before_the_reference_list_closes_the_text() -> None:
    def post(index: int) -> list[Passage]:
        return own(
            index,
            paragraph("Not advice."),
            Passage("separator", None),
            Passage("heading", "Sources"),
            Passage("references", f"{index}. X."),
        )

    assert marked(*(post(index) for index in range(4))) == [["Not advice."]] * 4


def test_notice_after_the_reference_list_is_found_and_the_list_is_not() -> None:
    def post(index: int) -> list[Passage]:
        return own(index, Passage("heading", "Sources"), Passage("references", "1. The same book."), paragraph("Not advice."))

    assert marked(*(post(index) for index in range(4))) == [["Not advice."]] * 4


def test_heading_over_the_posts_own_text_is_not_boilerplate() -> None:
    assert marked(*([Passage("heading", "Introduction"), *own(index)] for index in range(5))) == [[]] * 5


def test_short_text_that_repeats_in_the_middle_is_not_boilerplate() -> None:
    posts = [[*own(index), paragraph("What you need"), paragraph(f"Recipe {'abcde'[index] * 4}.")] for index in range(5)]
    assert marked(*posts) == [[]] * 5


def test_long_notice_followed_by_each_posts_own_last_line_is_found() -> None:
    notice = paragraph(NOTICES["en"])
    posts = [own(index, notice, paragraph(f"Filed by author {'abcde'[index] * 4}.")) for index in range(5)]
    assert marked(*posts) == [[notice.text]] * 5


def test_year_and_punctuation_in_a_notice_do_not_part_its_copies() -> None:
    posts = [own(index, paragraph(f"© 202{index} — The Journal; all rights reserved")) for index in range(4)]
    assert [len(found) for found in marked(*posts)] == [1] * 4


DATED = {
    "nl": ("Deze tekst is bijgewerkt op {} en geen medisch advies.", ["3 mei 2024", "12 januari 2023", "1 december 2021", "8 juli 2020", "30 maart 2019"]),
    "en": ("Last reviewed {}: none of this is medical advice.", ["May 3, 2024", "January 12th, 2023", "December 1, 2021", "July 8, 2020", "March 2019"]),
    "de": ("Stand vom {}, ohne Gewähr und kein ärztlicher Rat.", ["3. Mai 2024", "12. Januar 2023", "1. Dezember 2021", "8. Juli 2020", "30.03.2019"]),
    "es": ("Revisado el {}; nada de esto es consejo médico.", ["3 de mayo de 2024", "12 de enero de 2023", "1 de julio de 2021", "8 de abril de 2020", "2 de mayo de 2019"]),
}  # fmt: skip


@pytest.mark.parametrize("language", DATED)
def test_date_in_a_notice_does_not_part_its_copies(language: str) -> None:
    notice, dates = DATED[language]
    posts = [own(index, paragraph(notice.format(date))) for index, date in enumerate(dates)]
    assert marked(*posts) == [[notice.format(date)] for date in dates]


def test_notice_that_says_who_wrote_the_post_in_a_sentence_of_its_own_is_found() -> None:
    texts = [f"{NOTICES['en']} Written by {name} Alder." for name in ("Ann", "Bert", "Cees", "Dirk", "Els")]
    assert marked(*(own(index, paragraph(text)) for index, text in enumerate(texts))) == [[text] for text in texts]


def test_text_that_shares_one_sentence_with_the_others_is_the_posts_own() -> None:
    shared = "Nothing here is medical advice, as our lawyers want to have said once."
    texts = [
        f"{shared} The rest of this paragraph tells how {name} baked a loaf of bread and what came of it in the end." for name in NAMES
    ]
    assert marked(*(own(index, paragraph(text)) for index, text in enumerate(texts))) == [[]] * 5


def test_notice_at_the_opening_in_a_list_or_folded_away_is_found() -> None:
    opening = [paragraph("First published elsewhere."), Passage("image", "/seal.png")]
    closing = [Passage("other", "Disclaimer\nNo advice."), Passage("list", "Ask a doctor\nAsk another"), paragraph("Thanks.")]
    posts = [[*opening, *own(index), *closing] for index in range(5)]
    found = ["First published elsewhere.", "/seal.png", "Disclaimer\nNo advice.", "Ask a doctor\nAsk another", "Thanks."]
    assert marked(*posts) == [found] * 5


def test_post_that_says_the_notice_twice_counts_once() -> None:
    notice = paragraph("Not advice.")
    assert marked([notice, notice], *(own(index) for index in range(3))) == [[]] * 4


def test_groups_do_not_mix() -> None:
    repetition = Repetition()
    for index in range(6):
        repetition.add(("site", index % 2), own(index, paragraph("Not advice.")))
    assert not any(repetition.repeated().values())


def test_post_without_blocks_is_no_obstacle() -> None:
    assert marked([], [], [], [paragraph(None)]) == [[]] * 4


@given(
    st.lists(
        st.lists(
            st.tuples(st.sampled_from(["paragraph", "heading", "separator", "references"]), st.none() | st.sampled_from("abcd")),
            max_size=12,
        ),
        max_size=8,
    )
)
def test_reference_lists_and_blocks_without_text_are_never_boilerplate(posts: list[list[tuple[str, str | None]]]) -> None:
    passages = [[Passage(kind, text) for kind, text in post] for post in posts]
    repetition = Repetition()
    for post in passages:
        repetition.add(0, post)
    for post in passages:
        found = find_boilerplate(post, repetition.repeated().get(0, frozenset()))
        assert all(post[index].text and post[index].type not in ("references", "separator") for index in found)
