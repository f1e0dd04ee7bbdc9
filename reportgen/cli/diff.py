"""``reportgen diff``: what differs between two versions of one report."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import click

from reportgen.cli.context import Session
from reportgen.cli.differences import FORMS
from reportgen.cli.paths import DEFAULT, RECORD
from reportgen.cli.screen import Paint, remark, visible, wants_colour
from reportgen.compare import reports
from reportgen.compare.reports import compare
from reportgen.compare.versions import NoVersion, opened
from reportgen.findings import say
from reportgen.places import label_of
from reportgen.whole import write_whole
from reportgen.world import World

SAME, DIFFERENT, UNUSABLE = 0, 1, 2

GIT_SETUP = """\
git config diff.reportgen.textconv 'reportgen diff --as-text'
git config diff.reportgen.cachetextconv true
echo '*.pdf diff=reportgen' >> .gitattributes"""
"""Lines for a shell."""


def run(
    session: Session,
    old: str | None,
    new: str | None,
    form: str,
    output: Path | None,
    pdf: Path | None = None,
    only: tuple[str, ...] = (),
    git_setup: bool = False,
    as_text: bool = False,
) -> int:
    """Show the differences between the versions *old* and *new*; return 0 for none, 1 for some.

    Without *new*, the report as it stands on the disk is compared with *old*; a folder alone is
    compared with its last commit.
    """
    if git_setup:
        print(GIT_SETUP)  # noqa: T201
        return SAME
    if old is None:
        raise click.UsageError(session.translate("請寫出要比對的版本。"))
    world = World.here()
    try:
        if as_text:
            with opened(old, Path()) as version:
                print("\n".join(map(visible, reports.as_text(world, version).split("\n"))))  # noqa: T201
            return SAME
        report, older, newer = _versions(old, new)
        with ExitStack() as versions:
            before = versions.enter_context(opened(older, report, pictures=pdf is not None))
            after = versions.enter_context(opened(newer, report, pictures=pdf is not None))
            compared = compare(world, before, after)
            if pdf is not None:
                from reportgen.compare.redline.printed import redline_pdf

                printed = redline_pdf(world, before, after, label_of(pdf))
                for finding in printed.findings:
                    remark(visible(f"{finding.message.text(session.translate)} {finding.code}"))
                write_whole(pdf, printed.pdf)
    except NoVersion as problem:
        remark(visible(problem.message.text(session.translate)))
        for hint in problem.hints:
            remark(visible(f"  → {hint.text(session.translate)}"))
        return UNUSABLE
    if only:
        kept = tuple(difference for difference in compared.differences if difference.kind in only)
        if compared.differences and not kept:
            remark(session.translate("有不同，但沒有要列的這一種。"))
        compared = replace(compared, differences=kept)
    colour = output is None and form == "pretty" and wants_colour(sys.stdout)
    text = FORMS[form](compared, session.translate, Paint(colour))
    if output is not None:
        write_whole(output, f"{text}\n".encode(errors="backslashreplace"))
    else:
        print(text)  # noqa: T201
    return SAME if compared.same else DIFFERENT


def _versions(old: str, new: str | None) -> tuple[Path, str, str]:
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
