"""``pressmark probe``: the ways to an archive's posts, without a crawl."""

import json
import subprocess
import sys

from tests.spiders.site import served
from tests.spiders.wordpress_site import WordPress


def probe(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pressmark", "probe", *arguments], capture_output=True, text=True, check=False, timeout=120
    )


def test_the_table_says_what_each_way_gives_and_costs() -> None:
    site = WordPress(posts=25)
    with served(site):
        told = json.loads(probe(f"{site.base}/tag/bread/", "--json").stdout)
        asked = len(site.asked)
        text = probe(f"{site.base}/tag/bread/").stdout
    ways = {way["way"]: way for way in told["ways"]}
    assert (told["chosen"], told["cms"], told["kind"], told["requests"]) == ("rest", "WordPress", "tag", asked)
    rest, listing = ways["rest"], ways["listing"]
    assert (rest["posts_seen"], rest["total"], rest["text"], rest["requests"], rest["usable"]) == (25, 25, "whole", 3, True)
    assert (listing["posts_seen"], listing["text"], listing["requests"]) == (10, "excerpt", 29)
    assert asked <= 6 and not any(path.startswith("/tag/bread/page/") for path in site.asked)
    assert "A crawl would take rest." in text and "about 29" in text
    assert "not offered: " in text and "ghost" in text and "the site does not offer it" not in text


def test_what_a_way_would_lose_is_named() -> None:
    site = WordPress(posts=12, rest={"*": {"content": {"rendered": "<p>Only the beginning.</p>", "protected": False}}})
    with served(site):
        told = json.loads(probe(f"{site.base}/tag/bread/", "--json").stdout)
    rest = next(way for way in told["ways"] if way["way"] == "rest")
    assert "text" in rest["lost"] and not rest["usable"] and "/p" in rest["compared"]
    assert told["chosen"] == "listing"


def test_nothing_is_written(tmp_path) -> None:
    site = WordPress(posts=3)
    with served(site):
        subprocess.run(
            [sys.executable, "-m", "pressmark", "probe", f"{site.base}/tag/bread/"], cwd=tmp_path, check=True, capture_output=True
        )
    assert list(tmp_path.iterdir()) == []


def test_an_address_that_does_not_answer_is_one_line_and_exit_code_3() -> None:
    site = WordPress(posts=3)
    with served(site):
        done = probe(f"{site.base}/nothing/")
    assert done.returncode == 3 and "answered (status 404)" in done.stdout


def test_a_bad_address_is_one_line_and_exit_code_2() -> None:
    done = probe("nothing")
    assert done.returncode == 2 and done.stderr.count("\n") == 1 and "no web address" in done.stderr


def test_a_way_that_nothing_is_called_is_a_bad_argument(tmp_path) -> None:
    command = [
        sys.executable,
        "-m",
        "pressmark",
        "crawl",
        "http://127.0.0.1:9/",
        "--out",
        str(tmp_path),
        "--set",
        "PRESSMARK_WAY=telepathy",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 2 and "'telepathy' is no way; known: auto, rest" in done.stdout
