"""Names of paragraphs and values that stay when other paragraphs come and go.

A name is made of the file, the record's field and the content, and of no position: a paragraph that
is inserted before it, or a session, changes nothing. Who edits a paragraph makes it another one.
"""

from __future__ import annotations

from collections import Counter

from reportgen.cache import digest

LENGTH = 10
"""Hexadecimal digits: of ten thousand names, two are alike in one report of twenty thousand."""


class Ids:
    """Gives names; equal contents of a field are numbered in their order."""

    def __init__(self) -> None:
        self._given: Counter[str] = Counter()

    def name(self, file: str, field: str, content: str) -> str:
        """The name of *content*, which stands in a *field* (``Session.prose``) of *file*.

        *file* is relative to the report's folder, so that a copy of the report has the same names.
        """
        name = digest(file, field, content)[:LENGTH]
        self._given[name] += 1
        number = self._given[name]
        return name if number == 1 else f"{name}-{number}"
