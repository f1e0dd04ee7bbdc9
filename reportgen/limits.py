"""Every bound of the program, with its unit and its reason; ``docs/limits.md`` is made from it.

Why here: whoever meets a bound wants to know all of them, and a number that stands twice becomes
two numbers. A bound protects time, memory or the reader from an input. Numbers of typography, of
formats and of rules stay where they are used.
"""

from __future__ import annotations


class Limit(int):
    """A bound: a number that knows *what* it bounds, in which *unit*, and *why* it is this one."""

    what: str
    unit: str
    why: str

    def __new__(cls, number: int, unit: str, what: str, why: str) -> Limit:
        """A number with its reason."""
        self = super().__new__(cls, number)
        self.unit, self.what, self.why = unit, what, why
        return self

    def __reduce__(self) -> tuple[type[int], tuple[int]]:
        """Another process gets the plain number."""
        return int, (int(self),)


CHILD_SECONDS = Limit(
    10,
    "seconds of processor time",
    "work on somebody else's file, in a child process",
    "the longest that anybody waits for the check of one file",
)
CHILD_PATIENCE = Limit(
    6,
    "times the processor time",
    "the same by the clock",
    "a machine that does other work at the same time must not make a good file a bad one",
)
CHILD_MEMORY = Limit(
    1536 * 1024**2,
    "bytes",
    "memory of such a child, beyond that of its parent",
    "with its parent it stays below 2 GiB, the memory of a small CI machine",
)
