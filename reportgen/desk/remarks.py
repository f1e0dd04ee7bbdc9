"""Remarks of superiors in ``review.yaml``: what each is about, and that it has been dealt with."""

from __future__ import annotations

from reportgen.check.remarks import FILE
from reportgen.desk.files import Files
from reportgen.edit import Set, Unchangeable
from reportgen.edit.document import Document
from reportgen.findings import say


def about(files: Files, line: int) -> tuple[str, int] | None:
    """File and line of the records that the remark at *line* is about, where it says so."""
    document = Document(files.read(FILE).text)
    number = _number(document, line)
    item = document.data[number] if number is not None else {}
    path, at = item.get("file"), str(item.get("line") or "1")
    if path not in files.names() or not at.isdecimal():
        return None
    return path, max(int(at), 1)


def settle(files: Files, line: int) -> None:
    """Note of the remark at *line* that it has been dealt with."""
    content = files.read(FILE)
    number = _number(Document(content.text), line)
    if number is None:
        raise Unchangeable(say("檔案已經變動，請等新的檢查結果。"))
    files.change(FILE, content.version, [Set((number, "state"), "done")])


def _number(document: Document, line: int) -> int | None:
    """Which remark begins at *line*."""
    remarks = document.data if isinstance(document.data, list) else []
    for number, item in enumerate(remarks):
        node = document.node((number,))
        if isinstance(item, dict) and node.start_mark.line == line - 1:
            return number
    return None
