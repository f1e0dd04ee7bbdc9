"""A report as it travels: what this disk holds of it, so that another machine can do the same.

What stands here at ``/home/…/content/trip`` stands there at the same path below a temporary folder.
So a layout beside the report and a setting above it are found as they are here, and findings name
files as they do here. Nothing else is read there: the machines need no disk in common.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple

from reportgen import limits
from reportgen.cache import digest
from reportgen.filestate import open_regular
from reportgen.outcome import Options
from reportgen.world import World

Contents = Mapping[str, bytes | str | None]
"""By absolute path: the bytes of a file, where a link leads, or ``None`` for a folder."""


class UnpackableError(OSError):
    """Something that cannot travel: a link that leads out, or more than a scheduler can hold."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What stands around reports and holds for all: layouts, settings, glossaries of one's own.

    Equal where its ``name`` is, which names the contents.
    """

    name: str
    contents: Contents = field(compare=False)
    roots: tuple[str, ...] = ()
    """Folders of layouts, first choice first."""
    shipped: str = ""
    """The one of those that come with reportgen; it does not travel."""


class Parcel(NamedTuple):
    """One report, and what is to be done to it."""

    path: str
    contents: Contents
    here: str
    """Where the command was called."""
    out: str
    """The folder of the PDF; empty where the report is only checked."""
    options: Options
    today: date
    program: str
    """Names the versions and fonts that the PDF must be made with."""


def shared_by(world: World, report: Path) -> Shared:
    """What *report* shares. Raises ``OSError`` for what cannot be read or cannot travel."""
    contents: dict[str, bytes | str | None] = {}
    roots = world.template_roots(report)
    for root in roots:
        if root.resolve() != world.shipped.resolve():
            contents |= _below(root)
    own = report.resolve()
    for file in (*world.settings_files(report), *world.glossary_files(report, ())):
        if file.parent != own:
            contents[str(file)] = _bytes_of(file)
    paths, shipped = tuple(map(str, roots)), str(world.shipped)
    return Shared(digest(*paths, shipped, *_told(contents)), contents, paths, shipped)


def absolute(path: Path) -> str:
    """*path* from the root, links not followed."""
    return os.path.abspath(path)  # noqa: PTH100  Path.absolute keeps what `..` takes back


def contents_of(report: Path) -> Contents:
    """The report's folder, or its PDF. Raises ``OSError`` like :func:`shared_by`."""
    real = report.resolve()
    contents = dict(_below(real) if real.is_dir() else {str(real): _bytes_of(real)})
    size = sum(len(entry) for entry in contents.values() if isinstance(entry, bytes))
    if size > limits.PARCEL_BYTES:
        raise UnpackableError(f"{report} is too large to travel")
    if absolute(report) != str(real):
        contents[absolute(report)] = str(real)
    return contents


def name_of(parcel: Parcel, shared: Shared) -> str:
    """Names all that the outcome depends on."""
    asked = (parcel.path, parcel.here, parcel.out, repr(parcel.options), str(parcel.today))
    return digest(*asked, parcel.program, shared.name, *_told(parcel.contents))


def unpack(contents: Contents, root: Path) -> None:
    """Put *contents* below *root*; links lead to what stands there."""
    for name, entry in contents.items():
        place = below(root, name)
        place.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(entry, bytes):
            place.write_bytes(entry)
        elif isinstance(entry, str):
            place.symlink_to(below(root, entry) if os.path.isabs(entry) else entry)  # noqa: PTH117
        else:
            place.mkdir(exist_ok=True)


def below(root: Path, name: str) -> Path:
    """Where the absolute path *name* stands below *root*."""
    return root / Path(name).relative_to(Path(name).anchor)


def _below(root: Path) -> Contents:
    """Everything below the folder *root* but what is hidden: history, keys, notes of editors."""
    inside = str(root.resolve())
    return {str(root): None, **dict(_walk(str(root), inside))}


def _walk(folder: str, root: str) -> Iterator[tuple[str, bytes | str | None]]:
    with os.scandir(folder) as listing:
        entries = sorted(listing, key=lambda entry: entry.name)
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_symlink():
            leads = os.path.realpath(entry.path)
            if not leads.startswith(root + os.sep):
                raise UnpackableError(f"{entry.path} leads out")
            if os.sep + "." in leads.removeprefix(root):
                raise UnpackableError(f"{entry.path} leads to a hidden file")
            yield entry.path, os.readlink(entry.path)  # noqa: PTH115
        elif entry.is_dir():
            yield entry.path, None
            yield from _walk(entry.path, root)
        else:
            yield entry.path, _bytes_of(entry.path)


def _bytes_of(path: str | Path) -> bytes:
    with open_regular(path) as file:
        data = file.read(limits.PARCEL_BYTES + 1)
    if len(data) > limits.PARCEL_BYTES:
        raise UnpackableError(f"{path} is too large to travel")
    return data


def _told(contents: Contents) -> Iterator[bytes | str]:
    for name, entry in sorted(contents.items()):
        yield name
        yield type(entry).__name__
        yield entry or b""
