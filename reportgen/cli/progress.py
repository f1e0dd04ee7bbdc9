"""Progress by phase: a bar on a terminal, a plain line where there is none."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from reportgen.cli.screen import wants_colour
from reportgen.findings import Translate
from reportgen.language import word
from reportgen.outcome import PHASES, Advance

SCREENFUL = 12
"""Reports that get a bar, or lines, each; more share one."""

_DRAWN_EVERY = 0.1
"""Seconds; drawing takes a thousandth of one, and of small checks there are hundreds a second."""


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
    """Show how *total* reports come along, on standard error."""
    if quiet:
        yield _silent
    elif sys.stderr.isatty():
        with _bars(total, translate) as advance:
            yield advance
    else:
        yield _lines(total, translate)


def _silent(name: str, phase: str) -> None:
    """Progress that nobody sees: the output is for a machine."""


def _lines(total: int, translate: Translate) -> Advance:
    done = 0

    def each_phase(name: str, phase: str) -> None:
        if phase:
            print(f"{name}: {translate(phase_word(phase))}", file=sys.stderr, flush=True)  # noqa: T201

    def each_report(name: str, phase: str) -> None:
        nonlocal done
        if not phase:
            done += 1
            print(f"{done}/{total} {name}", file=sys.stderr, flush=True)  # noqa: T201

    return each_phase if total <= SCREENFUL else each_report


@contextmanager
def _bars(total: int, translate: Translate) -> Iterator[Advance]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

    console = Console(stderr=True, no_color=not wants_colour(sys.stderr))
    columns = (
        TextColumn("{task.fields[name]}"),
        BarColumn(bar_width=24),
        TextColumn("{task.description}"),
        TimeElapsedColumn(),
    )
    tasks: dict[str, TaskID] = {}
    done, drawn = 0, 0.0
    # rich draws from a thread of its own. Of several reports it must not: with a thread alive no
    # process can be forked safely.
    with Progress(*columns, console=console, transient=True, auto_refresh=total == 1) as bars:
        single = bars.add_task("", total=total, name=translate("全部"))
        bars.update(single, visible=total > SCREENFUL)

        def advance(name: str, phase: str) -> None:
            nonlocal done, drawn
            if total > SCREENFUL:
                done += not phase
                bars.update(single, description=f"{done}/{total} {name}", completed=done)
            else:
                if name not in tasks:
                    tasks[name] = bars.add_task("", total=len(PHASES), name=name)
                reached = PHASES.index(phase) if phase else len(PHASES)
                word = translate(phase_word(phase)) if phase else translate("完成")
                bars.update(tasks[name], completed=reached, description=word)
            if time.monotonic() - drawn > _DRAWN_EVERY:
                bars.refresh()
                drawn = time.monotonic()

        yield advance
