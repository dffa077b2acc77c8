"""What a jobs file may say of one job."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SecretStr, model_validator

from pipelines.urls import registrable_domain


def _web_address(url: str) -> str:
    try:
        parts = urlsplit(url)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        sound = False
    if not sound:
        raise ValueError(f"{url!r} is no web address; give one like https://site/tag/x/")
    return url


WebAddress = Annotated[str, AfterValidator(_web_address)]


def _known_format(name: str) -> str:
    from exports.migration.registry import BY_NAME

    if name not in BY_NAME:
        raise ValueError(f"unknown format {name!r}; known: {', '.join(BY_NAME)}")
    return name


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Auth(_Part):
    """User and password for HTTP basic authentication."""

    user: str
    password: SecretStr


class Notify(_Part):
    """Who is told how the job ended."""

    on: Literal["failure", "change", "always"] = "failure"  # failure: an exit code but 0; change: that, and posts that changed
    command: tuple[str, ...] | None = Field(default=None, min_length=1)  # gets the summary as JSON on its standard input
    webhook: SecretStr | None = None  # gets it as a POST
    timeout_s: float = Field(default=30, gt=0, le=600)

    @model_validator(mode="after")
    def _has_an_end(self) -> Notify:
        if self.command is None and self.webhook is None:
            raise ValueError("it names neither a command nor a webhook")
        if self.webhook is not None:
            _secret_address(self.webhook)
        return self


class ExportTarget(_Part):
    """A format that each new snapshot is exported to."""

    to: Annotated[str, AfterValidator(_known_format)]
    out: Path | None = None  # beside the jobs file where it is relative; DATASET/exports/FORMAT where it is left out
    base_url: str | None = None
    permalink: str | None = None


class Checks(_Part):
    """What the health checks let pass, where it is not what the settings say."""

    max_gone: float | None = Field(default=None, ge=0, le=1)
    max_fall: float | None = Field(default=None, ge=0, le=1)
    max_null_rise: float | None = Field(default=None, ge=0, le=1)
    max_failure_rise: float | None = Field(default=None, ge=1)


class Job(_Part):
    """One crawl: what ``pressmark crawl`` takes as arguments, and what happens around it."""

    name: str = Field(pattern=r"^[\w.-]+$")
    archives: tuple[WebAddress, ...] = Field(min_length=1)
    out: Path
    schedule: str | None = None  # for whoever starts it; Pressmark only prints it
    limit: int | None = Field(default=None, ge=1)  # posts
    since: date | None = None
    max_failures: int = Field(default=0, ge=0)
    max_requests: int | None = Field(default=None, ge=1)
    delay_s: float | None = Field(default=None, ge=0)  # between two requests to a host
    always: bool = False
    warc: bool = False
    user_agent: str | None = Field(default=None, min_length=1)
    headers: dict[str, SecretStr] = Field(default_factory=dict)  # sent to the archives' own hosts and to no other
    auth: Auth | None = None
    keep_snapshots: int | None = Field(default=None, ge=1)
    keep_warcs: int | None = Field(default=None, ge=1)
    exports: tuple[ExportTarget, ...] = ()
    checks: Checks = Field(default_factory=Checks)
    notify: Notify | None = None
    settings: dict[str, Any] = Field(default_factory=dict)  # Scrapy's and Pressmark's

    @property
    def hosts(self) -> frozenset[str]:
        """Give the registrable domains that it crawls."""
        return frozenset(registrable_domain(urlsplit(url).hostname or "") for url in self.archives)


def _secret_address(secret: SecretStr) -> None:
    """Raise ``ValueError`` where a secret is no web address; the message does not tell it."""
    try:
        _web_address(secret.get_secret_value())
    except ValueError:
        raise ValueError("the webhook is no web address; give one like https://host/path") from None
