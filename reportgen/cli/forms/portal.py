"""``reportgen form portal``: the fields that a portal asks, ready to be copied."""

from __future__ import annotations

import json
from pathlib import Path

from reportgen.cli.context import Session
from reportgen.cli.forms.built import COMPLETE, INCOMPLETE, UNUSABLE, built, write
from reportgen.cli.screen import encodable, remark
from reportgen.forms.portal.data import portal_data
from reportgen.forms.portal.fields import portal_form
from reportgen.forms.portal.page import portal_page
from reportgen.forms.portal.sites import SITES


def run(
    session: Session, paths: tuple[Path, ...], out: Path, site: str, to: tuple[str, ...]
) -> int:
    """Write the fields of *site* for each report, and its PDF under the portal's name.

    Returns 0, or 1 where a field is missing.
    """
    reports = built(session, paths, out)
    if reports is None:
        return UNUSABLE
    missing = 0
    for report in reports:
        form = portal_form(report.manuscript, report.layout, report.outcome, SITES[site])
        if "html" in to:
            page = encodable(portal_page(form, session.translate))
            write(session, out / f"{report.name}-portal.html", page.encode())
        if "json" in to:
            data = portal_data(form, session.translate)
            text = encodable(json.dumps(data, ensure_ascii=False, indent=2)) + "\n"
            write(session, out / f"{report.name}-portal.json", text.encode())
        if form.file and report.outcome.pdf:
            write(session, out / form.file, report.outcome.pdf.read_bytes())
        missing += len(list(form.missing))
    if missing:
        remark(session.translate("還缺 {n} 欄，頁面上以紅字列出。").format(n=missing))
    return INCOMPLETE if missing else COMPLETE
