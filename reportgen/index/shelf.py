"""The entries of an index, in a file: thousands of them take no more memory than their keys."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryFile
from types import TracebackType
from typing import Any, NamedTuple, Self
from urllib.parse import quote

from reportgen.findings import Severity
from reportgen.outcome import Outcome
from reportgen.places import label_of

Entry = Mapping[str, Any]

UNREADABLE, DRAFT, CLEAN = "unreadable", "draft", "clean"
"""The states of an entry: its records cannot be read, have errors, or have none."""


class _Key(NamedTuple):
    """The order of the page: the newest year first, then by the day of departure, then by name."""

    year: int
    start: str
    name: str
    offset: int


class Shelf:
    """Takes outcomes in any order; gives their entries by year."""

    def __init__(self, pdfs: Path, out: Path) -> None:
        self.pdfs, self.out = pdfs, out
        self.states: Counter[str] = Counter()
        self.hidden = 0
        """Reports that are not public."""
        self._file = TemporaryFile()  # noqa: SIM115  closed with the shelf
        self._keys: list[_Key] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def add(self, folder: Path, outcome: Outcome) -> None:
        """Add the report in *folder*."""
        facts = json.loads(outcome.facts) if outcome.facts else {"public": True}
        if not facts.pop("public"):
            self.hidden += 1
            return
        entry = self._entry(folder, outcome, facts)
        self.states[entry["state"]] += 1
        starts = [start for start, _ in entry.get("periods", ())]
        start = min(starts, default="")
        year = int(start[:4]) if start else 0
        offset = self._file.seek(0, 2)
        self._file.write(json.dumps(entry, ensure_ascii=False).encode(errors="replace") + b"\n")
        self._keys.append(_Key(-year, start, entry["name"], offset))

    def years(self) -> list[tuple[int, int]]:
        """Every year with its number of reports, the newest first; 0 where it is not known."""
        counts = Counter(-key.year for key in self._keys)
        return sorted(counts.items(), reverse=True)

    def entries(self) -> Iterator[tuple[int, Entry]]:
        """Every entry with its year, in the order of the page."""
        for key in sorted(self._keys):
            self._file.seek(key.offset)
            yield -key.year, json.loads(self._file.readline())

    def _entry(self, folder: Path, outcome: Outcome, facts: Mapping[str, Any]) -> dict[str, Any]:
        counts = Counter(
            dict.fromkeys(Severity, 0) | Counter(finding.severity for finding in outcome.findings)
        )
        state = UNREADABLE if not facts else DRAFT if outcome.errors else CLEAN
        pdf = self.pdfs / f"{outcome.name}.pdf"
        return {
            "name": outcome.name,
            "folder": label_of(folder),
            "state": state,
            "pdf": self._link(pdf) if pdf.is_file() else "",
            "findings": {str(severity): n for severity, n in counts.items()},
            **facts,
        }

    def _link(self, target: Path) -> str:
        """*target* as an address on the page, which stands in the folder for output."""
        try:
            path = os.path.relpath(target.resolve(), self.out.resolve())
        except ValueError:  # another drive of Windows
            return target.resolve().as_uri()
        return quote(Path(path).as_posix())
