"""Numbers of headings and lists: 壹、 一、 （一） 1. （1） 甲、 and on.

A layout writes its sequence by example, one pattern a level: ``壹、`` means formal Chinese numerals
followed by 、. Why by example: the person who adapts a layout reads what will be printed.
Order of the levels: 行政院《文書處理手冊》.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from string import ascii_letters, ascii_uppercase

_DIGITS = "〇一二三四五六七八九"
_FORMAL = str.maketrans("一二三四五六七八九十", "壹貳參肆伍陸柒捌玖拾")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_ROMAN = ((90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))

LONGEST = 99
"""The largest number that Chinese numerals are made for; nothing of a report has more items."""


def chinese(number: int) -> str:
    """一, 十, 十一, 二十, 九十九; Arabic digits beyond 99."""
    if not 1 <= number <= LONGEST:
        return str(number)
    tens, ones = divmod(number, 10)
    return (
        ("" if tens < 2 else _DIGITS[tens])
        + ("十" if tens else "")
        + (_DIGITS[ones] if ones else "")
    )


def formal(number: int) -> str:
    """壹, 拾, 拾壹: the numerals of 壹、目的."""
    return chinese(number).translate(_FORMAL)


def stem(number: int) -> str:
    """甲 to 癸; the eleventh is 11, as there are ten stems."""
    return _STEMS[number - 1] if 1 <= number <= len(_STEMS) else str(number)


def roman(number: int) -> str:
    """Roman: I, II, III, IV, up to 99."""
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


def letter(number: int) -> str:
    """A to Z; Arabic digits beyond."""
    return ascii_uppercase[number - 1] if 1 <= number <= len(ascii_uppercase) else str(number)


_CHINESE: dict[str, Callable[[int], str]] = {"壹": formal, "一": chinese, "甲": stem}
_NUMERALS: dict[str, Callable[[int], str]] = {
    **_CHINESE,
    "1": str,
    "１": lambda number: str(number).translate(_FULL_WIDTH),
    "I": roman,
    "i": lambda number: roman(number).lower(),
    "A": letter,
    "a": lambda number: letter(number).lower(),
}

OUTLINE = ("I. ", "A. ", "1. ", "(1) ", "(a) ", "(i) ")
"""The levels of a report whose readers know no Chinese numerals."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One level's number: what stands before the numeral, which numerals, what stands after."""

    before: str
    numeral: str
    after: str

    @classmethod
    def parse(cls, example: str) -> Pattern:
        """Read ``（一）`` as 「（」, Chinese numerals, 「）」.

        Raises ``ValueError`` where the example holds no numeral that we know.
        """
        for index, char in enumerate(example):
            if char in _NUMERALS and not _in_a_word(example, index):
                return cls(example[:index], char, example[index + 1 :])
        raise ValueError(example)

    @classmethod
    def last(cls, example: str) -> Pattern:
        """Read ``附件 1、`` or ``Annex 1: `` by its last numeral."""
        index = max(example.rfind(numeral) for numeral in "1一")
        return cls(example[:index], example[index], example[index + 1 :])

    def format(self, number: int) -> str:
        """The printed number: ``（三）`` for 3."""
        return self.before + _NUMERALS[self.numeral](number) + self.after


def _in_a_word(example: str, index: int) -> bool:
    """Whether the Latin letter at *index* stands beside others: the ``a`` of ``Part I``."""
    near = example[max(index - 1, 0) : index + 2]
    return sum(char in ascii_letters for char in near) > 1


def for_language(examples: Sequence[str], language: str) -> tuple[str, ...]:
    """*examples*, or :data:`OUTLINE` where Chinese numerals are strange to *language*."""
    if language.startswith("zh"):
        return tuple(examples)
    chinese_numerals = any(Pattern.parse(example).numeral in _CHINESE for example in examples)
    return OUTLINE if chinese_numerals else tuple(examples)


class Numbering:
    """The patterns of all levels; the last serves every deeper one."""

    def __init__(self, examples: Sequence[str]) -> None:
        self.patterns = tuple(Pattern.parse(example) for example in examples)

    def pattern(self, level: int) -> Pattern:
        """The pattern of *level*, from 1."""
        return self.patterns[min(level, len(self.patterns)) - 1]

    def format(self, level: int, number: int) -> str:
        """The number of the *number*-th heading of *level*, both from 1."""
        return self.pattern(level).format(number)

    def counter_styles(self) -> str:
        """``@counter-style level-N`` for each level, so that lists in prose go on in the sequence.

        The symbols are spelt out, because WeasyPrint prints ``trad-chinese-informal`` as digits.
        """
        rules = []
        for level, pattern in enumerate(self.patterns, start=1):
            symbols = " ".join(f'"{pattern.format(n)}"' for n in range(1, LONGEST + 1))
            rules.append(
                f"@counter-style level-{level} {{ system: fixed; symbols: {symbols}; "
                'suffix: ""; fallback: decimal }'
            )
        return "\n".join(rules)
