"""Outcomes on the screen: findings in a format, the PDFs, and the exit status."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from reportgen.cli.context import Session
from reportgen.cli.formats import render, summary_line
from reportgen.cli.screen import Paint, remark, visible, wants_colour
from reportgen.findings import FailLevel, Translate
from reportgen.many import ClusterError
from reportgen.outcome import Outcome


def at_level(outcomes: Iterable[Outcome], fail_level: str | None) -> list[Outcome]:
    """*outcomes* with the command line's *fail_level*, if any, in the place of their own."""
    level = FailLevel(fail_level) if fail_level else None
    return [replace(outcome, fail_level=level or outcome.fail_level) for outcome in outcomes]


def status(outcomes: Iterable[Outcome]) -> int:
    """1 where a finding reaches the fail level of its report, else 0."""
    return int(any(any(map(outcome.fails, outcome.findings)) for outcome in outcomes))


def show(session: Session, outcomes: Sequence[Outcome], form: str, output: Path | None) -> None:
    """Print the findings of *outcomes* in *form*, or write them to *output*."""
    colour = output is None and form == "pretty" and wants_colour(sys.stdout)
    text = render(form, outcomes, session.translate, Paint(colour))
    if output is not None:
        data = f"{text}\n".encode(errors="backslashreplace")
        from reportgen.whole import write_whole

        # A pipe or a device is written to, not replaced.
        write = Path.write_bytes if output.exists() and not output.is_file() else write_whole
        write(output, data)
    elif text:
        print(text)  # noqa: T201


def show_built(session: Session, outcomes: Sequence[Outcome], form: str = "pretty") -> None:
    """Print the findings, and on a screen a line for each report: its PDF, or why it has none."""
    if form != "pretty" or any(outcome.findings for outcome in outcomes):
        show(session, outcomes, form, None)
    else:
        print(summary_line(outcomes, session.translate, Paint(wants_colour(sys.stdout))))  # noqa: T201
    if form == "pretty":
        show_summary(session, outcomes)


def show_summary(session: Session, outcomes: Sequence[Outcome]) -> None:
    """Print a line for each report; of many, for those that failed."""
    from reportgen.cli.summary import summary

    for line in summary(outcomes, session.translate, Paint(wants_colour(sys.stdout))):
        print(line)  # noqa: T201


def unusable(session: Session, problem: ClusterError) -> int:
    """Print why the cluster cannot be used; return 2."""
    remark(visible(problem.message.text(session.translate)))
    return 2


def report_bugs(session: Session, bugs: Sequence[str]) -> int:
    """Print where the tracebacks *bugs* are kept; return 3 where there are any, else 0."""
    if not bugs:
        return 0
    from reportgen.cli.bugs import BUG, bug_report

    remark(bug_report(session.translate, bugs))
    return BUG


def refused(problem: OSError, translate: Translate) -> str:
    """A line about what the system would not read or write, and why."""
    reason = problem.strerror or type(problem).__name__
    name = problem.filename
    if problem.errno is None:
        # Not the system's refusal of a file: a library that cannot be loaded.
        first = (str(problem).splitlines() or [reason])[0]
        return translate("無法載入系統元件：{reason}。請執行 reportgen doctor。").format(
            reason=visible(first)
        )
    if name is None:
        return translate("無法寫出結果：{reason}").format(reason=visible(reason))
    return translate("無法讀寫「{name}」：{reason}").format(
        name=visible(os.fsdecode(name) if isinstance(name, bytes) else str(name)),
        reason=visible(reason),
    )
