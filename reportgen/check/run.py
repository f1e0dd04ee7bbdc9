"""The rules of this phase, run one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportgen.check.subject import Subject
from reportgen.findings import Finding
from reportgen.rulebook.rule import Rule
from reportgen.rules import checks


def check(subject: Subject) -> Iterator[Finding]:
    """Everything that the rules of this phase have to say about *subject*.

    A stream: a hostile text may have more findings than fit into memory.
    """
    authorities = {str(subject.records.authority), str(subject.authority.extends or "-")}
    for rule in checks():
        own = rule.own_reference(authorities)
        for finding in rule.find(subject) if rule.find is not None else ():
            yield replace(finding, reference=own) if own and _is_general(finding, rule) else finding


def _is_general(finding: Finding, rule: Rule) -> bool:
    """Whether *finding* rests on what holds for every authority, and on no source of its own."""
    return finding.reference == rule.reference
