"""What a person types, and what comes back."""

from __future__ import annotations

import subprocess
import sys

import pytest


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "pressmark", *arguments], capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "Missing command"),
        (["crawl"], "Missing argument"),
        (["crawl", "https://site.example/tag/x/"], "--out"),
        (["crawl", "site.example/tag/x/", "--out", "OUT"], "no web address"),
        (["crawl", "ftp://site.example/tag/x/", "--out", "OUT"], "no web address"),
        (["crawl", "https://", "--out", "OUT"], "no web address"),
        (["crawl", "https://site.example/", "--out", "OUT", "--limit", "0"], "--limit"),
        (["crawl", "https://site.example/", "--out", "OUT", "--limit", "many"], "--limit"),
        (["crawl", "https://site.example/", "--out", "OUT", "--since", "yesterday"], "no date"),
        (["crawl", "https://site.example/", "--out", "OUT", "--max-failures", "-1"], "--max-failures"),
        (["crawl", "https://site.example/", "--out", "OUT", "--set", "NAME"], "NAME=VALUE"),
        (["crawl", "https://site.example/", "--out", "OUT", "--colour"], "--colour"),
        (["crawl", "https://site.example/", "--out", "/dev/null/x"], "cannot be made"),
        (["crawll"], "crawll"),
    ],
)
def test_bad_arguments_give_one_line_and_exit_code_2(arguments: list[str], said: str, tmp_path):
    done = run(*(str(tmp_path / "out") if argument == "OUT" else argument for argument in arguments))
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert said in done.stderr


def test_help_names_every_option_of_crawl():
    done = run("crawl", "--help")
    assert done.returncode == 0
    for option in ("--out", "--limit", "--since", "--max-failures", "--json", "--quiet", "--verbose", "--always"):
        assert option in done.stdout


@pytest.mark.parametrize("module", ["pressmark", "pressmark.cli"])
def test_import_loads_no_heavy_part(module):
    heavy = ("scrapy", "pandas", "pyarrow", "lxml", "twisted", "dateparser", "numpy")
    code = f"import sys, {module}; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_an_unknown_public_name_is_named():
    import pressmark

    with pytest.raises(AttributeError, match="no_such_name"):
        _ = pressmark.no_such_name
