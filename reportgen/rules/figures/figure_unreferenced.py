"""FIGURE-UNREFERENCED."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.ask.pointing import unmentioned
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.patterns import late
from reportgen.prose.model import Figure
from reportgen.rulebook.rule import Rule

_BY_PLACE = late("[下上左右附後前]圖|[下上左右]列?[各二兩三四]?[張幅]?(?:照片|圖)|圖中|照片中")


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for each figure of the body that the text never refers to."""
    for figure in unmentioned(subject, Figure, "圖", _BY_PLACE):
        yield RULE.finding(
            figure.place,
            say("內文沒有提到這張圖。"),
            say("請在相關的句子寫「[](#{label})」。", label=figure.label)
            if figure.label
            else say("請給它標籤（{example}），並在內文寫「[](#fig-x)」。", example="{#fig-x …}"),
        )


RULE = Rule(
    code="FIGURE-UNREFERENCED",
    title="內文沒有提到的圖",
    severity=Severity.WARNING,
    reason="讀者要知道圖與哪一段文字有關；號碼由參照帶出，圖移動時也跟著改。附錄的活動照片不在此限。",
    bad='![雙方會談](figures/talk.jpg){#fig-talk alt="兩人對坐"}\n',
    good="雙方交換意見（[](#fig-talk)）。\n\n"
    '![雙方會談](figures/talk.jpg){#fig-talk alt="兩人對坐"}\n',
    find=find,
)
