"""The web application: its addresses, and what each answers."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from reportgen import limits
from reportgen.desk import uploads
from reportgen.desk.asking import body_of, bytes_of, changes_of, data_of, text, whole
from reportgen.desk.forms import countries, forms
from reportgen.desk.guard import Guard, Keys
from reportgen.desk.keys import keys_at, lines_of, path_of
from reportgen.desk.listing import listed
from reportgen.desk.naming import named
from reportgen.desk.report import Report
from reportgen.desk.thumbnails import Thumbnails
from reportgen.desk.words import words
from reportgen.edit import Conflict, Unchangeable, changed
from reportgen.edit.document import Document
from reportgen.findings import Translate

STATIC = Path(__file__).parent / "static"
_TYPES = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".html": "text/html",
    ".svg": "image/svg+xml",
}
_PICTURE = {"Cache-Control": "private, max-age=31536000, immutable"}

Answerer = Callable[[Request, Report], Any]


class _Overtaken(Exception):  # noqa: N818  a refusal, not a bug
    """A write that another one came before; ``both`` has the texts of both."""

    def __init__(self, both: dict[str, Any]) -> None:
        super().__init__(both["problem"])
        self.both = both


def desk(
    reports: Sequence[Report],
    keys: Keys,
    translate: Translate,
    language: str,
    *,
    read_only: bool = False,
) -> Guard:
    """The application for *reports*, guarded by *keys*, its words in *language*."""
    application = _Desk(reports, translate, language, read_only=read_only)
    return Guard(application.made(), keys, read_only=read_only)


class _Desk:
    def __init__(
        self, reports: Sequence[Report], translate: Translate, language: str, *, read_only: bool
    ) -> None:
        self.reports, self.translate, self.language = reports, translate, language
        self.read_only = read_only
        self.thumbnails = Thumbnails()

    def made(self) -> Starlette:
        get = {
            "": self._window, "events": self._events, "page": self._page, "pdf": self._pdf,
            "file": self._file, "at": self._at, "boxes": self._boxes, "figure": self._figure,
            "spot": self._spot, "names": self._names,
        }  # fmt: skip
        post = {
            "write": self._write, "change": self._change, "undo": self._undo, "add": self._add,
            "photo": self._photo, "mend": self._mend, "remove": self._remove,
        }  # fmt: skip
        routes = [
            Route("/", self._first, methods=["GET"]),
            Route("/reports.json", self._list, methods=["GET"]),
            Route("/about.json", self._about, methods=["GET"]),
            Route("/static/{name}", self._static, methods=["GET"]),
            *(_route(path, self._of(answer), "GET") for path, answer in get.items()),
            *(_route(path, self._of(answer), "POST") for path, answer in post.items()),
        ]
        return Starlette(routes=routes, lifespan=self._lifespan)

    @asynccontextmanager
    async def _lifespan(self, _: Starlette) -> AsyncIterator[None]:
        try:
            yield
        finally:
            for report in self.reports:
                report.close()

    def _of(self, answer: Answerer) -> Callable[[Request], Any]:
        """*answer* for the report of the address; what is refused becomes an answer, too."""

        async def answered(request: Request) -> Response:
            number = request.path_params["report"]
            if number >= len(self.reports):
                return _problem(404, "no such report")
            report = self.reports[number]
            report.open()
            try:
                response: Response = await answer(request, report)
            except _Overtaken as overtaken:
                return JSONResponse(overtaken.both, status_code=409)
            except Unchangeable as refused:
                status = 409 if isinstance(refused, Conflict) else 422
                return _problem(status, refused.message.text(self.translate))
            except OSError as problem:
                return _problem(507, problem.strerror or type(problem).__name__)
            return response

        return answered

    # --- pages

    async def _first(self, _: Request) -> Response:
        if len(self.reports) == 1:
            return RedirectResponse("/r/0/", status_code=303)
        return _asset("reports.html")

    async def _window(self, _: Request, __: Report) -> Response:
        return _asset("desk.html")

    async def _static(self, request: Request) -> Response:
        return _asset(request.path_params["name"])

    async def _list(self, _: Request) -> Response:
        rows = [
            await run_in_threadpool(listed, report.folder, self.language) for report in self.reports
        ]
        return JSONResponse(rows)

    async def _about(self, _: Request) -> Response:
        """What every window needs: the forms, the words, the countries."""
        return JSONResponse({
            "forms": forms(self.translate),
            "words": words(self.translate),
            "countries": countries(self.language),
            "language": "en" if self.language == "en" else "zh-Hant",
            "readOnly": self.read_only,
            "single": len(self.reports) == 1,
            "titles": [report.name for report in self.reports],
        })  # fmt: skip

    # --- what is shown

    async def _events(self, _: Request, report: Report) -> Response:
        return StreamingResponse(report.events(), media_type="text/event-stream")

    async def _page(self, request: Request, report: Report) -> Response:
        query = request.query_params
        number, scale = whole(query.get("n", "")), whole(query.get("s", "150"))
        picture = await report.drawer.picture(number, query.get("d", ""), scale)
        if picture is None:
            return _problem(404, "this page is not shown any more")
        return Response(picture, media_type="image/jpeg", headers=_PICTURE)

    async def _pdf(self, _: Request, report: Report) -> Response:
        pdf = report.drawer.pdf
        return Response(pdf, media_type="application/pdf") if pdf else _problem(404, "no pages yet")

    async def _at(self, request: Request, report: Report) -> Response:
        """The value that is printed at a point of a page."""
        query = request.query_params
        try:
            point = int(query["page"]), float(query["x"]), float(query["y"])
        except (KeyError, ValueError):
            return _problem(400, "page, x, y")
        place = await report.builder.ask("at", *point)
        if not place or not place[0]:
            return JSONResponse(None)
        file, line, column = place
        spot = keys_at(report.files.read(file).text, line, column)
        keys, offset = spot or ((), 0)
        return JSONResponse(
            {"path": file, "line": line, "column": column, "keys": keys, "offset": offset}
        )

    async def _boxes(self, request: Request, report: Report) -> Response:
        """Where on the pages a value is printed."""
        query = request.query_params
        keys = path_of(_json(query.get("keys", "[]")))
        path, offset = query.get("path", ""), query.get("offset")
        content = report.files.read(path)
        if line := whole(query.get("line", "")):
            lines: tuple[int, int] | None = (line, line)
        else:
            lines = lines_of(content.text, keys or (), whole(offset) if offset else None)
        boxes = await report.builder.ask("boxes", path, *lines) if lines else None
        return JSONResponse(boxes or [])

    async def _spot(self, request: Request, report: Report) -> Response:
        """The value that stands at a line of a file: of a finding."""
        query = request.query_params
        content = report.files.read(query.get("path", ""))
        line, column = whole(query.get("line", "")), whole(query.get("column", ""))
        keys, offset = keys_at(content.text, max(line, 1), max(column, 1)) or ((), 0)
        return JSONResponse({"keys": keys, "offset": offset})

    # --- records

    async def _names(self, _: Request, report: Report) -> Response:
        return JSONResponse(named(report.files))

    async def _file(self, request: Request, report: Report) -> Response:
        return JSONResponse(_seen(report, request.query_params.get("path", "")))

    async def _write(self, request: Request, report: Report) -> Response:
        body = await body_of(request)
        path, new = text(body, "path"), text(body, "text")
        try:
            report.files.write(path, text(body, "version"), new)
        except Conflict as refused:
            raise self._overtaken(report, path, refused, lambda _: new) from None
        return self._written(report, path)

    async def _change(self, request: Request, report: Report) -> Response:
        body = await body_of(request)
        path, changes = text(body, "path"), changes_of(body)
        try:
            report.files.change(path, text(body, "version"), changes)
        except Conflict as refused:
            raise self._overtaken(
                report, path, refused, lambda now: changed(now, *changes)
            ) from None
        return self._written(report, path)

    async def _undo(self, _: Request, report: Report) -> Response:
        path = report.files.undo()
        return self._written(report, path) if path else JSONResponse(None)

    async def _add(self, request: Request, report: Report) -> Response:
        body = await body_of(request)
        content = report.files.add(text(body, "record"), data_of(body.get("item")))
        return self._written(report, content.path)

    async def _remove(self, request: Request, report: Report) -> Response:
        body = await body_of(request)
        report.files.remove(text(body, "path"), text(body, "version"))
        return self._written(report, text(body, "path"))

    async def _mend(self, request: Request, report: Report) -> Response:
        """Make the mend that a finding offers."""
        number = (await body_of(request)).get("number")
        mended = await report.builder.ask("mend", number) if type(number) is int else None
        if mended is None:
            return _problem(422, self.translate("這一項無法自動修正。"))
        path, before, after = mended
        content = report.files.read(path)
        if content.text != before:
            return _problem(422, self.translate("檔案已經變動，請等新的檢查結果。"))
        report.files.write(path, content.version, after)
        return self._written(report, path)

    def _written(self, report: Report, path: str) -> Response:
        report.tell_files()
        seen = _seen(report, path) if path in report.files.names() else {"gone": path}
        return JSONResponse(seen)

    def _overtaken(
        self, report: Report, path: str, refused: Conflict, mine: Callable[[str], str]
    ) -> _Overtaken:
        """409 with both texts: the file's as it is now, and the one that was to be written."""
        problem = refused.message.text(self.translate)
        try:
            now = _seen(report, path)
            return _Overtaken({"problem": problem, "now": now, "mine": mine(now["text"])})
        except Unchangeable:
            return _Overtaken({"problem": problem})

    # --- pictures

    async def _photo(self, request: Request, report: Report) -> Response:
        data = await bytes_of(request, limits.UPLOAD_BYTES)
        if data is None:
            return _problem(413, self.translate("照片超過 30 MB。"))
        name = request.query_params.get("name", "photo")
        path = await asyncio.to_thread(uploads.save, report.files.folder, name, data)
        return JSONResponse({"path": path})

    async def _figure(self, request: Request, report: Report) -> Response:
        """A picture of the report, small, for the wall of photos."""
        path = request.query_params.get("path", "")
        data = await asyncio.to_thread(self.thumbnails.of, report.files.folder, path)
        return Response(data, media_type="image/jpeg") if data else _problem(404, "no picture")


def _route(path: str, answer: Callable[[Request], Any], method: str) -> Route:
    """An address below that of a report."""
    return Route(f"/r/{{report:int}}/{path}", answer, methods=[method])


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None


def _asset(name: str) -> Response:
    path = STATIC / name
    if path.parent != STATIC or not path.is_file() or path.suffix not in _TYPES:
        return _problem(404, "no such file")
    return Response(path.read_bytes(), media_type=_TYPES[path.suffix])


def _problem(status: int, message: str) -> Response:
    return JSONResponse({"problem": message}, status_code=status)


def _seen(report: Report, path: str) -> dict[str, Any]:
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
    }
