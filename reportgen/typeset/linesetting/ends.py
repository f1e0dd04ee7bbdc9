"""The ends of paragraphs: which of their texts hold the last characters, across links and emphasis.

What is known of the engine's boxes stands beside them, not in them: they are copied at each line.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from weakref import WeakKeyDictionary, WeakSet

from weasyprint.formatting_structure import boxes  # type: ignore[import-untyped]

from reportgen.typeset.linesetting.characters import tail_length

_WORTH_KEEPING = 9
"""Shorter paragraphs (labels, cells) may break where they like."""


class Ends:
    """Knows the ends of the paragraphs whose lines it has been shown."""

    def __init__(self) -> None:
        self._paragraphs: WeakSet[Any] = WeakSet()
        self._tails: WeakKeyDictionary[Any, int] = WeakKeyDictionary()
        self._holding: WeakSet[Any] = WeakSet()

    def learn(self, paragraph: Any) -> None:
        """Learn the end of *paragraph*, a line box with all of its texts."""
        if paragraph not in self._paragraphs:
            self._paragraphs.add(paragraph)
            self._share_tail(list(texts_of(paragraph)))

    def tail(self, text: Any) -> int:
        """How many characters at the end of *text*, a box, stay together."""
        return self._tails.get(text, 0)

    def holds_on(self, text: Any) -> bool:
        """Whether no line may end before *text*, a box."""
        return text in self._holding

    def _share_tail(self, texts: list[Any]) -> None:
        # What stands in the line and is no text (a picture, a box) ends what can be kept together.
        ending = texts[
            len(texts) - next((i for i, b in enumerate(texts[::-1]) if b is None), len(texts)) :
        ]
        whole = "".join(box.text for box in ending).rstrip(" ")
        if len(whole) < _WORTH_KEEPING:
            return
        wanted = tail_length(whole)
        beyond = sum(len(box.text) for box in ending) - len(whole)
        for box in reversed(ending):
            size = max(0, len(box.text) - beyond)
            beyond -= len(box.text) - size
            self._tails[box] = min(wanted, size)
            wanted -= self._tails[box]
            if not wanted:
                return
            if size:
                self._holding.add(box)


def texts_of(box: Any) -> Iterator[Any]:
    """The text boxes of a paragraph; what else stands in a line gives ``None``."""
    for child in box.children:
        if isinstance(child, boxes.TextBox):
            yield child
        elif isinstance(child, (boxes.LineBox, boxes.InlineBox)) and child.is_in_normal_flow():
            yield from texts_of(child)
        elif child.is_in_normal_flow():
            yield None
