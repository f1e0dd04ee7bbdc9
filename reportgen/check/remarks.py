"""Remarks of superiors that are kept in ``review.yaml`` and still open."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.edit.document import Document, Unchangeable
from reportgen.findings import Finding, say
from reportgen.places import Place, Source
from reportgen.read.decode import decode
from reportgen.read.folder import RecordFolder
from reportgen.rulebook.check import REVIEW_OPEN

FILE = "review.yaml"
"""Kept by ``reportgen review``; no record, so nothing of it is printed."""


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
        document = Document(source.text)
        remarks = document.data
    except Unchangeable as problem:
        yield REVIEW_OPEN.finding(Place(source.file), problem.message)
        return
    for number, remark in enumerate(remarks if isinstance(remarks, list) else ()):
        if not isinstance(remark, dict) or remark.get("state", "open") != "open":
            continue
        node = document.node((number,))
        place = source.place(node.start_mark.index, document.line_end(node.start_mark.index) - 1)
        keys = ("who", "text", "file", "line", "about")
        who, text, file, line, about = (str(remark.get(key) or "") for key in keys)
        message = say("{who}：{text}", who=who or "－", text=text[:200])
        hints = [say("處理之後，把 {file} 裡的 state 改成 done。", file=FILE)]
        if file:
            where = say(
                "見 {file} 第 {line} 行「{about}」。", file=file, line=line, about=about[:40]
            )
            hints.insert(0, where)
        yield REVIEW_OPEN.finding(place, message, *hints)
