"""All that stands around a report and may change what comes of it: programs, fonts, the day."""

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
    """A name for the versions, the installed fonts and the day of *world*.

    Files are told by path, size and time: a thousand fonts are not read to find them unchanged.
    What is changed by hand inside an installed library is not seen.
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
    """Every Python package that is installed in *paths*, by the folder that names its version."""
    for path in paths:
        yield from (entry.name for entry in _entries(path) if entry.name.endswith(".dist-info"))


def _entries(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return []
