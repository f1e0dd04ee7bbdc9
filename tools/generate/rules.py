"""docs/rules.md: the reference of the rules, from the registry."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.cli.formats import severity_word
from reportgen.findings import Severity
from reportgen.rules import GROUPS, Phase, Rule, all_rules, group_of
from reportgen.rules.words import GRADES, MENDS, NO_BASIS, group_word
from tools.generate.markdown import NOTICE, code, head, page, table


def rules_page() -> str:
    """The whole page."""
    return page(_lines())


def _lines() -> Iterator[str]:
    yield NOTICE
    yield ""
    yield from head("rules")
    rules = list(all_rules().values())
    for group in GROUPS:
        mine = [rule for rule in rules if group_of(rule.code) == group]
        if not mine:
            continue
        yield f"## {group_word(group)}"
        yield ""
        yield from table(
            ("代碼", "等級", "規則"),
            (
                (f"[{rule.code}](#{rule.code.lower()})", severity_word(rule.severity), rule.title)
                for rule in mine
            ),
        )
        yield ""
        for rule in mine:
            yield from _rule(rule)


def _rule(rule: Rule) -> Iterator[str]:
    yield f"### {rule.code}"
    yield ""
    yield f"**{rule.title}**（{severity_word(rule.severity)}）。{rule.reason}"
    yield ""
    if not rule.basis:
        yield f"依據：{NO_BASIS}。"
    for basis in rule.basis:
        title = f"[{basis.title}]({basis.address})" if basis.address else basis.title
        yield f"依據：{title}（{GRADES[basis.grade]}）。"
    if rule.phase is Phase.READ and rule.severity is Severity.ERROR:
        yield "不能忽略。"
    if rule.mends in MENDS:
        yield f"自動修正：{MENDS[rule.mends]}"
    yield ""
    yield "錯誤："
    yield ""
    yield from code(rule.bad)
    yield ""
    yield "正確："
    yield ""
    yield from code(rule.good)
    yield ""
