"""STATISTIC-UNSOURCED."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.ask.body import Part
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.patterns import late
from reportgen.rulebook.rule import Rule

_WHERE = frozenset({Part.PURPOSE, Part.REFLECTIONS, Part.RECOMMENDATIONS, Part.CHAPTERS})
"""Parts in which nobody else speaks: what a session reports was said there."""
_STATISTIC = late(
    r"(?<![\d.,A-Za-z#-])\d[\d,]{0,20}(?:\.\d{1,4})?[ ]?"
    r"(?:%|％|個?百分點|[萬億兆]|[美歐日]元|公[噸頃斤里]|[人家件戶座所]次?(?![以為一]))"
)
_SOURCE = late(
    r"\[\^|\]\(|https?://|據|依|參照|引自|出自|統計|調查|資料|數據|報告|年報|白皮書|公布|發布|指出|表示|說明"
    "|介紹|提到|簡報|詢|告知|訪談"
)
"""A note, a reference, an address, or words that give somebody's."""
_OURS = late("本[會局署部府院館校所處司團中次]|我[方國]|此行|編列|預算|建議|目標")
_LEAST = 3
"""Numbers of a paragraph that somebody must have gathered."""


def find(subject: Subject) -> Iterator[Finding]:
    """The first paragraph of each section with many numbers about the world, and no source."""
    reported: set[int] = set()
    for piece in subject.own:
        if not piece.passage.prose or piece.part not in _WHERE or id(piece.owner) in reported:
            continue
        source, at = piece.passage.source, 0
        for paragraph in str(source).split("\n\n"):
            start, at = at, at + len(paragraph) + 2
            numbers = [m for m in _STATISTIC.finditer(paragraph) if "|" not in paragraph]
            units = {m[0][-1] for m in numbers}
            if (
                len(numbers) < _LEAST
                or len(units) < 2
                or _SOURCE.search(paragraph)
                or _OURS.search(paragraph)
            ):
                continue
            reported.add(id(piece.owner))
            first = numbers[0]
            yield RULE.finding(
                source.at(start + first.start(), start + first.end()),
                say("{count} 個數字說的是外面的事，這一段沒有註明出處。", count=len(numbers)),
                say("請加註（[^1]）、參照（[](#…)）或連結，或寫明是誰的統計。"),
            )
            break


RULE = Rule(
    code="STATISTIC-UNSOURCED",
    title="統計數字沒有出處",
    severity=Severity.NOTE,
    reason="讀者無法查證的數字不能引用；引用未註明出處是退回補正的理由。",
    bad="purpose:\n  prose: 挪威有監獄 32 所，收容 3,200 人，兩年內再犯者占 20 %。\n",
    good="purpose:\n  prose: 據矯正署年報，監獄有 32 所，收容 3,200 人，兩年內再犯者占 20 %。\n",
    find=find,
)
