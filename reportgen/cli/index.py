"""``reportgen index``: all reports of an agency on one page."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from reportgen.cli.context import Session
from reportgen.cli.outcome import report_bugs, show, unusable
from reportgen.cli.paths import find_reports
from reportgen.cli.progress import SCREENFUL, progress
from reportgen.cli.screen import encodable, visible
from reportgen.index.data import index_data
from reportgen.index.page import index_page
from reportgen.index.shelf import UNREADABLE, Shelf
from reportgen.index.work import Indexing
from reportgen.many import ClusterError
from reportgen.many.machine.run import do_all
from reportgen.many.work import Result, processors
from reportgen.outcome import Advance, Outcome
from reportgen.whole import sweep, writing_whole
from reportgen.world import World

PORTION = 500
"""Reports whose outcomes are held at a time."""
UNUSABLE = 2


def run(
    session: Session,
    paths: tuple[Path, ...],
    out: Path,
    pdfs: Path,
    jobs: int | None,
    scheduler: str | None,
) -> int:
    """Write ``index.html`` and ``index.json``; return 0, or 1 where records cannot be read."""
    folders, problems = find_reports(paths)
    if problems:
        show(session, [Outcome("", tuple(problems))], "pretty", None)
        return UNUSABLE
    world = World.here()
    day = world.today.isoformat()
    sweep(out)
    bugs: list[str] = []
    quiet = len(folders) <= SCREENFUL or not sys.stderr.isatty()
    with Shelf(pdfs, out) as shelf:
        with progress(len(folders), session.translate, quiet=quiet) as advance:
            try:
                for start in range(0, len(folders), PORTION):
                    portion = folders[start : start + PORTION]
                    result = _checked(world, portion, jobs, scheduler, advance)
                    bugs += result.bugs
                    for folder, outcome in zip(portion, result.outcomes, strict=True):
                        shelf.add(folder, outcome)
            except ClusterError as problem:
                return unusable(session, problem)
        _write(session, out / "index.html", index_page(shelf, day, session.translate))
        _write(session, out / "index.json", index_data(shelf, day))
        return report_bugs(session, bugs) or int(shelf.states[UNREADABLE] > 0)


def _checked(
    world: World,
    folders: Sequence[Path],
    jobs: int | None,
    scheduler: str | None,
    advance: Advance,
) -> Result:
    """The outcomes of *folders* with their facts, in their order."""
    work = Indexing.of(world)
    if scheduler is None:
        return do_all(work, folders, jobs or processors(), advance)
    from reportgen.index.remote import over_cluster

    return over_cluster(work, folders, scheduler, advance)


def _write(session: Session, target: Path, pieces: Iterable[str]) -> None:
    with writing_whole(target) as file:
        for piece in pieces:
            file.write(encodable(piece).encode())
    print(session.translate("已寫出 {file}").format(file=visible(str(target))))  # noqa: T201
