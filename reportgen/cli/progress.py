"""Progress by phase: a bar on a terminal, a plain line where there is none."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

from reportgen.cli.screen import remark, visible_name, wants_colour
from reportgen.findings import Translate
from reportgen.isolate.forking import stopped_while_forking
from reportgen.language import word
from reportgen.outcome import PHASES, Advance

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

SCREENFUL = 12
"""Up to this number, every report has a bar or lines of its own; more reports share a bar."""

_WIDE = 60
"""Cells: a terminal of this width has room for long bars."""
_DRAWN_EVERY = 0.1
"""Seconds. Why a limit: drawing takes a millisecond, and small checks end by hundreds a second."""


def phase_word(phase: str) -> str:
    """The phase as a word on the screen, a msgid."""
    return {
        "read": word("讀取"),
        "check": word("檢查"),
        "compose": word("組版"),
        "typeset": word("排版"),
        "verify": word("查驗"),
    }[phase]


@contextmanager
def progress(total: int, translate: Translate, *, quiet: bool = False) -> Iterator[Advance]:
    """Show the progress of *total* reports on standard error."""
    if quiet:
        yield _silent
    elif sys.stderr.isatty():
        with _bars(total, translate) as advance:
            yield advance
    else:
        yield _lines(total, translate)


def _silent(name: str, phase: str) -> None:
    """No progress is shown: the output is for a program."""


def _lines(total: int, translate: Translate) -> Advance:
    done = 0

    def each_phase(name: str, phase: str) -> None:
        if phase:
            remark(f"{visible_name(name)}: {translate(phase_word(phase))}")

    def each_report(name: str, phase: str) -> None:
        nonlocal done
        if not phase:
            done += 1
            remark(f"{done}/{total} {visible_name(name)}")

    return each_phase if total <= SCREENFUL else each_report


@contextmanager
def _bars(total: int, translate: Translate) -> Iterator[Advance]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
    from rich.table import Column

    console = Console(stderr=True, no_color=not wants_colour(sys.stderr))
    bar = 24 if console.width >= _WIDE else 10
    name = Column(no_wrap=True, overflow="ellipsis", max_width=max(8, console.width - bar - 20))
    columns = (
        TextColumn("{task.fields[name]}", markup=False, table_column=name),
        BarColumn(bar_width=bar),
        # With a few reports, a clock would stand still between two phases.
        *([TimeElapsedColumn()] if total == 1 or total > SCREENFUL else []),
        TextColumn("{task.description}", markup=False, table_column=Column(no_wrap=True)),
    )
    drawn = 0.0
    with ExitStack() as stack:
        bars = Progress(*columns, console=console, transient=True, auto_refresh=False)
        stack.enter_context(bars)
        if total == 1:
            # A phase of a single report can be long; a thread keeps its clock moving.
            stack.enter_context(_Clock(bars.refresh).running())
        update = _each(bars, translate) if total <= SCREENFUL else _all(bars, total, translate)

        def advance(name: str, phase: str) -> None:
            nonlocal drawn
            update(name, phase)
            if time.monotonic() - drawn > _DRAWN_EVERY:
                bars.refresh()
                drawn = time.monotonic()

        yield advance


class _Clock:
    """A thread that calls *draw* ten times a second, and is stopped while a process is forked.

    Why not the thread of rich: it cannot be stopped and started again.
    """

    def __init__(self, draw: Callable[[], object]) -> None:
        self._draw = draw
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    @contextmanager
    def running(self) -> Iterator[None]:
        """Draw within this context."""
        self._start()
        try:
            with stopped_while_forking(self._paused):
                yield
        finally:
            self._end()

    @contextmanager
    def _paused(self) -> Iterator[None]:
        self._end()
        try:
            yield
        finally:
            self._start()

    def _start(self) -> None:
        self._stop.clear()
        self._thread = threading.Thread(target=self._go_on, daemon=True)
        self._thread.start()

    def _end(self) -> None:
        self._stop.set()
        if self._thread is not None:
            self._thread.join()

    def _go_on(self) -> None:
        while not self._stop.wait(_DRAWN_EVERY):
            self._draw()


def _each(bars: Progress, translate: Translate) -> Advance:
    """A bar for each report with its phase, in the end with the time that it took."""
    tasks: dict[str, TaskID] = {}
    begun: dict[str, float] = {}

    def advance(name: str, phase: str) -> None:
        if name not in tasks:
            tasks[name] = bars.add_task("", total=len(PHASES), name=visible_name(name))
            begun[name] = time.monotonic()
        if phase:
            reached, state = PHASES.index(phase), translate(phase_word(phase))
        else:
            reached, seconds = len(PHASES), time.monotonic() - begun[name]
            state = translate("完成") + translate("（{seconds:.1f} 秒）").format(seconds=seconds)
        bars.update(tasks[name], completed=reached, description=state)

    return advance


def _all(bars: Progress, total: int, translate: Translate) -> Advance:
    """One bar for *total* reports: how many are done, the time that is left, the latest name."""
    task = bars.add_task("", total=total, name=translate("全部"))
    begun, done = time.monotonic(), 0

    def advance(name: str, phase: str) -> None:
        nonlocal done
        done += not phase
        state = f"{done}/{total}"
        if done:
            left = timedelta(seconds=round((time.monotonic() - begun) / done * (total - done)))
            state += translate("，約剩 {left}").format(left=left)
        bars.update(task, completed=done, description=f"{state} {visible_name(name)}")

    return advance
