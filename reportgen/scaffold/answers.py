"""The facts that a new report begins with."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from reportgen.findings import Message
from reportgen.records.choices import Role

TO_FILL_IN = "待填"
"""Stands where a person has to write; :mod:`SECTION-PLACEHOLDER <reportgen.rules.sections>` finds
each of them."""


class Refused(Exception):  # noqa: N818  an answer that cannot be used, not a bug
    """An answer that cannot be used; ``message`` is the reason and ``hints`` say what can."""

    def __init__(self, message: Message, *hints: Message) -> None:
        super().__init__(message.text())
        self.message = message
        self.hints = hints


class Destination(NamedTuple):
    """A country by its ISO 3166 code, and the cities visited there."""

    country: str
    cities: tuple[str, ...] = ()


class Traveller(NamedTuple):
    """A person of the roster; empty where nothing is known."""

    name: str
    post: str = ""
    unit: str = ""
    phone: str = ""
    agency: str = ""
    grade: str = ""
    foreign: str = ""
    lang: str = ""
    id: str = ""
    role: Role = Role.REPORTER


class Answers(NamedTuple):
    """What a report cannot be begun without."""

    title: str
    agency: str
    category: str | None
    """``None`` for an authority without categories."""
    destinations: tuple[Destination, ...]
    start: date
    end: date
    people: tuple[Traveller, ...]

    @property
    def days(self) -> int:
        """Length of the trip in days, both ends included."""
        return (self.end - self.start).days + 1
