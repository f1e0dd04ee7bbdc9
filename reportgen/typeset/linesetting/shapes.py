"""Shaped texts: found again wherever the same text is set alike, in this build or the next.

Why: labels, cells and running heads are the same many times over, cells are set more than once,
and while a report is watched most of its texts stay as they are.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from reportgen.typeset.linesetting.shaping import ShapedText
from reportgen.typeset.linesetting.textstyle import TextStyle, shaping_key

_MOST = 5_000
"""Texts that are kept: those of a hundred pages, and some 20 MiB."""

_Texts = dict[tuple[TextStyle, str, int], ShapedText]


class Shapes:
    """Shaped texts of this build and the last."""

    def __init__(self) -> None:
        self._fonts: Any = None
        self._styles: dict[Hashable, TextStyle] = {}
        self._now: _Texts = {}
        self._before: _Texts = {}

    def begin(self) -> None:
        """Begin a build; what the last one did not use is forgotten."""
        if self._now:
            self._before, self._now = self._now, {}

    def of(self, text: str, style: Any, tail: int) -> ShapedText:
        """*text* shaped in the engine's *style*, its last *tail* characters kept together."""
        if style.font_config is not self._fonts:
            self._fonts, self._styles = style.font_config, {}
            self._now, self._before = {}, {}
        key = self._text_style(style), text, tail
        shaped = self._now.get(key) or self._before.get(key) or ShapedText(text, key[0], tail)
        if len(self._now) < _MOST:
            self._now[key] = shaped
        return shaped

    def _text_style(self, style: Any) -> TextStyle:
        key = shaping_key(style)
        if (known := self._styles.get(key)) is None:
            known = self._styles[key] = TextStyle(style)
        return known
