"""Two versions of a report, read, checked and compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportgen.authority.model import Years
from reportgen.compare.differences import Difference, Kind, differences
from reportgen.compare.tree import Printer, text_lines, tree
from reportgen.compare.versions import NoVersion, Version
from reportgen.compose.dates import Calendar
from reportgen.findings import Finding, say
from reportgen.language import cldr_locale
from reportgen.manuscript import Manuscript
from reportgen.pipeline.first import Read, check_read, read_report
from reportgen.places import label_of
from reportgen.recheck import NEED_PICTURES
from reportgen.world import World


@dataclass(frozen=True, slots=True)
class Compared:
    """The labels of two versions, their differences, and the findings that came and went."""

    old: str
    new: str
    differences: tuple[Difference, ...]
    came: tuple[Finding, ...] = ()
    went: tuple[Finding, ...] = ()

    @property
    def same(self) -> bool:
        """Whether the records are equal; findings may differ all the same, when a rule changed."""
        return not self.differences


def compare(world: World, before: Version, after: Version) -> Compared:
    """Read, check and compare two versions. Raises :class:`NoVersion` for unreadable records."""
    older, newer = read_report(world, before.folder), read_report(world, after.folder)
    old, new = _manuscript(older, before), _manuscript(newer, after)
    printer = _printer(new)
    trees = tree(old.records, printer), tree(new.records, printer)
    came, went = _findings(world, older, newer)
    named = [_renamed(difference, before, after) for difference in differences(*trees)]
    return Compared(before.label, after.label, tuple(named), came, went)


def as_text(world: World, version: Version) -> str:
    """Every value of *version*, a line each. Raises :class:`NoVersion` for unreadable records."""
    manuscript = _manuscript(read_report(world, version.folder), version)
    return "\n".join(text_lines(tree(manuscript.records, _printer(manuscript))))


def _printer(manuscript: Manuscript) -> Printer:
    locale = cldr_locale(manuscript.records.language)
    return Printer(Calendar(roc=manuscript.authority.years is Years.ROC, locale=locale))


def _manuscript(report: Read, version: Version) -> Manuscript:
    if report.manuscript is None:
        raise NoVersion(
            say("「{name}」的記錄讀不出來，無從比對。", name=version.label),
            say("請先執行 reportgen check，並修正它指出的錯誤。"),
        )
    return report.manuscript


def _renamed(difference: Difference, before: Version, after: Version) -> Difference:
    """*difference* with the label of its version in its place, not a temporary folder."""
    version = before if difference.kind is Kind.REMOVED else after
    label = label_of(version.folder)
    file = difference.place.file
    if label == version.label or not file.startswith(label):
        return difference
    shown = f"{version.label}{file.removeprefix(label)}"
    return replace(difference, place=difference.place._replace(file=shown))


def _findings(
    world: World, older: Read, newer: Read
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """The findings that only the newer version has, and those that only the older one had."""
    before, after = (
        [f for f in check_read(world, report).findings if f.code not in NEED_PICTURES]
        for report in (older, newer)
    )
    return _less(after, before), _less(before, after)


def _less(findings: Sequence[Finding], others: Sequence[Finding]) -> tuple[Finding, ...]:
    """*findings* without equals among *others*, wherever they stand."""
    left = Counter((other.code, other.message) for other in others)
    remaining = []
    for finding in findings:
        key = (finding.code, finding.message)
        if left[key]:
            left[key] -= 1
        else:
            remaining.append(finding)
    return tuple(remaining)
