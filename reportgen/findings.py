"""Findings: the messages of a phase to the author of the records.

A finding is data. Phases return findings, sort them and pass them on; only ``reportgen.cli`` turns
one into words on a screen. Why: the same finding is printed for staff, written as JSON for CI and
counted on the first page of a draft, in Traditional Chinese or in English.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from reportgen import limits
from reportgen.places import NOWHERE, Edit, Place

Translate = Callable[[str], str]
"""gettext's own signature: a msgid in, the sentence of the reader's language out."""


class Severity(StrEnum):
    """The weight of a finding; an error puts 草稿 on every page."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for the heaviest, so that sorting puts errors first."""
        return _RANKS[self]


_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


class FailLevel(StrEnum):
    """The least severity that makes the exit status 1."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence with holes, translated only when it is shown.

    ``template`` is Traditional Chinese, the language of the people who file these reports, and is
    the msgid of the catalogues; ``values`` fills its ``{holes}``. A value that is a message is
    translated too, and a tuple is a list of words. A hint about another line than that of its
    finding, such as the other spelling of a name, has that line as its ``place``.
    """

    template: str
    values: tuple[tuple[str, object], ...] = ()
    place: Place | None = None

    def at(self, place: Place) -> Message:
        """The same sentence, pointing at *place*."""
        return replace(self, place=place)

    def text(self, translate: Translate = str) -> str:
        """The sentence, its template first passed through *translate* (gettext)."""
        filled = {name: _said(value, translate) for name, value in self.values}
        return translate(self.template).format_map(filled)


def _said(value: object, translate: Translate) -> object:
    """A value as text: a message as its sentence, a tuple with the language's comma."""
    if isinstance(value, Message):
        return value.text(translate)
    if isinstance(value, tuple):
        return translate("、").join(str(_said(part, translate)) for part in value)
    return value


def say(template: str, /, **values: object) -> Message:
    """Mark *template* for extraction and fill it later; the ``_`` of findings."""
    return Message(template, tuple(values.items()))


class Mend(NamedTuple):
    """Edits of record files after which a finding is gone; made together or not at all."""

    edits: tuple[Edit, ...]
    certain: bool = True
    """Whether the edits cannot change a meaning. Others are made only where a person asks."""
    of_values: bool = True
    """Whether the edits are within values; else they are of YAML's marks: indents, colons."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong or doubtful, with its place, and what to write instead."""

    code: str
    severity: Severity
    place: Place
    message: Message
    hints: tuple[Message, ...] = ()
    reference: str = ""
    """Article or address that the finding rests on; empty where it is the format's own rule."""
    others: int = 0
    """How many findings of its code in its file this one stands for; 0 for a finding of its own."""
    mend: Mend | None = None
    """How the program itself can remove the cause."""


def bounded(findings: Iterable[Finding]) -> Iterator[Finding]:
    """*findings*, those beyond :data:`limits.FINDINGS` of a kind in a file as one that counts them.

    What is bounded already stays as it is.
    """
    listed: Counter[tuple[str, str, str]] = Counter()
    rest: dict[tuple[str, str, str], tuple[Finding, int]] = {}
    for finding in findings:
        kind = (finding.code, finding.severity, finding.place.file)
        if not finding.others and listed[kind] < limits.FINDINGS:
            listed[kind] += 1
            yield finding
        else:
            first, count = rest.get(kind, (finding, 0))
            rest[kind] = first, count + (finding.others or 1)
    for first, count in rest.values():
        yield replace(
            first,
            message=say(
                "同一個檔案還有 {count} 處 {code}，不再逐一列出。", count=count, code=first.code
            ),
            hints=(say("請先修正已列出的各處，再檢查一次。"),),
            others=count,
            mend=None,
        )


def made(sites: Iterable[tuple[Hashable, Callable[[], Iterable[Finding]]]]) -> Iterator[Finding]:
    """The findings of *sites*, each a kind and a way to make them; beyond a limit only counted.

    Why: a file may have a million sites of a kind, and a finding costs more than its site.
    """
    seen: Counter[Hashable] = Counter()
    last: dict[Hashable, Finding] = {}
    for kind, make in sites:
        seen[kind] += 1
        if seen[kind] <= limits.FINDINGS:
            for finding in make():
                last[kind] = finding
                yield finding
    for kind, finding in last.items():
        if seen[kind] > limits.FINDINGS:
            yield replace(finding, others=seen[kind] - limits.FINDINGS)


def ordered(findings: Iterable[Finding]) -> list[Finding]:
    """Findings in reading order, by file, line and column; no two alike, and :func:`bounded`."""
    unique = dict.fromkeys(bounded(findings))
    return sorted(
        unique, key=lambda f: (f.place.file, f.place.line, f.place.column, f.severity.rank, f.code)
    )


def alike(findings: Iterable[Finding]) -> list[tuple[Finding, ...]]:
    """Groups of *findings* that differ by their places alone, in the order of their first.

    Why: fifteen times 「平台」 is one thing to know and fifteen places to mend.
    """
    groups: dict[Finding, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(replace(finding, place=NOWHERE, mend=None), []).append(finding)
    return [tuple(group) for group in groups.values()]
