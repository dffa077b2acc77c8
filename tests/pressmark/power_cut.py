"""What a power cut leaves of a folder: a run is recorded step by step, and any step may be the last.

A file system promises what was brought to the disk with ``fsync``: a file's content, a folder's list of names. Anything since may
be there or not, each name and each file by itself, in any order (POSIX; so do ext4 and XFS behave in the worst case).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

Content = bytes | str | None  # of a file, of a link; None is a folder
_EVENTS = frozenset({"os.rename", "os.remove", "os.symlink", "os.mkdir", "os.rmdir", "os.link", "os.truncate", "shutil.rmtree"})


@dataclass(frozen=True, slots=True)
class Moment:
    """The folder at one moment, and what of it is on the disk for certain."""

    step: str  # what happens next
    names: dict[str, dict[str, int]]  # by folder: inode of each name
    contents: dict[int, Content]
    sure_names: dict[int, dict[str, int]]  # by the folder's inode, as it was brought to the disk last
    sure_contents: dict[int, bytes]


@dataclass(slots=True, eq=False)
class Recorder:
    """Looks at a folder before each step that changes a name in it, and at each ``fsync``."""

    out: Path
    moments: list[Moment] = field(default_factory=list)
    _sure_names: dict[int, dict[str, int]] = field(default_factory=dict)
    _sure_contents: dict[int, bytes] = field(default_factory=dict)
    _links: dict[int, Content] = field(default_factory=dict)  # where each link leads, also one that has been replaced
    _held: dict[int, int] = field(default_factory=dict)  # descriptors: no inode is given away twice
    _looking: bool = False

    def begin(self) -> None:
        """Take all that is there as being on the disk, and record from now on."""
        names, contents = self._look()
        self._sure_names = {self._inode(folder): dict(listed) for folder, listed in names.items()}
        self._sure_contents = {inode: content for inode, content in contents.items() if isinstance(content, bytes)}
        real = os.fsync

        def fsync(file: Any) -> None:
            real(file)
            self._synced(file if isinstance(file, int) else file.fileno())

        os.fsync = fsync
        sys.addaudithook(self._heard)

    def end(self) -> None:
        self.note("end")
        self._looking = True

    def note(self, step: str) -> None:
        names, contents = self._look()
        self.moments.append(Moment(step, names, contents, dict(self._sure_names), dict(self._sure_contents)))

    def _heard(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event in _EVENTS and not self._looking and any(str(self.out) in str(argument) for argument in arguments[:2]):
            self.note(f"{event} {' '.join(str(part) for part in arguments[:2])}")

    def _synced(self, descriptor: int) -> None:
        path = Path(f"/proc/self/fd/{descriptor}").readlink()
        if not path.is_relative_to(self.out) or self._looking:
            return
        self.note(f"fsync {path}")
        names, contents = self._look()
        inode = os.fstat(descriptor).st_ino
        if path.is_dir():
            self._sure_names = {**self._sure_names, inode: dict(names[str(path.relative_to(self.out))])}
        elif isinstance(content := contents.get(inode), bytes):
            self._sure_contents = {**self._sure_contents, inode: content}

    def _look(self) -> tuple[dict[str, dict[str, int]], dict[int, Content]]:
        self._looking = True
        names: dict[str, dict[str, int]] = {}
        contents: dict[int, Content] = {}
        waiting = [Path()]
        while waiting:
            folder = waiting.pop()
            listed = names[str(folder)] = {}
            for entry in os.scandir(self.out / folder):
                listed[entry.name] = inode = entry.inode()
                if inode not in self._held and not entry.is_dir(follow_symlinks=False):
                    self._held[inode] = os.open(entry.path, os.O_PATH | os.O_NOFOLLOW)
                if entry.is_symlink():
                    self._links[inode] = contents[inode] = str(Path(entry.path).readlink())
                elif entry.is_dir():
                    contents[inode] = None
                    waiting.append(folder / entry.name)
                else:
                    contents[inode] = Path(entry.path).read_bytes()
        self._looking = False
        return names, {**self._links, **contents}

    def _inode(self, folder: str) -> int:
        return (self.out / folder).stat().st_ino


def remains(moment: Moment, out_inode: int, chosen: Callable[[str], float], chance: Random) -> dict[str, Content]:
    """Give what lies where after a power cut at a moment: content by path.

    ``chosen`` says of a name in the dataset's folder how likely it is that what was done to it since its folder's last ``fsync`` is
    on the disk: 0 never, 1 always. Of a file whose content is not, there is what was there before, half of it, or nothing.
    """
    found: dict[str, Content] = {}
    by_inode = dict(_folders(moment, out_inode))
    waiting = [("", out_inode)]
    while waiting:
        folder, inode = waiting.pop()
        sure, now = moment.sure_names.get(inode, {}), by_inode.get(inode, {})
        for name in sorted({*sure, *now}):
            path = f"{folder}{name}"
            likely = chosen(path)
            entry = now.get(name) if likely == 1 or chance.random() < likely else sure.get(name)
            if entry is None:
                continue
            content = moment.contents.get(entry, moment.sure_contents.get(entry))
            if content is None and (entry in by_inode or entry in moment.sure_names):
                found[path] = None
                waiting.append((f"{path}/", entry))
            elif isinstance(content, str):
                found[path] = content
            else:
                found[path] = _surviving(moment, entry, likely, chance)
    return found


def _folders(moment: Moment, out_inode: int) -> Iterator[tuple[int, dict[str, int]]]:
    for folder, listed in moment.names.items():
        path = Path(folder)
        yield (out_inode if folder == "." else moment.names[str(path.parent)][path.name]), listed


def _surviving(moment: Moment, inode: int, likely: float, chance: Random) -> bytes:
    sure, now = moment.sure_contents.get(inode, b""), moment.contents.get(inode)
    if not isinstance(now, bytes) or now == sure:
        return sure
    if likely == 1:
        return now
    return sure if likely == 0 else chance.choice([sure, now, now[: len(now) // 2]])


def lay_out(found: dict[str, Content], folder: Path) -> None:
    """Write down what was left, into an empty folder."""
    folder.mkdir(parents=True)
    for path, content in sorted(found.items()):
        target = folder / path
        if content is None:
            target.mkdir(exist_ok=True)
        elif isinstance(content, str):
            target.symlink_to(content)
        else:
            target.write_bytes(content)
