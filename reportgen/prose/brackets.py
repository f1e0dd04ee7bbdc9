"""Which ``]`` closes which ``[``, found once for each stretch of running text.

markdown-it looks for the end of every ``[`` anew, through all that stands behind it: ten thousand
of them, pasted from a drawing of dots and brackets, would take minutes. Here one pass from left to
right keeps the open brackets on a stack, and asks the rules of links, images and spans as soon as a
bracket closes. What they take belongs to them; other brackets are text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from types import SimpleNamespace

from markdown_it import helpers
from markdown_it.rules_inline import StateInline

from reportgen import limits
from reportgen.patterns import late

_STOP = late(r"!\[|[\[\]`\\<]")
_LABEL = late(r"\[((?:[^\[\]\\]|\\.){0,999})\]", re.DOTALL)
"""The second half of ``[text][label]``."""
_IMAGE = late(r"!\[\^[^\[\]]{1,100}\][(\[]")
"""What may be an image whose text begins as the call of a note does."""


@dataclass(slots=True)
class _Open:
    """A bracket that waits for its end."""

    index: int
    is_image: bool
    has_link: bool = False
    """Whether a link, a span or a note's call stands in it: a link may not hold one."""
    height: int = 0
    """Constructs inside each other in it."""


@dataclass(slots=True)
class Brackets:
    """The pairs of one stretch of running text."""

    ends: dict[int, int] = field(default_factory=dict)
    with_links: set[int] = field(default_factory=set)

    def find(self, state: StateInline) -> None:
        """Read the text of *state* once."""
        before, index = state.pos, 0
        waiting: list[_Open] = []
        while match := _STOP.search(state.src, index):
            index = match.end()
            if match[0] == "]":
                index = self._close(state, waiting, match.start())
            elif match[0].endswith("["):
                index = self._open(state, waiting, match)
            else:
                index = _skipped(state, match.start())
        state.pos = before

    def _open(self, state: StateInline, waiting: list[_Open], match: re.Match[str]) -> int:
        """Keep a bracket until its end is known; a note's call is read at once.

        But ``![^a](…`` may be an image, and is a call only where it turns out to be none.
        """
        index = match.end() - 1
        if state.src.startswith("^", index + 1) and not _IMAGE.match(state.src, match.start()):
            stop = _skipped(state, index)
            if stop > index + 1:
                if waiting:
                    waiting[-1].has_link = True
                return stop
            del state.cache[index]
        waiting.append(_Open(index, is_image=len(match[0]) > 1))
        return index + 1

    def _close(self, state: StateInline, waiting: list[_Open], index: int) -> int:
        """Tie the innermost open bracket to its end; the index behind what it turns out to be."""
        if not waiting:
            return index + 1
        bracket = waiting.pop()
        outer = waiting[-1] if waiting else _Open(-1, is_image=False)
        stop, has_link = index + 1, bracket.has_link
        if bracket.height < limits.PROSE_BRACKETS:
            self.ends[bracket.index] = index
            if bracket.has_link:
                self.with_links.add(bracket.index)
            image = _skipped(state, bracket.index - 1) if bracket.is_image else 0
            link = image if image > index else _skipped(state, bracket.index)
            if link > index:
                stop, has_link = link, image <= index
                bracket.height += 1
        outer.has_link |= has_link
        outer.height = max(outer.height, bracket.height)
        return stop


def _skipped(state: StateInline, index: int) -> int:
    """The index behind the construct at *index*; behind its first character, where it is none."""
    state.pos = index
    state.md.inline.skipToken(state)
    return max(state.pos, index + 1)


def label_end(state: StateInline, start: int, disable_nested: bool | None = None) -> int:
    """The index of the ``]`` for the ``[`` at *start*, or -1.

    With *disable_nested* not where a link stands between; without it given, the bracket is the
    label of a reference, which holds text only.
    """
    if disable_nested is None:
        match = _LABEL.match(state.src, start, state.posMax)
        return match.end() - 1 if match else -1
    brackets: Brackets | None = getattr(state, "brackets", None)
    if brackets is None:
        brackets = state.brackets = Brackets()  # type: ignore[attr-defined]
        brackets.find(state)
    if disable_nested and start in brackets.with_links:
        return -1
    return brackets.ends.get(start, -1)


HELPERS = SimpleNamespace(
    parseLinkLabel=label_end,
    parseLinkDestination=helpers.parseLinkDestination,
    parseLinkTitle=helpers.parseLinkTitle,
)
"""What markdown-it's rules ask for."""
