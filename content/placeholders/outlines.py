"""Lettering for an SVG: the outlines of the characters instead of text and a font."""

from __future__ import annotations

from functools import partial

import uharfbuzz as hb  # type: ignore[import-untyped,unused-ignore]

from content.placeholders.fonts import TAIWAN, font_file


class Outlines:
    """Lettering as outlines, so that a drawing needs no font where it is shown."""

    def __init__(self, bold: bool) -> None:
        face = hb.Face(hb.Blob.from_file_path(str(font_file(bold))), TAIWAN)
        self._font = hb.Font(face)
        self._units = face.upem
        self._path: list[str] = []
        self._pen = hb.DrawFuncs()
        self._pen.set_move_to_func(partial(self._step, "M"))
        self._pen.set_line_to_func(partial(self._step, "L"))
        self._pen.set_quadratic_to_func(partial(self._step, "Q"))
        self._pen.set_cubic_to_func(partial(self._step, "C"))
        self._pen.set_close_path_func(lambda _: self._path.append("Z"))

    def _step(self, command: str, *where: float | None) -> None:
        """Note one step of an outline; the pen's last argument is the glyph's own offset."""
        *numbers, offset = where
        shifted = [
            round(number + (offset or 0) * (place % 2 == 0))
            for place, number in enumerate(numbers)
            if number is not None
        ]
        self._path.append(command + " ".join(map(str, shifted)))

    def element(self, text: str, x: float, y: float, size: float, fill: str) -> str:
        """A `path` element that sets `text` centred on `x`, on the baseline `y`."""
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        hb.shape(self._font, buffer)
        self._path.clear()
        pen_x = 0
        for glyph, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            self._font.draw_glyph(glyph.codepoint, self._pen, pen_x + position.x_offset)
            pen_x += position.x_advance
        scale = size / self._units
        left = x - pen_x * scale / 2
        return (
            f'<path fill="{fill}" transform="translate({left:.1f} {y:.1f}) '
            f'scale({scale:.4f} {-scale:.4f})" d="{"".join(self._path)}"/>'
        )
