"""NAME-VARIANT."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from reportgen.check.ask.adjusting import elsewhere
from reportgen.check.ask.latin_names import latin_variants
from reportgen.check.ask.spellings import named_variants, text_variants
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.rulebook.rule import Basis, Grade, Rule


def find(subject: Subject) -> Iterator[Finding]:
    """Each name that differs from another in one character, or in the order of characters."""
    for variant in chain(
        text_variants(subject.own, subject.known),
        named_variants(subject.known),
        latin_variants(subject.people, subject.own),
    ):
        yield RULE.finding(
            variant.place,
            say("「{other}」與「{name}」疑為同一人。", other=variant.other, name=variant.name),
            say("若是同一人，請統一寫法，以本人用字為準。"),
            elsewhere(variant.name, variant.known_at),
        )


RULE = Rule(
    code="NAME-VARIANT",
    title="同一人的姓名寫法不一",
    severity=Severity.WARNING,
    reason="姓名寫錯、前後顛倒或一字之差，最失禮，也最難用眼睛看出來。",
    bad=(
        "roster:\n- {id: kao, name: 高嘉良, agency: 開放文化基金會, post: 董事}\n"
        "purpose:\n  prose: 由高家良董事代表出席。\n"
    ),
    good=(
        "roster:\n- {id: kao, name: 高嘉良, agency: 開放文化基金會, post: 董事}\n"
        "purpose:\n  prose: 由高嘉良董事代表出席。\n"
    ),
    basis=(
        Basis(
            "行政院《文書處理手冊》擬稿注意事項（人名應詳加核對）",
            "https://www.ey.gov.tw/Page/9277F759E41CCD91",
            Grade.CONFIRMED,
        ),
    ),
    find=find,
)
