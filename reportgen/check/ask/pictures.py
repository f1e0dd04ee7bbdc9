"""The pictures that a report prints: where each is named, its file, and how large it prints."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from reportgen.check.ask.picturefile import Head, read_head
from reportgen.findings import Finding
from reportgen.manuscript import Manuscript
from reportgen.places import Place
from reportgen.read import RecordFolder
from reportgen.records.appendices import Photos


@dataclass(frozen=True)
class Picture:
    """One picture; the room that it has is in millimetres."""

    file: str
    place: Place
    path: Path
    width: float
    height: float

    @cached_property
    def head(self) -> Head:
        """What the file tells of itself."""
        return read_head(self.path)


def pictures(manuscript: Manuscript, folder: RecordFolder) -> Iterator[Picture]:
    """Every picture whose file is there, each file once for each time that it is printed."""
    sizes = manuscript.authority.pictures
    whole = sizes.width
    for parsed in manuscript.proses():
        for figure in parsed.figures:
            if figure.file:
                width = _width(figure.width, whole)
                height = sizes.figure_height
                yield from _found(folder, figure.file, figure.file_place, width, height)
    for appendix in manuscript.records.appendices:
        if isinstance(appendix, Photos):
            for photo in appendix.photos:
                height = sizes.photo_height
                yield from _found(folder, str(photo.file), photo.file.place, whole, height)


def _found(
    folder: RecordFolder, file: str, place: Place, width: float, height: float
) -> Iterator[Picture]:
    path = folder.find(file, place)
    if not isinstance(path, Finding):
        yield Picture(file, place, path, width, height)


def _width(asked: str, whole: float) -> float:
    if asked.endswith("%"):
        return whole * float(asked[:-1]) / 100
    return float(asked[:-2]) if asked.endswith("mm") else whole
