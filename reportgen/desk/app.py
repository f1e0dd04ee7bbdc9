"""The web application: its addresses, and who answers there."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from reportgen.desk import showing, starting, writing
from reportgen.desk.asking import body_of
from reportgen.desk.forms import countries, forms
from reportgen.desk.guard import Guard, Keys
from reportgen.desk.listing import listed
from reportgen.desk.replies import Overtaken, asset, problem
from reportgen.desk.report import Report
from reportgen.desk.words import words
from reportgen.edit import Conflict, Unchangeable
from reportgen.findings import Translate
from reportgen.scaffold.answers import Refused

Answerer = Callable[[Request, Report], Awaitable[Response]]


def desk(
    reports: list[Report],
    keys: Keys,
    translate: Translate,
    language: str,
    *,
    home: Path | None = None,
    read_only: bool = False,
) -> Guard:
    """The application for *reports*, guarded by *keys*, its words in *language*.

    Reports that are begun here come into the folder *home*, and to *reports*.
    """
    application = _Desk(reports, translate, language, None if read_only else home, read_only)
    return Guard(application.made(), keys, read_only=read_only)


class _Desk:
    def __init__(
        self,
        reports: list[Report],
        translate: Translate,
        language: str,
        home: Path | None,
        read_only: bool,
    ) -> None:
        self.reports, self.translate, self.language = reports, translate, language
        self.home, self.read_only = home, read_only

    def made(self) -> Starlette:
        routes = [
            Route("/", self._first, methods=["GET"]),
            Route("/reports.json", self._list, methods=["GET"]),
            Route("/about.json", self._about, methods=["GET"]),
            Route("/static/{name}", self._static, methods=["GET"]),
        ]
        if self.home is not None:
            routes += [
                Route("/new", self._new, methods=["GET"]),
                Route("/choices.json", self._choices, methods=["GET"]),
                Route("/new", self._begin, methods=["POST"]),
            ]
        for answers, method in ((showing.ANSWERS, "GET"), (writing.ANSWERS, "POST")):
            routes += [
                Route(f"/r/{{report:int}}/{path}", self._of(answer), methods=[method])
                for path, answer in answers.items()
            ]
        return Starlette(routes=routes)

    def _of(self, answer: Answerer) -> Callable[[Request], Awaitable[Response]]:
        """*answer* for the report of the address; what is refused becomes an answer, too."""

        async def answered(request: Request) -> Response:
            number = request.path_params["report"]
            if number >= len(self.reports):
                return problem(404, "no such report")
            report = self.reports[number]
            report.open()
            try:
                return await answer(request, report)
            except Overtaken as overtaken:
                return overtaken.reply(report, self.translate)
            except Unchangeable as refused:
                status = 409 if isinstance(refused, Conflict) else 422
                return problem(status, refused.message.text(self.translate))
            except OSError as failure:
                return problem(507, failure.strerror or type(failure).__name__)

        return answered

    async def _first(self, _: Request) -> Response:
        if len(self.reports) == 1 and self.home is None:
            return RedirectResponse("/r/0/", status_code=303)
        if not self.reports:
            return RedirectResponse("/new", status_code=303)
        return asset("reports.html")

    async def _new(self, _: Request) -> Response:
        return asset("new.html")

    async def _choices(self, _: Request) -> Response:
        assert self.home is not None
        return JSONResponse(await run_in_threadpool(starting.offered, self.home / "new"))

    async def _begin(self, request: Request) -> Response:
        """Make a report, and show it."""
        assert self.home is not None
        try:
            folder = await run_in_threadpool(starting.begun, self.home, await body_of(request))
        except Refused as refused:
            parts = (refused.message, *refused.hints)
            return problem(422, " ".join(part.text(self.translate) for part in parts))
        except OSError as failure:
            return problem(507, failure.strerror or type(failure).__name__)
        self.reports.append(Report(folder, self.language))
        return JSONResponse({"number": len(self.reports) - 1})

    async def _static(self, request: Request) -> Response:
        return asset(request.path_params["name"])

    async def _list(self, _: Request) -> Response:
        return JSONResponse([
            await run_in_threadpool(listed, report.folder, self.language)
            for report in self.reports
        ])  # fmt: skip

    async def _about(self, _: Request) -> Response:
        """What every window needs: the forms, the words, the countries."""
        return JSONResponse({
            "forms": forms(self.translate),
            "words": words(self.translate),
            "countries": countries(self.language),
            "language": "en" if self.language == "en" else "zh-Hant",
            "readOnly": self.read_only,
            "single": len(self.reports) == 1 and self.home is None,
            "canBegin": self.home is not None,
            "titles": [report.name for report in self.reports],
        })  # fmt: skip
