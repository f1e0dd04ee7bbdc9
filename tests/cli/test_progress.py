"""Progress on a terminal."""

from __future__ import annotations

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
