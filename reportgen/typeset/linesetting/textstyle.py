"""What of a style shapes a text, with Pango's objects for it, made once.

Why: the engine makes them anew for every text, and again for every line that it draws.

Touches of WeasyPrint: ``text.line_break.Layout`` and ``strut``, ``text.ffi``.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from weasyprint.text.ffi import ffi, gobject, pango  # type: ignore[import-untyped]
from weasyprint.text.line_break import Layout, strut  # type: ignore[import-untyped]

_SHAPING = (
    *("font_family", "font_size", "font_weight", "font_style", "font_stretch", "lang", "direction"),
    *("font_kerning", "font_variant_ligatures", "font_variant_position", "font_variant_caps"),
    *("font_variant_numeric", "font_variant_alternates", "font_variant_east_asian"),
    *("font_feature_settings", "font_variation_settings", "font_language_override"),
    *("line_height", "overflow_wrap", "white_space"),
)
"""The properties that a shaped text depends on."""

_OF_LAYOUT = (
    *("language", "ascent", "underline_position", "underline_thickness"),
    *("strikethrough_position", "strikethrough_thickness"),
)
"""What the engine asks a ``Layout`` for when it draws."""

ffi.cdef("PangoLayout * pango_layout_copy (PangoLayout *src);", override=True)


def shaping_key(style: Any) -> Hashable:
    """What is equal for two of the engine's styles that shape a text in the same way."""
    decorated = style["text_decoration_line"] != "none"
    return (decorated, *map(style.__getitem__, _SHAPING))


class TextStyle:
    """All of the engine's *style* that shapes a text; the style itself is not kept."""

    def __init__(self, style: Any) -> None:
        self.em: float = style["font_size"]
        self.overflow_wrap: str = style["overflow_wrap"]
        self.wraps = style["white_space"] == "normal"
        self.strut: tuple[float, float] | None = None
        """Height and baseline of its lines, where the style gives a line height."""
        if style["line_height"] != "normal":
            height, baseline = strut(style)
            self.strut = float(height), float(baseline)
        layout = Layout(style)
        # As when it is drawn: a change of it then would shape the text again.
        pango.pango_layout_set_single_paragraph_mode(layout.layout, True)
        self._empty = layout.layout
        self.of_layout = {name: getattr(layout, name, None) for name in _OF_LAYOUT}

    def shape(self, text: str) -> Any:
        """Pango's layout of *text*."""
        layout = ffi.gc(pango.pango_layout_copy(self._empty), gobject.g_object_unref)
        pango.pango_layout_set_text(layout, text.encode(), -1)
        return layout
