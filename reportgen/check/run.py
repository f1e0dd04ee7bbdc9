"""The rules of this phase, run one after the other."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.subject import Subject
from reportgen.findings import Finding
from reportgen.rules import checks


def check(subject: Subject) -> Iterator[Finding]:
    """Everything that the rules of this phase have to say about *subject*.

    A stream: a hostile text may have more findings than fit into memory.
    """
    for rule in checks():
        if rule.find is not None:
            yield from rule.find(subject)
