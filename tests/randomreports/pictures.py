"""The pictures of random reports: drawn here, in each format that a report may use."""

from __future__ import annotations

import io
from random import Random

from PIL import Image, ImageDraw

from tests.hostile import pdfs

PAPER = "figures/paper.pdf"
"""A document whose page an appendix may show."""

_CHART = """<svg xmlns="http://www.w3.org/2000/svg" width="320" height="200" viewBox="0 0 320 200">
<rect x="40" y="{0}" width="50" height="{1}" fill="#225588"/>
<rect x="130" y="60" width="50" height="110" fill="#558822" fill-opacity="0.5"/>
<path d="M20 170H300" stroke="#000"/>
<text x="150" y="192" font-size="14">示意圖</text></svg>
"""


def pictures(choice: Random) -> dict[str, bytes]:
    """Every picture that the records may name, by its path."""
    height = choice.randrange(20, 150)
    return {
        "figures/plan.png": _raster(choice, "L", "PNG"),
        "figures/view.jpg": _raster(choice, "RGB", "JPEG"),
        "figures/wash.png": _raster(choice, "RGBA", "PNG"),
        PAPER: pdfs.page(),
        "figures/chart.svg": _CHART.format(170 - height, height).encode(),
    }


def _raster(choice: Random, mode: str, kind: str) -> bytes:
    size = choice.choice(((640, 480), (480, 640), (900, 300)))
    bands = len(Image.new(mode, (1, 1)).getbands())
    colour = tuple(choice.randrange(256) for _ in range(bands))
    picture = Image.new(mode, size, colour if bands > 1 else colour[0])
    draw = ImageDraw.Draw(picture)
    for _ in range(choice.randint(2, 6)):
        left, top = choice.randrange(size[0]), choice.randrange(size[1])
        fill = tuple(choice.randrange(256) for _ in range(bands))
        box = (left, top, left + choice.randrange(20, 200), top + choice.randrange(20, 200))
        draw.rectangle(box, fill=fill if bands > 1 else fill[0])
    file = io.BytesIO()
    picture.save(file, kind)
    return file.getvalue()
