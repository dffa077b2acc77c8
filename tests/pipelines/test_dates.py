"""Dates as pages print them, in and out."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from pipelines.dates import parse_date

FETCHED = datetime(2026, 1, 10, 12, tzinfo=UTC)

MACHINE = [
    ("2024-03-05T10:00:00+01:00", "2024-03-05T09:00:00", "second"),
    ("2024-03-05T10:00:00.123Z", "2024-03-05T10:00:00.123", "second"),
    ("2024-03-05T10:00:00.0000000Z", "2024-03-05T10:00:00", "second"),
    ("2024-03-05T10:00:00+0100", "2024-03-05T09:00:00", "second"),
    ("2024-03-05 10:00:00 +0100", "2024-03-05T09:00:00", "second"),
    ("2024-03-05 10:00:00 UTC", "2024-03-05T10:00:00", "second"),
    ("2024-03-05T10:00Z", "2024-03-05T10:00:00", "minute"),
    ("2024-03-05 10:00", "2024-03-05T10:00:00", "minute"),
    ("2024-03-05", "2024-03-05T00:00:00", "day"),
    ("20240305", "2024-03-05T00:00:00", "day"),
    ("2024-3-5", "2024-03-05T00:00:00", "day"),
    ("2024/03/05", "2024-03-05T00:00:00", "day"),
    ("2024-03-05T00:30:00+02:00", "2024-03-04T22:30:00", "second"),
    ("Tue, 05 Mar 2024 10:00:00 GMT", "2024-03-05T10:00:00", "second"),
    ("Tue, 05 Mar 2024 10:00:00 +0100", "2024-03-05T09:00:00", "second"),
    ("Tue, 05 Mar 2024 10:00:00 -0000", "2024-03-05T10:00:00", "second"),
    ("Thu Mar 05 2020 10:00:00 GMT+0100 (CET)", "2020-03-05T09:00:00", "second"),
    ("1709632800", "2024-03-05T10:00:00", "second"),
    ("1709632800000", "2024-03-05T10:00:00", "second"),
]


@pytest.mark.parametrize(("text", "at", "precision"), MACHINE)
def test_machine_forms(text: str, at: str, precision: str) -> None:
    reading = parse_date(text)
    assert reading is not None
    assert (reading.at, reading.precision, reading.raw) == (datetime.fromisoformat(at).replace(tzinfo=UTC), precision, text)


WRITTEN = [
    ("nl", "12 december 2025"), ("nl", "vrijdag 12 december 2025"), ("nl", "12 dec. 2025"), ("nl", "12-12-2025"), ("nl", "Geplaatst op 12 december 2025 door Jan"),
    ("en", "December 12, 2025"), ("en", "December 12th, 2025"), ("en", "12th of December 2025"), ("en", "Dec. 12, 2025"), ("en", "Friday, December 12, 2025"),
    ("en", "12 Dec 2025"), ("en", "12-Dec-2025"), ("en", "Published: 12/12/2025"), ("en", "2025 December 12"),
    ("de", "12. Dezember 2025"), ("de", "Freitag, 12. Dez. 2025"), ("de", "12.12.2025"), ("de", "12. 12. 2025"), ("de", "12.12.25"),
    ("fr", "12 décembre 2025"), ("fr", "vendredi 12 déc. 2025"), ("fr", "Le 12 decembre 2025"), ("fr", "12/12/2025"),
    ("es", "12 de diciembre de 2025"), ("es", "diciembre 12, 2025"), ("es", "12 dic 2025"), ("es", "12 de diciembre del 2025"),
    ("it", "12 dicembre 2025"), ("it", "venerdì 12 dicembre 2025"), ("it", "12 dic 2025"),
    ("pt", "12 de dezembro de 2025"), ("pt", "12/dez/2025"), ("pt", "12 dez 2025"),
    ("sv", "12 december 2025"), ("pl", "12 grudnia 2025"), ("ja", "2025年12月12日"), ("ru", "12 декабря 2025"), ("ar", "١٢ ديسمبر ٢٠٢٥"),
    ("nl", "December 12, 2025"), ("en", "12. Dezember 2025"), (None, "12 de marzo de 2024".replace("marzo", "diciembre").replace("2024", "2025")),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), WRITTEN)
def test_written_days(language: str | None, text: str) -> None:
    reading = parse_date(text, language)
    assert reading is not None
    assert (reading.at, reading.precision) == (datetime(2025, 12, 12, tzinfo=UTC), "day")


@pytest.mark.parametrize(
    ("text", "language", "month", "day"),
    [("1er mars 2024", "fr", 3, 1), ("1º gennaio 2024", "it", 1, 1), ("1º de maio de 2024", "pt", 5, 1), ("5 mei 2024", "nl", 5, 5), ("2. März 2024", "de", 3, 2),
     ("3 août 2024", "fr", 8, 3), ("5 maggio 2024", "it", 5, 5), ("7 set 2024", "it", 9, 7), ("Sept. 5, 2024", "en", 9, 5), ("5 mrt 2024", "nl", 3, 5), ("5 ene 2024", "es", 1, 5)],
)  # fmt: skip
def test_names_of_months(text: str, language: str, month: int, day: int) -> None:
    reading = parse_date(text, language)
    assert reading is not None
    assert reading.at == datetime(2024, month, day, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "language", "month"),
    [("05/03/2024", "nl", 3), ("05/03/2024", "de-AT", 3), ("05/03/2024", "fr", 3), ("05/03/2024", "es", 3), ("05/03/2024", "it", 3), ("05/03/2024", "pt-BR", 3), ("05/03/2024", "en-GB", 3),
     ("05/03/2024", "en-AU", 3), ("05/03/2024", "en-US", 5), ("05/03/2024", "en", 5), ("05.03.2024", "en-US", 3), ("03/25/2024", "nl", 3), ("25/03/2024", "en-US", 3), ("05-03-2024", "nl", 3)],
)  # fmt: skip
def test_the_language_says_which_number_is_the_day(text: str, language: str, month: int) -> None:
    reading = parse_date(text, language)
    assert reading is not None
    assert reading.at.month == month


CLOCKS = [
    ("12 december 2025 om 14:30", "nl", "14:30"), ("12 december 2025, 14.30 uur", "nl", "14:30"), ("14:30 - 12 december 2025", "nl", "14:30"),
    ("December 12, 2025 at 2:30 pm", "en", "14:30"), ("December 12, 2025 12:05 a.m.", "en", "00:05"), ("Dec 12, 2025 · 2:30 PM", "en", "14:30"),
    ("12. Dezember 2025 um 14:30 Uhr", "de", "14:30"), ("12 décembre 2025 à 14h30", "fr", "14:30"), ("12 de diciembre de 2025 a las 14:30", "es", "14:30"),
    ("12 dicembre 2025 alle 14:30", "it", "14:30"), ("12 de dezembro de 2025 às 14h30", "pt", "14:30"), ("12/12/2025 - 14:30", "fr", "14:30"),
    ("Dec 12, 2025 2:30 pm EST", "en", "19:30"), ("Dec 12, 2025, 2 p.m. EST", "en", "19:00"), ("12 Dec 2025 14:30 CET", "en", "13:30"), ("12 Dec 2025 14:30 +01:00", "en", "13:30"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language", "clock"), CLOCKS)
def test_times_beside_the_day(text: str, language: str, clock: str) -> None:
    reading = parse_date(text, language)
    assert reading is not None
    assert (f"{reading.at:%Y-%m-%d %H:%M}", reading.precision) == (f"2025-12-12 {clock}", "minute")


def test_a_time_without_zone_is_taken_in_the_sites_zone() -> None:
    for zone in ("Europe/Amsterdam", timezone(timedelta(hours=1))):
        reading = parse_date("2024-01-05T10:00:00", site_zone=zone)
        assert reading is not None
        assert reading.at == datetime(2024, 1, 5, 9, tzinfo=UTC)


def test_a_day_without_time_is_never_shifted() -> None:
    for zone in ("Pacific/Auckland", "America/Los_Angeles", "no/zone", None):
        reading = parse_date("5 maart 2024", "nl", zone)
        assert reading is not None
        assert reading.at == datetime(2024, 3, 5, tzinfo=UTC)


RELATIVE = [
    ("3 days ago", "en", "2026-01-07"), ("3 dagen geleden", "nl", "2026-01-07"), ("vor 3 Tagen", "de", "2026-01-07"), ("il y a 3 jours", "fr", "2026-01-07"),
    ("hace 3 días", "es", "2026-01-07"), ("3 giorni fa", "it", "2026-01-07"), ("há 3 dias", "pt", "2026-01-07"), ("2 weeks ago", "en", "2025-12-27"),
    ("yesterday", "en", "2026-01-09"), ("Gisteren", "nl", "2026-01-09"), ("hier", "fr", "2026-01-09"), ("ayer", "es", "2026-01-09"), ("today", "en", "2026-01-10"),
    ("Dec 12", "en", "2025-12-12"), ("5 januari", "nl", "2026-01-05"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language", "day"), RELATIVE)
def test_what_counts_from_today_counts_from_the_fetch(text: str, language: str, day: str) -> None:
    reading = parse_date(text, language, fetched_at=FETCHED)
    assert reading is not None
    assert (reading.at.isoformat()[:10], reading.precision) == (day, "day")
    assert parse_date(text, language) is None


@pytest.mark.parametrize(
    "text",
    ["", " ", "12 comments", "5 min read", "Page 3", "May", "May 2024", "2024", "2024-03", "31/02/2024", "2024-02-30", "2024-13-45", "30 februari 2024", "1.5.2.1", "10.0.0.1", "0001-01-01T00:00:00Z",
     "9999-12-31T23:59:59-10:00", "€ 12,50", "+31 6 12345678", "ISBN 978-90-123-4567-8", "x" * 500, "12 posts 2024", "v2.10.2024.1"],
)  # fmt: skip
def test_what_is_no_whole_date_is_none(text: str) -> None:
    assert parse_date(text, "en", fetched_at=FETCHED) is None


def test_an_impossible_time_leaves_the_day() -> None:
    reading = parse_date("12 december 2025 25:70", "nl")
    assert reading is not None
    assert (reading.at, reading.precision) == (datetime(2025, 12, 12, tzinfo=UTC), "day")


@pytest.mark.parametrize(
    ("text", "hour"),
    [("March 4, 2024, 8 a.m.", 8), ("March 4, 2024, noon", 12), ("March 4, 2024, midnight", 0), ("March 4, 2024 at 11pm", 23)],
)
def test_a_whole_hour_after_the_day_is_the_time(text: str, hour: int) -> None:
    found = parse_date(text, "en")
    assert found is not None
    assert (found.at.hour, found.precision) == (hour, "minute")


@pytest.mark.parametrize("text", ["March 4, 2024, 2 posts", "March 4, 2024, 14 p.m.", "March 4, 2024, 0 a.m."])
def test_a_number_after_the_day_that_is_no_hour_leaves_the_day(text: str) -> None:
    found = parse_date(text, "en")
    assert found is not None
    assert found.precision == "day"
