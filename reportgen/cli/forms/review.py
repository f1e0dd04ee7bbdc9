"""``reportgen form review``: the 審核表 of each report."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path

from reportgen.cli.context import Session
from reportgen.cli.forms.built import COMPLETE, INCOMPLETE, UNUSABLE, Built, built, write
from reportgen.cli.screen import remark, visible
from reportgen.findings import Severity, Translate
from reportgen.forms.review.filled import ReviewSheet, Version, review_sheet
from reportgen.forms.review.page import STYLE
from reportgen.forms.review.sheets import headings, review_html
from reportgen.world import World


def run(session: Session, paths: tuple[Path, ...], out: Path, to: tuple[str, ...]) -> int:
    """Write the 審核表 of each report.

    Returns 0, or 1 where the form of an authority is not known, or does not become a PDF.
    """
    reports = built(session, paths, out)
    if reports is None:
        return UNUSABLE
    status = COMPLETE
    for report in reports:
        sheet = _sheet(report)
        if sheet is None:
            problem = session.translate("「{name}」的審核表：未見權責機關的項目原文，無從填寫。")
            remark(visible(problem.format(name=report.name)))
            status = INCOMPLETE
            continue
        for kind in dict.fromkeys(to):
            data = _KINDS[kind](sheet, report, session.translate)
            if data:
                write(session, out / f"{report.name}-review.{kind}", data)
            else:
                status = INCOMPLETE
    return status


def _sheet(report: Built) -> ReviewSheet | None:
    assert report.outcome.pdf is not None
    data = report.outcome.pdf.read_bytes()
    version = Version(
        report.outcome.pdf.name,
        report.outcome.pages,
        sha256(data).hexdigest(),
        report.outcome.errors,
    )
    findings = report.outcome.findings
    return review_sheet(report.manuscript, report.layout, findings, report.ignored, version)


def _pdf(sheet: ReviewSheet, report: Built, translate: Translate) -> bytes:
    """The form with fields; empty, and findings on the screen, where it cannot be set."""
    from reportgen.pipeline.printing import print_composition, sheet_composition

    html = review_html(sheet, translate, fields=True)
    language = "zh-Hant" if translate("是") == "是" else "en"
    modified = date.fromisoformat(sheet.created[:10])
    composition = sheet_composition(
        html, language, report.layout, (STYLE,), headings(sheet, translate), modified
    )
    printed = print_composition(
        World.here(), composition, report.layout, report.folder, f"{report.name}-review.pdf"
    )
    errors = [f for f in printed.findings if f.severity is Severity.ERROR]
    for finding in errors:
        remark(visible(f"{finding.message.text(translate)} {finding.code}"))
    return b"" if errors else printed.pdf


def _odt(sheet: ReviewSheet, report: Built, translate: Translate) -> bytes:
    from reportgen.export.blocks import read_blocks
    from reportgen.export.odt import write_odt

    html = review_html(sheet, translate, fields=False)
    return write_odt(read_blocks(html, report.layout.authority.numbering), {})


_KINDS: Mapping[str, Callable[[ReviewSheet, Built, Translate], bytes]] = {
    "pdf": _pdf,
    "odt": _odt,
}
