"""The index of each character of a scalar, in every YAML style."""

from __future__ import annotations

import pytest

from reportgen.scalars import offsets


@pytest.mark.parametrize(
    ("source", "value", "expected"),
    [
        ("一二", "一二", [0, 1]),
        ("一\n  二", "一 二", [0, 1, 4]),
        ("一  \n\n  二", "一\n二", [0, 4, 7]),
        ("'it''s'", "it's", [1, 2, 3, 5]),
        ('"a\\u4e09b"', "a三b", [1, 2, 8]),
        ('"a\\\n   b"', "ab", [1, 7]),
        ('"a \\  b"', "a   b", [1, 2, 3, 5, 6]),
        ("|\n  一\n  二\n", "一\n二\n", [4, 5, 8, 9]),
        ("|\n  一\n    二\n", "一\n  二\n", [4, 5, 8, 9, 10, 11]),
        ("|2\n   一\n", " 一\n", [5, 6, 7]),
        (">\n  一\n  二\n", "一 二\n", [4, 5, 8, 9]),
        (">\n  一\n\n  二\n", "一\n二\n", [4, 6, 9, 10]),
        (">-\n  一\n    二\n  三", "一\n  二\n三", [5, 6, 9, 10, 11, 12, 15]),
        ("| # 註\n  一", "一", [8]),
        ("　一", "　一", [0, 1]),
    ],
)
def test_offsets(source: str, value: str, expected: list[int]) -> None:
    assert offsets(value, source, 0, len(source)) == expected


def test_other_value_cannot_be_followed() -> None:
    assert offsets("x", "一", 0, 1) == []


@pytest.mark.parametrize("source", ['"\\', '"\\x', '"\\uzzzz"', "|", "'", '"'])
def test_broken_scalars_do_no_harm(source: str) -> None:
    assert offsets("q", source, 0, len(source)) == []
