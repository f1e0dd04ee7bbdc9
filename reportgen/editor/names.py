"""Where an identifier or a label is given, and where it is used, in the texts of a report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from reportgen.editor.cursor import Cursor
from reportgen.editor.opened import OpenReport

_POINTING = (
    "contact|our_people|their_people|moderators|speakers|remote|people"
    "|sessions|based_on|venue|track"
)
"""Keys whose values are identifiers."""


class Spot(NamedTuple):
    """A word of a file; line and columns from 0, columns in characters."""

    file: str
    line: int
    start: int
    end: int


def is_name(cursor: Cursor) -> bool:
    """Whether the word at *cursor* is an identifier or a label, or points at one."""
    if not cursor.word or cursor.on_key:
        return False
    before = cursor.before[: cursor.start].rstrip()
    return before.endswith("#") or bool(re.fullmatch(rf"id|{_POINTING}", cursor.key))


def definitions(report: OpenReport, name: str) -> Iterator[Spot]:
    """Where *name* is given: behind ``id:``, or as ``{#name`` of a figure, table or formula."""
    word = re.escape(name)
    given = re.compile(
        rf"(?:^|[{{,\s-])id\s*:\s*['\"]?(?P<a>{word})(?![\w.-])|\{{\s*#(?P<b>{word})(?![\w.-])"
    )
    yield from _spots(report, given)


def uses(report: OpenReport, name: str) -> Iterator[Spot]:
    """Where *name* is pointed at: behind the keys that do so, and as ``(#name)`` in prose."""
    word = rf"(?<![\w.#-]){re.escape(name)}(?![\w.-])"
    in_prose = re.compile(rf"\(\s*#(?P<a>{re.escape(name)})(?P<b>)(?![\w.-])")
    behind_key = re.compile(rf"(?:^|[{{,\s])(?:{_POINTING})\s*:[^#]*?(?P<a>{word})(?P<b>)")
    alone = re.compile(rf"^\s*-\s+['\"]?(?P<a>{word})['\"]?\s*(?P<b>)(?:#.*)?$")
    for pattern in (in_prose, behind_key, alone):
        yield from _spots(report, pattern)


def _spots(report: OpenReport, pattern: re.Pattern[str]) -> Iterator[Spot]:
    for file, text in report.texts():
        for number, line in enumerate(text.split("\n")):
            for match in pattern.finditer(line):
                group = "a" if match["a"] else "b"
                yield Spot(file, number, *match.span(group))
