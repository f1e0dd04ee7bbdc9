"""Telling the outcome: findings in a format, and the exit status that is true to them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from reportgen.cli.context import Session
from reportgen.cli.formats import Checked, render, summary_line
from reportgen.cli.screen import Paint, remark, visible, wants_colour
from reportgen.findings import Translate
from reportgen.many import ClusterError
from reportgen.outcome import Outcome


def checked_of(outcome: Outcome, fail_level: str | None) -> Checked:
    """*outcome* as it is told; the command line's *fail_level* wins over the report's own."""
    level = fail_level or outcome.fail_level or "error"
    return Checked(outcome.name, outcome.findings, outcome.sources, outcome.ignored, str(level))


def status(checked: Iterable[Checked]) -> int:
    """1 where a finding reaches the fail level of its report, else 0."""
    return int(any(one.fails(finding) for one in checked for finding in one.findings))


def tell(session: Session, checked: Sequence[Checked], form: str, output: Path | None) -> None:
    """Print *checked* in *form*, or write it to *output*."""
    colour = output is None and form == "pretty" and wants_colour(sys.stdout)
    text = render(form, checked, session.translate, Paint(colour))
    if output is not None:
        data = f"{text}\n".encode(errors="backslashreplace")
        from reportgen.whole import write_whole

        # A pipe or a device is written to, not replaced.
        write = Path.write_bytes if output.exists() and not output.is_file() else write_whole
        write(output, data)
    elif text:
        print(text)  # noqa: T201


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
    print_summary(session, outcomes)


def print_summary(session: Session, outcomes: Sequence[Outcome]) -> None:
    """A line for each report; of many, for those that failed."""
    from reportgen.cli.summary import summary

    for line in summary(outcomes, session.translate, Paint(wants_colour(sys.stdout))):
        print(line)  # noqa: T201


def unusable(session: Session, problem: ClusterError) -> int:
    """Say why the cluster cannot be used; 2."""
    remark(visible(problem.message.text(session.translate)))
    return 2


def own_up(session: Session, bugs: Sequence[str]) -> int:
    """Say where the tracebacks *bugs* are kept; 3 where there are any, else 0."""
    if not bugs:
        return 0
    from reportgen.cli.confession import BUG, confession

    remark(confession(session.translate, bugs))
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
