"""The only door of the typesetter: addresses under ``https://report.invalid/`` that we fill.

Imports WeasyPrint; only :mod:`reportgen.typeset.engine` may import this.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import unquote
from urllib.request import OpenerDirector

from weasyprint.urls import (  # type: ignore[import-untyped]
    URLFetcher,
    URLFetcherResponse,
)

from reportgen.findings import Finding, say
from reportgen.places import NOWHERE, Place
from reportgen.rulebook.typeset import RESOURCE_MISSING, RESOURCE_REFUSED
from reportgen.typeset.resources import BASE_URL, Resource


class ReportFetcher(URLFetcher):  # type: ignore[misc]
    """Serves *resources* by address and refuses all else, without any network or file handler.

    What was refused or not there is kept in ``findings_by_url``, fonts are counted. *places* says
    where the address of each picture stands in the records; one of these that is not among the
    resources has its finding already.
    """

    def __init__(
        self, resources: Mapping[str, Resource], places: Mapping[str, Place] | None = None
    ) -> None:
        # The parent's own __init__ would add handlers for http, ftp and file.
        OpenerDirector.__init__(self)
        self._fail_on_errors = False
        self.serve(resources, places or {})
        self.findings_by_url: dict[str, Finding | None] = {}
        self.served_fonts = 0

    def serve(self, resources: Mapping[str, Resource], places: Mapping[str, Place]) -> None:
        """Serve *resources* from now on; *places* says where their addresses stand."""
        self._resources = resources
        self._places = places

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002
        """The resource at *url*; raises ``ValueError``, which WeasyPrint survives."""
        resource = self._resources.get(url) or self._resources.get(unquote(url))
        if resource is None:
            has_place = url in self._places or unquote(url) in self._places
            self.findings_by_url.setdefault(url, None if has_place else self._finding(url))
            raise ValueError(f"not one of the report's own files: {url}")
        self.served_fonts += resource.media_type.startswith("font/")
        return URLFetcherResponse(url, resource.data, {"Content-Type": resource.media_type})

    def _finding(self, url: str) -> Finding:
        shown = url if len(url) <= 120 else f"{url[:119]}…"
        if url.startswith(BASE_URL):
            return RESOURCE_MISSING.finding(
                NOWHERE,
                say("找不到排版所需的檔案「{name}」。", name=unquote(shown.removeprefix(BASE_URL))),
            )
        return RESOURCE_REFUSED.finding(
            NOWHERE,
            say("排版時不得讀取報告以外的資源「{url}」。", url=shown),
            say("請把檔案放進報告的資料夾，再以相對路徑引用。"),
        )
