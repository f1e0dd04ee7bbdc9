"""All inputs of a build besides the report's own files: programs, fonts, the day."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from reportgen import __version__
from reportgen.cache import digest
from reportgen.world import World, system_font_folders

_LOADER = Path("/etc/ld.so.cache")
"""Written anew whenever a system library is installed: Pango and HarfBuzz set the lines."""


def surroundings(world: World) -> str:
    """A digest of the versions, the installed fonts and the day of *world*.

    A file counts by path, size and time: a thousand fonts need not be read. A change by hand inside
    an installed library goes unnoticed.
    """
    folders = [Path(__file__).parent.parent, world.shipped, *system_font_folders()]
    return digest(
        __version__,
        sys.version,
        world.today.isoformat(),
        *_listing(map(str, folders)),
        *_distributions(sys.path),
        *_entry(_LOADER),
    )


def _listing(folders: Iterable[str]) -> Iterator[str]:
    """Path, size and time of each file below *folders*, in a fixed order; links are followed."""
    waiting = [*folders][::-1]
    seen: set[str] = set()
    while waiting:
        folder = waiting.pop()
        real = os.path.realpath(folder)
        if real in seen:
            yield f"{folder} {real}"
            continue
        seen.add(real)
        for entry in _entries(folder):
            if not entry.is_dir():
                yield from _entry(entry)
            elif entry.name != "__pycache__":
                waiting.append(entry.path)


def _entry(file: Path | os.DirEntry[str]) -> Iterator[str]:
    try:
        state = file.stat()
    except OSError:
        return
    yield f"{os.fspath(file)} {state.st_size} {state.st_mtime_ns}"


def _distributions(paths: Iterable[str]) -> Iterator[str]:
    """Every Python package in *paths*, by its ``.dist-info`` folder, which has the version."""
    for path in paths:
        yield from (entry.name for entry in _entries(path) if entry.name.endswith(".dist-info"))


def _entries(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return []
