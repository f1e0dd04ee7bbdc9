"""What is done to each of many reports: it is built, or checked."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple, Protocol

from reportgen.outcome import OnPhase, Options, Outcome
from reportgen.world import World

if TYPE_CHECKING:
    from reportgen.check.ask.similarity import Earlier


class Work(Protocol):
    """What is done to one report after the other."""

    @property
    def worthwhile(self) -> int:
        """How many reports a process of their own is worth."""

    def prepare(self) -> None:
        """Load what doing it needs, so that processes forked from this one share it."""

    def do(self, path: Path, on_phase: OnPhase) -> Outcome:
        """Do it to the report at *path*."""

    def clear_up(self, path: Path) -> None:
        """Remove what lies half done where a worker ended in the middle of *path*."""

    def finished(self, path: Path, since: float) -> Outcome | None:
        """The outcome of *path* that a worker left complete, though it ended before it said so."""


class Result(NamedTuple):
    """What came of many reports, in their order, and the tracebacks of the bugs they met."""

    outcomes: list[Outcome]
    bugs: tuple[str, ...] = ()


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Building:
    """Reports become PDFs in *out*; *processes* may work at one at the same time."""

    world: World
    out: Path
    options: Options
    processes: int = 1
    worthwhile: ClassVar[int] = 1

    def prepare(self) -> None:
        """WeasyPrint and all that it takes to build: half a second, and 80 MiB to share."""
        from reportgen.many.machine.loading import load_build

        load_build()

    def do(self, path: Path, on_phase: OnPhase) -> Outcome:
        """Build the report in the folder *path*, and remember what came of it."""
        from reportgen.kept.build import build_report

        return build_report(
            self.world, path, self.out, self.options, on_phase=on_phase, processes=self.processes
        )

    def clear_up(self, path: Path) -> None:
        """A PDF is written beside its place; the old one is whole."""
        from reportgen.whole import unfinished

        for beside in unfinished(self.out / f"{path.resolve().name}.pdf"):
            with suppress(OSError):
                beside.unlink()

    def finished(self, path: Path, since: float) -> Outcome | None:
        """What was remembered of a PDF that was written after *since*, seconds since 1970."""
        from reportgen.kept import recall

        outcome = recall(self.world, [path], self.out, self.options).get(path)
        if outcome is None or outcome.pdf is None or outcome.pdf.stat().st_mtime < since:
            return None
        return replace(outcome, unchanged=False)


@dataclass(frozen=True, slots=True)
class Checking:
    """Reports, and PDFs, are checked; with *earlier*, compared with earlier reports."""

    world: World
    earlier: Earlier | None = None
    worthwhile: ClassVar[int] = 8

    def prepare(self) -> None:
        """The rules; what reads PDFs only where there is one."""
        from reportgen.many.machine.loading import load_check

        load_check()

    def do(self, path: Path, on_phase: OnPhase) -> Outcome:
        """Check the report in the folder *path*, or the PDF *path*."""
        if path.is_dir():
            from reportgen.pipeline import check_report

            return check_report(self.world, path, on_phase, self.earlier)
        from reportgen.isolate.temporary import temporary_folder
        from reportgen.recheck import check_pdf

        with temporary_folder():
            return check_pdf(self.world, path)

    def clear_up(self, path: Path) -> None:
        """Nothing is written."""

    def finished(self, path: Path, since: float) -> Outcome | None:
        """Nothing is remembered."""
