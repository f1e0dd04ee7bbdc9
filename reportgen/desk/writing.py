"""Answers that change something of a report: its records, and its photos."""

from __future__ import annotations

import asyncio

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from reportgen import limits
from reportgen.desk import remarks, reviewing, uploads
from reportgen.desk.asking import body_of, bytes_of, changes_of, data_of, text
from reportgen.desk.replies import Overtaken, returned, seen
from reportgen.desk.report import Report
from reportgen.edit import Conflict, Unchangeable, changed
from reportgen.findings import say


async def write(request: Request, report: Report) -> Response:
    """Replace the text of a record file."""
    body = await body_of(request)
    path, new = text(body, "path"), text(body, "text")
    try:
        report.files.write(path, text(body, "version"), new)
    except Conflict as refused:
        raise Overtaken(path, refused, lambda _: new) from None
    return _written(report, path)


async def change(request: Request, report: Report) -> Response:
    """Change values of a record file."""
    body = await body_of(request)
    path, changes = text(body, "path"), changes_of(body)
    try:
        report.files.change(path, text(body, "version"), changes)
    except Conflict as refused:
        raise Overtaken(path, refused, lambda now: changed(now, *changes)) from None
    return _written(report, path)


async def undo(_: Request, report: Report) -> Response:
    """Take back the last write."""
    path = report.files.undo()
    return _written(report, path) if path else JSONResponse(None)


async def add(request: Request, report: Report) -> Response:
    """Add an item to a list, as a file."""
    body = await body_of(request)
    content = report.files.add(text(body, "record"), data_of(body.get("item")))
    return _written(report, content.path)


async def remove(request: Request, report: Report) -> Response:
    """Remove an item of a list."""
    body = await body_of(request)
    report.files.remove(text(body, "path"), text(body, "version"))
    return _written(report, text(body, "path"))


async def mend(request: Request, report: Report) -> Response:
    """Make the mend that a finding offers."""
    body = await body_of(request)
    line, column = body.get("line"), body.get("column")
    finding = text(body, "code"), text(body, "path"), line, column
    known = type(line) is type(column) is int
    mended = await report.builder.ask("mend", *finding) if known else None
    if mended is None:
        raise Unchangeable(say("這一項無法自動修正。"))
    path, before, after = mended
    content = report.files.read(path)
    if content.text != before:
        raise Unchangeable(say("檔案已經變動，請等新的檢查結果。"))
    report.files.write(path, content.version, after)
    return _written(report, path)


async def settle(request: Request, report: Report) -> Response:
    """Note that a remark has been dealt with."""
    line = (await body_of(request)).get("line")
    if type(line) is not int:
        raise Unchangeable(say("看不懂這項變更。"))
    remarks.settle(report.files, line)
    report.tell_files()
    return JSONResponse({"look": report.builder.looks})


async def photo(request: Request, report: Report) -> Response:
    """Save a photo below ``figures/``."""
    data = await bytes_of(request, limits.UPLOAD_BYTES)
    if data is None:
        raise uploads.too_large()
    name = request.query_params.get("name", "photo")
    path = await asyncio.to_thread(uploads.save, report.files.folder, name, data)
    return JSONResponse({"path": path})


async def review(request: Request, report: Report) -> Response:
    """Read a document of superiors: what it would change is looked at first."""
    data = await bytes_of(request, limits.UPLOAD_BYTES)
    if data is None:
        raise Unchangeable(say("檔案超過 {most} MB。", most=limits.UPLOAD_BYTES // limits.MIB))
    name = request.query_params.get("name", "")[:100]
    report.returned = await asyncio.to_thread(reviewing.read, name, data)
    return JSONResponse(await returned(report))


async def accept(request: Request, report: Report) -> Response:
    """Put the accepted changes, by their names, into the records; the document is done with."""
    document, names = report.returned, (await body_of(request)).get("changes")
    if document is None or not isinstance(names, list):
        raise Unchangeable(say("看不懂這項變更。"))
    accepted = {name for name in names if isinstance(name, str)}
    made = await asyncio.to_thread(reviewing.made, report.folder, document, accepted)
    reviewing.write(report.files, made)
    report.returned = None
    report.tell_files()
    shown = reviewing.plain(document, made.offered, report.files.folder.label, report.translate)
    return JSONResponse({**shown, "look": report.builder.looks})


async def lay_aside(_: Request, report: Report) -> Response:
    """Have done with the document, whose changes are not made."""
    report.returned = None
    return JSONResponse({})


def _written(report: Report, path: str) -> Response:
    report.tell_files()
    gone = {"gone": path, "look": report.builder.looks}
    return JSONResponse(seen(report, path) if path in report.files.names() else gone)


ANSWERS = {
    "write": write, "change": change, "undo": undo, "add": add, "remove": remove, "mend": mend,
    "settle": settle, "photo": photo, "review": review, "accept": accept, "aside": lay_aside,
}  # fmt: skip
"""By the address below that of the report."""
