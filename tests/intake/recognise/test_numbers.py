"""Numbers before headings and items."""

from __future__ import annotations

import pytest

from reportgen.intake.recognise.numbers import Kind, number_of


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("壹、目的", Kind.FORMAL, 1),
        ("拾貳、結語", Kind.FORMAL, 12),
        ("一、行前準備", Kind.COMMON, 1),
        ("（十二）拜會", Kind.COMMON_BRACKETS, 12),
        ("(三)拜會", Kind.COMMON_BRACKETS, 3),
        ("1. 開幕", Kind.DIGITS, 1),
        ("1.2.3 方法", Kind.DECIMAL, 3),
        ("（1）擴大參與", Kind.DIGITS_BRACKETS, 1),
        ("2) 擴大參與", Kind.DIGITS_BRACKETS, 2),
        ("甲、概況", Kind.STEM, 1),
        ("IV. 結論", Kind.ROMAN, 4),
        ("第二章　過程", Kind.CHAPTER, 2),
        ("附件三、名單", Kind.ANNEX, 3),
    ],
)
def test_a_number(text: str, kind: Kind, value: int) -> None:
    number = number_of(text)
    assert number is not None
    assert (number.kind, number.value) == (kind, value)


@pytest.mark.parametrize(
    "text", ["12.5% 的", "2016 年", "2,456 項", "一帶一路", "附錄", "A4 紙", ""]
)
def test_no_number(text: str) -> None:
    assert number_of(text) is None
