"""Raised and lowered figures as characters of their own: m² and CO₂.

Why: Markdown has no sign for them, and without it 「15 m²」 would become 「15 m2」.
"""

from __future__ import annotations

_RAISED = dict(zip("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ", strict=True))
_LOWERED = dict(zip("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎", strict=True))


def shifted(text: str, shift: int) -> str:
    """*text* above the line where *shift* is positive, below it where it is negative.

    It stays as it is where one of its characters has no such form.
    """
    if not shift:
        return text
    forms = _RAISED if shift > 0 else _LOWERED
    if any(char not in forms for char in text):
        return text
    return "".join(forms[char] for char in text)
