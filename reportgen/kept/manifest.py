"""The state of every file that a build of one report may read.

A file is unchanged when its state is, as for make and git: size, times, inode. Where the state
differs, as after a fresh checkout, a small file is unchanged when its bytes are. Photos are never
read for this: a touched photo leads to a new build.
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
"""Bytes up to which the content of a file is compared; no record is larger."""

LARGE = 100 * 1024 * 1024
"""Bytes above which a file is never read here; no file of a report may be larger."""

_VERSIONS = ".git"
"""The history of the records: it is no input of a build and changes with every commit."""

_UNREAD = ""
"""The digest of a file that could not be read: it equals no other, as the next try may succeed."""


class State(NamedTuple):
    """Type, size, times and inode of a file, its links followed."""

    kind: int = 0
    size: int = 0
    modified: int = 0
    changed: int = 0
    inode: int = 0
    readable: bool = False
    leads: str = ""
    """The target of a link; for a folder within the report, the names in it as well."""

    @property
    def rough(self) -> tuple[object, ...]:
        """The parts that must be equal even where the bytes are compared."""
        return self.kind, self.size, self.readable, self.leads


class Manifest(NamedTuple):
    """The files by their absolute paths, as they were at ``taken``, nanoseconds since 1970.

    A missing file has no entry, so a new file is a difference. A folder has an entry only where it
    cannot be read.
    """

    taken: int
    states: Mapping[str, State]
    digests: Mapping[str, str]
    """Digests of small files, and of files that were changed shortly before ``taken``."""

    @property
    def settled(self) -> bool:
        """Whether comparing states is enough: no file was changed shortly before ``taken``."""
        return not any(_racy(state, self.taken) for state in self.states.values())

    def holds(self, now: Mapping[str, State]) -> bool:
        """Whether the files with the states *now* are unchanged."""
        return self.states.keys() == now.keys() and all(
            self._same(path, state) for path, state in now.items()
        )

    def _same(self, path: str, now: State) -> bool:
        before, digest = self.states[path], self.digests.get(path)
        if digest == _UNREAD and now.readable:
            return False
        if now == before and not _racy(now, self.taken):
            return True
        if digest is None or now.rough != before.rough:
            return False
        return digest == _digest(path) != _UNREAD


def manifest(states: Mapping[str, State], taken: int) -> Manifest:
    """The manifest of files with *states*, which were read at or after *taken*."""
    digests = {
        path: _digest(path)
        for path, state in states.items()
        if stat.S_ISREG(state.kind)
        and (state.size <= SMALL or (state.size <= LARGE and _racy(state, taken)))
    }
    return Manifest(taken, states, digests)


def survey(report: Path, layouts: Iterable[Path], files: Iterable[Path]) -> dict[str, State]:
    """The states of the files below the folders *report* and *layouts*, and of *files*.

    Targets of links count only within the report, and within the folder of the layouts, as nothing
    else is read. Links to folders are followed in layouts alone.
    """
    states = dict(_below(os.path.realpath(report), os.path.realpath(report), set(), follow=False))
    seen: set[str] = set()
    for layout in layouts:
        root = os.path.realpath(layout.parent)
        states.update(_below(str(layout), root, seen, follow=True))
    for file in files:
        states.update(survey_file(file))
    return states


def survey_file(file: Path) -> dict[str, State]:
    """The state of *file* by its path; empty where it does not exist."""
    state = _state(file)
    return {} if state is None else {str(file): state}


def _below(folder: str, root: str, seen: set[str], *, follow: bool) -> Iterator[tuple[str, State]]:
    """Every file below *folder*; *seen* holds the real paths of the folders walked so far."""
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
    """The target of a link; if it is a folder, with the names in it."""
    with suppress(OSError), os.scandir(folder) as listing:
        return "\0".join([folder, *sorted(entry.name for entry in listing)])
    return folder


def _racy(state: State, taken: int) -> bool:
    return is_racy(max(state.modified, state.changed), taken)


def _digest(path: str) -> str:
    """The digest of the regular file at *path*, read in pieces; ``_UNREAD`` where that fails."""
    try:
        with open_regular(path) as file:
            return digest_of_file(file)
    except OSError:
        return _UNREAD
