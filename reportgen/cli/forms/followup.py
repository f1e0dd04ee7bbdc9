"""``reportgen form followup``: one table of the recommendations of many reports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from reportgen import limits
from reportgen.authority.load import Layout
from reportgen.cli.context import Session
from reportgen.cli.forms.built import COMPLETE, INCOMPLETE, UNUSABLE, write
from reportgen.cli.outcome import show
from reportgen.cli.paths import find_reports, of_one_name
from reportgen.cli.screen import remark, visible
from reportgen.findings import Message, Severity, say
from reportgen.forms.followup.cells import cells_in_csv, cells_of, csv_of, rows_in
from reportgen.forms.followup.page import STYLE, TITLE, followup_html
from reportgen.forms.followup.rows import Row, followed_up, rows_of
from reportgen.forms.words import FormWords
from reportgen.outcome import Outcome
from reportgen.pipeline.first import read_report
from reportgen.places import label_of
from reportgen.read import RecordFolder
from reportgen.whole import sweep
from reportgen.world import World

NAME = "followup"
_WIDTHS = (34, 50, 22, 18, 90, 40, 18, 30, 30, 24, 16, 70)


class _Refused(Exception):  # noqa: N818  a refusal, not a bug
    """Why no table is written."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.text())
        self.message = message


def run(
    session: Session,
    paths: tuple[Path, ...],
    out: Path,
    earlier: Path | None,
    to: tuple[str, ...],
) -> int:
    """Write the table; return 0, or 1 where it does not become a PDF."""
    folders, problems = find_reports(paths)
    problems += of_one_name(folders)
    if problems:
        show(session, [Outcome("", tuple(problems))], "pretty", None)
        return UNUSABLE
    world = World.here()
    try:
        before = _rows_of_table(earlier) if earlier else {}
        reports = list(_read(world, folders, out))
        rows = [row for part, _ in reports for row in part]
        table = followed_up(rows, before, world.today)
        files = _files(session, world, table, reports[0][1], out, to)
        for target, _ in files:
            _refuse_loss(target, table)
    except _Refused as problem:
        remark(visible(problem.message.text(session.translate)))
        return UNUSABLE
    sweep(out)
    for target, data in files:
        if data:
            write(session, target, data)
    return COMPLETE if all(data for _, data in files) else INCOMPLETE


def _read(world: World, folders: Sequence[Path], out: Path) -> Iterator[tuple[list[Row], Layout]]:
    """The rows of each report; only they are held, whatever else a report has."""
    for folder in folders:
        report = read_report(world, folder)
        if report.manuscript is None or report.layout is None:
            raise _Refused(
                say(
                    "「{name}」的記錄讀不出來，請先執行 reportgen check 並修正錯誤。",
                    name=label_of(folder),
                )
            )
        name = folder.resolve().name
        pages = _pages(out / f"{name}.pdf", report.files)
        yield list(rows_of(name, report.manuscript, pages)), report.layout


def _pages(pdf: Path, files: Mapping[str, bytes]) -> Mapping[str, str]:
    """The printed pages of a report whose *pdf* was made of these record *files*."""
    if not pdf.is_file():
        return {}
    from reportgen.verify.destinations import Filed, filed

    report = filed(pdf)
    return report.pages if isinstance(report, Filed) and report.records == files else {}


def _files(
    session: Session,
    world: World,
    table: Sequence[Row],
    layout: Layout,
    out: Path,
    to: Sequence[str],
) -> list[tuple[Path, bytes]]:
    """Every file with its bytes; a PDF that cannot be set has none."""
    cells = cells_of(table, world.today, session.translate)
    files = []
    for kind in dict.fromkeys(to):
        if kind == "csv":
            data = csv_of(cells)
        elif kind == "ods":
            from reportgen.export.ods import write_ods

            data = write_ods(session.translate(TITLE), cells, _WIDTHS)
        else:
            data = _pdf(session, world, table, layout)
        files.append((out / f"{NAME}.{kind}", data))
    return files


def _pdf(session: Session, world: World, table: Sequence[Row], layout: Layout) -> bytes:
    from reportgen.pipeline.printing import print_composition, sheet_composition

    words = FormWords(session.translate, "zh-Hant")
    html = followup_html(table, world.today, words)
    language = "en" if words.lang == "en" else "zh-Hant"
    title = session.translate(TITLE)
    composition = sheet_composition(html, language, layout, (STYLE,), (title,), world.today)
    folder = RecordFolder(layout.folders[0], label_of(layout.folders[0]))
    printed = print_composition(world, composition, layout, folder, f"{NAME}.pdf")
    errors = [f for f in printed.findings if f.severity is Severity.ERROR]
    for finding in errors:
        remark(visible(f"{finding.message.text(session.translate)} {finding.code}"))
    return b"" if errors else printed.pdf


def _rows_of_table(path: Path) -> Mapping[str, Row]:
    """The rows of an earlier table. Raises :class:`_Refused`, or ``OSError``."""
    if path.stat().st_size > limits.FOLLOWUP_BYTES:
        raise _Refused(say("「{file}」太大，不像是追蹤表。", file=label_of(path)))
    data = path.read_bytes()
    if data.startswith(b"PK"):
        from reportgen.export.ods import cells_in_ods

        cells = cells_in_ods(data)
    else:
        cells = cells_in_csv(data)
    rows = rows_in(cells) if cells is not None else None
    if rows is None:
        raise _Refused(
            say(
                "「{file}」不是 reportgen form followup 的 CSV 或 ODS："
                "找不到識別碼與辦理情形兩欄。",
                file=label_of(path),
            )
        )
    return rows


def _refuse_loss(target: Path, table: Sequence[Row]) -> None:
    """Refuse to write over a table that says more of 辦理情形 than *table* does."""
    if target.suffix == ".pdf" or not target.exists():
        return
    statuses = {row.id: row.status for row in table}
    standing = _rows_of_table(target)
    lost = [
        row.id for row in standing.values() if row.status and statuses.get(row.id) != row.status
    ]
    if lost:
        raise _Refused(
            say(
                "「{file}」裡有 {n} 項辦理情形會被蓋掉，因此沒有寫出；"
                "請加上 --earlier {file}，或以 --out 寫到別處。",
                file=label_of(target),
                n=len(lost),
            )
        )
