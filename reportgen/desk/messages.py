"""The messages of a builder to the web server."""

from __future__ import annotations

from typing import Any, NamedTuple


class Started(NamedTuple):
    """A build has begun."""


class PageShown(NamedTuple):
    """A page: the digest of what it shows, and its size in points."""

    digest: str
    width: float
    height: float


class Shown(NamedTuple):
    """The pages of a build, not verified yet, and the PDF that they are drawn from."""

    pages: tuple[PageShown, ...]
    pdf: bytes


class Findings(NamedTuple):
    """The findings of the first two phases."""

    findings: list[dict[str, Any]]


class Built(NamedTuple):
    """A build has ended: all its findings, its seconds, and whether it made pages.

    ``look`` is the last look at the files that had been asked for when it began.
    """

    findings: list[dict[str, Any]]
    seconds: float
    printed: bool
    look: int


class Failed(NamedTuple):
    """A build failed for a reason outside the records: the disk, memory, an internal error."""

    problem: str
    traceback: str
    look: int


class Current(NamedTuple):
    """Nothing has changed since the last build, as was seen at this ``look``."""

    look: int


class Answer(NamedTuple):
    """The answer to the question with this number."""

    number: int
    value: Any


Sent = Started | Shown | Findings | Built | Failed | Current | Answer
