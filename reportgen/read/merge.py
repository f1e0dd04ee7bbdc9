"""The record files of a folder, merged into a single mapping."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import PurePosixPath
from typing import NamedTuple

from reportgen.findings import Finding, Message, say
from reportgen.patterns import late
from reportgen.places import Fields, Items, Place, Source, Text
from reportgen.read.decode import decode
from reportgen.read.folder import RecordFolder
from reportgen.read.nearest import nearest
from reportgen.read.nodes import Node, read_nodes
from reportgen.read.shapes import is_list, known_keys, list_keys, text_keys
from reportgen.read.slips import SlipScanner
from reportgen.records import RECORD_NAMES, Records
from reportgen.rulebook.records import (
    FILE_EMPTY,
    FILE_UNKNOWN,
    KEY_UNKNOWN,
    RECORD_TWICE,
    REPORT_MISSING,
    TYPE_WRONG,
)

REPORT = "report"
LIST_RECORDS = tuple(n for n in RECORD_NAMES if is_list(Records.model_fields[n].annotation))
"""Records that are lists, and may be a folder of files."""

OTHERS = frozenset({"glossary.yaml", "reportgen.yaml", "review.yaml"})
"""Files of a report's folder that are settings or remarks, not records."""


@dataclass
class Merged:
    """All records of a folder as a mapping, with the findings of reading them."""

    fields: Fields
    findings: list[Finding] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    """Records that exist but could not be read; ``report`` stands for the report's own fields."""


class Document(NamedTuple):
    """The content of a file; *root* is ``None``, with a finding, where it cannot be parsed."""

    source: Source | None
    root: Node | None
    findings: tuple[Finding, ...]


@lru_cache(maxsize=64)
def document(file: str, data: bytes) -> Document:
    """The document in *file*, whose bytes are *data*.

    Why cached: with ``--watch``, all files but the saved one are unchanged.
    """
    source, findings = decode(data, file)
    if source is None:
        return Document(None, None, tuple(findings))
    slips = SlipScanner(source, known_keys(), text_keys(), list_keys()).scan()
    nodes = read_nodes(source, slips)
    findings = [*findings, *slips.findings, *nodes.findings]
    if nodes.root is None and not slips.findings and not nodes.findings:
        findings.append(_only_comments(Place(file)))
    return Document(source, nodes.root, tuple(findings))


def merge(folder: RecordFolder) -> Merged:
    """Read every record file of *folder*."""
    return _Merger(folder).merge()


class _Merger:
    def __init__(self, folder: RecordFolder) -> None:
        self.folder = folder
        self.merged = Merged(Fields())
        self.homes: dict[str, Place] = {}

    def merge(self) -> Merged:
        names = self.folder.names()
        self._report(f"{REPORT}.yaml" in names)
        for name in names:
            if self.folder.is_folder(name) and not name.endswith(".yaml"):
                self._subfolder(name)
            elif name in OTHERS:
                continue
            elif name.endswith(".yaml"):
                self._file(name)
            elif _is_like_record(name):
                self._unknown_file(name)
        in_order = sorted(self.merged.files, key=PurePosixPath)
        self.merged.files = {name: self.merged.files[name] for name in in_order}
        return self.merged

    # --- homes of records

    def _report(self, there: bool) -> None:
        path = f"{REPORT}.yaml"
        if not there:
            self.merged.broken.add(REPORT)
            self.merged.findings.append(
                REPORT_MISSING.finding(
                    Place(self.folder.file_name(path)),
                    say("報告資料夾裡沒有 report.yaml。"),
                    say("請建立 report.yaml，寫出 title、agency、destinations 與 period。"),
                )
            )
            return
        root = self._read(path)
        if isinstance(root, Fields):
            # A copy: the records of the other files are added to it.
            self.merged.fields = Fields(root, root.place, root.key_places, root.empty)
            for name in RECORD_NAMES:
                if name in root:
                    self.homes[name] = root.key_places[name]
            return
        self.merged.broken.add(REPORT)
        if root is not None:
            self.merged.findings.append(_not_a_mapping(root))

    def _file(self, name: str) -> None:
        record = name.removesuffix(".yaml")
        if record == REPORT:
            return
        if record not in RECORD_NAMES:
            self._unknown_file(name)
            return
        node = self._unwrapped(record, self._read(name))
        if record in LIST_RECORDS and isinstance(node, Fields):
            node = Items([node], node.place)
        self._put(record, node, Place(self.folder.file_name(name)))

    def _subfolder(self, name: str) -> None:
        inside = self.folder.names(name)
        if name not in LIST_RECORDS:
            if any(_LIKE_YAML.search(file) for file in inside):
                self._unknown_folder(name)
            return
        if not self.folder.inside(name):
            refused = self.folder.read(name)
            if isinstance(refused, Finding):
                self.merged.findings.append(refused)
            self.merged.broken.add(name)
            return
        items: list[Node] = []
        records = [file for file in inside if file.endswith(".yaml")]
        for file in inside:
            self._stray(f"{name}/{file}")
        if not records:
            return
        for file in records:
            path = f"{name}/{file}"
            node = self._unwrapped(name, self._read(path))
            if node is None:
                self.merged.broken.add(name)
            items += node if isinstance(node, Items) else [] if node is None else [node]
        home = Place(self.folder.file_name(name))
        self._put(name, Items(items, home), home)

    def _put(self, record: str, node: Node | None, home: Place) -> None:
        first = self.homes.get(record)
        if first is not None:
            self.merged.findings.append(
                RECORD_TWICE.finding(
                    home,
                    say("「{record}」已寫在 {file}，這裡又有一份；這一份未採用。",
                        record=record, file=first.file),
                    say("請合併到同一處，刪除另一份。"),
                )
            )  # fmt: skip
            return
        self.homes[record] = home
        if node is None:
            self.merged.broken.add(record)
        elif record not in self.merged.broken or node:
            self.merged.fields[record] = node
            self.merged.fields.key_places[record] = home
            self.merged.fields.empty.pop(record, None)

    def _unwrapped(self, record: str, node: Node | None) -> Node | None:
        """The record itself, where a file repeats its own name as its only key."""
        if not isinstance(node, Fields) or {*node, *node.empty} != {record}:
            return node
        self.merged.findings.append(
            KEY_UNKNOWN.finding(
                node.key_places[record],
                say("檔名已經說明這是「{record}」，檔案裡不必再寫這個鍵。", record=record),
                say("請刪除「{record}:」這一行，並將其餘各行往左移兩格。", record=record),
            )
        )
        inner = node.get(record)
        return inner if isinstance(inner, (Fields, Items, Text)) else None

    # --- one file

    def _read(self, path: str) -> Node | None:
        """The document in *path*; ``None``, with a finding, where it cannot be parsed."""
        findings = self.merged.findings
        data = self.folder.read(path)
        if isinstance(data, Finding):
            findings.append(data)
            return None
        self.merged.files[path] = data
        content = document(self.folder.file_name(path), data)
        findings += content.findings
        if content.source is not None:
            self.merged.sources[content.source.file] = content.source
        return content.root

    # --- files that are no records

    def _stray(self, path: str) -> None:
        """Report entries of a list's folder that hold text but are no records."""
        name = path.rsplit("/", 1)[-1]
        if name.endswith(".yaml") or name.upper().startswith("README"):
            return
        if self.folder.is_folder(path):
            if any(_holds_text(file) for file in self.folder.names(path)):
                self.merged.findings.append(
                    FILE_UNKNOWN.finding(
                        Place(self.folder.file_name(path)),
                        say("資料夾「{path}」裡的檔案不會讀取。", path=path),
                        say("請將 .yaml 檔移到「{parent}」之下。", parent=path.rsplit("/", 1)[0]),
                    )
                )
        elif _holds_text(name):
            self._unknown_file(path)

    def _unknown_file(self, path: str) -> None:
        stem = _stem(path)
        if "/" in path or stem in (REPORT, *RECORD_NAMES):
            hint = say("請改名為「{name}.yaml」；看不到副檔名時，請先讓檔案總管顯示它。", name=stem)
        else:
            hint = _known_names(stem)
        self.merged.findings.append(
            FILE_UNKNOWN.finding(
                Place(self.folder.file_name(path)),
                say("「{path}」不是記錄檔的名稱，未讀取。", path=path),
                hint,
            )
        )

    def _unknown_folder(self, name: str) -> None:
        if name in RECORD_NAMES:
            hint = say("「{name}」不是清單，請寫成一個檔案「{name}.yaml」。", name=name)
        else:
            hint = _known_names(name)
        self.merged.findings.append(
            FILE_UNKNOWN.finding(
                Place(self.folder.file_name(name)),
                say("資料夾「{path}」裡有 YAML 檔，但它不是記錄的名稱，未讀取。", path=name),
                hint,
            )
        )


_LIKE_YAML = late(r"\.ya?ml(?:\.(?:txt|ya?ml|docx?|rtf|json))?$", re.IGNORECASE)
"""The ending of a record, or one that was meant as such: Windows hides the last part."""


def _stem(path: str) -> str:
    """*path* without its endings."""
    return _LIKE_YAML.sub("", path) if _LIKE_YAML.search(path) else path.rsplit(".", 1)[0]


def _is_like_record(name: str) -> bool:
    """Whether the file *name* was most likely meant as a record."""
    ending = PurePosixPath(name).suffix.lower()
    named = _stem(name).lower() in (REPORT, *RECORD_NAMES) and ending in {"", ".txt", ".json"}
    return named or bool(_LIKE_YAML.search(name))


def _holds_text(name: str) -> bool:
    """Whether the file *name*, in a folder of records, has text that its author may miss."""
    endings = {"", ".txt", ".md", ".json", ".doc", ".docx", ".odt", ".rtf"}
    return PurePosixPath(name).suffix.lower() in endings or bool(_LIKE_YAML.search(name))


def _known_names(name: str) -> Message:
    near = nearest(name, (REPORT, *RECORD_NAMES))
    if near:
        return say("是否為「{near}」？", near=near)
    return say("記錄的名稱有：{names}。", names=(REPORT, *RECORD_NAMES))


def _not_a_mapping(root: Node) -> Finding:
    return TYPE_WRONG.finding(
        root.place,
        say("report.yaml 的最外層要是「鍵: 值」。"),
        say("例如第一行寫「title: 報告名稱」。"),
    )


def _only_comments(place: Place) -> Finding:
    return FILE_EMPTY.finding(
        place, say("這個檔案裡只有註解。"), say("請填入內容，或刪除這個檔案。")
    )
