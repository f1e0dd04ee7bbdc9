"""SECTION-THIN."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.ask.amounts import together
from reportgen.check.ask.body import Part
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.records.sessions import Session
from reportgen.rulebook.rule import Basis, Grade, Rule

LEAST = {"purpose": 40, "process": 80, "findings": 60, "reflections": 40, "recommendations": 20}
"""The least Han characters of a required chapter; no regulation sets a number."""

LEAST_SESSION = 20
"""The same for one session."""

PARTS = {
    "purpose": {Part.PURPOSE},
    "process": {Part.ITINERARY, Part.SESSIONS},
    "findings": {Part.REFLECTIONS, Part.RECOMMENDATIONS},
    "reflections": {Part.REFLECTIONS},
    "recommendations": {Part.RECOMMENDATIONS},
}


def find(subject: Subject) -> Iterator[Finding]:
    """Each required chapter and each session of a few words."""
    required = {str(section.id) for section in subject.authority.outline if section.required}
    thin: set[str] = set()
    for chapter in subject.manuscript.outline:
        least = LEAST.get(chapter.label)
        if least is None or chapter.label not in required:
            continue
        parts = PARTS[chapter.label]
        proses = [p for p in subject.own if p.part in parts and p.passage.prose]
        written = together(p.amount for p in proses).weight
        if proses and 0 < written < least and proses[0].text.strip("。 \n") != "無":
            thin.add(chapter.label)
            yield RULE.finding(
                proses[0].passage.source.place,
                say(
                    "「{title}」一章只有 {count} 字，過於簡略。", title=chapter.title, count=written
                ),
                say("請寫出{what}。", what=_WHAT[chapter.label]),
            )
    for piece in () if "process" in thin else subject.own:
        if isinstance(piece.owner, Session) and piece.passage.field == "prose":
            written = piece.amount.weight
            if 0 < written < LEAST_SESSION and not piece.owner.sessions:
                yield RULE.finding(
                    piece.passage.source.place,
                    say("這個場次的內容只有 {count} 字，過於簡略。", count=written),
                    say("請寫出討論了什麼、對方怎麼說、得到什麼。"),
                )


_WHAT = {
    "purpose": say("原定計畫目標、主題與緣起"),
    "process": say("計畫如何執行、訪問了哪些機關、經過如何"),
    "findings": say("心得，以及與主題有關的具體建議"),
    "reflections": say("此行學到什麼"),
    "recommendations": say("與主題有關的具體建議"),
}


RULE = Rule(
    code="SECTION-THIN",
    title="章節過於簡略",
    severity=Severity.WARNING,
    reason="寥寥數字的章節雖然不是空的，審核時仍會以內容空洞退回。各法規都沒有規定字數；這裡只提醒少得不尋常的。",
    bad="purpose:\n  prose: 參加會議。\n",
    good=(
        "purpose:\n  prose: 為了解各國推動開放政府的作法，本會派員出席高峰會，"
        "就資料授權、公民參與及跨部會協調三項主題與各國交換意見，並爭取加入聯盟。\n"
    ),
    basis=(
        Basis(
            "行政院及所屬各機關出國報告綜合處理要點 附件二（審核表）",
            "https://github.com/Imbad0202/tw-gov-overseas-trip-kit",
            Grade.SECONDARY,
        ),
    ),
    find=find,
)
