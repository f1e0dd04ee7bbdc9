"""CATEGORY-UNKNOWN."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.check.ask.adjusting import sourced, weighed
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Message, Severity, say
from reportgen.patterns import late
from reportgen.read.nearest import nearest
from reportgen.records.base import UNKNOWN
from reportgen.rulebook.rule import Basis, Rule

MEANT = (
    ("會議", ("開會", "出席會議")),
    ("研討會", ("開會", "出席會議")),
    ("論壇", ("開會", "出席會議")),
    ("高峰會", ("開會", "出席會議")),
    ("年會", ("開會", "出席會議")),
    ("開會", ("開會", "出席會議")),
    ("參訪", ("考察",)),
    ("參觀", ("考察",)),
    ("觀摩", ("考察",)),
    ("訓練", ("實習", "進修")),
    ("受訓", ("實習", "進修")),
    ("研習", ("實習", "進修")),
    ("進修", ("進修",)),
    ("拜會", ("訪問",)),
    ("磋商", ("談判",)),
    ("諮商", ("談判",)),
    ("視導", ("視察",)),
)
"""Everyday words, each with the categories that it may mean, the likeliest first."""

_OTHER = late(r"其他\s*[（(：:、]\s*(?P<note>[^）)]+)[）)]?")


def find(subject: Subject) -> Iterator[Finding]:
    """A finding where the authority does not have the category, or the kind of the trip."""
    category, known = subject.records.category, subject.authority.categories
    kind, kinds = subject.records.trip_kind, subject.authority.trip_kinds
    if category is not None and known and category.strip() not in known:
        finding = RULE.finding(
            category.place,
            say("出國類別「{category}」不在所列類別之中。", category=category),
            *hints(category.strip(), known, kinds),
            say("可用的類別：{known}。", known=tuple(known)),
        )
        yield sourced(finding, subject.authority, subject.authority.categories_source)
    if kind is not None and kinds and kind.strip() not in kinds:
        finding = RULE.finding(
            kind.place,
            say("出國性質「{kind}」不在所列之中。", kind=kind),
            say("可填：{values}。", values=tuple(kinds)),
        )
        source = subject.authority.trip_kinds_source
        yield sourced(weighed(finding, Severity.WARNING), subject.authority, source)


def hints(category: str, known: Sequence[str], kinds: Sequence[str]) -> Iterator[Message]:
    """What *category* may mean: a category among *known*, or a kind of trip among *kinds*."""
    if category.startswith(UNKNOWN):
        yield say("請寫成「不詳（理由）」，例如「不詳（原件未載）」。")
    if category in kinds:
        yield say("「{category}」是出國性質，請填在 trip_kind。", category=category)
        return
    other = _OTHER.fullmatch(category)
    if other and "其他" in known:
        category = other["note"].strip()
        yield say("說明請另填 category_note：「{note}」，category 只填「其他」。", note=category)
    for word, meant in MEANT:
        fitting = [name for name in meant if name in known]
        if word in category and fitting:
            yield say("「{category}」宜填「{near}」。", category=category, near=fitting[0])
            return
    near = "" if other else nearest(category, known)
    if near:
        yield say("是否為「{near}」？", near=near)


RULE = Rule(
    code="CATEGORY-UNKNOWN",
    title="出國類別不在所列之中",
    severity=Severity.ERROR,
    reason="出國類別決定要交完整報告或只交提要表，也是資訊網的選項，必須用規定的字樣。",
    bad="category: 會議\n",
    good="category: 開會\n",
    basis=(
        Basis(
            "經濟部智慧財產局出國報告管理作業規範 第2點",
            "https://law.moea.gov.tw/LawContent.aspx?id=GL000095&media=print",
            authority="tipo",
        ),
    ),
    find=find,
)
