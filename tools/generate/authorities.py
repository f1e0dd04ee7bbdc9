"""docs/authorities.md: what each authority asks, and how well each fact is known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportgen.authority.duties import CountedFrom, FiledOn, Joint, ReviewItem, Roll, Step
from reportgen.authority.load import load_layout
from reportgen.authority.model import Authority, Authorship, LengthUnit
from reportgen.rulebook.rule import Grade
from reportgen.world import shipped_templates
from tools.generate.markdown import NOTICE, head, page, table

_GRADES = {
    Grade.CONFIRMED: "讀過條文",
    Grade.SECONDARY: "他人轉述",
    Grade.OBSERVED: "實際慣例",
}
_STEPS = {
    Step.REVIEW: "審核",
    Step.APPROVAL: "核定",
    Step.UPLOAD: "上傳",
    Step.REGISTRATION: "登錄",
    Step.REVIEW_FORM: "附自我檢核的審核表",
}

Fact = tuple[str, str, str | None]
"""What, its value, and the key of its source."""


def authorities_page() -> str:
    """The whole page."""
    return page(_lines())


def shipped() -> Mapping[str, Authority]:
    """Every shipped authority by the name of its folder."""
    root = shipped_templates()
    found: dict[str, Authority] = {}
    for folder in sorted(path.parent for path in root.glob("*/authority.yaml")):
        loaded = load_layout((root,), folder.name)
        if loaded.layout is not None:
            found[folder.name] = loaded.layout.authority
    return found


def _lines() -> Iterator[str]:
    yield NOTICE
    yield ""
    yield from head("authorities")
    for name, authority in shipped().items():
        yield ""
        yield f"## {authority.name}（`authority: {name}`）"
        yield ""
        if authority.extends:
            yield f"沿用 `{authority.extends}`；下表是合併後的結果。"
            yield ""
        rows = [
            (what, value, _source(authority.sources.get(source) if source else None))
            for what, value, source in _facts(authority)
        ]
        yield from table(("項目", "規定", "依據"), rows)


def _source(source: Authorship | None) -> str:
    if source is None:
        return "版型的安排"
    title = " ".join(str(part) for part in (source.title, source.article) if part)
    linked = f"[{title}]({source.address})" if source.address else title
    return f"{linked}（{_GRADES[source.grade]}）"


def _facts(authority: Authority) -> Iterator[Fact]:
    for section in authority.outline:
        title = f"{section.title}{'（必要）' if section.required else ''}"
        yield "章", title, section.source
    if authority.categories:
        yield "出國類別", "、".join(authority.categories), authority.categories_source
    if authority.abstract:
        unit = "漢字" if authority.abstract.unit is LengthUnit.HAN else "字元"
        limits = f"{authority.abstract.min} 至 {authority.abstract.max} {unit}"
        yield "內容摘要", limits, authority.abstract.source
    yield from _times(authority)
    yield from _duties(authority)
    for code, change in authority.severities.items():
        yield f"{code} 的等級", f"{change.severity}：{change.reason}", change.source


def _times(authority: Authority) -> Iterator[Fact]:
    deadline = authority.deadline
    if deadline:
        start = "返國翌日" if deadline.counted_from is CountedFrom.DAY_AFTER_RETURN else "返國日"
        said = f"{start}起 {deadline.months} 個月"
        if deadline.includes:
            said += "，其間完成" + "、".join(_STEPS[step] for step in deadline.includes)
        if deadline.roll is Roll.NEXT_WORKING_DAY:
            said += "；起算日遇假日順延至次一上班日"
        if deadline.filed_on is FiledOn.DISPATCH:
            said += "；以機關發文日為準"
        yield "期限", said, deadline.source
    for what, period in (("機關審核", authority.agency_review), ("補正", authority.correction)):
        if period:
            start = f"{period.counted_from}起 " if period.counted_from else ""
            yield what, f"{start}{period.days} 日內", period.source


def _duties(authority: Authority) -> Iterator[Fact]:
    wanted = authority.recommendations
    if wanted:
        said = [f"至少 {wanted.min} 項"] if wanted.min is not None else []
        said += [f"沒有建議時寫「{wanted.none_as}」"] if wanted.none_as else []
        said += [f"應與{'、'.join(wanted.about)}相關"] if wanted.about else []
        yield "建議", "；".join(said), wanted.source
    joint = authority.joint_report
    if joint:
        yield (
            "聯名",
            "同行者應聯名" if joint.mode is Joint.REQUIRED else "同行者得聯名",
            joint.source,
        )
    contact = authority.contact_person
    if contact:
        least = contact.required_if_travellers_at_least
        yield "聯絡人", f"{least} 人以上須指定", contact.source
    for what, duty in (
        ("須提完整報告", authority.full_report_for),
        ("只須提要表", authority.summary_only_for),
        ("須上傳資訊網", authority.upload_required_for),
    ):
        if duty:
            yield what, "、".join(duty.categories), duty.source
    form = authority.review_form
    if form:
        yield "審核表", "；".join(map(_item, form.items)), form.source


def _item(item: ReviewItem) -> str:
    choices = " ".join(f"({n}){choice.text}" for n, choice in enumerate(item.choices, start=1))
    return item.text + choices
