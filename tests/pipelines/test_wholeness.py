"""Whether an archive carries a post whole: judged post by post, by what stands there."""

from pipelines.listing import read_listing
from pipelines.wholeness import is_telling, is_unsure, same_text
from tests.pipelines.pages import document

PARAGRAPH = "<p>" + "Bread is flour and water, and mostly it is time. " * 6 + "</p>"


def whole(name: str) -> str:
    return "".join(
        f"<h3>{name}, part {n}</h3><p>{name}, {n}. " + "Bread is flour and water, and mostly it is time. " * 8 + "</p><ul><li>a</li></ul>"
        for n in range(4)
    )


def carried(*bodies: str, after: str = "", place: str = "entry-content") -> list[str]:
    articles = "".join(
        f'<article><h2><a href="/post-{n}/">Post number {n} of bread</a></h2><time datetime="2024-05-1{n}">May</time><div class="{place}">{body}</div>'
        f"{after.replace('{n}', str(n))}</article>"
        for n, body in enumerate(bodies)
    )
    listing = read_listing(document(f'<body class="archive"><main>{articles}</main></body>'))
    return ["unsure" if is_unsure(entry) else entry.carries for entry in listing.entries]


def test_texts_with_headings_and_length_are_whole() -> None:
    assert carried(whole("a"), whole("b")) == ["whole", "whole"]


def test_a_link_to_the_rest_outside_of_every_text_proves_nothing() -> None:
    footer = '<footer><a class="more-link" href="/post-{n}/">Lees meer</a></footer>'
    assert carried(whole("a") + whole("c"), whole("b") + whole("d"), after=footer) == ["whole", "whole"]
    assert carried(whole("a"), whole("b"), after=footer) == ["unsure", "unsure"]  # an editor may have cut texts of this length


def test_a_plain_paragraph_among_whole_neighbours_is_whole() -> None:
    assert carried(whole("a"), "<p>One paragraph, and that is all there is to say.</p>") == ["whole", "whole"]


def test_a_link_to_the_rest_in_a_text_cuts_that_post_alone() -> None:
    assert carried(whole("a"), whole("b") + '<p><a href="/post-1/#more-1" class="more-link">Weiterlesen</a></p>') == ["whole", "excerpt"]


def test_an_ellipsis_at_the_end_cuts() -> None:
    assert carried(whole("a"), PARAGRAPH.replace(". </p>", " […]</p>")) == ["whole", "excerpt"]


def test_neighbours_of_shortened_texts_are_not_trusted_without_a_look_nor_looked_at() -> None:
    cut = "<p>" + "Bread is flour and water, and mostly " * 5 + "…</p>"
    assert carried(cut.replace("Bread", "Rye"), cut, "<p>A post of one line, printed as it is.</p>") == ["excerpt"] * 3


def test_a_place_for_summaries_cuts() -> None:
    assert carried(PARAGRAPH, PARAGRAPH.replace("Bread", "Rye"), place="entry-summary") == ["excerpt", "excerpt"]
    assert carried(PARAGRAPH, PARAGRAPH.replace("Bread", "Rye"), place="card-excerpt") == ["excerpt", "excerpt"]


def test_several_pages_cut() -> None:
    links = '<div class="page-links">Pages: <span>1</span> <a href="/post-1/2/">2</a></div>'
    assert carried(whole("a"), whole("b") + links) == ["whole", "excerpt"]


def test_a_password_form_is_no_text() -> None:
    form = '<form class="post-password-form"><p>This is protected. To view it, please enter your password below:</p><input type="password"></form>'
    assert carried(whole("a"), form)[1] != "whole"


def test_the_same_text_under_two_titles_is_trusted_under_neither() -> None:
    assert carried(whole("a"), whole("b"), whole("b")) == ["whole", "excerpt", "excerpt"]


def test_plain_texts_alone_prove_nothing() -> None:
    assert carried(PARAGRAPH, PARAGRAPH.replace("Bread", "Rye")) == ["unsure", "unsure"]


def test_titles_and_dates_alone_are_no_text() -> None:
    items = "".join(f'<li><time>2024-05-1{n}</time> <a href="/post-{n}/">Post number {n}</a></li>' for n in range(4))
    listing = read_listing(document(f"<main><h1>Bread</h1><ul>{items}</ul></main>"))
    assert [entry.carries for entry in listing.entries] == ["nothing"] * 4


def test_a_plain_short_text_tells_nothing_of_its_neighbours() -> None:
    def entry(body: str):
        articles = "".join(
            f'<article><h2><a href="/post-{n}/">Post number {n}</a></h2><div class="entry-content">{body} {n}</div></article>'
            for n in range(2)
        )
        return read_listing(document(f"<main>{articles}</main>")).entries[0]

    assert not is_telling(entry("<p>A post of one line, printed as it is.</p>"))
    assert is_telling(entry("<p>A first paragraph, and then a list.</p><ul><li>one</li><li>two</li></ul>"))


def test_words_of_a_script_without_spaces_are_its_signs() -> None:
    text = "豆腐屋では毎朝四時になると井戸の水をくみ上げる音が路地に響きます。" * 3
    assert same_text(text, text + "シェアする")
    assert not same_text(text[:60], text + text)


def test_texts_are_the_same_where_the_page_has_no_more_words() -> None:
    text = "flour water salt time " * 20
    assert same_text(text, text + "share this")
    assert not same_text(text, text + "and then the second half of the story goes on for many more words " * 3)
    assert not same_text("", "anything") and not same_text(None, None)
