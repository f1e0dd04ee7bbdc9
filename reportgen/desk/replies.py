"""Answers that several addresses give."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

from starlette.responses import JSONResponse, Response

from reportgen.desk import reviewing
from reportgen.desk.report import Report
from reportgen.edit import Conflict, Unchangeable
from reportgen.edit.document import Document
from reportgen.findings import Translate

STATIC = Path(__file__).parent / "static"
_TYPES = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".html": "text/html",
    ".svg": "image/svg+xml",
}


class Overtaken(Exception):  # noqa: N818  a refusal, not a bug
    """A write that another one came before; *mine* makes its text of the present one."""

    def __init__(self, path: str, conflict: Conflict, mine: Callable[[str], str]) -> None:
        super().__init__(path)
        self.path, self.conflict, self.mine = path, conflict, mine

    def reply(self, report: Report, translate: Translate) -> Response:
        """409 with both texts: the file's as it is now, and the one that was to be written."""
        both: dict[str, Any] = {"problem": self.conflict.message.text(translate)}
        try:
            both["now"] = seen(report, self.path)
            both["mine"] = self.mine(both["now"]["text"])
        except Unchangeable:
            both.pop("now", None)
        return JSONResponse(both, status_code=409)


def asset(name: str) -> Response:
    """A file of the desk's own pages."""
    path = next((file for file in STATIC.iterdir() if file.name == name), None)
    if path is None or path.suffix not in _TYPES:
        return problem(404, "no such file")
    return Response(path.read_bytes(), media_type=_TYPES[path.suffix])


def problem(status: int, message: str) -> Response:
    """A refusal, with the reason for a person."""
    return JSONResponse({"problem": message}, status_code=status)


async def returned(report: Report) -> dict[str, Any] | None:
    """The changes and remarks of the document that is being looked at, as the records are now."""
    document = report.returned
    if document is None:
        return None
    now = await asyncio.to_thread(reviewing.offered, report.folder, document)
    return reviewing.plain(document, now, report.files.folder.label, report.translate)


def seen(report: Report, path: str) -> dict[str, Any]:
    """A record file for the browser: its text, its version, and its data where it is YAML."""
    content = report.files.read(path)
    try:
        data, readable = Document(content.text).data, True
    except Unchangeable:
        data, readable = None, False
    return {
        "path": path,
        "version": content.version,
        "text": content.text,
        "data": data,
        "readable": readable,
        "undo": report.files.undoable,
        "look": report.builder.looks,
    }
