"""What those who see the page see, so that it can be read: colours, and boxes to tick."""

from __future__ import annotations

from markupsafe import Markup

from reportgen.findings import Translate


def readable_on(background: str) -> str:
    """White or black, whichever stands out more on *background*, ``#rrggbb``.

    The better of the two has a contrast of 4.58 at least, more than WCAG 1.4.3 asks for.
    """
    light = luminance(background)
    return "#fff" if 1.05 / (light + 0.05) >= (light + 0.05) / 0.05 else "#000"


def luminance(colour: str) -> float:
    """The relative luminance of *colour*, ``#rrggbb``, from 0 to 1 (WCAG 2.2)."""
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def tick_box(ticked: bool, translate: Translate) -> Markup:
    """A box to tick, with the words that are read in its place: 「（已選）」."""
    words = translate("（已選）") if ticked else translate("（未選）")
    return Markup('<span role="img" aria-label="{}">{}</span>').format(
        words, "■" if ticked else "□"
    )
