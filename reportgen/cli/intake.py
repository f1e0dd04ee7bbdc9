"""``reportgen import``: an existing file becomes the records of a report."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from reportgen.authority.load import Layout, load_layout
from reportgen.cells import width, wrapped
from reportgen.cli.context import Session
from reportgen.cli.outcome import show
from reportgen.cli.screen import Paint, remark, visible, wants_colour
from reportgen.findings import Finding, Message, Severity, say
from reportgen.intake.blocks import Document
from reportgen.intake.importing import (
    Taken,
    read_files,
    take_over,
    write,
    write_records,
)
from reportgen.outcome import Outcome
from reportgen.places import label_of
from reportgen.scaffold.answers import Refused
from reportgen.scaffold.folder import must_be_free
from reportgen.world import World

DONE, DOUBTS, UNUSABLE = 0, 1, 2


def run(
    session: Session,
    files: tuple[Path, ...],
    out: Path,
    authority: str,
    as_is: bool,
    keep_original: bool,
) -> int:
    """Import *files* as one report in the folder *out*; return the exit status.

    0: everything has a place and nothing is in doubt; 1: something is to be looked at; 2: the files
    cannot be read, or the folder cannot be written.
    """
    world = World.here()
    try:
        must_be_free(out)
    except Refused as problem:
        _refuse(session, problem.message, *problem.hints)
        return UNUSABLE
    loaded = load_layout(world.template_roots(out), authority)
    if loaded.layout is None:
        _findings(session, loaded.findings)
        return UNUSABLE
    document = read_files(files)
    if not isinstance(document, Document):
        _findings(session, document)
        return UNUSABLE
    try:
        if document.records:
            return _records(session, document, out)
        return _report(session, document, loaded.layout, out, as_is, files * keep_original)
    except OSError as problem:
        reason = problem.strerror or type(problem).__name__
        _refuse(
            session, say("無法寫入「{folder}」：{reason}。", folder=label_of(out), reason=reason)
        )
        return UNUSABLE


def _report(
    session: Session,
    document: Document,
    layout: Layout,
    out: Path,
    as_is: bool,
    originals: Sequence[Path],
) -> int:
    taken = take_over(document, layout, as_is=as_is)
    if isinstance(taken, Finding):
        _findings(session, [taken])
        return UNUSABLE
    write(taken, document, out, originals)
    _findings(session, taken.findings)
    columns = shutil.get_terminal_size().columns
    for line in _table(session, taken):
        print(line)  # noqa: T201
    for message in _closing(taken, out, _check(out)):
        for line in wrapped(visible(message.text(session.translate)), columns):
            print(line)  # noqa: T201
    return DOUBTS if taken.unplaced or taken.guesses or taken.loose or taken.findings else DONE


def _records(session: Session, document: Document, out: Path) -> int:
    """A PDF of reportgen: its records come out as they went in."""
    write_records(document, out)
    counts = _check(out)
    for message in (
        say("這是 reportgen 製作的 PDF，已取出其中的 {n} 個記錄檔。", n=len(document.records)),
        say("圖片不在附件裡，請自行放回 figures/。"),
        _counted(out, counts),
    ):
        print(message.text(session.translate))  # noqa: T201
    return DONE


def _check(folder: Path) -> dict[Severity, int]:
    """How many findings of each severity the new report has."""
    from reportgen.pipeline import check_report

    findings = check_report(World.here(), folder).findings
    return {s: sum(f.severity is s for f in findings) for s in Severity}


def _table(session: Session, taken: Taken) -> Iterator[str]:
    """The closing table, its columns aligned."""
    paint = Paint(wants_colour(sys.stdout))
    lines = [
        (row.where if isinstance(row.where, str) else row.where.text(session.translate), row.tally)
        for row in taken.rows
    ]
    _ = session.translate
    widest = max(width(where) for where, _tally in lines)
    yield paint("dim", f"{_('去處')}{' ' * (widest - width(_('去處')))}{_('段'):>7}{_('字'):>9}")
    for where, tally in lines:
        gap = " " * (widest - width(where))
        yield f"{where}{gap}{tally.paragraphs:>8,}{tally.characters:>10,}"


def _closing(taken: Taken, out: Path, counts: dict[Severity, int]) -> Iterator[Message]:
    yield say(
        "已匯入 {folder}：{share:.1f}% 的字放進了記錄，{guesses} 處推測請核對（import.md）。",
        folder=label_of(out), share=int(taken.share * 1000) / 10, guesses=taken.guesses,
    )  # fmt: skip
    if taken.unplaced or taken.loose:
        yield say(
            "未能放入的 {n} 段與 {pictures} 張圖片在 unplaced.md。",
            n=taken.unplaced, pictures=taken.loose,
        )  # fmt: skip
    if taken.layout:
        yield say("編號、章名或圖表標號與版型不同，建議的版型在 .layout/authority.yaml。")
    yield _counted(out, counts)


def _counted(out: Path, counts: dict[Severity, int]) -> Message:
    return say(
        "檢查結果：錯誤 {errors}、警告 {warnings}；逐項看：reportgen check {folder}",
        errors=counts[Severity.ERROR], warnings=counts[Severity.WARNING], folder=label_of(out),
    )  # fmt: skip


def _findings(session: Session, findings: Iterable[Finding]) -> None:
    found = tuple(findings)
    if found:
        show(session, [Outcome("", found)], "pretty", None)


def _refuse(session: Session, message: Message, *hints: Message) -> None:
    remark(visible(message.text(session.translate)))
    for hint in hints:
        remark(visible(f"  → {hint.text(session.translate)}"))
