"""The report in a real browser, without a network: as people see it, search it, sort it, and reach it by keyboard."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pipelines.model.reference import Name, Reference
from tests.exports.report.test_page import evil_dataset
from tests.exports.sample import full_post, listing, publish_posts, short_post

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WORKS = (
    ("Ångström", "On light", 1868, 0.91),
    ("Zola", "Work of ten", 1885, 0.5),
    ("Bee", "A hive", 2010, 0.7),
    ("Bee", "Another hive", None, 0.99),
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed (extra: test)")
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("chromium is not installed")
    with sync_api.sync_playwright() as playwright:
        # Containers run as root, to whom Chromium refuses its sandbox, and have little shared memory.
        chromium = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    out = tmp_path_factory.mktemp("report")
    references = tuple(
        Reference(raw=title, position=0, number=number, title=title, authors=(Name(family=family),), year=year, confidence=sure)
        for number, (family, title, year, sure) in enumerate(WORKS, 1)
    )
    posts = [full_post(), short_post("works", references=references), short_post("long " + "x" * 400)]
    publish_posts(out, posts, archives=(listing("full", "works"),))
    return (out / "latest" / "report.html").resolve().as_uri()


@pytest.fixture
def opened(browser: Browser, report: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The report, opened with the options that a test gives; a word of the browser's console fails the test."""
    options: dict[str, Any] = getattr(request, "param", {})
    context = browser.new_context(offline=True, **options)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(report)
    yield page
    assert said == []
    context.close()


def column(page: Page, place: int) -> list[str]:
    """The shown cells of a column of the references, top to bottom."""
    return page.locator(f"#references tbody tr:visible td:nth-child({place})").all_inner_texts()


def test_search_shows_the_rows_that_have_all_words_whatever_their_accents(opened: Page) -> None:
    opened.get_by_label("Search references").fill("angstrom LIGHT")
    assert column(opened, 2) == ["On light"]
    assert opened.locator("#references output").inner_text() == "1 of 5 rows"
    opened.get_by_label("Search references").fill("")
    assert len(column(opened, 2)) == 5


def test_a_heading_sorts_by_its_column_up_and_then_down(opened: Page) -> None:
    year = opened.locator("#references").get_by_role("button", name="year")
    year.click()
    assert column(opened, 4) == ["1868", "1885", "1967", "2010", ""]
    assert opened.locator("#references th[aria-sort=ascending]").inner_text().strip() == "year"
    year.click()
    assert column(opened, 4) == ["2010", "1967", "1885", "1868", ""], "rows without a value stay last"
    opened.locator("#references").get_by_role("button", name="sure").click()
    assert column(opened, 6) == ["50%", "70%", "90%", "91%", "99%"]


def test_everything_is_reached_by_keyboard(opened: Page) -> None:
    opened.keyboard.press("Tab")
    assert opened.evaluate("document.activeElement.className") == "skip"
    opened.get_by_label("Search references").focus()
    opened.keyboard.type("hive")
    assert len(column(opened, 2)) == 2
    opened.keyboard.press("Tab")
    opened.keyboard.press("Tab")
    assert opened.evaluate("document.activeElement.tagName + document.activeElement.textContent") == "BUTTONauthors"
    opened.keyboard.press("Enter")
    assert opened.locator("#references th[aria-sort=ascending]").inner_text().strip() == "authors"
    scrolled = "[...document.querySelectorAll('*')].filter((e) => e.scrollHeight > e.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(e).overflowY))"
    assert opened.evaluate(f"{scrolled}.every((e) => e.tabIndex === 0)"), "what scrolls must be reachable"


@pytest.mark.parametrize("opened", [{"java_script_enabled": False}], indirect=True)
def test_without_scripts_it_is_a_plain_page_with_all_rows(opened: Page) -> None:
    assert opened.locator("#references tbody tr").count() == 5
    assert opened.locator("#references thead").inner_text().split("\t")[0] == "authors"


PHONE = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}


@pytest.mark.parametrize("opened", [PHONE, {"viewport": {"width": 1280, "height": 800}}], indirect=True, ids=["phone", "desk"])
def test_nothing_is_wider_than_the_screen(opened: Page) -> None:
    assert opened.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(browser: Browser, report: str, scheme: Any) -> None:
    context = browser.new_context(color_scheme=scheme, offline=True)
    page = context.new_page()
    page.goto(report)
    names = ("--ink", "--quiet", "--link", "--good", "--bad")
    styles = page.evaluate(
        "(names) => names.map((name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim())", names
    )
    grounds = page.evaluate(
        "['body', 'section'].map((name) => getComputedStyle(document.querySelector(name === 'body' ? 'html' : name)).backgroundColor)"
    )
    context.close()
    light = [luminance(colour_of(ground)) for ground in grounds]
    assert (min(light) > 0.5) is (scheme == "light")
    for colour in styles:
        for ground in light:
            high, low = sorted((luminance(colour_of(colour)), ground), reverse=True)
            assert (high + 0.05) / (low + 0.05) >= 4.5, f"{colour} on a ground of luminance {ground:.2f} (WCAG 2.2, 1.4.3)"


def colour_of(text: str) -> tuple[int, ...]:
    """Red, green and blue of ``#abc``, ``#aabbcc`` or ``rgb(1, 2, 3)``."""
    if text.startswith("rgb"):
        return tuple(int(part) for part in text[4:-1].split(","))
    digits = text[1:] if len(text) == 7 else "".join(digit * 2 for digit in text[1:])
    return tuple(int(digits[place : place + 2], 16) for place in (0, 2, 4))


def luminance(colour: tuple[int, ...]) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [part / 255 for part in colour]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_what_a_hostile_site_wrote_runs_nothing_and_asks_for_nothing(browser: Browser, tmp_path: Path) -> None:
    evil_dataset(tmp_path)
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    alerts: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: (alerts.append(dialog.message), dialog.dismiss()))
    address = (tmp_path / "latest" / "report.html").resolve().as_uri()
    page.goto(address)
    assert page.locator("#references tbody tr").count() == 1
    assert (asked, alerts) == ([address], [])
    context.close()


def test_the_policy_stops_a_script_that_gets_in_all_the_same(browser: Browser, report: str, tmp_path: Path) -> None:
    from urllib.parse import unquote, urlsplit

    content = Path(unquote(urlsplit(report).path)).read_text(encoding="utf-8")
    intruder = '<script>document.title = "taken"</script><img src="https://evil.test/x.png" onerror="document.title = \'taken\'">'
    (tmp_path / "report.html").write_text(content.replace("</main>", f"{intruder}</main>"), encoding="utf-8")
    context = browser.new_context()
    page = context.new_page()
    stopped: list[tuple[str, str | None]] = []
    page.on("requestfailed", lambda request: stopped.append((request.url, request.failure)))
    page.goto((tmp_path / "report.html").as_uri())
    assert page.title().startswith("Crawl of")
    assert stopped == [("https://evil.test/x.png", "csp")]
    context.close()
