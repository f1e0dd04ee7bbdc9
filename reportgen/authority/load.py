"""A layout's folder, and those it extends, as one authority.

With ``extends:`` a city states only what differs: mappings are merged key by key, anything else in
the child replaces the parent's, and an empty key takes it back. Templates and style sheets are
looked for in the same order.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reportgen.authority.folder import leading_out, read_file
from reportgen.authority.model import Authority
from reportgen.findings import Finding, say
from reportgen.places import NOWHERE, Fields, Place, Source, Text, label_of
from reportgen.read.nearest import nearest
from reportgen.read.settings import settings_of
from reportgen.read.validate import typed
from reportgen.rulebook.records import (
    AUTHORITY_LOOP,
    AUTHORITY_UNKNOWN,
    LAYOUT_SHADOWS,
    STYLESHEET_MISSING,
)

SETTINGS = "authority.yaml"


@dataclass(frozen=True, slots=True)
class Layout:
    """An authority with the folders of its templates, its own first, and its style sheets' text."""

    name: str
    authority: Authority
    folders: tuple[Path, ...]
    stylesheets: tuple[str, ...]


@dataclass(slots=True)
class Loaded:
    """A layout, ``None`` where it cannot be used, and the findings about it."""

    layout: Layout | None = None
    findings: list[Finding] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)


def load_layout(roots: Sequence[Path], name: str, place: Place = NOWHERE) -> Loaded:
    """Load the layout *name* from the first of *roots* that has it.

    *place* is where its name stands in the records.

    The last of *roots* holds the layouts that come with reportgen.
    """
    return _Loader(roots).load(name, place)


class _Loader:
    def __init__(self, roots: Sequence[Path]) -> None:
        self.roots = roots
        self.loaded = Loaded()
        self.folders: list[Path] = []

    def load(self, name: str, place: Place) -> Loaded:
        fields = self._fields(name, place)
        if fields is None:
            return self.loaded
        authority, findings = typed(fields, Authority)
        self.loaded.findings += findings
        if authority is not None:
            sheets = self._stylesheets(authority)
            self.loaded.layout = Layout(name, authority, tuple(self.folders), sheets)
        return self.loaded

    def _fields(self, name: str, place: Place) -> Fields | None:
        """The settings of *name* with its parents' merged in."""
        folder = self._folder(name, place)
        if folder is None:
            return None
        self.folders.append(folder)
        label = label_of(folder / SETTINGS)
        data = self._read(folder)
        if data is None:
            return None
        settings = settings_of(data, label)
        self.loaded.findings += settings.findings
        if settings.source is not None:
            self.loaded.sources[label] = settings.source
        fields = settings.fields
        if fields is None:
            return None
        parent = fields.get("extends")
        if not isinstance(parent, Text):
            return fields
        below = self._fields(str(parent), parent.place)
        return None if below is None else _merged(fields, below)

    def _read(self, folder: Path) -> bytes | None:
        """The settings of *folder*, from which no link may lead out."""
        links = list(leading_out(folder))
        data = None if links else read_file(folder, SETTINGS)
        self.loaded.findings += links if not isinstance(data, Finding) else [data]
        return data if isinstance(data, bytes) else None

    def _folder(self, name: str, place: Place) -> Path | None:
        for root in self.roots:
            folder = root / name
            if os.path.lexists(folder / SETTINGS) and folder.parent == root:
                if folder not in self.folders:
                    self._report_shadow(name, folder)
                    return folder
                self.loaded.findings.append(
                    AUTHORITY_LOOP.finding(place, say("版型「{name}」沿用到自己。", name=name))
                )
                return None
        names = sorted(
            {path.parent.name for root in self.roots for path in root.glob(f"*/{SETTINGS}")}
        )
        near = nearest(name, names)
        hint = (
            say("是否為「{near}」？", near=near)
            if near
            else say("可用的版型：{names}。", names=tuple(names))
        )
        self.loaded.findings.append(
            AUTHORITY_UNKNOWN.finding(place, say("找不到版型「{name}」。", name=name), hint)
        )
        return None

    def _report_shadow(self, name: str, folder: Path) -> None:
        """Add a note where *folder* takes the name of a layout that comes with reportgen."""
        shipped = self.roots[-1] / name
        if folder != shipped and (shipped / SETTINGS).is_file():
            self.loaded.findings.append(
                LAYOUT_SHADOWS.finding(
                    Place(label_of(folder / SETTINGS)),
                    say("用的是這個資料夾的版型「{name}」，不是內附的同名版型。", name=name),
                    say("若非有意，請將資料夾改名，並在 report.yaml 的 authority 填新名。"),
                )
            )

    def _stylesheets(self, authority: Authority) -> tuple[str, ...]:
        sheets: list[str] = []
        for name in authority.stylesheets:
            sheet = self._stylesheet(name)
            if isinstance(sheet, Finding):
                self.loaded.findings.append(sheet)
            else:
                sheets.append(sheet)
        return tuple(sheets)

    def _stylesheet(self, name: Text) -> str | Finding:
        """The text of the style sheet *name*, from the first of the folders that has it."""
        for folder in self.folders:
            data = read_file(folder, f"style/{name}")
            if data is not None:
                return data if isinstance(data, Finding) else data.decode(errors="replace")
        return STYLESHEET_MISSING.finding(
            name.place,
            say("找不到樣式檔「{name}」。", name=name),
            say("請把它放進版型資料夾的 style/ 之下。"),
        )


def _merged(child: Fields, parent: Fields) -> Fields:
    """*child* over *parent*; places stay with the values they belong to.

    A key that the child leaves empty (``abstract:``) takes back what the parent says.
    """
    values = {key: value for key, value in parent.items() if key not in child.empty}
    for key, value in child.items():
        below = parent.get(key)
        if isinstance(value, Fields) and isinstance(below, Fields):
            values[key] = _merged(value, below)
        else:
            values[key] = value
    return Fields(values, child.place, _joined(parent.key_places, child.key_places), child.empty)


def _joined(parent: Mapping[str, Place], child: Mapping[str, Place]) -> dict[str, Place]:
    return {**parent, **child}
