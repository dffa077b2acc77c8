"""One run at a time on one dataset."""

from __future__ import annotations

import pytest

from pressmark.lock import DatasetLock, LockedError


def test_a_second_run_is_told_who_holds_the_dataset(tmp_path):
    first = DatasetLock(tmp_path)
    with pytest.raises(LockedError, match=r"in use by another run \(pid \d+, started"):
        DatasetLock(tmp_path)
    first.release()


def test_a_released_dataset_can_be_held_again(tmp_path):
    DatasetLock(tmp_path).release()
    DatasetLock(tmp_path).release()
