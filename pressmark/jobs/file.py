"""Jobs files: TOML, checked before anything runs."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from pressmark.jobs.job import Job

NAME = "pressmark.toml"
# Takes "${TOKEN}"; leaves "$TOKEN", "${}".
_VARIABLE = re.compile(r"\$\{(\w+)\}")
_SECRETIVE = ("headers", "auth", "notify", "user_agent")  # where values may name variables of the environment
_MESSAGES = {  # pydantic's words, where a person who writes a file knows others
    "extra_forbidden": "there is no such key",
    "missing": "it is missing",
    "string_pattern_mismatch": "a name is made of letters, digits, '.', '_' and '-'",
}


class JobsFileError(ValueError):
    """What is wrong with a jobs file, in one line that names file, job and key."""


def read_jobs(path: Path, environment: Mapping[str, str] = os.environ) -> tuple[Job, ...]:
    """Give the jobs of a file, in its order; relative folders are beside the file. Raises ``JobsFileError``."""
    content = _read(path)
    if unknown := sorted(content.keys() - {"defaults", "jobs"}):
        raise JobsFileError(f"{path}: {unknown[0]}: a jobs file has the tables 'defaults' and 'jobs'")
    tables = content.get("jobs")
    if not isinstance(tables, dict) or not tables:
        raise JobsFileError(f"{path}: it lists no jobs; begin one with [jobs.NAME]")
    defaults = content.get("defaults", {})
    jobs = tuple(_job(path, name, (defaults, table), environment) for name, table in tables.items())
    _refuse_shared_folders(path, jobs)
    return jobs


def choose_jobs(jobs: Iterable[Job], names: Iterable[str], path: Path) -> tuple[Job, ...]:
    """Give the named jobs, in the file's order; all where none is named. Raises ``JobsFileError``."""
    known = {job.name: job for job in jobs}
    wanted = set(names)
    if missing := sorted(wanted - known.keys()):
        raise JobsFileError(f"{path}: there is no job {missing[0]!r}; its jobs are {', '.join(known)}")
    return tuple(job for name, job in known.items() if not wanted or name in wanted)


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise JobsFileError(f"{path} cannot be read: {error.strerror}") from None
    except ValueError as error:  # TOML's own errors, and bytes that are no UTF-8
        raise JobsFileError(f"{path} is no TOML: {error}") from None


def _job(path: Path, name: str, tables: tuple[Any, Any], environment: Mapping[str, str]) -> Job:
    for place, table in zip(("defaults", f"job {name!r}"), tables, strict=True):
        if not isinstance(table, dict):
            raise JobsFileError(f"{path}: {place}: it is no table")
        if "name" in table:
            raise JobsFileError(f"{path}: {place}: name: the name of a job stands in [jobs.NAME]")
    given = {**tables[0], **tables[1], "name": name}
    for key in _SECRETIVE:
        if key in given:
            given[key] = _filled(given[key], environment, f"{path}: job {name!r}: {key}")
    try:
        job = Job.model_validate(given)
    except ValidationError as error:
        raise JobsFileError(f"{path}: job {name!r}: {_first(error)}") from None
    exports = tuple(target.model_copy(update={"out": target.out and path.parent / target.out}) for target in job.exports)
    return job.model_copy(update={"out": path.parent / job.out, "exports": exports})


def _filled(value: Any, environment: Mapping[str, str], place: str) -> Any:
    """Give a value with ``${NAME}`` in its texts replaced by that variable of the environment."""
    if isinstance(value, str):
        for name in _VARIABLE.findall(value):
            if name not in environment:
                raise JobsFileError(f"{place}: the environment has no variable {name}")
        return _VARIABLE.sub(lambda found: environment[found[1]], value)
    if isinstance(value, dict):
        return {key: _filled(part, environment, f"{place}.{key}") for key, part in value.items()}
    return [_filled(part, environment, place) for part in value] if isinstance(value, list) else value


def _first(error: ValidationError) -> str:
    """Give the first fault as ``key: what is wrong``; values are left out, for they may be secret."""
    fault = error.errors(include_url=False, include_input=False)[0]
    place = ".".join(str(part) for part in fault["loc"])
    said = _MESSAGES.get(fault["type"]) or fault["msg"].removeprefix("Value error, ")
    return f"{place}: {said[:1].lower()}{said[1:]}"


def _refuse_shared_folders(path: Path, jobs: tuple[Job, ...]) -> None:
    folders: dict[Path, str] = {}
    for job in jobs:
        other = folders.setdefault(job.out.resolve(), job.name)
        if other != job.name:
            raise JobsFileError(f"{path}: job {job.name!r}: out: job {other!r} writes to {job.out}, too")
