"""Whole gzip members of a file that may be cut off or damaged anywhere."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.warc.members import DamagedFileError, cut_back, read_members

CONTENTS = [b"WARC/1.1 first", b"", b"x" * 300_000, b"last"]
MEMBERS = [gzip.compress(content) for content in CONTENTS]


def test_members_are_given_with_place_length_and_beginning(tmp_path: Path) -> None:
    path = tmp_path / "a.gz"
    path.write_bytes(b"".join(MEMBERS))
    found = list(read_members(path))
    assert [(member.offset, member.length) for member in found] == [
        (sum(map(len, MEMBERS[:place])), len(MEMBERS[place])) for place in range(4)
    ]
    assert [member.head for member in found] == [content[: 1 << 14] for content in CONTENTS]


@given(st.integers(1, sum(map(len, MEMBERS)) - 1))
def test_a_file_cut_off_anywhere_is_cut_back_to_its_last_whole_member(tmp_path_factory: pytest.TempPathFactory, size: int) -> None:
    path = tmp_path_factory.mktemp("cut") / "a.gz"
    path.write_bytes(b"".join(MEMBERS)[:size])
    whole = max(end for place in range(5) if (end := sum(map(len, MEMBERS[:place]))) <= size)
    assert cut_back(path) == size - whole
    assert path.read_bytes() == b"".join(MEMBERS)[:whole]
    assert cut_back(path) == 0


def test_what_stands_before_damage_is_given_and_the_damage_is_placed(tmp_path: Path) -> None:
    path = tmp_path / "a.gz"
    path.write_bytes(MEMBERS[0] + b"no member at all" + MEMBERS[3])
    members = read_members(path)
    assert next(members).head == CONTENTS[0]
    with pytest.raises(DamagedFileError, match=f"a.gz is damaged in the record at byte {len(MEMBERS[0])}"):
        next(members)


def test_a_file_that_is_not_there_needs_no_cut(tmp_path: Path) -> None:
    assert cut_back(tmp_path / "none.gz") == 0
