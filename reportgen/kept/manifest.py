"""What stands on the disk: every file that a build of one report may look at, there or not.

A file is the same when its state is, as make and git see it: size, times, inode. Where only the
state differs, as after a fresh checkout, small files are the same when their bytes are. Photos are
never read for this: a touched one is built again.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from reportgen.cache import digest_of_file
from reportgen.filestate import is_racy, open_regular

SMALL = 1024 * 1024
"""Bytes up to which a file is known by its content; no record is larger."""

LARGE = 100 * 1024 * 1024
"""Bytes from which a file is known by its state alone; no file of a report may be larger."""

_VERSIONS = ".git"
"""The history of the records, which is no part of them and changes with every commit."""

_UNREAD = ""
"""The digest of what could not be read: a disk that failed once need not fail again."""


class State(NamedTuple):
    """What the disk says of one file, its links followed."""

    kind: int = 0
    size: int = 0
    modified: int = 0
    changed: int = 0
    inode: int = 0
    readable: bool = False
    leads: str = ""
    """Where a link leads, and, of one to a folder inside, the names that stand there."""

    @property
    def rough(self) -> tuple[object, ...]:
        """What must be equal where the bytes are compared."""
        return self.kind, self.size, self.readable, self.leads


class Manifest(NamedTuple):
    """The files by their absolute paths, as they stood at ``taken``, nanoseconds since 1970.

    A file that is not there has no entry, so one that comes into being is seen. Folders have none
    either, unless they cannot be read.
    """

    taken: int
    states: Mapping[str, State]
    digests: Mapping[str, str]
    """Of the small files, and of what was changed too shortly before."""

    @property
    def settled(self) -> bool:
        """Whether the states alone tell: no file was changed shortly before it was looked at."""
        return not any(_racy(state, self.taken) for state in self.states.values())

    def holds(self, now: Mapping[str, State]) -> bool:
        """Whether the files that stand there *now* are still the same."""
        return self.states.keys() == now.keys() and all(
            self._same(path, state) for path, state in now.items()
        )

    def _same(self, path: str, now: State) -> bool:
        before, known = self.states[path], self.digests.get(path)
        if known == _UNREAD and now.readable:
            return False
        if now == before and not _racy(now, self.taken):
            return True
        if known is None or now.rough != before.rough:
            return False
        return known == _digest(path) != _UNREAD


def manifest(states: Mapping[str, State], taken: int) -> Manifest:
    """The manifest of the files with *states*, that were looked at from *taken* on."""
    digests = {
        path: _digest(path)
        for path, state in states.items()
        if stat.S_ISREG(state.kind)
        and (state.size <= SMALL or (state.size <= LARGE and _racy(state, taken)))
    }
    return Manifest(taken, states, digests)


def survey(report: Path, layouts: Iterable[Path], files: Iterable[Path]) -> dict[str, State]:
    """The states of what is below the folders *report* and *layouts*, and of *files*.

    What a link leads to counts only within the report, and within the folder of the layouts:
    nothing else is read. Links to folders are followed in layouts alone.
    """
    states = dict(_below(os.path.realpath(report), os.path.realpath(report), set(), follow=False))
    seen: set[str] = set()
    for layout in layouts:
        root = os.path.realpath(layout.parent)
        states.update(_below(str(layout), root, seen, follow=True))
    for file in files:
        states.update(one(file))
    return states


def one(file: Path) -> dict[str, State]:
    """The state of *file* by its path, or nothing where there is none."""
    state = _state(file)
    return {} if state is None else {str(file): state}


def _below(folder: str, root: str, seen: set[str], *, follow: bool) -> Iterator[tuple[str, State]]:
    """Every file below *folder*; *seen* are the folders that were walked, links followed."""
    real = os.path.realpath(folder)
    if real in seen or not _is_inside(real, root):
        return
    seen.add(real)
    try:
        with os.scandir(folder) as listing:
            entries = [entry for entry in listing if entry.name != _VERSIONS]
    except OSError:
        yield folder, State()
        return
    for entry in entries:
        leads = os.path.realpath(entry.path) if entry.is_symlink() else ""
        if leads and not _is_inside(leads, root):
            yield entry.path, State(stat.S_IFLNK, leads=leads)
        elif entry.is_dir() and (follow or not leads):
            yield from _below(entry.path, root, seen, follow=follow)
        elif (state := _state(entry, _listed(leads) if leads else "")) is not None:
            yield entry.path, state


def _is_inside(real: str, root: str) -> bool:
    return real == root or real.startswith(root.rstrip(os.sep) + os.sep)


def _state(file: Path | os.DirEntry[str], leads: str = "") -> State | None:
    try:
        state = file.stat()
    except OSError:
        return State(leads=leads) if leads else None
    if stat.S_ISDIR(state.st_mode):
        return State(stat.S_IFDIR, leads=leads)
    return State(
        stat.S_IFMT(state.st_mode),
        state.st_size,
        state.st_mtime_ns,
        state.st_ctime_ns,
        state.st_ino,
        os.access(file, os.R_OK),
        leads,
    )


def _listed(folder: str) -> str:
    """Where a link leads; if it is a folder, with the names that stand there."""
    with suppress(OSError), os.scandir(folder) as listing:
        return "\0".join([folder, *sorted(entry.name for entry in listing)])
    return folder


def _racy(state: State, taken: int) -> bool:
    return is_racy(max(state.modified, state.changed), taken)


def _digest(path: str) -> str:
    """The digest of the regular file at *path*, read in pieces; empty where it cannot be read."""
    try:
        with open_regular(path) as file:
            return digest_of_file(file)
    except OSError:
        return _UNREAD
