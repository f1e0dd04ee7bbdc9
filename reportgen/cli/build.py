"""``reportgen build``.

Nothing that builds is imported before a report is known to have changed: where none has, the answer
comes at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli.context import Session
from reportgen.cli.outcome import (
    at_level,
    report_bugs,
    show,
    show_built,
    show_summary,
    status,
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
    from reportgen.pipeline.editable import Format

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
    """Build the reports at *paths*, show their outcomes, return the exit status."""
    formats = _editable(to)
    if formats and (watch or scheduler is not None):
        refused = session.translate("--to {form} 不能與 --watch 或 --scheduler 並用。")
        raise click.UsageError(refused.format(form=formats[0]))
    if formats and options["large_print"]:
        raise click.UsageError(session.translate("--large-print 只用於 PDF。"))
    if options["large_print"]:
        options["embed"] = False  # nobody takes a copy for the report that is filed
    folders, problems = find_reports(paths)
    problems += of_one_name(folders)
    if problems:
        show(session, [Outcome("", tuple(problems))], form, None)
        return UNREADABLE
    world, how = World.here(), Options(**options)
    sweep(out)
    if watch:
        from reportgen.cli.watch import keep_building
        from reportgen.isolate.temporary import temporary_folder

        with temporary_folder():
            return keep_building(session, world, folders, out, how)
    if "pdf" not in to:
        editions = _editions(world, folders, out, formats, how)
        in_order = at_level((files[0] for files in editions), fail_level)
        show_built(session, in_order, form)
        if form == "pretty":
            show_summary(session, [outcome for files in editions for outcome in files[1:]])
        return status(in_order)
    outcomes = {} if force else recall(world, folders, out, how)
    changed = [folder for folder in folders if folder not in outcomes]
    bugs: tuple[str, ...] = ()
    if changed:
        with progress(len(changed), session.translate, quiet=form != "pretty") as advance:
            try:
                built, bugs = build_all(world, changed, out, jobs, how, advance, scheduler)
            except ClusterError as problem:
                return unusable(session, problem)
        outcomes |= zip(changed, built, strict=True)
    in_order = at_level((outcomes[folder] for folder in folders), fail_level)
    printed = {folder: outcomes[folder].pdf for folder in folders}
    editions = _editions(world, folders, out, formats, how, printed) if formats else []
    show_built(session, in_order, form)
    if form == "pretty":
        show_summary(session, [outcome for files in editions for outcome in files])
    return report_bugs(session, bugs) or status(in_order)


def _editable(to: Iterable[str]) -> list[Format]:
    """The formats of *to* that can be edited, each once."""
    known: tuple[Format, ...] = ("docx", "odt")
    return [form for form in known if form in to]


def _editions(
    world: World,
    folders: Sequence[Path],
    out: Path,
    formats: Sequence[Format],
    options: Options,
    printed: Mapping[Path, Path | None] = {},
) -> list[list[Outcome]]:
    """The documents of every report that can be edited."""
    from reportgen.pipeline.editable import export_report

    return [
        export_report(world, folder, out, formats, options, printed.get(folder))
        for folder in folders
    ]


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
