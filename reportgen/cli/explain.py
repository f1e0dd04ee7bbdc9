"""``reportgen explain``: a rule in full, or all of them in a list."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping

from reportgen.cells import width
from reportgen.cli.context import Session
from reportgen.cli.formats import severity_word
from reportgen.cli.screen import Paint, remark, visible, wants_colour
from reportgen.findings import Severity, Translate
from reportgen.read.nearest import nearest
from reportgen.rules import GROUPS, Phase, Rule, all_rules, group_of
from reportgen.rules.words import GRADES, MENDS, NO_BASIS, group_word

UNKNOWN = 2


def run(session: Session, code: str | None) -> int:
    """Explain *code*, or list every rule by group."""
    rules, paint = all_rules(), Paint(wants_colour(sys.stdout))
    if code is None:
        print("\n".join(_listed(rules, session.translate, paint)))  # noqa: T201
        return 0
    rule = rules.get(code.strip().upper().replace("_", "-"))
    if rule is None:
        _unknown(session, code, nearest(code, rules))
        return UNKNOWN
    print("\n".join(_explained(rule, session.translate, paint)))  # noqa: T201
    return 0


def _unknown(session: Session, code: str, near: str) -> None:
    _ = session.translate
    lines = [_("沒有「{code}」這個代碼。").format(code=code)]
    if near:
        lines.append("  → " + _("是否為「{near}」？").format(near=near))
    else:
        lines.append("  → " + _("所有代碼：{command}。").format(command="reportgen explain"))
    remark("\n".join(map(visible, lines)))


def _listed(rules: Mapping[str, Rule], translate: Translate, paint: Paint) -> Iterator[str]:
    """Every rule on a line, below the name of its group."""
    column = max(map(len, rules)) + 2
    for group in GROUPS:
        members = [rule for rule in rules.values() if group_of(rule.code) == group]
        if not members:
            continue
        yield paint("place", translate(group_word(group)))
        for rule in members:
            word = translate(severity_word(rule.severity))
            padding = " " * max(1, 8 - width(word))
            yield (
                f"  {rule.code:<{column}}{paint(rule.severity.value, word)}{padding}"
                f"{translate(rule.title)}"
            )
        yield ""


def _explained(rule: Rule, translate: Translate, paint: Paint) -> Iterator[str]:
    _ = translate
    word = paint(rule.severity.value, _(severity_word(rule.severity)))
    yield f"{paint('place', rule.code)} {word}  {_(rule.title)}"
    yield ""
    yield _(rule.reason)
    yield ""
    yield paint("place", _("依據"))
    yield from _basis(rule, translate)
    for style, title, example in (
        ("error", "錯誤的例子", rule.bad),
        ("good", "正確的例子", rule.good),
    ):
        yield ""
        yield paint(style, _(title))
        yield from (f"  {line}".rstrip() for line in example.rstrip("\n").split("\n"))
    if rule.mends in MENDS:
        yield ""
        yield paint("place", _("自動修正"))
        yield f"  {_(MENDS[rule.mends])}"
    yield ""
    yield paint("place", _("如何忽略"))
    yield from (f"  {line}" for line in _ignoring(rule, translate))


def _basis(rule: Rule, translate: Translate) -> Iterator[str]:
    if not rule.basis:
        yield "  " + translate(NO_BASIS)
    for basis in rule.basis:
        grade = translate("（{text}）").format(text=translate(GRADES[basis.grade]))
        yield f"  {translate(basis.title)}{grade}"
        if basis.address:
            yield f"  {basis.address}"


def _ignoring(rule: Rule, translate: Translate) -> Iterator[str]:
    """How to ignore a finding of *rule*, where that is possible."""
    if rule.phase is Phase.READ and rule.severity is Severity.ERROR:
        yield translate("這一項使記錄無法正確讀取，不能忽略，請修正。")
        return
    yield translate("在該行之後，或它的上一行，寫註解並說明理由：")
    yield f"# reportgen: ignore {rule.code} {translate('理由')}"
    yield translate("要為整個單位改變等級，請寫在 reportgen.yaml 的 severities。")
