"""Several jobs, as ``pressmark run`` runs them."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.spiders.site import Site, archive, served, whole

ENTRIES = [(f"/{n}/", f"Post {n}", whole(f"Post {n}")) for n in range(3)]


class Watched(Site):
    """A site that notes when it was asked, and may take its time."""

    def __init__(self, delay_s: float = 0.0) -> None:
        super().__init__()
        self.delay_s = delay_s
        self.times: list[float] = []
        self.add("/tag/x/", archive(ENTRIES))

    def answer(self, path: str):
        self.times.append(time.monotonic())
        time.sleep(self.delay_s)
        return super().answer(path)


def jobs_file(folder: Path, **archives: str) -> Path:
    path = folder / "pressmark.toml"
    jobs = (f'[jobs.{name}]\narchives = ["{url}"]\nout = "data/{name}"\n' for name, url in archives.items())
    path.write_text("[defaults]\nsettings = {}\n" + "\n".join(jobs), encoding="utf-8")
    return path


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "pressmark", "run", *map(str, arguments)]


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command(*arguments), capture_output=True, text=True, check=False, timeout=120)


def test_each_job_is_crawled_and_the_worst_exit_code_counts(tmp_path):
    with served(Watched()) as one, served(Watched()) as other:
        file = jobs_file(tmp_path, good=f"{one}/tag/x/", bad=f"{other.replace('127.0.0.1', 'localhost')}/none/")
        done = run("-f", file, "--json", "--quiet")
    told = json.loads(done.stdout)
    assert (done.returncode, told["exit_code"]) == (3, 3), done.stderr
    assert {job["job"]: job["outcome"] for job in told["jobs"]} == {"good": "published", "bad": "nothing_read"}
    assert pq.read_metadata(tmp_path / "data/good/latest/posts.parquet").num_rows == 3
    assert not (tmp_path / "data/bad/latest").exists()


def test_jobs_of_different_sites_run_side_by_side_and_those_of_one_site_do_not(tmp_path):
    first, second, third = Watched(1.0), Watched(0.5), Watched(1.0)
    with served(first) as a, served(second) as b, served(third) as c:
        elsewhere = c.replace("127.0.0.1", "localhost")
        done = run("-f", jobs_file(tmp_path, a=f"{a}/tag/x/", b=f"{b}/tag/x/", c=f"{elsewhere}/tag/x/"), "-n", "3", "--quiet")
    assert done.returncode == 0, done.stdout + done.stderr
    assert max(first.times) < min(second.times) or max(second.times) < min(first.times), "two jobs asked one host at the same time"
    assert min(third.times) < max(first.times), "a job of another host waited"


def test_only_named_jobs_run_and_list_runs_none(tmp_path):
    site = Watched()
    with served(site) as base:
        file = jobs_file(tmp_path, a=f"{base}/tag/x/", b=f"{base}/tag/x/")
        listed = run("-f", file, "--list")
        assert not site.asked
        done = run("b", "-f", file, "--quiet")
    assert listed.stdout.splitlines()[0].startswith(f"a: {base}/tag/x/ -> ")
    assert re.findall(r"^\[(\w+)\] Published", done.stdout, re.MULTILINE) == ["b"]


@pytest.mark.parametrize(("text", "said"), [("[jobs.a]\nout = 1", "job 'a': archives: it is missing"), (None, "cannot be read")])
def test_a_faulty_file_is_one_line_and_exit_code_2(tmp_path, text, said):
    file = tmp_path / "pressmark.toml"
    if text:
        file.write_text(text, encoding="utf-8")
    done = run("-f", file)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
    assert said in done.stderr and str(file) in done.stderr


def test_headers_and_password_reach_the_site_and_no_file(tmp_path, monkeypatch):
    monkeypatch.setenv("BEES_PASSWORD", "s3cret")
    seen: list[dict[str, str]] = []

    class Guarded(Watched):
        def note(self, headers: dict[str, str]) -> None:
            seen.append(headers)

    with served(Guarded()) as base:
        file = jobs_file(tmp_path, a=f"{base}/tag/x/")
        file.write_text(file.read_text() + 'warc = true\nauth = {user = "ida", password = "${BEES_PASSWORD}"}\n', encoding="utf-8")
        done = run("-f", file, "--quiet")
    assert done.returncode == 0, done.stdout + done.stderr
    assert seen and all(headers["Authorization"] == "Basic aWRhOnMzY3JldA==" for headers in seen)
    import gzip

    for path in tmp_path.rglob("*"):
        if path.is_file() and path != file:
            content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
            assert b"s3cret" not in content and b"aWRhOnMzY3JldA" not in content, path


def test_a_signal_ends_all_jobs_well_and_begins_no_other(tmp_path):
    sites = Watched(0.5), Watched(), Watched()
    with served(sites[0]) as a, served(sites[1]) as b:
        file = jobs_file(tmp_path, a=f"{a}/tag/x/", b=f"{b}/tag/x/")
        running = subprocess.Popen(command("-f", file, "--json", "--quiet"), stdout=subprocess.PIPE, text=True)
        end = time.monotonic() + 60
        while not sites[0].asked and time.monotonic() < end:
            time.sleep(0.05)
        running.send_signal(signal.SIGTERM)
        said, _ = running.communicate(timeout=60)
    assert running.returncode == 130
    assert {job["job"]: job["outcome"] for job in json.loads(said)["jobs"]} == {"a": "interrupted", "b": "interrupted"}
    assert not sites[1].asked


def test_a_notification_that_fails_is_said_and_the_exit_code_stays(tmp_path):
    with served(Watched()) as base:
        file = jobs_file(tmp_path, a=f"{base}/tag/x/")
        file.write_text(file.read_text() + 'notify = {on = "always", command = ["/no/such/program"]}\n', encoding="utf-8")
        done = run("-f", file, "--quiet")
    assert done.returncode == 0
    assert "a: the notification command /no/such/program cannot be run" in done.stderr


def test_each_new_snapshot_is_exported_and_an_unchanged_one_is_not(tmp_path):
    with served(Watched()) as base:
        file = jobs_file(tmp_path, a=f"{base}/tag/x/")
        file.write_text(file.read_text() + 'exports = [{to = "jsonl", out = "moved"}]\n', encoding="utf-8")
        assert run("-f", file, "--quiet").returncode == 0
        assert list((tmp_path / "moved").iterdir())
        first = {path: path.stat().st_mtime_ns for path in (tmp_path / "moved").rglob("*")}
        assert run("-f", file, "--quiet").returncode == 0
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "moved").rglob("*")} == first
