"""ABSTRACT-LENGTH."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.authority.model import LengthUnit
from reportgen.check.ask.adjusting import sourced
from reportgen.check.ask.amounts import characters
from reportgen.check.ask.passages import prose_passage
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.rulebook.rule import Basis, Grade, Rule
from reportgen.text import count_han


def find(subject: Subject) -> Iterator[Finding]:
    """One finding where the abstract is shorter or longer than the authority allows."""
    limits, abstract = subject.authority.abstract, subject.records.abstract
    if limits is None or abstract is None or not subject.records.language.startswith("zh"):
        return
    text = prose_passage(abstract, "abstract").text
    han, every = count_han(text), characters(text)
    counted = han if limits.unit is LengthUnit.HAN else every
    if limits.min <= counted <= limits.max:
        return
    short = counted < limits.min
    missing = limits.min - counted if short else counted - limits.max
    hint = say("請增加約 {n} 字。", n=missing) if short else say("請刪減約 {n} 字。", n=missing)
    message = say(
        "內容摘要有漢字 {han} 字（連同標點、英數共 {every} 字元），應為 {min} 至 {max} 字。",
        han=han,
        every=every,
        min=limits.min,
        max=limits.max,
    )
    counts = say("字數只計漢字。") if limits.unit is LengthUnit.HAN else say("空白不計。")
    yield sourced(
        RULE.finding(abstract.place, message, hint, counts), subject.authority, limits.source
    )


RULE = Rule(
    code="ABSTRACT-LENGTH",
    title="內容摘要的字數不合規定",
    severity=Severity.WARNING,
    reason=(
        "提要表的內容摘要為 200 至 300 字。各方對標點與英文是否計入說法不一，"
        "因此同時列出漢字數與字元數；上下限與計法見各機關的 authority.yaml。"
        "條文尚未讀到原文，實際的報告也常常超過，故只是警告。"
    ),
    bad="abstract: 本報告記述出席高峰會的經過。\n",
    good=(
        "abstract: |\n  （漢字 200 至 300 字的摘要：為何出國、參加什麼、"
        "見了誰、得到什麼、建議什麼。）\n"
    ),
    basis=(
        Basis(
            "行政院及所屬各機關出國報告綜合處理要點 附件一",
            "https://github.com/Imbad0202/tw-gov-overseas-trip-kit",
            Grade.SECONDARY,
        ),
    ),
    find=find,
)
