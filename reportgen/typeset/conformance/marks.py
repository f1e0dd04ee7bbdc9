"""The marked stretches of a content stream, numbered anew and made artifacts where they are.

Works on the operators that a page was painted with, before they are written. A stretch begins with
``/Tag <<properties>> BDC``, or ``/Artifact BMC``, and ends with ``EMC`` (ISO 32000-1, 14.6).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reportgen.typeset.conformance.nodes import Mark, Node

_OPERATORS = frozenset({b"BMC", b"BDC", b"EMC"})


def number_marks(operators: list[Any], marks: Mapping[int, Mark], stream: int = 0) -> list[Node]:
    """Write the numbers of *marks* into *operators*, and return their owners in that order.

    *stream* is the number of the form that they paint, where it is not the page's own content.

    *marks* are found under the numbers that they were painted with. What directly continues the
    stretch before it becomes one with it, and an artifact inside a stretch, such as the line under
    a word, loses its own mark, which PDF/UA-1 7.1 forbids there.
    """
    owners: list[Node] = []
    gone: set[int] = set()
    open_: list[Mark | None] = []
    """Stretches that have begun; ``None`` for an artifact that painting marked."""
    dropped: list[bool] = []
    closed: tuple[int, Mark] | None = None
    for index, operator in enumerate(operators):
        if type(operator) is not bytes or operator not in _OPERATORS:
            continue
        if operator == b"BMC":
            inside = any(mark is not None for mark in open_)
            open_.append(None)
            dropped.append(inside)
            if inside:
                gone.update((index - 1, index))
        elif operator == b"BDC":
            mark = marks[operators[index - 1]["MCID"]]
            mark.stream = stream
            open_.append(mark)
            dropped.append(False)
            if closed and closed[0] == index - 3 and mark.continues(closed[1]):
                mark.mcid = closed[1].mcid
                gone.update(range(index - 3, index + 1))
            else:
                _begin(operators, index, mark, owners)
        else:
            mark_or_none = open_.pop()
            if dropped.pop():
                gone.add(index)
            closed = None if mark_or_none is None else (index, mark_or_none)
    if gone:
        operators[:] = [operator for index, operator in enumerate(operators) if index not in gone]
    return owners


def _begin(operators: list[Any], index: int, mark: Mark, owners: list[Node]) -> None:
    if mark.owner is None:
        operators[index - 2] = b"/Artifact"
        operators[index - 1] = mark.artifact
        return
    mark.mcid = len(owners)
    owners.append(mark.owner)
    operators[index - 1] = b"<</MCID %d>>" % mark.mcid
