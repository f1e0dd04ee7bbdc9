"""GLOSS-TWO-TERMS."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.ask.adjusting import elsewhere
from reportgen.check.ask.glosses import Gloss, is_other_term
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.rulebook.rule import Basis, Grade, Rule


def find(subject: Subject) -> Iterator[Finding]:
    """Each gloss whose Chinese term differs from its first."""
    first: dict[str, Gloss] = {}
    for gloss in subject.glosses:
        earlier = first.setdefault(gloss.key, gloss)
        if is_other_term(earlier, gloss, subject.running.plain):
            yield RULE.finding(
                gloss.place,
                say(
                    "「{gloss}」在前面譯作「{earlier}」，這裡作「{term}」。",
                    gloss=gloss.gloss,
                    earlier=earlier.name,
                    term=gloss.name,
                ),
                say("同一事物請用同一名稱。"),
                elsewhere(earlier.name, earlier.place),
            )


RULE = Rule(
    code="GLOSS-TWO-TERMS",
    title="同一原文有兩個譯名",
    severity=Severity.WARNING,
    reason="同一個組織或文件有兩個中文名稱，讀者會以為是兩件事。",
    bad=(
        "purpose:\n  prose: 簽署開放政府宣言（Open Government Declaration）；"
        "公開政府宣言（Open Government Declaration）有四點。\n"
    ),
    good=(
        "purpose:\n  prose: 簽署開放政府宣言（Open Government Declaration）；"
        "開放政府宣言（Open Government Declaration）有四點。\n"
    ),
    basis=(
        Basis(
            "國家文官學院《公文撰作解析》附錄（同一事物用同一名稱）",
            "https://ws.csptc.gov.tw/001/Upload/ebook/%E5%85%AC%E6%96%87%E6%92%B0%E4%BD%9C%E8%A7%A3%E6%9E%90/odbook_Appendix/files/basic-html/page28.html",
            Grade.CONFIRMED,
        ),
    ),
    find=find,
)
