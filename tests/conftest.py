"""What all tests share: where outside data lies, and a CI in which no test is skipped unnoticed."""

from __future__ import annotations

import os
from collections.abc import Generator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import TypeVar

import pytest

Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)
CHECKOUT = Path(__file__).parents[1]
SHARED = CHECKOUT.parent / "shared"
SKIPS = CHECKOUT / "tests/skips.txt"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of outside data beside the checkout; a test that needs it is skipped without."""
    if not SHARED.is_dir():
        pytest.skip("../shared is not beside the checkout")
    return SHARED


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI a skip for a reason that nobody wrote down is a failure."""
    report = yield
    return fail_unlisted_skip(report)


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same for whole modules."""
    report = yield
    return fail_unlisted_skip(report)


def fail_unlisted_skip(report: Report) -> Report:
    """Turn the report of a skip into one of a failure where the run is CI's and the reason is not listed."""
    if os.environ.get("CI") == "true" and report.skipped and not hasattr(report, "wasxfail"):
        reason = str(report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr).removeprefix("Skipped: ")
        if not any(fnmatch(reason, pattern) for pattern in allowed_skips()):
            report.outcome = "failed"
            report.longrepr = f"skipped in CI for a reason that tests/skips.txt does not list: {reason}"
    return report


@cache
def allowed_skips() -> tuple[str, ...]:
    """The patterns of ``skips.txt``."""
    lines = (line.strip() for line in SKIPS.read_text(encoding="utf-8").splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))
