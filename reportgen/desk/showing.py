"""Answers that show something of a report: pages, places, records, pictures."""

from __future__ import annotations

import asyncio
import json
from math import isfinite
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse

from reportgen.desk import making, remarks
from reportgen.desk.asking import whole
from reportgen.desk.keys import keys_at, lines_of, path_of
from reportgen.desk.naming import named
from reportgen.desk.replies import asset, problem, returned, seen
from reportgen.desk.report import Report
from reportgen.desk.starting import offered

_PICTURE = {"Cache-Control": "private, max-age=31536000, immutable"}
"""A page is named by what it shows, so its picture never changes."""


async def window(_: Request, __: Report) -> Response:
    """The page that all of this is shown on."""
    return asset("desk.html")


async def events(_: Request, report: Report) -> Response:
    """What happens, as it happens."""
    return StreamingResponse(report.events(), media_type="text/event-stream")


async def page(request: Request, report: Report) -> Response:
    """A page as a picture."""
    query = request.query_params
    number, scale = whole(query.get("n", "")), whole(query.get("s", "150"))
    picture = await report.drawer.picture(number, query.get("d", ""), scale)
    if picture is None:
        return problem(404, "this page is not shown any more")
    return Response(picture, media_type="image/jpeg", headers=_PICTURE)


async def pdf(_: Request, report: Report) -> Response:
    """The draft that the pages are drawn from."""
    data = report.drawer.pdf
    return Response(data, media_type="application/pdf") if data else problem(404, "no pages yet")


async def at(request: Request, report: Report) -> Response:
    """The value that is printed at a point of a page."""
    query = request.query_params
    try:
        point = int(query["page"]), float(query["x"]), float(query["y"])
    except (KeyError, ValueError):
        return problem(400, "page, x, y")
    if not all(map(isfinite, point)):
        return problem(400, "page, x, y")
    place = await report.builder.ask("at", *point)
    if not place or not place[0]:
        return JSONResponse(None)
    file, line, column = place
    keys, offset = keys_at(report.files.read(file).text, line, column) or ((), 0)
    return JSONResponse({"path": file, "line": line, "keys": keys, "offset": offset})


async def boxes(request: Request, report: Report) -> Response:
    """Where on the pages a value, or a line of a file, is printed."""
    query = request.query_params
    keys = path_of(_json(query.get("keys", "[]")))
    path, offset = query.get("path", ""), query.get("offset")
    if path not in report.files.names():
        return JSONResponse([])  # it has just been removed
    content = report.files.read(path)
    if line := whole(query.get("line", "")):
        lines: tuple[int, int] | None = (line, line)
    else:
        lines = lines_of(content.text, keys or (), whole(offset) if offset else None)
    found = await report.builder.ask("boxes", path, *lines) if lines else None
    return JSONResponse(found or [])


async def spot(request: Request, report: Report) -> Response:
    """The value that stands at a line of a file: of a finding."""
    query = request.query_params
    content = report.files.read(query.get("path", ""))
    line, column = whole(query.get("line", "")), whole(query.get("column", ""))
    keys, offset = keys_at(content.text, max(line, 1), max(column, 1)) or ((), 0)
    return JSONResponse({"keys": keys, "offset": offset})


async def remark(request: Request, report: Report) -> Response:
    """The value that a remark, at a line of ``review.yaml``, is about."""
    about = remarks.about(report.files, whole(request.query_params.get("line", "")))
    if about is None:
        return JSONResponse(None)
    path, line = about
    keys, offset = keys_at(report.files.read(path).text, line, 1) or ((), 0)
    return JSONResponse({"path": path, "line": line, "keys": keys, "offset": offset})


async def names(_: Request, report: Report) -> Response:
    """The people, sessions and reflections that forms offer to choose from."""
    return JSONResponse(named(report.files))


async def choices(_: Request, report: Report) -> Response:
    """The authorities, with the categories that each knows."""
    return JSONResponse(await asyncio.to_thread(offered, report.folder))


async def document(request: Request, report: Report) -> Response:
    """A form that goes with the report, or what has changed since its last commit."""
    kind = request.query_params.get("kind", "")
    if kind not in making.KINDS:
        return problem(404, "no such document")
    try:
        made = await making.made(kind, report.folder, report.language)
    except TimeoutError:
        return problem(504, "it takes too long")
    policy = {"Content-Security-Policy": made.policy} if made.policy else {}
    return Response(made.data, media_type=made.media_type, headers=policy)


async def review(_: Request, report: Report) -> Response:
    """The changes and remarks of the document that is being looked at, as the records are now."""
    return JSONResponse(await returned(report))


async def file(request: Request, report: Report) -> Response:
    """A record file."""
    return JSONResponse(seen(report, request.query_params.get("path", "")))


async def figure(request: Request, report: Report) -> Response:
    """A picture of the report, small, for the wall of photos."""
    path = request.query_params.get("path", "")
    data = await asyncio.to_thread(report.thumbnails.of, report.files.folder, path)
    return Response(data, media_type="image/jpeg") if data else problem(404, "no picture")


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


ANSWERS = {
    "": window, "events": events, "page": page, "pdf": pdf, "at": at, "boxes": boxes,
    "spot": spot, "names": names, "choices": choices, "document": document, "remark": remark,
    "review": review,
    "file": file, "figure": figure,
}  # fmt: skip
"""By the address below that of the report."""
