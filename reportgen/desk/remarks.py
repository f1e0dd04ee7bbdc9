"""Remarks of superiors in ``review.yaml``: what each is about, and that it has been dealt with."""

from __future__ import annotations

from typing import NamedTuple

from reportgen.check.remarks import FILE
from reportgen.desk.files import Files
from reportgen.edit import Data, Set, Unchangeable
from reportgen.edit.document import Document
from reportgen.findings import say


class _Item(NamedTuple):
    """A remark, and its position in the file."""

    number: int
    data: dict[str, Data]


def about(files: Files, line: int) -> tuple[str, int] | None:
    """File and line of the records that the remark at *line* is about, where it says so."""
    item = _at(Document(files.read(FILE).text), line)
    if item is None:
        return None
    path, at = str(item.data.get("file")), str(item.data.get("line") or "1")
    return (path, max(int(at), 1)) if path in files.names() and at.isdecimal() else None


def settle(files: Files, line: int) -> None:
    """Note of the remark at *line* that it has been dealt with."""
    content = files.read(FILE)
    item = _at(Document(content.text), line)
    if item is None:
        raise Unchangeable(say("檔案已經變動，請等新的檢查結果。"))
    files.change(FILE, content.version, [Set((item.number, "state"), "done")])


def _at(document: Document, line: int) -> _Item | None:
    """The remark that begins at *line*."""
    remarks = document.data if isinstance(document.data, list) else []
    for number, data in enumerate(remarks):
        if isinstance(data, dict) and document.node((number,)).start_mark.line == line - 1:
            return _Item(number, data)
    return None
