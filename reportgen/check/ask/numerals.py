"""Whole numbers as reports write them: 4, 2,456, 四, 十二, 兩."""

from __future__ import annotations

DIGITS = {"〇": 0, "○": 0, "零": 0, "一": 1, "二": 2, "兩": 2, "三": 3, "四": 4, "五": 5}
DIGITS |= {"六": 6, "七": 7, "八": 8, "九": 9}
UNITS = {"十": 10, "百": 100, "千": 1000}

NUMBER = r"(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,9}|[一二兩三四五六七八九十百千]{1,7})"
"""A number in a larger pattern. Digits are bounded: nothing is counted in longer ones."""


def number(text: str) -> int | None:
    """The value of *text*; ``None`` where it is no whole number that anybody writes."""
    plain = text.replace(",", "")
    if plain.isascii() and plain.isdigit():
        return int(plain)
    total, digit, last_unit = 0, -1, 10000
    for char in text:
        if char in DIGITS:
            if digit > 0:
                return None
            digit = DIGITS[char]
        elif char in UNITS and UNITS[char] < last_unit:
            last_unit = UNITS[char]
            total += (1 if digit < 0 else digit) * last_unit
            digit = -1
        else:
            return None
    return total + max(digit, 0) if text else None
