"""Rows of photographs: equally high, full, in order."""

from collections.abc import Sequence

import pytest

from reportgen.authority.model import PictureSize
from reportgen.compose.photos import GAP, photo_rows
from reportgen.places import Text
from reportgen.records.appendices import Photo

SIZES = PictureSize()


def rows(*shapes: float) -> list[list[tuple[float, float]]]:
    """The widths and heights of photographs of these proportions, row by row."""
    photos = [
        Photo.model_validate({"file": f"{n}.jpg", "caption": "圖", "alt": "人"})
        for n in range(len(shapes))
    ]

    def proportion(file: Text) -> float:
        return shapes[int(file.removesuffix(".jpg"))]

    made = photo_rows(photos, SIZES, proportion)
    order = [shot["record"].file for row in made for shot in row["photos"]]
    assert order == [photo.file for photo in photos]
    return [[(float(p["width"]), float(p["height"])) for p in row["photos"]] for row in made]


@pytest.mark.parametrize(
    ("shapes", "lengths"),
    [
        ([1.5] * 6, [2, 2, 2]),
        ([0.75] * 6, [3, 3]),
        ([3.0, 1.5, 1.5], [1, 2]),
        ([1.5, 3.0], [1, 1]),
        ([0.75, 1.5], [2]),
        ([0.0, 0.0], [2]),
    ],
)
def test_a_row_holds_as_many_as_fill_it(shapes: Sequence[float], lengths: list[int]) -> None:
    assert [len(row) for row in rows(*shapes)] == lengths


def test_a_row_is_equally_high_and_fills_the_measure() -> None:
    for row in rows(1.5, 1.33, 0.75, 0.66, 0.75, 3.0, 1.5, 1.5):
        assert len({height for _, height in row}) == 1
        width = sum(width for width, _ in row) + GAP * (len(row) - 1)
        assert width <= 160.1
        assert row[0][1] <= SIZES.photo_height
        assert width > 159.8 or row[0][1] == SIZES.photo_height
