"""All texts of a paragraph in a row, so that its lines are chosen across links and emphasis.

The engine breaks one text after the other. Here those that stand beside each other are known
before the first of them is broken. What is no text (a picture, a box) ends a row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any
from weakref import WeakKeyDictionary

from reportgen.typeset.linesetting.choosing import Choice
from reportgen.typeset.linesetting.ends import texts_of
from reportgen.typeset.linesetting.shaping import ShapedText


@dataclass(slots=True)
class Row:
    """Texts beside each other; a line may end after those of them that are *joints*."""

    texts: list[ShapedText] = field(default_factory=list)
    joints: list[bool] = field(default_factory=list)
    size: int = 0
    following: int = 0
    """Where the line after the one that is being set begins, as it was chosen at its start."""
    _choices: dict[float, Choice] = field(default_factory=dict)

    def choice(self, measure: float) -> Choice:
        """The lines on a *measure*, chosen together."""
        if (choice := self._choices.get(measure)) is None:
            choice = self._choices[measure] = Choice(self.texts, self.joints, measure)
        return choice


class Rows:
    """The rows of the paragraph that is being set, and of those before.

    *may_break* is asked whether a line may end between two text boxes.
    """

    def __init__(self, may_break: Callable[[Any, Any], bool]) -> None:
        self._may_break = may_break
        self._paragraph: Any = None
        self.measure = 0.0
        """Pixels that a full line has in the paragraph that is being set."""
        self._places: WeakKeyDictionary[Any, tuple[Row, int] | None] = WeakKeyDictionary()

    @contextmanager
    def of(self, paragraph: Any, measure: float) -> Iterator[None]:
        """A line of *paragraph* is set inside; others may be set within it."""
        before = self._paragraph, self.measure
        self._paragraph, self.measure = paragraph, measure
        try:
            yield
        finally:
            self._paragraph, self.measure = before

    def row(self, box: Any, shape: Callable[[Any], ShapedText | None]) -> tuple[Row, int] | None:
        """The row of a text box, and where in it the box begins; *shape* shapes boxes."""
        if box not in self._places:
            self._places[box] = None
            if self._paragraph is not None:
                self._learn(self._paragraph, shape)
        return self._places[box]

    def _learn(self, paragraph: Any, shape: Callable[[Any], ShapedText | None]) -> None:
        row = Row()
        boxes = [box for box in texts_of(paragraph) if box is None or box.text]
        for box, following in pairwise((*boxes, None)):
            shaped = None if box is None else shape(box)
            if shaped is None:
                row = Row()
                continue
            self._places[box] = row, row.size
            row.texts.append(shaped)
            row.joints.append(following is None or self._may_break(box, following))
            row.size += len(shaped.text)
