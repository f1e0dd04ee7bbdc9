"""Settings that are YAML files of their own (``authority.yaml``), as strict as the records."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from reportgen.findings import Finding, say
from reportgen.places import Fields, Place, Source, place_of
from reportgen.read.decode import decode
from reportgen.read.folder import RecordFolder
from reportgen.read.nodes import read_nodes
from reportgen.read.slips import SlipScanner
from reportgen.rulebook.records import TYPE_WRONG


class Settings(NamedTuple):
    """A settings file: its mapping, ``None`` where it cannot be parsed."""

    fields: Fields | None
    source: Source | None
    findings: tuple[Finding, ...]


def read_settings(path: Path, label: str) -> Settings:
    """Read the mapping in the file *path*, which is *label* in findings.

    It is read like a record: no link may lead out of its folder, and its size is bounded.
    """
    data = RecordFolder(path.parent, label.rpartition("/")[0]).read(path.name)
    if isinstance(data, Finding):
        return Settings(None, None, (data,))
    return settings_of(data, label)


def settings_of(data: bytes, label: str) -> Settings:
    """The mapping in the bytes of a file, which is *label* in findings."""
    source, findings = decode(data, label)
    if source is None:
        return Settings(None, None, tuple(findings))
    slips = SlipScanner(source).scan()
    nodes = read_nodes(source, slips)
    findings = [*findings, *slips.findings, *nodes.findings]
    if isinstance(nodes.root, Fields):
        return Settings(nodes.root, source, tuple(findings))
    if not findings:
        place = place_of(nodes.root, Place(label))
        findings.append(TYPE_WRONG.finding(place, say("這個檔案的內容應為「鍵: 值」的對照。")))
    return Settings(None, source, tuple(findings))
