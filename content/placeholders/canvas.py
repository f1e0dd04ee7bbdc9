"""The drawing board: outlined flat shapes, and a strip of lettering below the scene."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from PIL import Image, ImageDraw, ImageOps

from content.placeholders.fonts import font
from content.placeholders.palette import GREY, INK, PAPER

BAND = 230  # height of the strip of lettering beneath the scene
LINE = 5
COLOURS = 64  # of the palette: flat tints and the soft edges between them
SUPERSAMPLING = 2

Point = tuple[float, float]


class Board:
    """A sheet to draw on: outlined flat shapes, drawn large and reduced for soft edges.

    `height` is that of the scene; the strip for the lettering comes below it. `lettering` lists
    what was written, since a picture's words cannot be read back from its pixels.
    """

    def __init__(self, size: tuple[int, int], wall: str = PAPER) -> None:
        self.width, self.height = size[0], size[1] - BAND
        self.lettering: list[str] = []
        self._image = Image.new("RGB", (size[0] * SUPERSAMPLING, size[1] * SUPERSAMPLING), wall)
        self._draw = ImageDraw.Draw(self._image)

    def box(
        self,
        x: float,
        y: float,
        w: float,
        h: float,
        fill: str,
        r: float = 0,
        line: int = LINE,
        flat: bool = False,
    ) -> None:
        """A rectangle from its top left corner; `r` rounds its corners, `flat` only the upper."""
        k = SUPERSAMPLING
        frame = (x * k, y * k, (x + w) * k, (y + h) * k)
        corners = (True, True, not flat, not flat)
        outline = INK if line else None
        self._draw.rounded_rectangle(frame, r * k, fill, outline, line * k, corners=corners)

    def disc(
        self, x: float, y: float, r: float, fill: str, line: int = LINE, ry: float = 0
    ) -> None:
        """A circle about its centre; an ellipse where `ry` is given."""
        k, ry = SUPERSAMPLING, ry or r
        frame = ((x - r) * k, (y - ry) * k, (x + r) * k, (y + ry) * k)
        self._draw.ellipse(frame, fill, INK if line else None, line * k)

    def cap(
        self,
        x: float,
        y: float,
        r: float,
        fill: str,
        turn: float = 180,
        sweep: float = 180,
        line: int = LINE,
    ) -> None:
        """The part of a disc behind a straight cut: its rim runs `sweep` degrees from `turn`.

        Degrees count clockwise from the right.
        """
        k = SUPERSAMPLING
        frame = ((x - r) * k, (y - r) * k, (x + r) * k, (y + r) * k)
        outline = INK if line else None
        self._draw.chord(frame, turn, turn + sweep, fill, outline, line * k)

    def shape(self, points: Sequence[Point], fill: str, line: int = LINE) -> None:
        """A closed shape."""
        self._draw.polygon([(x * SUPERSAMPLING, y * SUPERSAMPLING) for x, y in points], fill)
        if line:
            self.line([*points, points[0]], INK, line)

    def line(self, points: Sequence[Point], colour: str = INK, width: float = LINE) -> None:
        """An open line with round ends and corners."""
        k = SUPERSAMPLING
        scaled = [(x * k, y * k) for x, y in points]
        self._draw.line(scaled, colour, round(width * k))
        r = width * k / 2 - 0.5
        for x, y in scaled:
            self._draw.ellipse((x - r, y - r, x + r, y + r), colour)

    def limb(self, points: Sequence[Point], fill: str, width: float) -> None:
        """An outlined line: an arm, a leg, a cable."""
        self.line(points, INK, width)
        self.line(points, fill, width - 2 * LINE)

    def finish(self, words: Sequence[tuple[str, int, bool]], mirrored: bool) -> bytes:
        """Turn the scene round if wanted, letter the strip below it, and give the PNG's bytes.

        `words` are (text, size, bold), one line each; a line too long is set smaller.
        """
        if mirrored:
            self._image = ImageOps.mirror(self._image)
        image = self._image.reduce(SUPERSAMPLING)
        draw = ImageDraw.Draw(image)
        draw.rectangle((0, self.height, self.width, self.height + BAND), PAPER)
        draw.line((0, self.height, self.width, self.height), INK, LINE)
        top = self.height + 34
        for text, size, bold in words:
            face = font(size, bold)
            while face.getlength(text) > self.width - 120:
                size -= 1
                face = font(size, bold)
            draw.text((self.width / 2, top), text, INK if bold else GREY, face, anchor="ma")
            self.lettering.append(text)
            top += round(size * 1.45)
        out = BytesIO()
        image.quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(
            out, "PNG", optimize=True
        )
        return out.getvalue()
