"""A MariaDB of our own behind a socket: its folder, its process, nothing of the system's server.

Processes that test at the same time share one server: whoever comes first starts it, whoever leaves last ends it.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock

OPTIONS = (
    "--skip-networking",
    "--skip-grant-tables",
    "--skip-log-bin",
    "--innodb-flush-log-at-trx-commit=0",
    "--innodb-buffer-pool-size=64M",
    "--innodb-log-file-size=16M",
    "--performance-schema=OFF",
    "--character-set-server=utf8mb4",
    "--collation-server=utf8mb4_unicode_520_ci",
)
START_SECONDS = 60


def create_database(folder: Path) -> None:
    """Make the data folder with the system tables; tried twice, as a machine that is busy with other servers may refuse once."""
    try:
        _install(folder)
    except RuntimeError:
        shutil.rmtree(folder)
        _install(folder)


def _install(folder: Path) -> None:
    folder.mkdir(parents=True)
    command = ["mariadb-install-db", "--no-defaults", f"--datadir={folder}", "--innodb-log-file-size=16M", "--skip-test-db"]
    command.append("--auth-root-authentication-method=normal")
    if user := _user():
        shutil.chown(folder, user)
        command.append(f"--user={user}")
    done = subprocess.run(command, check=False, capture_output=True, text=True, errors="replace")
    if done.returncode:
        raise RuntimeError(f"{command[0]} ended with {done.returncode}: {done.stdout[-2_000:]} {done.stderr[-2_000:]}")


@contextmanager
def database(folder: Path) -> Iterator[Path]:
    """The socket of a server over the data folder, for as long as the block runs."""
    state, lock = folder.with_suffix(".json"), FileLock(folder.with_suffix(".lock"))
    with lock:
        use = _read_use(state)
        if use is None:
            use = {"socket": str(_start(folder)), "users": []}
        use["users"].append(os.getpid())
        state.write_text(json.dumps(use))
    try:
        yield Path(use["socket"])
    finally:
        with lock:
            left = _read_use(state) or {"socket": use["socket"], "users": []}
            if os.getpid() in left["users"]:
                left["users"].remove(os.getpid())
            state.write_text(json.dumps(left))
            if not any(map(_runs, left["users"])):
                _stop(folder, Path(left["socket"]))
                state.unlink()


def _user() -> str | None:
    """Whom the server runs as: never root."""
    return "mysql" if os.geteuid() == 0 else None


def _read_use(state: Path) -> dict[str, list[int] | str] | None:  # type: ignore[type-arg]
    """Who uses the server that runs; None where none does."""
    if not state.exists():
        return None
    use = json.loads(state.read_text())
    return use if _answers(Path(use["socket"])) else None


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def _answers(address: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as connection:
        try:
            connection.connect(str(address))
        except OSError:
            return False
    return True


def _start(folder: Path) -> Path:
    # A socket's path ends at 107 characters, so it cannot lie in the data folder.
    place = Path(tempfile.mkdtemp(prefix="pressmark-db-"))
    command = [shutil.which("mariadbd") or "/usr/sbin/mariadbd", "--no-defaults", f"--datadir={folder}", *OPTIONS]
    command += [f"--socket={place / 'socket'}", f"--pid-file={place / 'pid'}"]
    if user := _user():
        shutil.chown(place, user)
        command.append(f"--user={user}")
    log = folder.with_suffix(".log")
    with log.open("wb") as output:
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, start_new_session=True)
    end = time.monotonic() + START_SECONDS
    while not _answers(place / "socket"):
        if process.poll() is not None or time.monotonic() > end:
            raise RuntimeError(f"the database does not start:\n{log.read_text(errors='replace')[-2000:]}")
        time.sleep(0.1)
    return place / "socket"


def _stop(folder: Path, address: Path) -> None:
    pid = address.with_name("pid")
    os.kill(int(pid.read_text()), 15)
    end = time.monotonic() + START_SECONDS
    while pid.exists() and time.monotonic() < end:  # the server removes it as its last deed
        time.sleep(0.05)
    shutil.rmtree(address.parent, ignore_errors=True)
