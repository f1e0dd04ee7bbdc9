"""TERM-VARIANT."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.ask.terms import near_names, rare_forms, repeated_names
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.rulebook.rule import Rule


def find(subject: Subject) -> Iterator[Finding]:
    """Each name or term that differs elsewhere in a character or in its ending."""
    running = subject.running
    others = [*(gloss.name for gloss in subject.glosses), *repeated_names(running.text)]
    known = {str(person.name.main) for person in subject.people}
    taken: list[range] = []
    for start, form, usual in (
        *near_names(running.plain, running.pairs, subject.bodies, others),
        *rare_forms(running.text, running.twos),
    ):
        span = range(start, start + len(form))
        if form in known or any(start in other or span[-1] in other for other in taken):
            continue
        taken.append(span)
        yield RULE.finding(
            running.at(start, start + len(form)),
            say("這裡作「{form}」，別處作「{usual}」。", form=form, usual=usual),
            say("若是同一個名稱或用語，請統一。"),
        )


RULE = Rule(
    code="TERM-VARIANT",
    title="同一名稱或用語有一處寫法不同",
    severity=Severity.WARNING,
    reason="機關名稱漏字、倒字、換了結尾，或多次出現的用語有一處是別字，逐字校對才看得出來。",
    bad=(
        "agency: 工業技術研究院\n"
        "purpose:\n  prose: 工業技術研究院派員同行，其後由工業技術研究所彙整。\n"
    ),
    good=(
        "agency: 工業技術研究院\n"
        "purpose:\n  prose: 工業技術研究院派員同行，其後由工業技術研究院彙整。\n"
    ),
    find=find,
)
