"""Values of the records that print a mark before and behind themselves."""

from __future__ import annotations

from datetime import date, time

from reportgen.places import Text


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


class _Part(int):
    """The year of a date, the hour of a time …, between marks where it is printed."""

    marks: tuple[str, str]

    def __format__(self, form: str) -> str:
        return int(self).__format__(form).join(self.marks)

    def __str__(self) -> str:
        return str(int(self)).join(self.marks)


def _part(number: int, marks: tuple[str, str]) -> _Part:
    part = _Part(number)
    part.marks = marks
    return part


class MarkedDate(date):
    """A date whose parts print marks."""

    marks: tuple[str, str] = ("", "")

    def __new__(cls, day: date, marks: tuple[str, str]) -> MarkedDate:
        """*day*, whose parts stand between *marks*."""
        self = super().__new__(cls, day.year, day.month, day.day)
        self.marks = marks
        return self

    @property
    def year(self) -> int:
        """The year."""
        return _part(super().year, self.marks)

    @property
    def month(self) -> int:
        """The month."""
        return _part(super().month, self.marks)

    @property
    def day(self) -> int:
        """The day of the month."""
        return _part(super().day, self.marks)


class MarkedTime(time):
    """A time of day whose parts print marks."""

    marks: tuple[str, str] = ("", "")

    def __new__(cls, moment: time, marks: tuple[str, str]) -> MarkedTime:
        """*moment*, whose parts stand between *marks*."""
        self = super().__new__(cls, moment.hour, moment.minute)
        self.marks = marks
        return self

    @property
    def hour(self) -> int:
        """The hour."""
        return _part(super().hour, self.marks)

    @property
    def minute(self) -> int:
        """The minute."""
        return _part(super().minute, self.marks)
