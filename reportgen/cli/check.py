"""``reportgen check``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli.context import Session
from reportgen.cli.outcome import at_level, report_bugs, show, status, unusable
from reportgen.cli.paths import find_reports, take_pdfs
from reportgen.cli.progress import SCREENFUL, progress
from reportgen.many import ClusterError
from reportgen.many.machine.run import do_all
from reportgen.many.work import Checking, Result, processors
from reportgen.outcome import Advance, Outcome
from reportgen.places import label_of
from reportgen.world import World

if TYPE_CHECKING:
    from reportgen.check.ask.similarity import Earlier

UNREADABLE = 2


def run(
    session: Session,
    paths: tuple[Path, ...],
    jobs: int | None,
    scheduler: str | None,
    form: str,
    fail_level: str | None,
    output: Path | None,
    against: Path | None = None,
    templates: Path | None = None,
    changed: bool = False,
    fix: bool = False,
    diff: bool = False,
    unsafe_fixes: bool = False,
) -> int:
    """Check the reports and PDFs at *paths*, show the findings, return the exit status.

    With *against*, a folder of earlier reports, compare each report with them. *templates* is a
    folder of layouts. With *changed*, *paths* are any files, and the reports that they belong to
    are checked. With *fix*, mends are written first; with *diff*, they are only shown.
    """
    if unsafe_fixes and not (fix or diff):
        raise click.UsageError(session.translate("--unsafe-fixes 要與 --fix 或 --diff 一起用。"))
    if changed:
        from reportgen.cli.changed import reports_of

        paths = tuple(reports_of(paths))
        if not paths:
            click.echo(session.translate("這些檔案不屬於任何報告。"), err=True)
            return 0
    world = World.here()
    if templates is not None:
        world = replace(world, beside=(templates.resolve(),))
    earlier = None
    if against is not None:
        from reportgen.cache import Cache
        from reportgen.check.ask.similarity import Earlier

        cache = Cache(world.cache, world.cache_limit)
        earlier = Earlier(against, label_of(against), cache)
    pdfs, others = take_pdfs(paths)
    if pdfs and (fix or diff):
        raise click.UsageError(
            session.translate("PDF 不能修正；--fix 與 --diff 請指定報告資料夾。")
        )
    folders, problems = find_reports(others) if others or not pdfs else ([], [])
    unwritten = 0
    if fix or diff:
        from reportgen.cli.mending import show_mends, write_mends

        if diff and not problems:
            return show_mends(session, world, folders, unsafe=unsafe_fixes)
        unwritten = write_mends(session, world, () if diff else folders, unsafe=unsafe_fixes)
    paths = (*folders, *pdfs)
    quiet = form != "pretty" or len(paths) <= SCREENFUL or not sys.stderr.isatty()
    with progress(len(paths), session.translate, quiet=quiet) as advance:
        try:
            outcomes, bugs = check_all(world, paths, earlier, jobs, advance, scheduler)
        except ClusterError as problem:
            return unusable(session, problem)
    outcomes = at_level(outcomes, fail_level)
    missing = [Outcome("", tuple(problems))] if problems else []
    show(session, [*outcomes, *missing], form, output)
    if bugs:
        return report_bugs(session, bugs)
    if problems or any(_is_unreadable(outcome) for outcome in outcomes if outcome.findings):
        return UNREADABLE
    return unwritten or status(outcomes)


def check_all(
    world: World,
    paths: Sequence[Path],
    earlier: Earlier | None,
    jobs: int | None,
    advance: Advance,
    scheduler: str | None = None,
) -> Result:
    """Check every report and PDF by *jobs* processes, or by the workers of *scheduler*.

    The outcomes are in the order of *paths*.
    """
    if scheduler is not None:
        from reportgen.many.cluster.run import over_cluster

        return over_cluster(Checking(world), paths, scheduler, advance)
    return do_all(Checking(world, earlier), paths, jobs or processors(), advance)


def _is_unreadable(outcome: Outcome) -> bool:
    from reportgen.rulebook.verify import PDF_ENCRYPTED, PDF_TOO_LARGE, PDF_UNREADABLE

    codes = {rule.code for rule in (PDF_UNREADABLE, PDF_ENCRYPTED, PDF_TOO_LARGE)}
    return any(finding.code in codes for finding in outcome.findings)
