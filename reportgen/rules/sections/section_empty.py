"""SECTION-EMPTY."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.ask.adjusting import weighed
from reportgen.check.ask.body import on_stage, walk_sessions, walk_topics
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Message, Severity, say
from reportgen.records.sessions import Session, Topic
from reportgen.rulebook.rule import Basis, Grade, Rule


def find(subject: Subject) -> Iterator[Finding]:
    """Texts without a word, and sessions of which only the heading is there."""
    for piece in subject.own:
        if piece.passage.prose and not piece.amount.weight and not _has_digit(piece.text):
            finding = RULE.finding(
                piece.passage.source.place,
                say("這裡沒有文字。"),
                say("請寫出內容；只有圖片或標記時，請補上說明。"),
            )
            required = piece.passage.field == "prose" and piece.owner is subject.records.purpose
            yield finding if required else weighed(finding, Severity.WARNING)
    for session, _ in walk_sessions(subject.records.sessions):
        if _only_heading(session):
            yield _bare(session, say("請在 prose 寫出經過與所得，或刪去這個場次。"))
    for topic in walk_topics(subject.records):
        if topic.prose is None and not topic.topics:
            yield _bare(topic, say("請在 prose 寫出內容，或刪去這個標題。"))


def _bare(part: Session | Topic, hint: Message) -> Finding:
    message = say("「{title}」只有標題，沒有內容。", title=part.title)
    return weighed(RULE.finding(part.title.main.place, message, hint), Severity.WARNING)


def _has_digit(text: str) -> bool:
    return any(char.isdigit() for char in text)


def _only_heading(session: Session) -> bool:
    people = (*session.our_people, *session.their_people, *on_stage(session))
    return session.prose is None and not session.sessions and not people


RULE = Rule(
    code="SECTION-EMPTY",
    title="章節沒有內容",
    severity=Severity.ERROR,
    reason="章節必須有內容。「內容空洞或未涵蓋規定要項」是退回補正的理由；只有標題的場次，讀者不知道做了什麼。",
    bad="sessions:\n- title: 拜會數位署\n",
    good="sessions:\n- title: 拜會數位署\n  prose: 雙方就開放資料的授權條款交換意見。\n",
    basis=(
        Basis(
            "行政院及所屬各機關出國報告綜合處理要點 附件二（審核表）",
            "https://github.com/Imbad0202/tw-gov-overseas-trip-kit",
            Grade.SECONDARY,
        ),
        Basis(
            "金門縣政府出國報告規定（FL052037） 第7點",
            "https://law.kinmen.gov.tw/LawContent.aspx?id=FL052037",
            authority="kinmen",
        ),
    ),
    find=find,
)
