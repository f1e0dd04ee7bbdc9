"""Shaped texts that a process keeps from one build of a report to the next.

While a report is watched most of its texts stay as they are, and shaping them is a fifth of what it
takes to lay their flow out.
"""

from __future__ import annotations

from typing import Any

from reportgen.typeset.linesetting.shaping import ShapedText

_MOST = 5_000
"""Texts that are kept: those of a hundred pages, and some 20 MiB."""

_SHAPING = (
    *("font_family", "font_size", "font_weight", "font_style", "font_stretch", "lang", "direction"),
    *("font_kerning", "font_variant_ligatures", "font_variant_position", "font_variant_caps"),
    *("font_variant_numeric", "font_variant_alternates", "font_variant_east_asian"),
    *("font_feature_settings", "font_variation_settings", "font_language_override"),
    *("line_height", "overflow_wrap", "white_space", "text_decoration_line"),
)
"""The properties that a shaped text depends on."""


class Shapes:
    """Shaped texts of this build and the last, found again by all that shapes them."""

    def __init__(self) -> None:
        self._fonts: Any = None
        self._now: dict[tuple[Any, ...], ShapedText] = {}
        self._before: dict[tuple[Any, ...], ShapedText] = {}

    def begin(self) -> None:
        """Begin a build; what the last one did not use is forgotten."""
        if self._now:
            self._before, self._now = self._now, {}

    def of(self, text: str, style: Any, tail: int) -> ShapedText:
        """*text* in *style*, as of :class:`ShapedText`."""
        if style.font_config is not self._fonts:
            self._fonts, self._now, self._before = style.font_config, {}, {}
        key = text, tail, *map(style.__getitem__, _SHAPING)
        try:
            known = self._now.get(key) or self._before.get(key)
        except TypeError:  # a set of decorations
            return ShapedText(text, style, tail)
        shaped = ShapedText(text, style, tail) if known is None else known.in_style(style)
        if len(self._now) < _MOST:
            self._now[key] = known or shaped.in_style(None)
        return shaped
