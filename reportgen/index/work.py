"""The work on each report of an index: check it and gather its facts, unless it has not changed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

from reportgen.kept.memory import Memory
from reportgen.many.machine.loading import load_check
from reportgen.outcome import DEFAULT, OnPhase, Outcome
from reportgen.pipeline.first import check_read, read_report
from reportgen.pipeline.results import outcome_of
from reportgen.world import World

_OUT = Path(".index")
"""The place of the PDFs in the keys of stored outcomes: an index makes none."""


@dataclass(frozen=True, slots=True)
class Indexing:
    """Checking reports for an index; *memory* has what is known of earlier runs."""

    world: World
    memory: Memory
    worthwhile: ClassVar[int] = 8

    @classmethod
    def of(cls, world: World) -> Indexing:
        """The work in *world*."""
        return cls(world, Memory.of(world, _OUT, DEFAULT))

    def prepare(self) -> None:
        """The rules, so that processes forked from this one share them."""
        load_check()

    def do(self, path: Path, on_phase: OnPhase) -> Outcome:
        """The outcome of the report at *path* with its facts; it is stored at once."""
        stored = self.memory.recall(path)
        if stored is not None:
            return stored
        from reportgen.index.facts import facts_of

        before = self.memory.look(path)
        on_phase("read")
        report = read_report(self.world, path)
        on_phase("check")
        checked = check_read(self.world, report)
        outcome = outcome_of(path.resolve().name, checked, checked.findings)
        outcome = replace(outcome, facts=facts_of(report, self.world.today))
        self.memory.keep(path, before, replace(outcome, sources={}))
        return outcome

    def clear_up(self, path: Path) -> None:
        """Nothing is written beside the cache."""

    def finished(self, path: Path, since: float) -> Outcome | None:  # noqa: ARG002
        """What a worker stored before it died."""
        return self.memory.recall(path)
