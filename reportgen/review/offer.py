"""A document that came back, beside the report as it is now; what is wanted of it goes in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reportgen.cache import digest
from reportgen.review.marked import Marked
from reportgen.review.printed import Printed, printed
from reportgen.review.proposals import Change, Status, proposals
from reportgen.review.remarks import Placed, kept, placed
from reportgen.review.splicing import Result, spliced
from reportgen.review.struck import struck
from reportgen.world import World


@dataclass(slots=True)
class Offer:
    """The changes and remarks of a document, each with its place in the report as it is ``now``.

    ``drawn`` are those of ``changes`` that marks in a PDF propose, which are only made where each
    is asked about. ``formats`` counts changes of looks alone.
    """

    now: Printed
    changes: list[Change]
    drawn: list[Change]
    remarks: list[Placed]
    formats: int

    def leave(self, change: Change) -> None:
        """Leave the records as they are where *change* was to go."""
        change.home = None

    def named(self) -> Iterator[tuple[str, Change]]:
        """Each change with a name that stays while neither it nor its paragraph changes."""
        times: Counter[str] = Counter()
        for change in self.changes:
            name = digest(change.spot, change.old, change.text, *change.by)[:12]
            times[name] += 1
            yield f"{name}-{times[name]}", change

    def spliced(self, world: World, folder: Path) -> Result:
        """The records with the changes that are ready, whose statuses say what became of them."""
        return spliced(world, folder, self.now, self.changes)

    def remarks_kept(self) -> str | None:
        """The text of ``review.yaml`` with all remarks, and the marks that were not made.

        ``None`` where it has them already. Raises :class:`Unchangeable` where it cannot be read.
        """
        left = (c.remark for c in self.changes if c.remark and c.status is not Status.APPLIED)
        return kept(self.now, [*self.remarks, *placed(left, self.now)])


def offer(world: World, folder: Path, marked: Marked) -> Offer | None:
    """What *marked* offers the report in *folder*; ``None`` where that cannot be printed."""
    now = printed(world, folder) if (folder / "report.yaml").is_file() else None
    if now is None:
        return None
    drawn = struck(marked.remarks, now)
    proposed = {id(change.remark) for change in drawn}
    remarks = placed((r for r in marked.remarks if id(r) not in proposed), now)
    return Offer(now, [*proposals(marked, now), *drawn], drawn, remarks, marked.formats)
