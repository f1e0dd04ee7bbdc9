"""Progress on a terminal."""

from __future__ import annotations

import re
import sys
from contextlib import nullcontext
from io import StringIO
from types import SimpleNamespace

import pytest
from rich.console import Console
from rich.progress import Progress

from reportgen.cli import progress as module
from reportgen.language import translator
from reportgen.outcome import PHASES

CHINESE = translator("zh-Hant")


def bars() -> Progress:
    return Progress(console=Console(file=StringIO()), auto_refresh=False)


def test_a_few_have_a_bar_each_from_phase_to_phase() -> None:
    shown = bars()
    advance = module._each(shown, CHINESE)
    told = []
    for phase in (*PHASES, ""):
        advance("[a]", phase)
        (task,) = shown.tasks
        told.append((task.completed, task.description[:2]))
    assert told == [(0, "讀取"), (1, "檢查"), (2, "組版"), (3, "排版"), (4, "查驗"), (5, "完成")]
    advance("b", "read")
    assert [task.fields["name"] for task in shown.tasks] == ["[a]", "b"]


def test_many_share_a_bar_that_says_what_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter((100.0, 102.0))
    monkeypatch.setattr(module, "time", SimpleNamespace(monotonic=clock.__next__))
    shown = bars()
    advance = module._all(shown, 50, CHINESE)
    (task,) = shown.tasks
    advance("a", "read")
    assert (task.completed, task.description) == (0, "0/50 a")
    advance("a", "")
    assert (task.completed, task.description) == (1, "1/50，約剩 0:01:38 a")


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def drawn(monkeypatch: pytest.MonkeyPatch, total: int, columns: int = 80) -> str:
    """What a terminal of *columns* shows in the middle of the work on the first of *total*."""
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setattr(module, "_DRAWN_EVERY", -1)
    with module.progress(total, CHINESE) as advance:
        advance("a-report-with-a-long-name-that-takes-room", "check")
        screen.seek(0)
        screen.truncate()
        advance("a-report-with-a-long-name-that-takes-room", "compose")
        return re.sub(r"\x1b\[[\d;?]*[A-Za-z]", "", screen.getvalue())


def test_a_single_report_shows_a_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    assert re.search(r"0:00:0\d +組版", drawn(monkeypatch, 1))


def test_a_few_reports_show_no_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = drawn(monkeypatch, module.SCREENFUL)
    assert "組版" in screen
    assert not re.search(r"\d:\d\d:\d\d", screen)


def test_many_reports_share_a_bar_with_a_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = drawn(monkeypatch, module.SCREENFUL + 1)
    assert re.search(r"0:00:0\d +0/13 a-report", screen)
    assert "全部" in screen


@pytest.mark.parametrize(("columns", "bar"), [(80, 24), (60, 24), (59, 10), (40, 10)])
def test_bars_are_shorter_on_narrow_terminals(
    monkeypatch: pytest.MonkeyPatch, columns: int, bar: int
) -> None:
    screen = drawn(monkeypatch, 2, columns)
    assert len(re.findall("[━╸╺]", screen)) == bar
    assert "…" in screen


@pytest.mark.parametrize(("total", "clocks"), [(1, 1), (2, 0), (module.SCREENFUL + 1, 0)])
def test_only_the_clock_of_a_single_report_moves_by_itself(
    monkeypatch: pytest.MonkeyPatch, total: int, clocks: int
) -> None:
    running: list[object] = []
    clock = SimpleNamespace(running=lambda: running.append(clock) or nullcontext())
    monkeypatch.setattr(module, "_Clock", lambda draw: clock)
    drawn(monkeypatch, total)
    assert len(running) == clocks
