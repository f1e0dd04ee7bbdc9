"""Which reports a command line means."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reportgen.findings import Finding, say
from reportgen.places import Place, label_of
from reportgen.rulebook.records import PATH_NO_REPORT

RECORD = "report.yaml"
DEFAULT = "content"


def take_pdfs(paths: Sequence[Path]) -> tuple[list[Path], list[Path]]:
    """The PDF files among *paths*, and the rest."""
    pdfs = [path for path in paths if path.suffix.lower() == ".pdf" and path.is_file()]
    return list(dict.fromkeys(pdfs)), [path for path in paths if path not in pdfs]


def find_reports(paths: Sequence[Path]) -> tuple[list[Path], list[Finding]]:
    """The report folders that *paths* name, each once, and a finding for each path with none.

    A path is a report's folder (or its ``report.yaml``), or a folder of reports; none means
    ``content``.
    """
    found: list[Path] = []
    findings: list[Finding] = []
    for path in paths or [Path(DEFAULT)]:
        folder = path.parent if path.name == RECORD and path.is_file() else path
        if (folder / RECORD).exists():
            found.append(folder)
            continue
        inside = (
            sorted(child for child in folder.iterdir() if (child / RECORD).is_file())
            if folder.is_dir()
            else []
        )
        found += inside
        if not inside:
            findings.append(_not_a_report(path))
    return list(dict.fromkeys(found)), findings


def _not_a_report(path: Path) -> Finding:
    return PATH_NO_REPORT.finding(
        Place(label_of(path)),
        say("這裡找不到報告：報告是含有 report.yaml 的資料夾。"),
        say("請指定報告資料夾，或放著許多報告的資料夾（不填則為 content/）。"),
    )
