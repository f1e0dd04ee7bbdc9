"""Outcomes of reports that failed for reasons outside their records.

A lost worker, the disk, memory, a bug.
"""

from __future__ import annotations

import signal
from pathlib import Path

from reportgen.findings import Message, say
from reportgen.outcome import Outcome
from reportgen.places import Place, label_of
from reportgen.rulebook.typeset import REPORT_LOST


def lost(path: Path, why: Message, *hints: Message) -> Outcome:
    """The outcome of the report at *path*, which failed because of *why*."""
    finding = REPORT_LOST.finding(Place(label_of(path)), why, *hints)
    return Outcome(path.resolve().name, (finding,), files=(path,))


def is_lost(outcome: Outcome) -> bool:
    """Whether *outcome* was made by :func:`lost`."""
    return any(finding.code == REPORT_LOST.code for finding in outcome.findings)


def worker_ended(path: Path, status: int | None) -> Outcome:
    """The worker that had *path* ended with *status*, negative for a signal."""
    if status == -signal.SIGKILL:
        return lost(
            path,
            say("處理這份報告的程序被強制結束（SIGKILL），這份報告未完成。"),
            say("可能是記憶體不足：請把 --jobs 調小，再執行一次。"),
        )
    return lost(
        path,
        say("處理這份報告的程序中途結束（{how}），這份報告未完成。", how=_how(status)),
        say("請單獨再執行這份報告一次；若又發生，請回報。"),
    )


def worker_lost(path: Path) -> Outcome:
    """Several workers of a cluster died on *path*, the last with no other report under way."""
    return lost(
        path,
        say("處理這份報告的工作程序接連中斷，這份報告未完成。"),
        say("請在本機單獨執行這份報告一次；也請看工作程序的紀錄，可能是記憶體不足。"),
    )


def answer_unreadable(path: Path) -> Outcome:
    """A worker of a cluster sent an answer that no worker of this version sends."""
    return lost(
        path,
        say("工作程序送回的結果不完整或不合規格，不予採用，這份報告未完成。"),
        say("請在本機單獨執行這份報告一次，並確認各台電腦裝的是同一版的 reportgen。"),
    )


def bug_met(path: Path, problem: BaseException) -> Outcome:
    """An internal error; its traceback is shown elsewhere."""
    how = f"{type(problem).__name__}: {problem}"
    return lost(path, say("reportgen 處理這份報告時自己出錯（{how}），這份報告未完成。", how=how))


def disk_refused(path: Path, problem: OSError) -> Outcome:
    """The disk could not be read or written."""
    name, reason = problem.filename or "", problem.strerror or type(problem).__name__
    return lost(path, say("無法讀寫「{name}」：{reason}", name=name, reason=reason))


def memory_short(path: Path) -> Outcome:
    """There was no memory left."""
    return lost(
        path,
        say("記憶體不足，這份報告未完成。"),
        say("請把 --jobs 調小，再執行一次。"),
    )


def _how(status: int | None) -> str:
    if status is None or status >= 0:
        return str(status)
    try:
        return signal.Signals(-status).name
    except ValueError:
        return str(status)
