"""``check --fix`` and ``check --diff``: the mends that rules offer, written or shown."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import unified_diff
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from reportgen.cli.context import Session
from reportgen.cli.outcome import refused
from reportgen.cli.screen import remark, visible
from reportgen.findings import Finding, Translate
from reportgen.places import label_of
from reportgen.world import World

if TYPE_CHECKING:
    from reportgen.mend import Repair
    from reportgen.mend.rounds import FileChange

UNWRITTEN = 2
_PLACES = 8
"""Places that are listed of a rule; the rest are counted."""


def write_mends(session: Session, world: World, folders: Sequence[Path], *, unsafe: bool) -> int:
    """Mend the reports in *folders* and report what was mended; 2 if a file cannot be written."""
    status = 0
    for folder in folders:
        repair = _repair(world, folder, unsafe=unsafe)
        reason = _written(repair, session.translate)
        if reason:
            remark(visible(reason))
            status = UNWRITTEN
        else:
            remark("\n".join(_summary(repair, session.translate)))
    return status


def show_mends(session: Session, world: World, folders: Sequence[Path], *, unsafe: bool) -> int:
    """Print the changes of the mends as a unified diff; 1 where there are any."""
    _ = session.translate
    count = left = 0
    for folder in folders:
        repair = _repair(world, folder, unsafe=unsafe)
        count, left = count + len(repair.made), left + repair.left
        for change in repair.changes.values():
            for line in _diff(change):
                print(visible(line) if sys.stdout.isatty() else line)  # noqa: T201
    if count:
        remark(_("會修正 {n} 處；沒有寫入。").format(n=count))
    else:
        remark(_("沒有可以自動修正之處。"))
    if left:
        remark(_left(left, _))
    return int(count > 0)


def _repair(world: World, folder: Path, *, unsafe: bool) -> Repair:
    from reportgen.mend import repair

    return repair(world, folder, unsafe=unsafe)


def _written(repair: Repair, translate: Translate) -> str:
    """Write the files of *repair*; the reason why they could not be."""
    from reportgen.edit import Unchangeable

    try:
        repair.write()
    except Unchangeable as problem:
        return problem.message.text(translate)
    except OSError as problem:
        return refused(problem, translate)
    return ""


def _summary(repair: Repair, translate: Translate) -> Iterator[str]:
    """How much was mended in a report, then a line for each rule with its places."""
    name = visible(label_of(repair.folder))
    if not repair.made:
        yield translate("{name}：沒有可以自動修正之處。").format(name=name)
    else:
        yield translate("{name}：修正 {n} 處。").format(name=name, n=len(repair.made))
    rules: dict[str, list[Finding]] = defaultdict(list)
    for finding in repair.made:
        rules[finding.code].append(finding)
    for code, findings in sorted(rules.items(), key=lambda item: (-len(item[1]), item[0])):
        places = translate("、").join(_places(findings))
        yield f"  {code} {len(findings)}（{visible(places)}）"
    if repair.left:
        yield "  " + _left(repair.left, translate)


def _left(count: int, translate: Translate) -> str:
    return translate("另有 {n} 處要加 --unsafe-fixes 才修正，改後請逐處核對。").format(n=count)


def _places(findings: Sequence[Finding]) -> Iterator[str]:
    """File and line of the first *findings*."""
    for finding in findings[:_PLACES]:
        yield f"{PurePosixPath(finding.place.file).name}:{finding.place.line}"
    if len(findings) > _PLACES:
        yield "…"


def _diff(change: FileChange) -> Iterator[str]:
    """The lines of a unified diff that ``git apply`` and ``patch -p1`` take."""
    before, after = _lines(change.before), _lines(change.after)
    for line in unified_diff(before, after, f"a/{change.file}", f"b/{change.file}"):
        yield line.removesuffix("\n")
        if not line.endswith("\n"):
            yield "\\ No newline at end of file"


def _lines(text: str) -> list[str]:
    """The lines of *text* with their line feeds; the last may have none."""
    *lines, last = text.split("\n")
    return [*(f"{line}\n" for line in lines), *([last] if last else [])]
