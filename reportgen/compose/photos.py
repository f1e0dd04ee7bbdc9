"""Photographs in rows: those of a row are equally high, and a full row fills the measure.

They keep the order of the records. A row takes photographs until filling the measure makes it no
higher than photographs may be: two in landscape, three upright, a panorama alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from reportgen.authority.model import PictureSize
from reportgen.places import Text
from reportgen.records.appendices import Photo

Proportion = Callable[[Text], float]
"""Width by height of the picture in a file; 0 where its head does not have them."""

USUAL = 1.5
"""The proportion of a picture of which none is known, as cameras have it."""
GAP = 4.0
"""Millimetres between two photographs of a row."""
_LEAST = 40.0
"""Millimetres below which a row is not pressed to take one more."""


def photo_rows(
    photos: Sequence[Photo], sizes: PictureSize, proportion: Proportion
) -> list[Mapping[str, Any]]:
    """The rows of *photos*: each with its ``width``, and its ``photos`` with their sizes."""
    known = [(photo, proportion(photo.file) or USUAL) for photo in photos]
    return [_row(row, sizes) for row in _rows(known, sizes)]


Shots = list[tuple[Photo, float]]


def _rows(photos: Shots, sizes: PictureSize) -> Iterator[Shots]:
    row: Shots = []
    for shot in photos:
        if row and _height([*row, shot], sizes) < _LEAST:
            yield row
            row = []
        row.append(shot)
        if _height(row, sizes) <= float(sizes.photo_height):
            yield row
            row = []
    if row:
        yield row


def _height(row: Shots, sizes: PictureSize) -> float:
    """The height at which *row* fills the measure."""
    return (float(sizes.width) - GAP * (len(row) - 1)) / sum(proportion for _, proportion in row)


def _row(row: Shots, sizes: PictureSize) -> Mapping[str, Any]:
    height = min(_height(row, sizes), float(sizes.photo_height))
    widths = [height * proportion for _, proportion in row]
    return {
        "width": f"{sum(widths) + GAP * (len(row) - 1):.1f}",
        "photos": [
            {"record": photo, "width": f"{width:.1f}", "height": f"{height:.1f}"}
            for (photo, _), width in zip(row, widths, strict=True)
        ],
    }
