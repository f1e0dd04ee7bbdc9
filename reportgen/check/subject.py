"""What a rule is given: the manuscript, its wording as passages, the files, the day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from reportgen.authority import Authority
from reportgen.check.body import Piece, pieces
from reportgen.check.passages import Passage, plain_passage, prose_passage
from reportgen.manuscript import Manuscript
from reportgen.read import RecordFolder
from reportgen.records import Records
from reportgen.records.values import OneLineKind, ProseKind
from reportgen.records.walk import texts


@dataclass(eq=False)
class Subject:
    """One report under examination.

    ``today`` is the day on which it is checked: a deadline may be near.
    """

    manuscript: Manuscript
    folder: RecordFolder
    today: date

    @property
    def records(self) -> Records:
        """The typed records."""
        return self.manuscript.records

    @property
    def authority(self) -> Authority:
        """The authority whose rules apply."""
        return self.manuscript.authority

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every line and every prose of the records, in the order of the fields."""
        return tuple(self._passages())

    def _passages(self) -> Iterator[Passage]:
        for found in texts(self.records):
            if found.kind is ProseKind:
                yield prose_passage(found.text, found.field)
            elif found.kind is OneLineKind:
                yield plain_passage(found.text, found.field)

    @cached_property
    def own(self) -> tuple[Piece, ...]:
        """The passages that the authors wrote themselves, each with the record it stands in."""
        return pieces(self.records, self.passages)
