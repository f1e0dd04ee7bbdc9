"""A report that is open in an editor: its files as they stand in the buffers, read and checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from reportgen.authority.load import SETTINGS
from reportgen.authority.model import Years
from reportgen.compose.dates import Calendar
from reportgen.findings import Finding
from reportgen.language import cldr_locale
from reportgen.manuscript import Manuscript
from reportgen.pipeline.first import Read, check_read, read_report
from reportgen.places import label_of
from reportgen.read.merge import REPORT
from reportgen.records import Records
from reportgen.world import World


def report_of(file: Path) -> Path | None:
    """The folder of the report that the record *file* belongs to."""
    file = file.resolve()
    for folder in (file.parent, file.parent.parent):
        if (folder / f"{REPORT}.yaml").is_file():
            return folder
    return None


class OpenReport:
    """The last state of a report; its records are the last that could be read."""

    def __init__(self, world: World, folder: Path) -> None:
        self.world = world
        self.folder = folder
        self.findings: tuple[Finding, ...] = ()
        self.unsaved: dict[str, str] = {}
        self._read: Read | None = None
        self._last_good: Read | None = None

    def path_of(self, file: str) -> Path:
        """The file that a place names."""
        return Path(file).resolve()

    def name_of(self, path: Path) -> str:
        """The name of *path* within the report: ``sessions/010-opening.yaml``."""
        return path.resolve().relative_to(self.folder.resolve()).as_posix()

    def refresh(self, unsaved: Mapping[str, str]) -> None:
        """Read and check again, with the text of *unsaved* files in place of that on the disk."""
        self.unsaved = dict(unsaved)
        data = {name: text.encode() for name, text in unsaved.items()}
        self._read = read_report(self.world, self.folder, data)
        if self._read.manuscript is not None:
            self._last_good = self._read
        self.findings = check_read(self.world, self._read).findings

    @property
    def manuscript(self) -> Manuscript | None:
        """The last manuscript that could be read."""
        return self._last_good.manuscript if self._last_good else None

    @property
    def records(self) -> Records | None:
        """The last records that could be read."""
        return self.manuscript.records if self.manuscript else None

    @property
    def calendar(self) -> Calendar:
        """How the report prints dates."""
        manuscript = self.manuscript
        if manuscript is None:
            return Calendar(roc=True, locale=cldr_locale("zh-Hant"))
        roc = manuscript.authority.years is Years.ROC
        return Calendar(roc, cldr_locale(str(manuscript.records.language)))

    def texts(self) -> Iterator[tuple[str, str]]:
        """Every record file by its name in the report, as it stands in the editor."""
        prefix = f"{label_of(self.folder)}/"
        sources = self._read.sources if self._read else {}
        for file, source in sources.items():
            name = file.removeprefix(prefix) if label_of(self.folder) != "." else file
            if self.path_of(file).is_relative_to(self.folder.resolve()):
                yield name, self.unsaved.get(name, source.text)

    def layouts(self) -> list[str]:
        """The layouts that a report here may have."""
        roots = self.world.template_roots(self.folder)
        return sorted({path.parent.name for root in roots for path in root.glob(f"*/{SETTINGS}")})
