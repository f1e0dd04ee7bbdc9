"""How a template fails: with a sentence for its author, at a line of its file."""

from __future__ import annotations

from typing import NamedTuple

from reportgen.findings import Message


class Spot(NamedTuple):
    """A line of a template."""

    file: str
    line: int


class Misuse(Exception):  # noqa: N818  no error of this program
    """A value or function was used as it cannot be; raised where no line is at hand."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.text())
        self.message = message


class Failure(Exception):  # noqa: N818  no error of this program
    """Rendering cannot go on, for the reason and at the line that it carries."""

    def __init__(self, message: Message, spot: Spot) -> None:
        super().__init__(message.text())
        self.message, self.spot = message, spot


class Missing(Failure):
    """A name, attribute or item does not exist; ``default`` and ``is defined`` catch it."""
