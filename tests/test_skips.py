"""The rule for skips in CI, tried on tests of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

HOOKS = (Path(__file__).parent / "conftest.py").read_text(encoding="utf-8")
TESTS = """
import pytest

def test_without_data():
    pytest.skip("../shared is not beside the checkout")

def test_without_reason():
    pytest.skip("did not feel like it")

@pytest.mark.xfail(reason="known", strict=True)
def test_known_fault():
    assert False
"""


@pytest.fixture
def project(pytester: pytest.Pytester) -> pytest.Pytester:
    pytester.makeconftest(HOOKS.replace("Path(__file__).parents[1]", f"Path({str(Path(__file__).parents[1])!r})"))
    pytester.makepyfile(TESTS)
    return pytester


def test_a_skip_for_an_unlisted_reason_fails_in_ci(project: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    result = project.runpytest_inprocess("-p", "no:cacheprovider")
    result.assert_outcomes(skipped=1, failed=1, xfailed=1)
    result.stdout.fnmatch_lines(["*tests/skips.txt does not list: did not feel like it*"])


def test_a_skip_is_a_skip_on_a_desk(project: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    project.runpytest_inprocess("-p", "no:cacheprovider").assert_outcomes(skipped=2, xfailed=1)


def test_a_module_skipped_for_an_unlisted_reason_fails_in_ci(project: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    project.makepyfile(test_whole="import pytest\npytest.skip('all of it', allow_module_level=True)")
    project.runpytest_inprocess("-p", "no:cacheprovider", "test_whole.py").assert_outcomes(errors=1)
