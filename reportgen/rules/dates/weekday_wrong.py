"""WEEKDAY-WRONG."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from reportgen.check.ask.body import Piece
from reportgen.check.ask.days import WEEKDAYS, NamedDay, years
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.patterns import late
from reportgen.records.appendices import Event
from reportgen.records.sessions import Day, Session
from reportgen.rulebook.rule import Rule

_ITEM = late(rf"(?<![日號\d])[（(]([{WEEKDAYS}])[）)]")
_YEAR = late(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


def find(subject: Subject) -> Iterator[Finding]:
    """Each weekday in the text that does not agree with its date."""
    for piece in subject.own:
        dated = [named for named in piece.days if named.weekday is not None]
        if not dated:
            continue
        text_years, items = _text_years(piece.text), _last_items(piece.text)
        for named in dated:
            if piece.passage.in_quotes(named.start) or _is_item(piece.text, named, items):
                continue
            days = [named.on(year) for year in _years(piece, named, subject, text_years)]
            real = [day for day in days if day is not None]
            if real and all(day.weekday() != named.weekday for day in real):
                yield _finding(piece, named, real[0])


def _last_items(text: str) -> Mapping[str, int]:
    """The last index at which each Chinese digit numbers an item: （二）, but not 8 日（二）."""
    return {match[1]: match.start() for match in _ITEM.finditer(text)}


def _is_item(text: str, named: NamedDay, items: Mapping[str, int]) -> bool:
    """Whether the weekday is the first of a row of numbers: 3 月 8 日（一）經過（二）結論."""
    at, following = named.weekday_at, WEEKDAYS[(named.weekday or 0) + 1 :][:1]
    return text[at - 1] in "（(" and items.get(following, -1) > at


def _text_years(text: str) -> tuple[int, ...]:
    """Every year in *text*, the latest first."""
    return tuple(sorted({*map(int, _YEAR.findall(text)), *years(text)}, reverse=True))


def _years(
    piece: Piece, named: NamedDay, subject: Subject, text_years: tuple[int, ...]
) -> list[int]:
    """The years that may be meant, the likeliest first: any of them excuses the weekday."""
    if named.year is not None:
        return [named.year]
    abroad = [y for y in subject.records.years if _is_abroad(subject, named.on(y))]
    if abroad and not _YEAR.search(_sentence_before(piece.text, named.start)):
        return abroad
    owner = piece.owner
    own = owner.date if isinstance(owner, (Event, Day, Session)) else None
    candidates = list(text_years)
    candidates += [own.year] if own else []
    candidates += subject.records.years
    report = subject.records.report_date
    candidates += [report.year] if report else []
    return list(dict.fromkeys(candidates))


def _is_abroad(subject: Subject, day: date | None) -> bool:
    return bool(subject.records.periods) and day is not None and subject.records.is_abroad(day)


def _sentence_before(text: str, index: int) -> str:
    return re.split("[。\n]", text[max(0, index - 120) : index])[-1]


def _finding(piece: Piece, named: NamedDay, day: date) -> Finding:
    right, wrong = WEEKDAYS[day.weekday()], WEEKDAYS[named.weekday or 0]
    return RULE.finding(
        piece.passage.at(named.weekday_at),
        say("{day} 是星期{right}，不是星期{wrong}。", day=day, right=right, wrong=wrong),
        say("請更正星期或日期。"),
    )


RULE = Rule(
    code="WEEKDAY-WRONG",
    title="日期與星期不符",
    severity=Severity.WARNING,
    reason="星期與日期對不上，兩者必有一誤；照著來的人會撲空。",
    bad="purpose:\n  prose: 分享會於 2018 年 8 月 22 日（六）舉行。\n",
    good="purpose:\n  prose: 分享會於 2018 年 8 月 25 日（六）舉行。\n",
    find=find,
)
