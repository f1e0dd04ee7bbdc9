"""``reportgen check``."""

from __future__ import annotations

from pathlib import Path

from reportgen.cli.context import Session
from reportgen.cli.formats import Checked
from reportgen.cli.outcome import status, tell
from reportgen.cli.paths import find_reports
from reportgen.pipeline import check_report
from reportgen.world import World

UNREADABLE = 2


def run(
    session: Session, paths: tuple[Path, ...], format: str, fail_level: str, output: Path | None
) -> int:
    """Check the reports that *paths* mean, tell the findings, return the exit status."""
    world = World.here()
    folders, lost = find_reports(paths)
    outcomes = [check_report(world, folder) for folder in folders]
    checked = [Checked(outcome.name, outcome.findings, outcome.sources) for outcome in outcomes]
    if lost:
        checked.append(Checked("", lost, {}))
    tell(session, checked, format, output)
    if lost:
        return UNREADABLE
    return status((finding for one in checked for finding in one.findings), fail_level)
