"""Which reports a command line means."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from reportgen.findings import Finding, say
from reportgen.patterns import late
from reportgen.places import Place, label_of
from reportgen.rulebook.records import PATH_NO_REPORT, PATH_SAME_NAME

RECORD = "report.yaml"
DEFAULT = "content"

_SLIP = late(r"report\.ya?ml(\.txt)?")
"""Names that are meant to be that of the record, in small letters."""


def take_pdfs(paths: Sequence[Path]) -> tuple[list[Path], list[Path]]:
    """The PDF files among *paths*, and the rest."""
    pdfs = [path for path in paths if path.suffix.lower() == ".pdf" and path.is_file()]
    return list(dict.fromkeys(pdfs)), [path for path in paths if path not in pdfs]


def find_reports(paths: Sequence[Path]) -> tuple[list[Path], list[Finding]]:
    """The report folders that *paths* mean, each once, and a finding for each path with none.

    A path is a report's folder (or its ``report.yaml``), or a folder of reports; none means
    ``content``. A folder of reports with one whose ``report.yaml`` has a slip in its name has a
    finding for that.
    """
    folders: dict[Path, Path] = {}
    findings: list[Finding] = []
    for path in paths or [Path(DEFAULT)]:
        folder = path.parent if path.name == RECORD and path.is_file() else path
        inside = [folder] if is_report(folder) else [*filter(is_report, folders_in(folder))]
        slips = [] if is_report(folder) else [folder, *folders_in(folder)]
        misnamed = [place for place in slips if place not in inside and _misnamed(place)]
        for place in inside:
            folders.setdefault(place.resolve(), place)
        findings += map(_with_slip, misnamed)
        if not inside and not misnamed:
            findings.append(_not_a_report(path))
    return list(folders.values()), findings


def of_one_name(folders: Sequence[Path]) -> list[Finding]:
    """A finding for each of *folders* whose PDF would take the place of another's."""
    first: dict[str, Path] = {}
    findings: list[Finding] = []
    for folder in folders:
        name = folder.resolve().name
        if name in first:
            findings.append(_same_name(folder, first[name], name))
        else:
            first[name] = folder
    return findings


def is_report(folder: Path) -> bool:
    """Whether *folder* has a ``report.yaml``, of whatever kind."""
    return os.path.lexists(folder / RECORD)


def folders_in(folder: Path) -> list[Path]:
    """The folders in *folder*, without hidden ones, sorted."""
    if not folder.is_dir():
        return []
    children = (child for child in folder.iterdir() if not child.name.startswith("."))
    return sorted(child for child in children if child.is_dir())


def _misnamed(folder: Path) -> str:
    """The file in *folder* that was meant to be ``report.yaml``; Windows hides an ending."""
    try:
        names = sorted(child.name for child in folder.iterdir())
    except OSError:
        return ""
    return next((name for name in names if _SLIP.fullmatch(name.casefold())), "")


def _with_slip(folder: Path) -> Finding:
    name = _misnamed(folder)
    return PATH_NO_REPORT.finding(
        Place(label_of(folder)),
        say("這裡有「{name}」，但報告的主檔應為 report.yaml。", name=name),
        say("請將「{name}」改名為 report.yaml；看不到副檔名時，請先讓檔案總管顯示它。", name=name),
    )


def _same_name(folder: Path, first: Path, name: str) -> Finding:
    return PATH_SAME_NAME.finding(
        Place(label_of(folder)),
        say(
            "這份報告與「{first}」同名，兩份都會寫成「{name}.pdf」，因此都沒有製作。",
            first=label_of(first),
            name=name,
        ),
        say("請將其中一個資料夾改名，或以不同的 --out 分次製作。"),
    )


def _not_a_report(path: Path) -> Finding:
    pdfs = take_pdfs(sorted(path.glob("*.*")))[0] if path.is_dir() else []
    if pdfs:
        return PATH_NO_REPORT.finding(
            Place(label_of(path)),
            say("這個資料夾裡有 PDF，沒有報告；報告是含有 report.yaml 的資料夾。"),
            say("要檢查 PDF，請寫出檔名：reportgen check {file}。", file=label_of(pdfs[0])),
        )
    return PATH_NO_REPORT.finding(
        Place(label_of(path)),
        say("這裡找不到報告：報告是含有 report.yaml 的資料夾。"),
        say("請指定報告資料夾，或放著許多報告的資料夾（不填則為 content/）。"),
    )
