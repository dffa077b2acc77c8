"""Which reference entries of a dataset are the same work."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator

from exports.rows import Row
from pipelines.references.works import join_works, work_keys


class Works:
    """The ``work_id`` of every reference of a dataset, in the order in which they came; 8 bytes each."""

    def __init__(self, references: Iterable[Row]) -> None:
        ids = join_works(enumerate(map(work_keys, references)))
        self._ids = array("Q", (int(ids[index], 16) for index in range(len(ids))))

    def ids(self) -> Iterator[str]:
        """Give the ids from the first on."""
        return (f"{number:016x}" for number in self._ids)
