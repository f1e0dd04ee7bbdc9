"""Numbers as reports write them."""

from __future__ import annotations

import pytest

from reportgen.check.ask.numerals import number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("4", 4),
        ("2,456", 2456),
        ("兩", 2),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("三百零五", 305),
        ("一千二百", 1200),
    ],
)
def test_reads(text: str, value: int) -> None:
    assert number(text) == value


@pytest.mark.parametrize("text", ["", "一二", "百十千", "數十", "3.5"])
def test_leaves_alone_what_is_no_number(text: str) -> None:
    assert number(text) is None
