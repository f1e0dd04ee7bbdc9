"""``reportgen build``."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from functools import partial
from multiprocessing import get_context
from multiprocessing.queues import SimpleQueue
from pathlib import Path

from reportgen.cli.context import Session
from reportgen.cli.formats import Checked, summary_line
from reportgen.cli.outcome import checked_of, status, tell
from reportgen.cli.paths import find_reports
from reportgen.cli.progress import Advance, progress
from reportgen.cli.screen import Paint, wants_colour
from reportgen.findings import Severity
from reportgen.pipeline import Options, Outcome, build_report
from reportgen.world import World

UNREADABLE = 2


def run(
    session: Session,
    paths: tuple[Path, ...],
    out: Path,
    jobs: int | None,
    watch: bool,
    form: str,
    fail_level: str | None,
    **options: bool,
) -> int:
    """Build the reports that *paths* mean, tell what happened, return the exit status."""
    folders, lost = find_reports(paths)
    if lost:
        tell(session, [Checked("", lost, {})], form, None)
        return UNREADABLE
    world, how = World.here(), Options(**options)
    if watch:
        from reportgen.cli.watch import keep_building

        return keep_building(session, world, folders, out, how)
    with progress(len(folders), session.translate, quiet=form != "pretty") as advance:
        outcomes = build_all(world, folders, out, jobs or os.cpu_count() or 1, how, advance)
    tell_outcomes(session, outcomes, form, fail_level)
    return status(checked_of(one, fail_level) for one in outcomes)


def tell_outcomes(
    session: Session,
    outcomes: Sequence[Outcome],
    form: str = "pretty",
    fail_level: str | None = None,
) -> None:
    """The findings, and on a screen a line for each report: its PDF, or why there is none."""
    checked = [checked_of(one, fail_level) for one in outcomes]
    if form != "pretty":
        tell(session, checked, form, None)
        return
    paint = Paint(wants_colour(sys.stdout))
    if any(one.findings for one in outcomes):
        tell(session, checked, form, None)
    else:
        print(summary_line(checked, session.translate, paint))  # noqa: T201
    for one in outcomes:
        print(_line(session, one, paint))  # noqa: T201


def _line(session: Session, outcome: Outcome, paint: Paint) -> str:
    _ = session.translate
    if outcome.pdf is None:
        return paint("error", "✗ ") + _("{name}：未寫出 PDF").format(name=outcome.name)
    size = outcome.pdf.stat().st_size / 1024 / 1024
    said = _("{pdf}：{pages} 頁，{size:.1f} MB").format(
        pdf=outcome.pdf, pages=outcome.pages, size=size
    )
    errors = sum(finding.severity is Severity.ERROR for finding in outcome.findings)
    if errors:
        return paint("warning", "◐ ") + said + _("（草稿：{n} 項錯誤）").format(n=errors)
    return paint("good", "✓ ") + said


def build_all(
    world: World,
    folders: Sequence[Path],
    out: Path,
    jobs: int,
    options: Options,
    advance: Advance,
) -> list[Outcome]:
    """Build every report, *jobs* at a time; the outcomes in the order of *folders*.

    One at a time, all is done in this process; else each report is a task of its own process, so
    that the memory of a large one goes back when it is done.
    """
    if min(jobs, len(folders)) <= 1:
        return list(_here(world, folders, out, options, advance))
    return _in_processes(world, folders, out, jobs, options, advance)


def _here(
    world: World, folders: Sequence[Path], out: Path, options: Options, advance: Advance
) -> Iterator[Outcome]:
    for folder in folders:
        name = folder.resolve().name
        yield build_report(world, folder, out, options, on_phase=partial(advance, name))
        advance(name, "")


def _in_processes(
    world: World,
    folders: Sequence[Path],
    out: Path,
    jobs: int,
    options: Options,
    advance: Advance,
) -> list[Outcome]:
    context = get_context("spawn")
    phases: SimpleQueue[tuple[str, str]] = context.SimpleQueue()
    pool = ProcessPoolExecutor(
        min(jobs, len(folders)), mp_context=context, initializer=_start, initargs=(phases,)
    )
    try:
        futures = [pool.submit(_build, world, folder, out, options) for folder in folders]
        waiting: set[Future[Outcome]] = set(futures)
        while waiting:
            _, waiting = wait(waiting, timeout=0.1, return_when=FIRST_COMPLETED)
            while not phases.empty():
                advance(*phases.get())
        return [future.result() for future in futures]
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


_phases: SimpleQueue[tuple[str, str]] | None = None
"""Where a worker process tells its phases; set once when it starts."""


def _start(phases: SimpleQueue[tuple[str, str]]) -> None:
    global _phases
    _phases = phases


def _build(world: World, folder: Path, out: Path, options: Options) -> Outcome:
    """One report, in a worker."""
    name = folder.resolve().name

    def tell_phase(phase: str) -> None:
        if _phases is not None:
            _phases.put((name, phase))

    outcome = build_report(world, folder, out, options, on_phase=tell_phase)
    tell_phase("")
    return outcome
