"""What a person typed, checked: each fault is one line that says what would be right."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import typer


def web_address(url: str) -> str:
    """Give ``url`` back. Raises BadParameter where it is no web address."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise typer.BadParameter(f"{url!r} is no web address; give one like https://site/tag/x/")
    return url


def parse_day(text: str | None) -> date | None:
    """Give a day; None where none was given."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise typer.BadParameter(f"--since {text!r} is no date; give one like 2025-01-31") from None


def parse_setting(text: str) -> tuple[str, str]:
    """Give the name and the value of ``NAME=VALUE``."""
    name, sign, value = text.partition("=")
    if not sign or not name.isidentifier():
        raise typer.BadParameter(f"--set {text!r} is not NAME=VALUE")
    return name, value


def made_folder(out: Path) -> Path:
    """Give a folder that is there. Raises BadParameter where it cannot be made."""
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise typer.BadParameter(f"--out {str(out)!r} cannot be made: {error.strerror}") from None
    return out
