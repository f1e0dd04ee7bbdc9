"""FIGURE-NUMBER-TYPED."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reportgen.check.ask.numerals import number
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.patterns import compiled, late
from reportgen.prose.model import Figure, Table
from reportgen.rulebook.rule import Rule

_TYPED = late(
    r"(?:(?<![附地藍草構插版企意力本該原其])(?P<figure>圖)|(?<=[見如詳閱參及與和由從於在為以，。；、（(\n\x1e])"
    r"表)[ ]?(?P<number>\d{1,2}|[一二三四五六七八九十]{1,2})"
    r"(?![\d./月年日號、：:．])(?![-–]\d)(?![ ]?[張幅個份種頁])"
)


@cache
def _of_others() -> re.Pattern[str]:
    return compiled(
        "(?:手冊|報告書|該書|論文|指引|附件|簡報|公報|年報|文獻)(?:的|之|第[^，。；]{1,8})?$"
    )


_POINTING = frozenset("如見詳參照閱")
_WITH_PICTURES = frozenset({"photos", "pages", "document"})


def _has_pictures(subject: Subject) -> bool:
    """Whether anything is printed that may be meant by a figure."""
    appendices = subject.records.appendices
    return bool(subject.pictures) or any(a.kind in _WITH_PICTURES for a in appendices)


def find(subject: Subject) -> Iterator[Finding]:
    """Each typed number of a figure or table that has a label to refer to."""
    running = subject.running
    text = running.text
    if "圖" not in text and "表" not in text:
        return
    proses = list(subject.manuscript.proses())
    items: dict[tuple[str, int], Figure | Table] = {}
    for parsed in proses:
        for figure in parsed.figures:
            items["圖", subject.manuscript.labels.number(figure)] = figure
        for table in parsed.tables:
            items["表", subject.manuscript.labels.number(table)] = table
    for match in _TYPED.finditer(text):
        counted = number(match["number"])
        piece, _ = running.piece(match.start())
        if not counted or not piece.passage.prose:
            continue
        kind = "圖" if match["figure"] else "表"
        if _of_others().search(text, max(0, match.start() - 12), match.start()):
            continue
        item = items.get((kind, counted))
        place = running.at(match.start(), match.end())
        missing = item is None and not any(other == kind for other, _ in items)
        if missing and kind == "圖" and text[match.start() - 1 : match.start()] in _POINTING:
            if not _has_pictures(subject):
                yield RULE.finding(
                    place,
                    say("報告裡一張圖也沒有，這裡說「{words}」。", words=match[0]),
                    say("請補上圖，或刪去這幾個字。"),
                )
        elif item is None and not missing:
            yield RULE.finding(
                place,
                say("報告裡沒有「{words}」。", words=match[0]),
                say("請寫成參照，例如「[](#fig-x)」，號碼由程式印出。"),
            )
        elif item is not None and item.label:
            yield RULE.finding(
                place,
                say("「{words}」的號碼是手寫的，圖表增減時不會跟著改。", words=match[0]),
                say("請改寫為「[](#{label})」。", label=item.label),
            )


RULE = Rule(
    code="FIGURE-NUMBER-TYPED",
    title="圖表的號碼是手寫的",
    severity=Severity.WARNING,
    reason="號碼由程式依出現的先後印出；手寫的號碼在增刪圖表之後就指到別的圖，或指不到圖。",
    bad=(
        "purpose:\n  prose: |\n    雙方交換意見（見圖 2）。\n\n"
        '    ![雙方會談](figures/talk.jpg){#fig-talk alt="兩人對坐"}\n'
    ),
    good=(
        "purpose:\n  prose: |\n    雙方交換意見（見[](#fig-talk)）。\n\n"
        '    ![雙方會談](figures/talk.jpg){#fig-talk alt="兩人對坐"}\n'
    ),
    find=find,
)
