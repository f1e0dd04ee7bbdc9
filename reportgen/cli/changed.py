"""Which reports a set of changed files concerns: for hooks, which are given files.

Why not all reports: a commit waits for its hook, and an agency has thousands of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from reportgen.cli.paths import folders_in, is_report

_SETTINGS = frozenset({"reportgen.yaml", "glossary.yaml"})
_LAYOUTS = "templates"


def reports_of(files: Sequence[Path]) -> list[Path]:
    """The reports that *files* are parts of, or that settings and layouts among them apply to.

    Files that belong to no report concern none.
    """
    folders = {folder.resolve(): folder for file in files for folder in _concerned(file)}
    return list(folders.values())


def _concerned(file: Path) -> Iterable[Path]:
    own = next(filter(is_report, file.parents), None)
    if own is not None:
        return [own]
    if file.name in _SETTINGS:
        return _below(file.parent)
    layouts = next((folder for folder in file.parents if folder.name == _LAYOUTS), None)
    return _below(layouts.parent) if layouts else []


def _below(folder: Path) -> Iterable[Path]:
    """Reports in *folder*, and in the folders of reports in it."""
    for child in folders_in(folder):
        yield from [child] if is_report(child) else filter(is_report, folders_in(child))
