"""The work on each of many reports: building or checking."""

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
    """Work that can be done on any report."""

    @property
    def worthwhile(self) -> int:
        """Reports that pay for the start of another process."""

    def prepare(self) -> None:
        """Import the modules of the work, so that processes forked from this one share them."""

    def do(self, path: Path, on_phase: OnPhase) -> Outcome:
        """Do the work on the report at *path*."""

    def clear_up(self, path: Path) -> None:
        """Remove unfinished files of a worker that died on *path*."""

    def finished(self, path: Path, since: float) -> Outcome | None:
        """The stored outcome of *path*, if a worker died after storing it and before sending it."""


class Result(NamedTuple):
    """The outcomes of many reports in their order, and the tracebacks of bugs."""

    outcomes: list[Outcome]
    bugs: tuple[str, ...] = ()


def processors() -> int:
    """The number of processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Building:
    """Building PDFs in *out*, each by up to *processes* processes."""

    world: World
    out: Path
    options: Options
    processes: int = 1
    worthwhile: ClassVar[int] = 1

    def prepare(self) -> None:
        """WeasyPrint and the other modules of a build: half a second, and 80 MiB to share."""
        from reportgen.many.machine.loading import load_build

        load_build()

    def do(self, path: Path, on_phase: OnPhase) -> Outcome:
        """Build the report in the folder *path*, and store the outcome."""
        from reportgen.kept.build import build_report

        return build_report(
            self.world, path, self.out, self.options, on_phase=on_phase, processes=self.processes
        )

    def clear_up(self, path: Path) -> None:
        """Remove temporary files beside the PDF; the old PDF is whole."""
        from reportgen.whole import unfinished

        for beside in unfinished(self.out / self.options.file_of(path)):
            with suppress(OSError):
                beside.unlink()

    def finished(self, path: Path, since: float) -> Outcome | None:
        """The stored outcome, if its PDF was written after *since*, seconds since 1970."""
        from reportgen.kept import recall

        outcome = recall(self.world, [path], self.out, self.options).get(path)
        if outcome is None or outcome.pdf is None or outcome.pdf.stat().st_mtime < since:
            return None
        return replace(outcome, unchanged=False)


@dataclass(frozen=True, slots=True)
class Checking:
    """Checking reports and PDFs; with *earlier*, comparing them with earlier reports."""

    world: World
    earlier: Earlier | None = None
    worthwhile: ClassVar[int] = 8

    def prepare(self) -> None:
        """The rules; modules that read PDFs are imported only where there is a PDF."""
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
        """Nothing is stored."""
