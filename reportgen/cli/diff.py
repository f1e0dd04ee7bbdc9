"""``reportgen diff``: what differs between two versions of one report."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from reportgen.authority.model import Years
from reportgen.cli.context import Session
from reportgen.cli.differences import FORMS, Compared
from reportgen.cli.paths import DEFAULT, RECORD
from reportgen.cli.screen import Paint, remark, visible, wants_colour
from reportgen.compare import Difference, Kind, Printer, differences, tree
from reportgen.compare.versions import NoVersion, Version, opened
from reportgen.compose.dates import Calendar
from reportgen.findings import Finding, say
from reportgen.language import cldr_locale
from reportgen.manuscript import Manuscript
from reportgen.pipeline.first import Read, check_read, read_report
from reportgen.places import label_of
from reportgen.recheck import NEED_PICTURES
from reportgen.whole import write_whole
from reportgen.world import World

SAME, DIFFERENT, UNUSABLE = 0, 1, 2


def run(session: Session, old: str, new: str | None, form: str, output: Path | None) -> int:
    """Show the differences between the versions *old* and *new*; return 0 for none, 1 for some.

    Without *new*, the report as it stands on the disk is compared with *old*; a folder alone is
    compared with its last commit.
    """
    world = World.here()
    try:
        report, older, newer = _named(old, new)
        with ExitStack() as versions:
            before = versions.enter_context(opened(older, report))
            after = versions.enter_context(opened(newer, report))
            compared = _compared(world, before, after)
    except NoVersion as problem:
        remark(visible(problem.message.text(session.translate)))
        for hint in problem.hints:
            remark(visible(f"  → {hint.text(session.translate)}"))
        return UNUSABLE
    colour = output is None and form == "pretty" and wants_colour(sys.stdout)
    text = FORMS[form](compared, session.translate, Paint(colour))
    if output is not None:
        write_whole(output, f"{text}\n".encode(errors="backslashreplace"))
    else:
        print(text)  # noqa: T201
    return SAME if compared.same else DIFFERENT


def _named(old: str, new: str | None) -> tuple[Path, str, str]:
    """The report, and the older and the newer version of it."""
    if new is not None:
        return Path(new) if Path(new).is_dir() else Path(), old, new
    if Path(old).is_dir():
        return Path(old), "HEAD", old
    _, colon, inside = old.partition(":")
    report = Path(inside) if colon and not Path(old).is_file() else _here()
    return report, old, str(report)


def _here() -> Path:
    """The report where none is given: this folder, or the only one below ``content``."""
    if Path(RECORD).is_file():
        return Path()
    reports = sorted(path.parent for path in Path(DEFAULT).glob(f"*/{RECORD}"))
    if len(reports) == 1:
        return reports[0]
    raise NoVersion(
        say("請寫出要比對哪一份報告。"), say("例如 reportgen diff HEAD~1 content/trip。")
    )


def _compared(world: World, before: Version, after: Version) -> Compared:
    older, newer = read_report(world, before.folder), read_report(world, after.folder)
    old, new = _manuscript(older, before), _manuscript(newer, after)
    locale = cldr_locale(new.records.language)
    printer = Printer(Calendar(roc=new.authority.years is Years.ROC, locale=locale))
    trees = tree(old.records, printer), tree(new.records, printer)
    came, went = _findings(world, older, newer)
    named = [_renamed(difference, before, after) for difference in differences(*trees)]
    return Compared(before.label, after.label, tuple(named), came, went)


def _manuscript(report: Read, version: Version) -> Manuscript:
    if report.manuscript is None:
        raise NoVersion(
            say("「{name}」的記錄讀不出來，無從比對。", name=version.label),
            say("請先執行 reportgen check，並修正它指出的錯誤。"),
        )
    return report.manuscript


def _renamed(difference: Difference, before: Version, after: Version) -> Difference:
    """*difference* at its place in the version as it was named, not in a temporary folder."""
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
    """What is found in the newer version and was not in the older one, and the other way round."""
    before, after = (
        [f for f in check_read(world, report).findings if f.code not in NEED_PICTURES]
        for report in (older, newer)
    )
    return _less(after, before), _less(before, after)


def _less(findings: Sequence[Finding], others: Sequence[Finding]) -> tuple[Finding, ...]:
    """*findings* without those that *others* hold, wherever they stand."""
    left = Counter((other.code, other.message) for other in others)
    remaining = []
    for finding in findings:
        key = (finding.code, finding.message)
        if left[key]:
            left[key] -= 1
        else:
            remaining.append(finding)
    return tuple(remaining)
