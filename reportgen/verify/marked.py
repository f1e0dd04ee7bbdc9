"""Values of the records that print a mark before and behind themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reportgen.places import Text
from reportgen.records.moments import TimeSpan


class Marked(Text):
    """A text that prints its marks, and is equal to what it is without them."""

    plain: str

    def __new__(cls, text: str, marks: tuple[str, str]) -> Marked:
        """*text* between *marks*, at the place of *text*."""
        self = str.__new__(cls, text.join(marks))
        self.plain = str(text)
        self.source, self.span = getattr(text, "source", None), getattr(text, "span", (0, 0))
        return self

    def __eq__(self, other: object) -> bool:
        return self.plain == (other.plain if isinstance(other, Marked) else other)

    def __hash__(self) -> int:
        return hash(self.plain)


class MarkedDate(date):
    """A date that is printed between marks."""

    marks: tuple[str, str]
    precision: str

    def __new__(cls, day: date, marks: tuple[str, str]) -> MarkedDate:
        """*day* with its *marks*."""
        self = super().__new__(cls, day.year, day.month, day.day)
        self.marks = marks
        self.precision = getattr(day, "precision", "day")
        return self


@dataclass(frozen=True)
class MarkedSpan(TimeSpan):
    """A time of day that is printed between marks."""

    marks: tuple[str, str] = ("", "")
