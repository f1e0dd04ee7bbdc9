"""Painting: the glyphs of a line read as one block."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Any

from weasyprint.draw import text as drawing  # type: ignore[import-untyped]
from weasyprint.text.ffi import FROM_UNITS, ffi, pango  # type: ignore[import-untyped]

from reportgen.typeset.replaced import Replacement

_GLYPH = struct.Struct("=Iiii4x")
"""``PangoGlyphInfo``: the glyph; its width, its offsets across and up, in Pango's units."""


def replacements() -> Iterator[Replacement]:
    """What takes the place of WeasyPrint's functions."""
    yield drawing, "draw_first_line", _plain_line(drawing.draw_first_line)


def _plain_line(otherwise: Any) -> Any:
    """A line of glyphs that all have outlines and stand on the baseline, read as one block."""
    assert ffi.sizeof("PangoGlyphInfo") == _GLYPH.size
    empty, unknown = pango.PANGO_GLYPH_EMPTY, pango.PANGO_GLYPH_UNKNOWN_FLAG

    def draw_first_line(
        stream: Any, textbox: Any, text_overflow: str, block_ellipsis: Any, matrix: Any
    ) -> Any:
        shown = None
        if text_overflow != "ellipsis" and block_ellipsis == "none" and textbox.text.strip():
            shown = pieces(stream, textbox.pango_layout)
        if shown is None:
            return otherwise(stream, textbox, text_overflow, block_ellipsis, matrix)
        stream.set_text_matrix(*matrix.values)
        text = ""
        for font, size, piece in shown:
            if font is not None:
                if text:
                    stream.show_text(text)
                text = ""
                stream.set_font_size(font.hash, size)
            text += piece
        stream.show_text(text)
        return []

    def pieces(stream: Any, layout: Any) -> list[tuple[Any, float, str]] | None:
        """The operands of each run, with its font where that is another one; or nothing."""
        pango.pango_layout_set_single_paragraph_mode(layout.layout, True)
        run = layout.get_first_line()[0].runs[0]
        pieces, last, font, size = [], None, None, 0.0
        while run != ffi.NULL:
            item, glyphs = run.data.item, run.data.glyphs
            run = run.next
            changed = item.analysis.font != last
            if changed:
                last = item.analysis.font
                font, size = stream.add_font(last)
                if font.bitmap or font.png or font.svg or font.colr or size < 1e-6:
                    return None
            operands = run_of(stream, layout, font, size, item, glyphs)
            if operands is None:
                return None
            pieces.append((font if changed else None, size, operands))
        return pieces

    def run_of(
        stream: Any, layout: Any, font: Any, size: float, item: Any, glyphs: Any
    ) -> str | None:
        count = glyphs.num_glyphs
        parts = ["<"]
        for place, (glyph, width, across, up) in enumerate(
            _GLYPH.iter_unpack(ffi.buffer(glyphs.glyphs, count * _GLYPH.size))
        ):
            if glyph == empty:
                parts.append(f">{-width / size}<")
                continue
            if glyph & unknown or up:
                return None
            if glyph not in font.to_unicode:
                font.to_unicode[glyph] = characters(layout, item, glyphs, place, count)
            offset = across / size
            parts.append(f">{-offset}<{glyph:04x}" if offset else f"{glyph:04x}")
            own = font.widths.get(glyph)
            if own is None:
                pango.pango_font_get_glyph_extents(
                    item.analysis.font, glyph, stream.ink_rect, stream.logical_rect
                )
                own = round(stream.logical_rect.width * 1000 * FROM_UNITS / size)
                font.widths[glyph] = own
            kerning = own + offset - width * 1000 * FROM_UNITS / size
            if kerning:
                parts.append(f">{int(kerning)}<")
        text = "".join(parts)
        return text[:-1] if text[-1] == "<" else f"{text}>"

    def characters(layout: Any, item: Any, glyphs: Any, place: int, count: int) -> str:
        """What the glyph at *place* of a run stands for."""
        clusters = ffi.unpack(glyphs.log_clusters, count)
        after = place - 1 if item.analysis.level % 2 else place + 1
        end = clusters[after] if 0 <= after < count else item.length
        data: bytes = layout.text.encode()
        return data[item.offset + clusters[place] : item.offset + end].decode()

    return draw_first_line
