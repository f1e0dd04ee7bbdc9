"""The reports that a form is filled from, with PDFs that are up to date.

Why build first: a form states facts of the PDF (pages, findings, digest), so it must be the PDF of
these very records.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from reportgen.authority.load import Layout
from reportgen.cli.build import build_all
from reportgen.cli.context import Session
from reportgen.cli.outcome import show
from reportgen.cli.paths import find_reports, of_one_name
from reportgen.cli.screen import remark, visible
from reportgen.kept import recall
from reportgen.manuscript import Manuscript
from reportgen.outcome import DEFAULT, Outcome
from reportgen.pipeline.first import read_report
from reportgen.read import RecordFolder
from reportgen.whole import sweep, write_whole
from reportgen.world import World

COMPLETE, INCOMPLETE, UNUSABLE = 0, 1, 2
"""Exit status: everything is filled in, something is missing, no form can be made."""


class Built(NamedTuple):
    """A report, and the outcome of the build that made its PDF."""

    name: str
    manuscript: Manuscript
    layout: Layout
    outcome: Outcome
    folder: RecordFolder
    ignored: frozenset[str]
    """Codes that comments in the records ignore."""


def built(session: Session, paths: Sequence[Path], out: Path) -> list[Built] | None:
    """The reports at *paths*, their PDFs in *out*.

    ``None`` where a report has none; its findings have been shown then.
    """
    folders, problems = find_reports(paths)
    problems += of_one_name(folders)
    if problems:
        show(session, [Outcome("", tuple(problems))], "pretty", None)
        return None
    world = World.here()
    sweep(out)
    outcomes = recall(world, folders, out, DEFAULT)
    changed = [folder for folder in folders if folder not in outcomes]
    if changed:
        results, _ = build_all(world, changed, out, None, DEFAULT, lambda _name, _phase: None)
        outcomes |= zip(changed, results, strict=True)
    reports = []
    for folder in folders:
        read, outcome = read_report(world, folder), outcomes[folder]
        if read.manuscript is None or read.layout is None or outcome.pdf is None:
            show(session, [outcome], "pretty", None)
            problem = session.translate("「{name}」沒有做出 PDF，無從填表。")
            remark(visible(problem.format(name=outcome.name)))
            return None
        ignored = read.policy.ignores.codes
        reports.append(
            Built(outcome.name, read.manuscript, read.layout, outcome, read.folder, ignored)
        )
    return reports


def write(session: Session, target: Path, data: bytes) -> None:
    """Write *data* to *target*, whole, and print that."""
    write_whole(target, data)
    print(session.translate("已寫出 {file}").format(file=visible(str(target))))  # noqa: T201
