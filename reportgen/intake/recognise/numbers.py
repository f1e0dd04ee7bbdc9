"""Numbers before headings and items, typed or counted: 壹、 一、 （一） 1. （1）."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import NamedTuple
from unicodedata import normalize

_FORMAL = "壹貳參肆伍陸柒捌玖拾"
_COMMON = "一二三四五六七八九十"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}


class Kind(IntEnum):
    """The forms of numbers, from the highest level to the lowest, as documents nest them."""

    CHAPTER = 1
    FORMAL = 2
    SECTION = 3
    COMMON = 4
    COMMON_BRACKETS = 5
    DECIMAL = 6
    DIGITS = 7
    DIGITS_BRACKETS = 8
    STEM = 9
    STEM_BRACKETS = 10
    ROMAN = 11
    LETTER = 12
    CIRCLE = 13
    ANNEX = 14


class Number(NamedTuple):
    """A number: its form, its value, and the text up to the title."""

    kind: Kind
    value: int
    text: str
    depth: int = 1
    """Levels of a decimal number: 2 for ``1.2``."""


_CN = f"[{_COMMON}]{{1,3}}"
_GAP = r"[\s\u3000]*"
_PATTERNS = (
    (Kind.CHAPTER, rf"第{_GAP}({_CN}|[{_FORMAL}]{{1,3}}|\d{{1,2}}){_GAP}章{_GAP}[、：:]?{_GAP}"),
    (Kind.SECTION, rf"第{_GAP}({_CN}|\d{{1,2}}){_GAP}節{_GAP}[、：:]?{_GAP}"),
    (Kind.ANNEX,
     rf"(?:附件|附錄|附表){_GAP}({_CN}|\d{{1,2}}|[A-H])(?![\w年月]){_GAP}[、：:.．]?{_GAP}"),
    (Kind.FORMAL, rf"([{_FORMAL}]{{1,3}}){_GAP}[、.．]{_GAP}"),
    (Kind.COMMON, rf"({_CN}){_GAP}[、.．]{_GAP}"),
    (Kind.COMMON_BRACKETS, rf"[（(㈠]{_GAP}({_CN}){_GAP}[）)]{_GAP}[、]?{_GAP}"),
    (Kind.DECIMAL, rf"(\d{{1,2}}(?:[.．]\d{{1,2}})+)[.．]?(?![\d%％]){_GAP}"),
    (Kind.DIGITS, rf"(\d{{1,2}}){_GAP}[.．、](?!\d){_GAP}"),
    (Kind.DIGITS_BRACKETS, rf"(?:[（(]{_GAP}(\d{{1,2}}){_GAP}[）)]|(\d{{1,2}})[）)]){_GAP}"),
    (Kind.STEM, rf"([{_STEMS}]){_GAP}[、.．]{_GAP}"),
    (Kind.STEM_BRACKETS, rf"[（(]{_GAP}([{_STEMS}]){_GAP}[）)]{_GAP}"),
    (Kind.ROMAN, rf"([IVX]{{1,5}}){_GAP}[.．、]{_GAP}"),
    (Kind.LETTER, rf"([A-Ha-h]){_GAP}[.．、)）](?=[\s\u3000]|[^\x00-\x7f]){_GAP}"),
    (Kind.CIRCLE, rf"([①-⑳]){_GAP}"),
)  # fmt: skip
_COMPILED = tuple((kind, re.compile(pattern)) for kind, pattern in _PATTERNS)


def number_of(text: str) -> Number | None:
    """The number that *text* begins with; its ``text`` has the blanks around it."""
    lead = len(text) - len(text.lstrip())
    for kind, pattern in _COMPILED:
        match = pattern.match(text, lead)
        if match is not None:
            numeral = next(group for group in match.groups() if group is not None)
            return Number(kind, _value(numeral), text[: match.end()], numeral.count(".") + 1)
    return None


def _value(numeral: str) -> int:
    numeral = normalize("NFKC", numeral).rsplit(".", 1)[-1]
    if numeral.isdecimal():
        return int(numeral)
    if numeral[0] in _STEMS:
        return _STEMS.index(numeral[0]) + 1
    if set(numeral) <= set(_ROMAN):
        values = [_ROMAN[char] for char in numeral]
        pairs = zip(values, [*values[1:], 0], strict=True)
        return sum(-value if value < after else value for value, after in pairs)
    if numeral.isascii():
        return ord(numeral.upper()[0]) - ord("A") + 1
    plain = numeral.translate(str.maketrans(_FORMAL, _COMMON))
    tens, ten, ones = plain.partition("十")
    if not ten:
        return _COMMON.index(plain[0]) + 1
    high = _COMMON.index(tens) + 1 if tens else 1
    return high * 10 + (_COMMON.index(ones) + 1 if ones else 0)
