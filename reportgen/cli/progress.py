"""Progress by phase: a bar on a terminal, a plain line where there is none."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from reportgen.cli.screen import wants_colour
from reportgen.findings import Translate
from reportgen.language import word
from reportgen.outcome import PHASES

Advance = Callable[[str, str], None]
"""Told the name of a report and the phase that begins in it; an empty phase means done."""


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
        yield _lines(translate)


def _silent(name: str, phase: str) -> None:
    """Progress that nobody sees: the output is for a machine."""


def _lines(translate: Translate) -> Advance:
    def advance(name: str, phase: str) -> None:
        if phase:
            print(f"{name}: {translate(phase_word(phase))}", file=sys.stderr, flush=True)  # noqa: T201

    return advance


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
    # One bar a report up to a screenful; beyond that a single one for all.
    single = total > 12
    with Progress(*columns, console=console, transient=True) as bars:
        everything = bars.add_task("", total=total, name=translate("全部")) if single else None

        def advance(name: str, phase: str) -> None:
            if everything is not None:
                bars.update(everything, description=name, advance=0 if phase else 1)
                return
            if name not in tasks:
                tasks[name] = bars.add_task("", total=len(PHASES), name=name)
            done = PHASES.index(phase) if phase else len(PHASES)
            word = translate(phase_word(phase)) if phase else translate("完成")
            bars.update(tasks[name], completed=done, description=word)

        yield advance
