"""A jobs file says what runs, or one line says what is wrong with it."""

from __future__ import annotations

from base64 import b64encode
from datetime import date
from pathlib import Path

import pytest

from pressmark.jobs.file import JobsFileError, choose_jobs, read_jobs
from pressmark.jobs.settings import crawl_options

MINIMAL = '[jobs.bees]\narchives = ["https://blog.test/tag/bees/"]\nout = "data/bees"\n'


def jobs_of(tmp_path: Path, text: str, **environment: str):
    path = tmp_path / "pressmark.toml"
    path.write_text(text, encoding="utf-8")
    return read_jobs(path, environment)


def fault_of(tmp_path: Path, text: str, **environment: str) -> str:
    with pytest.raises(JobsFileError) as caught:
        jobs_of(tmp_path, text, **environment)
    assert "\n" not in str(caught.value)
    return str(caught.value).removeprefix(str(tmp_path / "pressmark.toml"))


def test_a_job_needs_archives_and_a_folder_beside_the_file(tmp_path):
    (job,) = jobs_of(tmp_path, MINIMAL)
    assert (job.name, job.archives, job.out) == ("bees", ("https://blog.test/tag/bees/",), tmp_path / "data/bees")


def test_every_key_becomes_an_option_or_a_setting(tmp_path):
    text = MINIMAL + (
        'schedule = "daily"\nlimit = 5\nsince = 2025-01-31\nmax_failures = 2\nmax_requests = 100\ndelay_s = 2\nalways = true\nwarc = true\n'
        'user_agent = "bees (+mailto:${MAIL})"\nheaders = {X-Key = "${KEY}"}\nauth = {user = "ida", password = "${SECRET}"}\n'
        "keep_snapshots = 9\nkeep_warcs = 4\nchecks = {max_gone = 0.9}\nsettings = {ROBOTSTXT_OBEY = false, DOWNLOAD_DELAY = 7}\n"
    )
    (job,) = jobs_of(tmp_path, text, MAIL="ida@blog.test", KEY="k", SECRET="s")
    options = crawl_options(job)
    assert (options.limit, options.since, options.max_failures, options.always) == (5, date(2025, 1, 31), 2, True)
    assert dict(options.settings) == {
        "PRESSMARK_PROGRESS": False,
        "PRESSMARK_HEADERS": {"X-Key": "k", "Authorization": f"Basic {b64encode(b'ida:s').decode()}"},
        "USER_AGENT": "bees (+mailto:ida@blog.test)",
        "DOWNLOAD_DELAY": 7,
        "PRESSMARK_MAX_REQUESTS": 100,
        "PRESSMARK_KEEP_SNAPSHOTS": 9,
        "PRESSMARK_KEEP_WARCS": 4,
        "PRESSMARK_WARC": True,
        "PRESSMARK_MAX_GONE": 0.9,
        "ROBOTSTXT_OBEY": False,
    }
    assert "'s'" not in repr(job) and "ida:s" not in repr(job), "a log line must not tell the password"


def test_a_job_without_keys_leaves_every_setting_as_it_is(tmp_path):
    (job,) = jobs_of(tmp_path, MINIMAL)
    assert dict(crawl_options(job).settings) == {"PRESSMARK_PROGRESS": False, "PRESSMARK_HEADERS": {}, "PRESSMARK_WARC": False}


def test_defaults_hold_for_all_jobs_that_do_not_say_otherwise(tmp_path):
    second = MINIMAL.replace("bees", "wasps") + "limit = 3\n"
    jobs = jobs_of(tmp_path, f"[defaults]\nlimit = 9\nwarc = true\n{MINIMAL}{second}")
    assert [(job.limit, job.warc) for job in jobs] == [(9, True), (3, True)]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", ": it lists no jobs; begin one with [jobs.NAME]"),
        ("[job.bees]", ": job: a jobs file has the tables 'defaults' and 'jobs'"),
        ("[jobs.bees", " is no TOML: Expected ']' at the end of a table declaration (at end of document)"),
        ("[jobs]\nbees = 1", ": job 'bees': it is no table"),
        (
            '[jobs."a b"]\narchives = ["https://b.test/"]\nout = "x"',
            ": job 'a b': name: a name is made of letters, digits, '.', '_' and '-'",
        ),
        ("[jobs.bees]\nout = 'x'", ": job 'bees': archives: it is missing"),
        ("[jobs.bees]\narchives = []\nout = 'x'", ": job 'bees': archives: tuple should have at least 1 item after validation, not 0"),
        (
            "[jobs.bees]\narchives = ['blog.test']\nout = 'x'",
            ": job 'bees': archives.0: 'blog.test' is no web address; give one like https://site/tag/x/",
        ),
        (MINIMAL + "limits = 5", ": job 'bees': limits: there is no such key"),
        (MINIMAL + "limit = 0", ": job 'bees': limit: input should be greater than or equal to 1"),
        (MINIMAL + "checks = {max_gone = 2}", ": job 'bees': checks.max_gone: input should be less than or equal to 1"),
        (
            MINIMAL + "notify = {on = 'sometimes', command = ['x']}",
            ": job 'bees': notify.on: input should be 'failure', 'change' or 'always'",
        ),
        (MINIMAL + "notify = {on = 'always'}", ": job 'bees': notify: it names neither a command nor a webhook"),
        (
            MINIMAL + "notify = {webhook = 'ftp://s3cret'}",
            ": job 'bees': notify: the webhook is no web address; give one like https://host/path",
        ),
        (MINIMAL + "exports = [{to = 'wax'}]", ": job 'bees': exports.0.to: unknown format 'wax'; known: "),
        (MINIMAL + "headers = {X-Key = '${KEY}'}", ": job 'bees': headers.X-Key: the environment has no variable KEY"),
        (MINIMAL + MINIMAL.replace("jobs.bees", "jobs.wasps"), ": job 'wasps': out: job 'bees' writes to "),
    ],
)
def test_a_fault_is_one_line_that_names_file_job_and_key(tmp_path, text, fault):
    assert fault_of(tmp_path, text).startswith(fault)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(JobsFileError, match=r"none\.toml cannot be read: No such file"):
        read_jobs(tmp_path / "none.toml")


def test_jobs_are_chosen_by_name_in_the_files_order(tmp_path):
    jobs = jobs_of(tmp_path, MINIMAL.replace("bees", "a") + MINIMAL.replace("bees", "b") + MINIMAL.replace("bees", "c"))
    path = tmp_path / "pressmark.toml"
    assert [job.name for job in choose_jobs(jobs, ["c", "a"], path)] == ["a", "c"]
    assert [job.name for job in choose_jobs(jobs, [], path)] == ["a", "b", "c"]
    with pytest.raises(JobsFileError, match="there is no job 'd'; its jobs are a, b, c"):
        choose_jobs(jobs, ["d"], path)
