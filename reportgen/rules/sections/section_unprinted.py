"""SECTION-UNPRINTED."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.records.report import Headings
from reportgen.rulebook.rule import Rule


def find(subject: Subject) -> Iterator[Finding]:
    """Each chapter without a place in the layout, and each title of a part that is not printed."""
    records, authority = subject.records, subject.authority
    if not authority.outline:  # the 提要表 alone: SUMMARY-ONLY reports what is not printed
        return
    if records.chapters and not authority.further_chapters:
        yield RULE.finding(
            records.chapters[0].title.main.place,
            say("「{name}」不另加章，chapters 的各章不會印出。", name=authority.name),
            say("請將內容移到規定的各章，或寫成附錄（kind: document）。"),
        )
    for name in Headings.model_fields if records.headings else ():
        title = getattr(records.headings, name)
        if title is None or title in {heading.title for heading in subject.manuscript.headings()}:
            continue
        kind = name.replace("_", "-")
        blocks = [block for part in authority.outline for block in part.blocks]
        fixed = any(block.kind == kind and block.fixed for block in blocks)
        yield RULE.finding(
            title.place,
            say("「{title}」不會印出：{name} 的標題由版型規定。", title=title, name=name)
            if fixed or not any(block.kind == kind and block.title for block in blocks)
            else say("「{title}」不會印出：沒有 {name} 的內容。", title=title, name=name),
            say("請刪去這個鍵。"),
        )


RULE = Rule(
    code="SECTION-UNPRINTED",
    title="版型不印的章節或標題",
    severity=Severity.WARNING,
    reason="有的機關規定了全部的章，或規定了各節的標題；另加的章、另取的標題在那裡不會印出。",
    bad="headings: {topics: 訓練內容}\n",
    good=(
        "headings: {topics: 訓練內容}\n"
        "topics:\n- {title: 水文觀測, prose: 課程介紹雷達估計雨量的原理與誤差來源。}\n"
    ),
    find=find,
)
