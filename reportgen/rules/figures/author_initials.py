"""AUTHOR-INITIALS."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.manuscript.citations import references_of
from reportgen.rulebook.rule import Rule

_INITIALS = re.compile(r"(?:[A-Z]\.[ -]?){1,4}")


def find(subject: Subject) -> Iterator[Finding]:
    """Each author who is initials alone, behind one who has none: a comma has parted them."""
    for work in references_of(subject.records.appendices):
        for surname, initials in pairwise(author.main for author in work.authors):
            if _INITIALS.fullmatch(initials) and "," not in surname and surname[:1].isalpha():
                yield RULE.finding(
                    initials.place,
                    say("「{initials}」只是名字的縮寫，會印成另一位作者。", initials=initials),
                    say("逗號把一位作者分成兩位；請加上引號：「\"{surname}, {initials}\"」。",
                        surname=surname, initials=initials),
                )  # fmt: skip


RULE = Rule(
    code="AUTHOR-INITIALS",
    title="作者的姓與名分成兩人",
    severity=Severity.WARNING,
    reason="YAML 的清單以逗號分項，「Weibull, W.」不加引號就成為兩位作者，照樣印出來。",
    bad=(
        "appendices:\n- kind: references\n  title: 參考資料\n  groups:\n  - title: 論文\n"
        "    references:\n"
        "    - {authors: [Weibull, W.], title: A Statistical Theory}\n"
    ),
    good=(
        "appendices:\n- kind: references\n  title: 參考資料\n  groups:\n  - title: 論文\n"
        "    references:\n"
        '    - {authors: ["Weibull, W."], title: A Statistical Theory}\n'
    ),
    find=find,
)
