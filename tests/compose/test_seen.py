"""Colours that are read, and boxes that are heard."""

import pytest

from reportgen.compose.filters import TRACK_COLOURS
from reportgen.compose.seen import luminance, readable_on, tick_box


@pytest.mark.parametrize(("background", "ink"), [("#ffee88", "#000"), ("#1f4e79", "#fff")])
def test_a_label_is_read_on_its_colour(background: str, ink: str) -> None:
    assert readable_on(background) == ink


def test_no_colour_is_too_near_its_label() -> None:
    greys = [f"#{n:02x}{n:02x}{n:02x}" for n in range(256)]
    for background in (*greys, *TRACK_COLOURS):
        ink = 0.0 if readable_on(background) == "#000" else 1.0
        darker, lighter = sorted((ink, luminance(background)))
        assert (lighter + 0.05) / (darker + 0.05) >= 4.5, background


def test_a_box_says_whether_it_is_ticked() -> None:
    assert 'aria-label="（已選）">■' in tick_box(True, str)
    assert 'aria-label="（未選）">□' in tick_box(False, str)
