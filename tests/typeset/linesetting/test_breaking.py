"""How wide a line is to the engine, which breaks before whatever sticks out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportgen.typeset.linesetting.breaking import ROUNDING, within

PIXELS = st.floats(0, 600)


@given(PIXELS, PIXELS, st.floats(-1, 1))
def test_a_line_that_fills_its_measure_never_sticks_out_by_rounding(
    begin: float, measure: float, excess: float
) -> None:
    right = begin + measure
    available = right - begin
    width = within(available + excess * ROUNDING * 0.99, available)
    assert begin + width <= right
    assert abs(width - available) <= 2 * ROUNDING


@given(PIXELS, PIXELS)
def test_other_lines_are_as_wide_as_they_are(width: float, available: float) -> None:
    assert within(width, None) == width
    if abs(width - available) > ROUNDING:
        assert within(width, available) == width
