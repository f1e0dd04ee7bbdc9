"""Which ``*`` and ``_`` open or close emphasis, beside Chinese as well.

CommonMark lets a run of ``*`` close only where the character before it is no punctuation mark, or
where white space or a mark follows. Chinese has no spaces between words, so that
``**「重點」**為何`` and ``這是**重點。**然後`` would print their asterisks. Here an East Asian wide
character is never an obstacle, neither as the mark inside nor as the character outside; narrow
text keeps CommonMark's rule (0.31.2, section 6.2), but for a star between figures, which is one.
"""

from __future__ import annotations

from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Scanned

from reportgen.prose.brackets import Brackets
from reportgen.text import is_wide


class WideStateInline(StateInline):
    """markdown-it's state of one inline, with the delimiter scan that knows wide characters."""

    brackets: Brackets | None = None
    """Found when the first of them is met."""

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: N802, N803
        """Whether the run of markers at *start* may open and may close, and its length."""
        stop, marker = start, self.src[start]
        while stop < self.posMax and self.src[stop] == marker:
            stop += 1
        if stop - start == 1 and marker == "*" and _multiplies(self.src, start):
            return Scanned(False, False, 1)
        before = self.src[start - 1] if start > 0 else " "
        after = self.src[stop] if stop < self.posMax else " "
        left, right = _faces(after, before), _faces(before, after)
        return Scanned(
            left and (canSplitWord or not right or _is_mark(before)),
            right and (canSplitWord or not left or _is_mark(after)),
            stop - start,
        )


def _multiplies(text: str, star: int) -> bool:
    """Whether the star stands between a figure and another figure or unit: ``3*4*5``, ``2*n``."""
    around = text[max(star - 1, 0) : star] + text[star + 1 : star + 2]
    return len(around) == 2 and around.isascii() and around.isalnum() and not around.isalpha()


def _faces(inside: str, outside: str) -> bool:
    """Whether a run stands against the text on the side of *inside* ("flanking")."""
    if _is_space(inside):
        return False
    if not _is_mark(inside) or is_wide(inside):
        return True
    return _is_space(outside) or _is_mark(outside) or is_wide(outside)


def _is_mark(char: str) -> bool:
    return isMdAsciiPunct(ord(char)) or isPunctChar(char)


def _is_space(char: str) -> bool:
    return isWhiteSpace(ord(char))
