"""A report mended in rounds: checked, mended, and checked again, until nothing more can be mended.

Why rounds: a mend of YAML's marks shows findings that no one could see before, and of two mends
that overlap only one is made at a time. All happens in memory; the files are written at the end.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from reportgen import limits
from reportgen.edit import write_files
from reportgen.edit.files import with_own_line_ends
from reportgen.findings import Finding
from reportgen.mend.apply import mended
from reportgen.pipeline.first import check_read, read_report
from reportgen.places import label_of
from reportgen.read import RecordFolder
from reportgen.read.decode import decode
from reportgen.world import World


class FileChange(NamedTuple):
    """A record file before and after its mends; texts have line feeds only."""

    file: str
    """Its name as findings have it."""
    data: bytes
    before: str
    after: str


class Repair(NamedTuple):
    """The mends of one report: changed files by their path in its folder, findings mended."""

    folder: Path
    changes: Mapping[str, FileChange]
    made: tuple[Finding, ...]
    left: int
    """Findings whose mends were not made, because a person must look at them."""

    def write(self) -> None:
        """Write every changed file, completely or not at all.

        Raises :class:`reportgen.edit.Conflict` where one was changed since it was read,
        :class:`reportgen.edit.Unchangeable` for a link, ``OSError`` for the disk.
        """
        texts = {path: (change.data, change.after) for path, change in self.changes.items()}
        write_files(RecordFolder(self.folder, label_of(self.folder)), texts)


def repair(world: World, folder: Path, *, unsafe: bool = False) -> Repair:
    """The mends of the report in *folder*, with *unsafe* also those that a person must look at.

    Findings that a comment ignores are not mended. Nothing is written.
    """
    originals: dict[str, bytes] = {}
    unsaved: dict[str, bytes] = {}
    made: list[Finding] = []
    findings: Sequence[Finding] = ()
    seen: set[frozenset[tuple[str, bytes]]] = set()
    for _ in range(limits.MEND_ROUNDS):
        report = read_report(world, folder, unsaved)
        findings = check_read(world, report).findings
        round_made: list[Finding] = []
        for path, data in report.files.items():
            file = report.folder.file_name(path)
            source = report.sources[file]
            result = mended(source, findings, unsafe=unsafe)
            if not result.made:
                continue
            originals.setdefault(path, data)
            unsaved[path] = with_own_line_ends(result.text, data)
            round_made += result.made
        state = frozenset(unsaved.items())
        if not round_made or state in seen:
            break
        seen.add(state)
        made += dict.fromkeys(round_made)
    label = label_of(folder)
    changes = {
        path: FileChange(f"{label}/{path}", data, _text(data), _text(unsaved[path]))
        for path, data in originals.items()
        if unsaved[path] != data
    }
    left = sum(f.mend is not None and not f.mend.certain for f in findings)
    return Repair(folder, changes, tuple(made) if changes else (), 0 if unsafe else left)


def _text(data: bytes) -> str:
    source, _ = decode(data, "")
    assert source is not None
    return source.text
