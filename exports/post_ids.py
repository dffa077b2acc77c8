"""The ids of a dataset's posts, in 8 bytes each."""

from __future__ import annotations

from array import array
from bisect import bisect_left


class PostIds:
    """A set of post ids that were added in their order."""

    def __init__(self) -> None:
        self._numbers = array("Q")

    def add(self, post_id: str) -> None:
        """Add an id that is greater than all before."""
        self._numbers.append(int(post_id, 16))

    def find(self, post_id: str | None) -> int | None:
        """Give an id's place among the ids, 0-based; None where it is none of them."""
        try:
            number = int(post_id or "", 16)
        except ValueError:
            return None
        place = bisect_left(self._numbers, number)
        return place if place < len(self._numbers) and self._numbers[place] == number else None

    def __contains__(self, post_id: str | None) -> bool:
        return self.find(post_id) is not None

    def __len__(self) -> int:
        return len(self._numbers)
