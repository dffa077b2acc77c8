"""One run at a time on one dataset."""

from __future__ import annotations

import fcntl
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import IO


class LockedError(Exception):
    """Another run holds the dataset; the message says which."""


class DatasetLock:
    """An advisory lock on ``OUT/.lock``. The system drops it with the process, however that ends."""

    def __init__(self, out: Path) -> None:
        """Take the lock. Raises ``LockedError`` where another run has it."""
        path = out / ".lock"
        self._file: IO[str] = path.open("a+", encoding="utf-8")
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._file.seek(0)
            holder = self._file.read().strip() or "unknown"
            self._file.close()
            raise LockedError(f"{out} is in use by another run ({holder})") from None
        self._file.truncate(0)
        self._file.write(f"pid {os.getpid()}, started {datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC")
        self._file.flush()

    def release(self) -> None:
        self._file.close()
