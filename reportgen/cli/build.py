"""``reportgen build``.

Nothing here imports what builds before a report has changed: to find that none has takes a blink.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli.context import Session
from reportgen.cli.formats import Checked
from reportgen.cli.outcome import (
    checked_of,
    own_up,
    print_summary,
    status,
    tell,
    tell_outcomes,
    unusable,
)
from reportgen.cli.paths import find_reports, of_one_name
from reportgen.cli.progress import progress
from reportgen.kept import recall
from reportgen.many import ClusterError
from reportgen.outcome import Advance, Options, Outcome
from reportgen.whole import sweep
from reportgen.world import World

if TYPE_CHECKING:
    from reportgen.many.work import Result

UNREADABLE = 2


def run(
    session: Session,
    paths: tuple[Path, ...],
    out: Path,
    jobs: int | None,
    scheduler: str | None,
    watch: bool,
    force: bool,
    to: tuple[str, ...],
    form: str,
    fail_level: str | None,
    **options: bool,
) -> int:
    """Build the reports that *paths* mean, tell what happened, return the exit status."""
    if "odt" in to and (watch or scheduler is not None):
        raise click.UsageError(session.translate("--to odt 不能與 --watch 或 --scheduler 並用。"))
    folders, lost = find_reports(paths)
    lost += of_one_name(folders)
    if lost:
        tell(session, [Checked("", lost, {})], form, None)
        return UNREADABLE
    world, how = World.here(), Options(**options)
    sweep(out)
    if watch:
        from reportgen.cli.watch import keep_building
        from reportgen.isolate.temporary import temporary_folder

        with temporary_folder():
            return keep_building(session, world, folders, out, how)
    editions = _editions(world, folders, out, how) if "odt" in to else []
    if "pdf" not in to:
        tell_outcomes(session, editions, form, fail_level)
        return status(checked_of(one, fail_level) for one in editions)
    told = {} if force else recall(world, folders, out, how)
    changed = [folder for folder in folders if folder not in told]
    bugs: tuple[str, ...] = ()
    if changed:
        with progress(len(changed), session.translate, quiet=form != "pretty") as advance:
            try:
                built, bugs = build_all(world, changed, out, jobs, how, advance, scheduler)
            except ClusterError as problem:
                return unusable(session, problem)
        told |= zip(changed, built, strict=True)
    outcomes = [told[folder] for folder in folders]
    tell_outcomes(session, outcomes, form, fail_level)
    if form == "pretty":
        print_summary(session, editions)
    return own_up(session, bugs) or status(checked_of(one, fail_level) for one in outcomes)


def _editions(world: World, folders: Sequence[Path], out: Path, options: Options) -> list[Outcome]:
    """Every report as a document that can be edited."""
    from reportgen.pipeline.editable import export_report

    return [export_report(world, folder, out, options) for folder in folders]


def build_all(
    world: World,
    folders: Sequence[Path],
    out: Path,
    jobs: int | None,
    options: Options,
    advance: Advance,
    scheduler: str | None = None,
) -> Result:
    """Build every report by *jobs* processes, or by the workers of *scheduler*.

    The outcomes are in the order of *folders*.
    """
    from reportgen.isolate.temporary import temporary_folder
    from reportgen.many.machine.run import do_all
    from reportgen.many.work import Building, processors

    if scheduler is not None:
        from reportgen.many.cluster.run import over_cluster

        return over_cluster(Building(world, out, options), folders, scheduler, advance)
    jobs = jobs or processors()
    work = Building(world, out, options, processes=max(1, jobs // len(folders)))
    with temporary_folder():
        return do_all(work, folders, jobs, advance)
