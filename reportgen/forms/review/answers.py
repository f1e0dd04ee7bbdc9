"""Which items of the 審核表 findings decide, and what they show of the others.

「是」 needs an item that a program can decide, everything known that it rests on, and none of its
codes found or ignored. An error of one of its codes makes it 「否」. All else is left to people.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from reportgen.authority import Authority
from reportgen.authority.duties import Need, ReviewItem
from reportgen.findings import Finding, Message, Severity, say
from reportgen.records import Records


class Tick(StrEnum):
    """The boxes of an item."""

    YES = "yes"
    NO = "no"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Answer:
    """An item with its tick, why it has that, and the findings that bear on it.

    ``reasons`` are the choices that findings propose, by their number from 1.
    """

    item: ReviewItem
    tick: Tick
    why: Message
    findings: tuple[Finding, ...]
    reasons: dict[int, tuple[Finding, ...]]


def answers(
    items: Iterable[ReviewItem],
    findings: Sequence[Finding],
    ignored: Collection[str],
    missing: Collection[Need],
) -> list[Answer]:
    """The answers to *items*.

    *findings* are those of the build, *ignored* the codes that comments in the records ignore, and
    *missing* what is not known.
    """
    return [_answer(item, findings, ignored, missing) for item in items]


def missing_needs(records: Records, authority: Authority) -> set[Need]:
    """What of :class:`Need` this report lacks."""
    known = {
        Need.REPORT_DATE: records.report_date is not None,
        Need.PERIOD: records.returned is not None,
        Need.DEADLINE: authority.deadline is not None,
        Need.RECOMMENDATIONS: bool(records.recommendations and records.recommendations.items),
    }
    return {need for need, is_known in known.items() if not is_known}


def _answer(
    item: ReviewItem,
    findings: Sequence[Finding],
    ignored: Collection[str],
    missing: Collection[Need],
) -> Answer:
    own = tuple(_of(item.codes, findings))
    reasons = {
        number: proposing
        for number, choice in enumerate(item.choices, start=1)
        if (proposing := tuple(_of(choice.codes, findings)))
    }
    tick, why = _tick(item, own, ignored, missing)
    return Answer(item, tick, why, own, reasons)


def _tick(
    item: ReviewItem,
    own: Sequence[Finding],
    ignored: Collection[str],
    missing: Collection[Need],
) -> tuple[Tick, Message]:
    errors = dict.fromkeys(f.code for f in own if f.severity is Severity.ERROR)
    if errors:
        return Tick.NO, say("有錯誤 {codes}。", codes=tuple(errors))
    hidden = tuple(code for code in item.codes if code in ignored)
    lacking = tuple(_NEEDS[need] for need in item.needs if need in missing)
    if own:
        codes = tuple(dict.fromkeys(finding.code for finding in own))
        return Tick.OPEN, say("須由人判斷：有 {codes}。", codes=codes)
    if hidden:
        return Tick.OPEN, say("須由人判斷：記錄裡附理由忽略了 {codes}。", codes=hidden)
    if lacking:
        return Tick.OPEN, say("須由人判斷：缺少{needs}。", needs=lacking)
    if not item.codes:
        return Tick.OPEN, say("須由人判斷。")
    if not item.machine:
        return Tick.OPEN, say("須由人判斷；沒有 {codes}。", codes=tuple(item.codes))
    return Tick.YES, say("沒有 {codes}。", codes=tuple(item.codes))


def _of(codes: Collection[str], findings: Iterable[Finding]) -> Iterator[Finding]:
    return (finding for finding in findings if finding.code in codes)


_NEEDS = {
    Need.REPORT_DATE: say("報告日期"),
    Need.PERIOD: say("出國期間"),
    Need.DEADLINE: say("權責機關的期限"),
    Need.RECOMMENDATIONS: say("建議事項"),
}
