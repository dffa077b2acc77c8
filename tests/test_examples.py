"""The examples for schedulers hold as far as a test can try them."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from pressmark.jobs.file import read_jobs

EXAMPLES = Path(__file__).parents[1] / "docs" / "examples"
VARIABLES = {"CRAWLER_MAIL": "a@b.example", "CHAT_WEBHOOK": "https://chat.example/x", "MEMBERS_PASSWORD": "x"}
_PROGRAM = "/opt/pressmark/.venv/bin/pressmark"


def text_of(name: str) -> str:
    return (EXAMPLES / name).read_text(encoding="utf-8")


def listed(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run an example's command line in a folder that has the example's jobs file, with --list after "run"."""
    (folder / "pressmark.toml").write_text(text_of("pressmark.toml"), encoding="utf-8")
    (folder / "environment").write_text("".join(f"{name}={value}\n" for name, value in VARIABLES.items()), encoding="utf-8")
    program = folder / "pressmark"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m pressmark "$@" --list\n', encoding="utf-8")
    program.chmod(0o755)
    command = command.replace(_PROGRAM, "pressmark").replace("/srv/pressmark", str(folder))
    environment = {**os.environ, "PATH": f"{folder}:{os.environ['PATH']}", "PYTHONPATH": str(Path(__file__).parents[1])}
    return subprocess.run(["bash", "-c", command], cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=60)


def test_the_jobs_file_is_sound() -> None:
    bees, members = read_jobs(EXAMPLES / "pressmark.toml", VARIABLES)
    assert (bees.name, bees.warc, members.exports[0].to) == ("bees", True, "hugo")


def test_the_crontab_has_a_time_a_user_and_a_command_that_runs(tmp_path: Path) -> None:
    (line,) = [line for line in text_of("pressmark.cron").splitlines() if not re.match(r"#|\w+=", line)]
    *times, user, command = line.split(maxsplit=6)
    assert all(re.fullmatch(r"\*|\d{1,2}", time) for time in times) and len(times) == 5
    assert user == "pressmark"
    assert "%" not in command, "cron takes it for a line end"
    done = listed(command, tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "run.log").read_text(encoding="utf-8").startswith("bees: ")


@pytest.mark.parametrize("name", ["pressmark.service", "pressmark.timer"])
def test_systemd_finds_nothing_wrong(name: str, tmp_path: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd is not on this machine")
    for unit in EXAMPLES.glob("pressmark.*er*"):
        (tmp_path / unit.name).write_text(unit.read_text(encoding="utf-8").replace(_PROGRAM, "/bin/true"), encoding="utf-8")
    done = subprocess.run(["systemd-analyze", "verify", str(tmp_path / name)], capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_service_runs_a_command_that_exists() -> None:
    (command,) = re.findall(rf"^ExecStart={_PROGRAM} (.+)$", text_of("pressmark.service"), re.MULTILINE)
    done = subprocess.run(
        [sys.executable, "-m", "pressmark", *command.split(), "--file", "none"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, "none cannot be read" in done.stderr) == (2, True), done.stderr


def test_the_workflow_is_yaml_and_its_crawl_runs_with_the_variables_that_it_names(tmp_path: Path) -> None:
    workflow = yaml.load(text_of("github-actions.yml"), yaml.BaseLoader)  # texts alone: YAML 1.1 takes "on" for true
    assert set(workflow["on"]) == {"schedule", "workflow_dispatch"}
    steps = workflow["jobs"]["crawl"]["steps"]
    (crawl,) = [step for step in steps if step.get("id") == "crawl"]
    assert set(crawl["env"]) == set(VARIABLES)
    done = listed("set -a; . ./environment; " + crawl["run"].replace(" --json", ""), tmp_path)
    assert done.stdout.startswith("bees: "), done.stderr
    assert all("uses" in step or "run" in step for step in steps)


def test_scrapyd_gets_fields_that_it_knows(tmp_path: Path) -> None:
    curl = tmp_path / "curl"
    curl.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n', encoding="utf-8")
    curl.chmod(0o755)
    environment = {"PATH": f"{tmp_path}:/usr/bin:/bin"}
    command = [str(EXAMPLES / "scrapyd.sh"), "https://blog.example/tag/x/", "/srv/data/x"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=60)
    said = done.stdout.splitlines()
    fields = [said[place + 1] for place, word in enumerate(said) if word in ("-d", "--data-urlencode")]
    assert fields[:4] == ["project=pressmark", "spider=archive", "url=https://blog.example/tag/x/", "out=/srv/data/x"]
    from pressmark import settings

    assert all(hasattr(settings, field.split("=")[1]) for field in fields[4:])
