"""Redirect maps: each rule in the syntax of its server, whatever an old address holds."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from exports.migration.redirects import (
    RedirectWriter,
    apache_lines,
    netlify_lines,
    nginx_lines,
    parse_redirect,
    redirection_lines,
)

RULE = parse_redirect("https://old.test/über uns/?p=1", "https://new.test/about/")


def test_nginx_knows_both_spellings_of_percent_codes() -> None:
    assert nginx_lines(RULE) == (
        '    "/%C3%BCber%20uns/?p=1" "https://new.test/about/";\n    "/%c3%bcber%20uns/?p=1" "https://new.test/about/";\n'
    )


def test_apache_compares_the_decoded_path() -> None:
    condition, rule = apache_lines(RULE).splitlines()
    assert condition == r'RewriteCond %{QUERY_STRING} "^p\x3d1$"'
    assert rule == r'RewriteRule "^/?\xc3\xbcber\x20uns\x2f$" "https://new.test/about/" [R=301,L,NE,QSD]'


def test_netlify_names_parameters_beside_the_path() -> None:
    assert netlify_lines(RULE) == "/%C3%BCber%20uns/ p=1 https://new.test/about/ 301!\n"


def test_redirection_reads_four_columns() -> None:
    assert list(csv.reader([redirection_lines(RULE)])) == [["/%C3%BCber%20uns/?p=1", "https://new.test/about/", "0", "301"]]


@pytest.mark.parametrize("lines", [nginx_lines, apache_lines, netlify_lines, redirection_lines])
@pytest.mark.parametrize(
    "path", ['/a"; return 200 "x', "/a\n/b https://evil.test/", "/$scheme/${x}", "/%0A}", "/a\\", "/(.*)", "/:splat/*", "//x", "/a,b"]
)
def test_no_path_ends_its_rule_or_begins_another(lines: object, path: str) -> None:
    text = lines(parse_redirect("https://old.test" + path, "/new/"))  # type: ignore[operator]
    plain = lines(parse_redirect("https://old.test/x", "/new/"))  # type: ignore[operator]
    for line in text.rstrip("\n").split("\n"):
        # Beside letters, digits and codes a rule holds no other signs than that of a plain path does.
        assert set(line) - set(plain) <= set("abcdefghijklmnopqrstuvwxyzABCDEF0123456789/%\\.!@,:")
        assert line.count('"') == plain.count('"') and line.count("/new/") == 1


def test_a_post_whose_path_stays_has_no_rule_and_stands_in_the_map(tmp_path: Path) -> None:
    writer = RedirectWriter(tmp_path)
    writer.write("https://old.test/a/", "https://new.test/a/")
    writer.write("https://old.test/?p=2", "https://new.test/b/")
    writer.close()
    assert writer.rules == 1
    assert "/a/" not in (tmp_path / "redirects/nginx.conf").read_text(encoding="utf-8")
    with (tmp_path / "redirects/redirects.csv").open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file))[1:] == [
            ["https://old.test/a/", "https://new.test/a/"],
            ["https://old.test/?p=2", "https://new.test/b/"],
        ]
