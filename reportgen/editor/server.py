"""The language server: what :mod:`reportgen.editor` knows, in the Language Server Protocol.

A report is checked again :data:`DELAY` seconds after the last key, with the text of the open
buffers in place of the files. Positions are converted: the protocol counts UTF-16 units.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from reportgen import __version__
from reportgen.debug import swallowed
from reportgen.editor.completion import completions
from reportgen.editor.cursor import Cursor, cursor_at
from reportgen.editor.hover import hover
from reportgen.editor.names import Spot, definitions, is_name, uses
from reportgen.editor.opened import OpenReport, report_of
from reportgen.editor.outline import Entry, outline
from reportgen.findings import Finding, Severity, Translate, say
from reportgen.places import Place
from reportgen.world import World

DELAY = 0.3
"""Seconds without a key after which a report is checked."""

_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.NOTE: types.DiagnosticSeverity.Information,
}
_ADDRESS = re.compile(r"https?://\S+")
_Range = tuple[int, int, int, int]
"""Line and column of the start and of the end, from 0, in characters."""


class ReportServer(LanguageServer):
    """The server with the reports that are open."""

    def __init__(self, world: World, translate: Translate) -> None:
        super().__init__("reportgen", __version__)
        self.world = world
        self.translate = translate
        self.reports: dict[Path, OpenReport] = {}
        self.published: dict[Path, set[str]] = {}
        self.waiting: dict[Path, asyncio.Task[None]] = {}
        self._lines: dict[str, Sequence[str]] = {}
        """The lines of files, for one answer: to split a file for each place takes seconds."""

    def report(self, uri: str) -> OpenReport | None:
        """The report that the file at *uri* belongs to, read already; begins an answer."""
        self._lines.clear()
        file = to_fs_path(uri)
        folder = report_of(Path(file)) if file else None
        if folder is None:
            return None
        folder = folder.resolve()
        if folder not in self.reports:
            report = OpenReport(self.world, folder)
            report.refresh(self.unsaved(report))
            self.reports[folder] = report
        return self.reports[folder]

    def unsaved(self, report: OpenReport) -> dict[str, str]:
        """The text of the files of *report* that are open, by their names in it."""
        texts = {}
        for uri, opened in self.workspace.text_documents.items():
            path = Path(to_fs_path(uri) or "/")
            if path.suffix == ".yaml" and path.resolve().is_relative_to(report.folder):
                texts[report.name_of(path)] = opened.source
        return texts

    def check_soon(self, uri: str) -> None:
        """Check the report of *uri* once nobody has typed for a moment."""
        report = self.report(uri)
        if report is None:
            return
        if waiting := self.waiting.get(report.folder):
            waiting.cancel()
        self.waiting[report.folder] = asyncio.create_task(self._check(report))

    async def _check(self, report: OpenReport) -> None:
        await asyncio.sleep(DELAY)
        try:
            await asyncio.to_thread(report.refresh, self.unsaved(report))
            self.publish(report)
        except Exception as error:  # a bug must not end what other answers need
            swallowed(error)
            message = f"{type(error).__name__}: {error}"
            self.window_log_message(types.LogMessageParams(types.MessageType.Error, message))

    def publish(self, report: OpenReport) -> None:
        """Show the findings of *report*, and take back those of files that have none any more."""
        self._lines.clear()
        by_uri: dict[str, list[types.Diagnostic]] = {}
        for finding in report.findings:
            uri = self.uri_of(report, finding.place)
            by_uri.setdefault(uri, []).append(self.diagnostic(report, finding))
        for uri in self.published.get(report.folder, set()) - by_uri.keys():
            by_uri[uri] = []
        for uri, diagnostics in by_uri.items():
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, diagnostics))
        self.published[report.folder] = {uri for uri, shown in by_uri.items() if shown}

    def uri_of(self, report: OpenReport, place: Place) -> str:
        """The file of *place*; ``report.yaml`` for what concerns no file."""
        path = Path(place.file).resolve() if place.file else report.folder / "report.yaml"
        return (path if path.is_file() else report.folder / "report.yaml").as_uri()

    def diagnostic(self, report: OpenReport, finding: Finding) -> types.Diagnostic:
        """*finding* as the editor shows it, its hints below its message."""
        texts = [finding.message, *finding.hints]
        address = _ADDRESS.search(finding.reference)
        return types.Diagnostic(
            self.range_of(report, finding.place),
            "\n→ ".join(text.text(self.translate) for text in texts),
            _SEVERITIES[finding.severity],
            finding.code,
            types.CodeDescription(address[0]) if address else None,
            "reportgen",
            related_information=[
                types.DiagnosticRelatedInformation(
                    self.location(report, hint.place),
                    hint.text(self.translate),
                )
                for hint in finding.hints
                if hint.place is not None
            ]
            or None,
        )

    def location(self, report: OpenReport, place: Place) -> types.Location:
        """*place* with its file, as the protocol has it."""
        return types.Location(self.uri_of(report, place), self.range_of(report, place))

    def range_of(self, report: OpenReport, place: Place) -> types.Range:
        """*place* as the protocol counts."""
        uri = self.uri_of(report, place)
        if not place.file:
            return types.Range(types.Position(0, 0), types.Position(0, 0))
        start, end = place.line - 1, max(place.end_line, place.line) - 1
        return self.client_range(uri, (start, place.column - 1, end, place.end_column - 1))

    def client_range(self, uri: str, where: _Range) -> types.Range:
        """The range *where* of the file at *uri*."""
        if uri not in self._lines:
            self._lines[uri] = self.workspace.get_text_document(uri).lines
        return self.workspace.position_codec.range_to_client_units(
            self._lines[uri],
            types.Range(types.Position(where[0], where[1]), types.Position(where[2], where[3])),
        )

    def cursor(self, uri: str, position: types.Position) -> tuple[OpenReport, Cursor] | None:
        """The report and the cursor at *position*."""
        report = self.report(uri)
        file = to_fs_path(uri)
        if report is None or file is None:
            return None
        document = self.workspace.get_text_document(uri)
        at = document.position_from_client_units(position)
        lines = [line.rstrip("\r\n") for line in document.lines]
        return report, cursor_at(report.name_of(Path(file)), lines, at.line, at.character)


def make_server(world: World, translate: Translate) -> ReportServer:
    """A server with all that it can do."""
    server = ReportServer(world, translate)
    _watch(server)
    _answer(server)
    return server


def _watch(server: ReportServer) -> None:
    """Check whenever a file is opened, changed, saved or closed."""

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: types.DidOpenTextDocumentParams) -> None:
        server.check_soon(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: types.DidChangeTextDocumentParams) -> None:
        server.check_soon(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def saved(params: types.DidSaveTextDocumentParams) -> None:
        server.check_soon(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(params: types.DidCloseTextDocumentParams) -> None:
        server.check_soon(params.text_document.uri)


def _answer(server: ReportServer) -> None:
    """Answer what an editor asks about a cursor or a file."""

    @server.feature(
        types.TEXT_DOCUMENT_COMPLETION,
        types.CompletionOptions(trigger_characters=[" ", "#", "[", ","]),
    )
    def complete(params: types.CompletionParams) -> list[types.CompletionItem]:
        at = server.cursor(params.text_document.uri, params.position)
        return list(_items(server, params, *at)) if at else []

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hovered(params: types.HoverParams) -> types.Hover | None:
        at = server.cursor(params.text_document.uri, params.position)
        text = hover(*at) if at else ""
        markup = types.MarkupContent(types.MarkupKind.Markdown, text)
        return types.Hover(markup) if text else None

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    def defined(params: types.DefinitionParams) -> list[types.Location]:
        at = server.cursor(params.text_document.uri, params.position)
        if at is None or not is_name(at[1]):
            return []
        return _locations(server, at[0], definitions(at[0], at[1].word))

    @server.feature(types.TEXT_DOCUMENT_REFERENCES)
    def used(params: types.ReferenceParams) -> list[types.Location]:
        at = server.cursor(params.text_document.uri, params.position)
        if at is None or not is_name(at[1]):
            return []
        report, name = at[0], at[1].word
        locations = _locations(server, report, uses(report, name))
        if params.context.include_declaration:
            locations = _locations(server, report, definitions(report, name)) + locations
        return locations

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def outlined(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        uri = params.text_document.uri
        report, file = server.report(uri), to_fs_path(uri)
        if report is None or file is None:
            return []
        source = server.workspace.get_text_document(uri).source
        entries = outline(report.name_of(Path(file)), source)
        return [_symbol(server, uri, entry) for entry in entries]

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix]),
    )
    def mends(params: types.CodeActionParams) -> list[types.CodeAction]:
        report = server.report(params.text_document.uri)
        return list(_mends(server, report, params)) if report else []


def _items(
    server: ReportServer, params: types.CompletionParams, report: OpenReport, cursor: Cursor
) -> Iterator[types.CompletionItem]:
    line = params.position.line
    where = (line, cursor.start, line, cursor.start + len(cursor.prefix))
    replaced = server.client_range(params.text_document.uri, where)
    kinds = types.CompletionItemKind
    for number, offered in enumerate(completions(report, cursor)):
        yield types.CompletionItem(
            offered.label,
            kind=kinds.Property if offered.is_key else kinds.Value,
            detail=offered.detail or None,
            documentation=types.MarkupContent(types.MarkupKind.Markdown, offered.explanation)
            if offered.explanation
            else None,
            sort_text=f"{number:04}",
            # The meaning, too, finds a value: 「參訪」 finds visit.
            filter_text=f"{offered.label} {offered.detail}",
            text_edit=types.TextEdit(replaced, offered.text),
        )


def _locations(
    server: ReportServer, report: OpenReport, spots: Iterator[Spot]
) -> list[types.Location]:
    locations = []
    for spot in dict.fromkeys(spots):
        uri = (report.folder / spot.file).as_uri()
        where = (spot.line, spot.start, spot.line, spot.end)
        locations.append(types.Location(uri, server.client_range(uri, where)))
    return locations


def _symbol(server: ReportServer, uri: str, entry: Entry) -> types.DocumentSymbol:
    place = entry.place
    start = (place.line - 1, place.column - 1)
    whole = server.client_range(uri, (*start, place.end_line - 1, place.end_column - 1))
    kind = types.SymbolKind.Struct if entry.children else types.SymbolKind.Field
    children: Sequence[types.DocumentSymbol] = [
        _symbol(server, uri, child) for child in entry.children
    ]
    return types.DocumentSymbol(
        entry.name, kind, whole, whole, entry.detail or None, children=children
    )


def _mends(
    server: ReportServer, report: OpenReport, params: types.CodeActionParams
) -> Iterator[types.CodeAction]:
    """The mends of findings in the range; none of a text that has changed since it was checked."""
    uri, wanted = params.text_document.uri, params.range
    if report.unsaved != server.unsaved(report):
        return
    for finding in report.findings:
        if finding.mend is None or server.uri_of(report, finding.place) != uri:
            continue
        at = server.range_of(report, finding.place)
        if at.end.line < wanted.start.line or at.start.line > wanted.end.line:
            continue
        changes: dict[str, list[types.TextEdit]] = {}
        for edit in finding.mend.edits:
            file = server.uri_of(report, edit.place)
            text_edit = types.TextEdit(server.range_of(report, edit.place), edit.text)
            changes.setdefault(file, []).append(text_edit)
        title = say("修正：{message}", message=finding.message).text(server.translate)
        yield types.CodeAction(
            title,
            types.CodeActionKind.QuickFix,
            diagnostics=[server.diagnostic(report, finding)],
            is_preferred=finding.mend.certain,
            edit=types.WorkspaceEdit(changes=changes),
        )
