"""A parcel: a report with all files that another machine needs to do the same work.

A file at ``/home/…/content/trip`` is put at the same path below a temporary folder there. So
layouts beside the report and settings above it are where they are here, and findings have the same
paths. Nothing else is read there: the machines need no disk in common.
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
"""By absolute path: the bytes of a file, the target of a link, or ``None`` for a folder."""


class UnpackableError(OSError):
    """A report that cannot travel: a link leads out of it, or a scheduler could not hold it."""


@dataclass(frozen=True, slots=True)
class Shared:
    """The files that several reports have in common: own layouts, settings, glossaries.

    Equal where ``name`` is, a digest of the contents.
    """

    name: str
    contents: Contents = field(compare=False)
    roots: tuple[str, ...] = ()
    """Folders of layouts, first choice first."""
    shipped: str = ""
    """The folder of the layouts that come with reportgen; it does not travel."""


class Parcel(NamedTuple):
    """A report with the options of its check or build."""

    path: str
    contents: Contents
    here: str
    """Where the command was called."""
    out: str
    """The folder of the PDF; empty where the report is only checked."""
    options: Options
    today: date
    program: str
    """A digest of the versions and fonts that the PDF must be made with."""


def shared_by(world: World, report: Path) -> Shared:
    """The files around *report*. Raises ``OSError`` where one cannot be read or cannot travel."""
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
    return Shared(digest(*paths, shipped, *_parts(contents)), contents, paths, shipped)


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
    """A digest of all that the outcome depends on."""
    request = (parcel.path, parcel.here, parcel.out, repr(parcel.options), str(parcel.today))
    return digest(*request, parcel.program, shared.name, *_parts(parcel.contents))


def unpack(contents: Contents, root: Path) -> None:
    """Write *contents* below *root*; links lead to places below *root*, too."""
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
    """The path below *root* of the absolute path *name*."""
    return root / Path(name).relative_to(Path(name).anchor)


def _below(root: Path) -> Contents:
    """Everything below the folder *root* but hidden files: history, keys, files of editors."""
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


def _parts(contents: Contents) -> Iterator[bytes | str]:
    for name, entry in sorted(contents.items()):
        yield name
        yield type(entry).__name__
        yield entry or b""
