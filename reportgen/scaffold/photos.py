"""Photographs that a new report takes over."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from reportgen.findings import Finding


class Photo(NamedTuple):
    """A photograph that can be printed."""

    source: Path
    file: str
    """Its path in the report: ``figures/01-img-0001.jpg``."""
    taken: datetime | None
    """By the camera's clock; ``None`` where it says nothing."""


class Photos(NamedTuple):
    """The photographs of a folder: those of the trip by their time, of other days, undated ones."""

    photos: tuple[Photo, ...] = ()
    findings: tuple[Finding, ...] = ()
    """One for each picture that cannot be printed."""
    others: int = 0
    """Files that are no pictures."""
    twice: int = 0
    """Pictures with the same bytes as another."""

    def on(self, day: date) -> list[Photo]:
        """Those taken on *day*."""
        return [photo for photo in self.photos if photo.taken and photo.taken.date() == day]
