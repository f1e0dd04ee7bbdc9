"""QUESTION-STOP."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reportgen.check.ask.running_text import BREAK
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.patterns import compiled
from reportgen.rulebook.rule import Mends, Rule


@cache
def _ends() -> re.Pattern[str]:
    return compiled(r"(?:[嗎呢乎]|怎麼辦|為什麼|何以致此)(?P<stop>。)")


@cache
def _begins() -> re.Pattern[str]:
    return compiled(
        rf"(?:^|(?<=[，。！？\n{BREAK}]))[又但而則]?(?:為何|何以|為什麼|難道|豈能|豈不|怎能|怎麼|何嘗|孰)"
        rf"[^。！？\n{BREAK}]{{2,80}}(?P<stop>。)"
    )


@cache
def _indirect() -> re.Pattern[str]:
    return compiled(
        "詢問|請教|詢及|提問|了解|瞭解|說明|討論|探討|思考|思索|決定|端視|不論|無論|不管|知道|值得|取決"
        "|評估|研究|關乎|在於"
    )


@cache
def _depends() -> re.Pattern[str]:
    return compiled("端視|取決|而定|在於")


@cache
def _lead() -> re.Pattern[str]:
    return compiled("怎|為何|為什麼|何以|難道|豈|何嘗")


_WORDS = ("嗎。", "呢。", "乎。", "怎", "為什麼", "為何", "何以", "難道", "豈", "何嘗", "孰")


def find(subject: Subject) -> Iterator[Finding]:
    """Each direct question that ends in a full stop; an object of another verb is not direct."""
    running = subject.running
    text = running.text
    if not any(word in text for word in _WORDS):
        return
    for pattern in (_ends(), _begins()):
        for match in pattern.finditer(text):
            begin = max(text.rfind(mark, 0, match.start()) for mark in f"。！？\n{BREAK}") + 1
            lead = _lead().search(text, begin, match.end())
            if _indirect().search(text, begin, lead.start() if lead else match.end()):
                continue
            if _depends().search(text, begin, match.end()):
                continue
            stop = match.start("stop")
            yield RULE.finding(
                running.at(stop, stop + 1),
                say("這一句是問句，請用問號「？」。"),
                mend=RULE.mend(running.edits(stop, stop + 1, "？")),
            )


RULE = Rule(
    code="QUESTION-STOP",
    title="問句用了句號",
    severity=Severity.WARNING,
    reason="問句用句號，讀者會當成敘述。間接的問句（詢問經費由何人負擔。）用句號是對的，不在此限。",
    bad="purpose:\n  prose: 各國的經驗能直接移植到我國嗎。\n",
    good="purpose:\n  prose: 各國的經驗能直接移植到我國嗎？\n",
    find=find,
    mends=Mends.UNSAFE,
)
