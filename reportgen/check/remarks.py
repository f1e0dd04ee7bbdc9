"""Remarks of superiors that are kept in ``review.yaml`` and still open."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reportgen.edit.document import Document, Unchangeable
from reportgen.findings import Finding, say
from reportgen.places import Place, Source
from reportgen.read.decode import decode
from reportgen.read.folder import RecordFolder
from reportgen.rulebook.check import REVIEW_OPEN

FILE = "review.yaml"
"""Kept by ``reportgen review``; no record, so nothing of it is printed."""


class Remark(NamedTuple):
    """A remark that is open: who made it, its words, and the text of the records it is about."""

    who: str
    text: str
    file: str
    line: str
    about: str
    place: Place
    """Where it stands in ``review.yaml``."""


def remarks_of(folder: RecordFolder) -> list[Remark]:
    """The open remarks of *folder* that can be read."""
    data = folder.read(FILE) if (folder.folder / FILE).is_file() else None
    source = decode(data, folder.file_name(FILE))[0] if isinstance(data, bytes) else None
    try:
        return list(_open(source)) if source is not None else []
    except Unchangeable:
        return []


def open_remarks(folder: RecordFolder) -> tuple[list[Finding], dict[str, Source]]:
    """A note for each remark of *folder* that is open, and the source that it stands in."""
    if not (folder.folder / FILE).is_file():
        return [], {}
    data = folder.read(FILE)
    if isinstance(data, Finding):
        return [data], {}
    source, findings = decode(data, folder.file_name(FILE))
    if source is None:
        return findings, {}
    return [*findings, *_notes(source)], {source.file: source}


def _notes(source: Source) -> Iterator[Finding]:
    try:
        remarks = list(_open(source))
    except Unchangeable as problem:
        yield REVIEW_OPEN.finding(Place(source.file), problem.message)
        return
    for who, text, file, line, about, place in remarks:
        message = say("{who}：{text}", who=who or "－", text=text[:200])
        hints = [say("處理之後，把 {file} 裡的 state 改成 done。", file=FILE)]
        if file:
            where = say(
                "見 {file} 第 {line} 行「{about}」。", file=file, line=line, about=about[:40]
            )
            hints.insert(0, where)
        yield REVIEW_OPEN.finding(place, message, *hints)


def _open(source: Source) -> Iterator[Remark]:
    document = Document(source.text)
    remarks = document.data
    for number, remark in enumerate(remarks if isinstance(remarks, list) else ()):
        if not isinstance(remark, dict) or remark.get("state", "open") != "open":
            continue
        node = document.node((number,))
        place = source.place(node.start_mark.index, document.line_end(node.start_mark.index) - 1)
        keys = ("who", "text", "file", "line", "about")
        who, text, file, line, about = (str(remark.get(key) or "") for key in keys)
        yield Remark(who, text, file, line, about, place)
