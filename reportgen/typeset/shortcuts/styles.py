"""Properties that no style sheet sets: WeasyPrint asks a dozen questions for each of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint import css  # type: ignore[import-untyped]
from weasyprint.css.properties import Dimension  # type: ignore[import-untyped]

from reportgen.typeset.replaced import Replacement

_PLAIN = frozenset({str, int, float, bool, type(None), Dimension})
"""The classes of values that are no functions such as ``calc()``, and hold none."""


def replacements() -> Iterator[Replacement]:
    """What takes the place of WeasyPrint's functions."""
    yield css.ComputedStyle, "__missing__", _plain_property(css.ComputedStyle.__missing__)


def _plain_property(otherwise: Any) -> Any:
    """A property that no style sheet sets: it is inherited, or initial as it stands."""
    own = {"position", "float", "display", "page"}
    plain = {
        name for name in css.INITIAL_VALUES if name not in own and "text_decoration" not in name
    }
    inherited = frozenset(plain & css.INHERITED)
    initial = {
        name: css.INITIAL_VALUES[name]
        for name in plain - css.INHERITED - css.INITIAL_NOT_COMPUTED
        if not css.check_math(css.INITIAL_VALUES[name])
    }
    logical = {
        name: frozenset(of(block="ttb", inline=direction) for direction in ("ltr", "rtl"))
        for name, of in css.PHYSICAL_FUNCTIONS.items()
    }

    def missing(self: Any, key: str) -> Any:
        cascaded = self.cascaded
        if key not in cascaded:
            if key in initial:
                if key not in logical or logical[key].isdisjoint(cascaded):
                    value = self[key] = initial[key]
                    return value
            elif key in inherited and self.parent_style is not None:
                value = self.parent_style[key]
                if value.__class__ in _PLAIN:
                    self[key] = value
                    return value
        return otherwise(self, key)

    return missing
