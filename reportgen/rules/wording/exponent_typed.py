"""EXPONENT-TYPED."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.patterns import late
from reportgen.rulebook.rule import Mends, Rule

_RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_TYPED = late(
    r"(?P<unit>(?<=[0-9/ ·])(?<![A-Za-z])[kcdmµμ]?m)(?P<power>[23])(?![0-9A-Za-z.])"
    r"|(?<=[A-Za-z0-9])\^(?P<raised>[+-]?\d{1,3})(?:\^|(?![\d^{]))"
    r"|(?<=[A-Za-z])~(?P<lowered>\d{1,2})~"
)
_HINT = late(r"m[23]|\^[+\d-]|~\d")


def find(subject: Subject) -> Iterator[Finding]:
    """Each power that stands on the line: m2, m^2^, 10^6; and CO~2~."""
    running = subject.running
    if not _HINT.search(running.text):
        return
    for match in _TYPED.finditer(running.text):
        if match["unit"]:
            right = match["unit"] + match["power"].translate(_RAISED)
        elif match["raised"]:
            right = match["raised"].translate(_RAISED)
        else:
            right = match["lowered"].translate(_LOWERED)
        yield RULE.finding(
            running.at(*match.span()),
            say("「{typed}」會照樣印出，應為「{right}」。", typed=match[0], right=right),
            mend=RULE.mend(running.edits(*match.span(), right)),
        )


RULE = Rule(
    code="EXPONENT-TYPED",
    title="次方或下標沒有升降",
    severity=Severity.WARNING,
    reason="m2、m^2^ 印出來就是 m2、m^2^；次方與下標請用上標、下標的字元，或寫成公式。",
    bad="purpose:\n  prose: 該館面積 300 m2，另有 200 m^2^ 的庫房。\n",
    good="purpose:\n  prose: 該館面積 300 m²，另有 200 m² 的庫房。\n",
    find=find,
    mends=Mends.UNSAFE,
)
