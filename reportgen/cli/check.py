"""``reportgen check``."""

from __future__ import annotations

from pathlib import Path

from reportgen.check.similarity import Earlier
from reportgen.cli.context import Session
from reportgen.cli.formats import Checked
from reportgen.cli.outcome import checked_of, status, tell
from reportgen.cli.paths import find_reports, take_pdfs
from reportgen.outcome import Outcome
from reportgen.pipeline import check_report
from reportgen.places import label_of
from reportgen.world import World

UNREADABLE = 2

_UNREADABLE_PDF = frozenset({"PDF-UNREADABLE", "PDF-ENCRYPTED", "PDF-TOO-LARGE"})


def run(
    session: Session,
    paths: tuple[Path, ...],
    form: str,
    fail_level: str | None,
    output: Path | None,
    against: Path | None = None,
) -> int:
    """Check the reports and PDFs that *paths* mean, tell the findings, return the exit status.

    With *against*, a folder of earlier reports, compare each report with them.
    """
    world = World.here()
    earlier = None
    if against is not None:
        earlier = Earlier(against, label_of(against), world.cache / "earlier")
    pdfs, others = take_pdfs(paths)
    folders, lost = find_reports(others) if others or not pdfs else ([], [])
    outcomes = [check_report(world, folder, earlier=earlier) for folder in folders]
    outcomes += [_check_pdf(world, pdf) for pdf in pdfs]
    checked = [checked_of(outcome, fail_level) for outcome in outcomes]
    if lost:
        checked.append(Checked("", lost, {}))
    tell(session, checked, form, output)
    if lost or any(_unreadable(outcome) for outcome in outcomes):
        return UNREADABLE
    return status(checked)


def _check_pdf(world: World, pdf: Path) -> Outcome:
    # Imported here, as the libraries that read PDFs would cost every check of records their time.
    from reportgen.recheck import check_pdf

    return check_pdf(world, pdf)


def _unreadable(outcome: Outcome) -> bool:
    return any(finding.code in _UNREADABLE_PDF for finding in outcome.findings)
