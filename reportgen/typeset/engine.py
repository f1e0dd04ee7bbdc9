"""WeasyPrint, shut off from everything that is not the report.

The engine sees no installed font, no file, no network and no clock: the same HTML, style sheets and
resources give the same bytes on every machine with the same WeasyPrint and Pango. WeasyPrint is
imported here, when the first page is set, because its import takes half a second.
"""

from __future__ import annotations

import ctypes.util
import gc
import logging
import os
import sys
import tempfile
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import replace
from io import StringIO
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from reportgen import limits
from reportgen.findings import Finding, say
from reportgen.places import NOWHERE, Place
from reportgen.rulebook.typeset import ENGINE_ERROR, ENGINE_WARNING
from reportgen.typeset.flows import NUMBER, Flow, numbered
from reportgen.typeset.insides import insides_replaced
from reportgen.typeset.lightimport import fonttools_deferred
from reportgen.typeset.pdf.metadata import Metadata
from reportgen.typeset.pictures.inline import clean_inline
from reportgen.typeset.resources import BASE_URL, Resource
from reportgen.typeset.sequence import PageSequence
from reportgen.typeset.unsettable import faults_of_layout, refuse_deep

if TYPE_CHECKING:
    from reportgen.typeset.linesetting.shapes import Shapes

_NO_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><cachedir>{folder}</cachedir></fontconfig>
"""

_YOUNG = 300_000
"""Objects that may be made before garbage is looked for among them: those of some forty pages."""
_NEVER = 1_000_000

_CALLS = 50
"""Calls that laying out a level of elements may take; a table takes some thirty."""

_LEFT_BEHIND = 600_000
"""Blocks of memory that flows may leave for the collector: some 80 MiB."""
_LAID_OUT = 2_000_000
"""Blocks of a flow of some two hundred pages."""


class Engine:
    """WeasyPrint with the style sheets and fonts of one report; works in its :func:`shut_off`.

    *css* are style sheets of every flow (the font kit's first), *opening* is one of the first flow
    alone. *resources* are all that relative and ``https://report.invalid/`` addresses can reach,
    *places* where these addresses stand in the records; *records* is where its log goes.
    """

    def __init__(
        self,
        css: Sequence[str],
        opening: str,
        resources: Mapping[str, Resource],
        places: Mapping[str, Place],
        records: list[logging.LogRecord],
    ) -> None:
        self._weasyprint = _weasyprint()
        from weasyprint.css.counters import CounterStyle  # type: ignore[import-untyped]
        from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped]

        from reportgen.typeset.fetch import ReportFetcher

        self._records = records
        self._refused: list[Finding] = []
        """Findings about drawings in the HTML."""
        self._fetcher = ReportFetcher(resources, places)
        # What style sheets collect and the layout reads.
        self._shared = {"font_config": FontConfiguration(), "counter_style": CounterStyle()}
        with faults_of_layout():
            self._sheets = [self._sheet(sheet) for sheet in css]
            self._opening = self._sheet(opening)
        self._heads: dict[str, Metadata] = {}
        self._blocks = sys.getallocatedblocks()
        self.findings = self._complaints()
        """Findings about fonts and style sheets, before the first page."""

    @property
    def has_fonts(self) -> bool:
        """Whether anything can be set; without any font Pango gives null, and the process dies."""
        return self._fetcher.served_fonts > 0

    def reach(self, resources: Mapping[str, Resource], places: Mapping[str, Place]) -> None:
        """Make *resources* reachable by their addresses from now on."""
        self._fetcher.serve(resources, places)

    def metadata(self, html: str) -> Metadata:
        """Title, authors and so on, from the head of the document *html*."""
        if html not in self._heads:
            self._heads = {html: self._metadata(html)}
        return self._heads[html]

    def _metadata(self, html: str) -> Metadata:
        with faults_of_layout():
            head = self._parsed(html).render(**self._shared).metadata
        return Metadata(
            title=head.title or "",
            authors=tuple(head.authors),
            subject=head.description or "",
            keywords=tuple(head.keywords),
            language=head.lang or "",
            creator=head.generator or "",
            producer=f"WeasyPrint {self._weasyprint.VERSION}",
            created=head.created or "",
            modified=head.modified or "",
        )

    def set(
        self, flow: Flow, first_page: int, *, opening: bool, traced: bool = False
    ) -> PageSequence:
        """Lay out and paint *flow*, whose first page has the number *first_page*.

        The flow that opens the report has a style sheet of its own beside the others. Pages that
        are *traced* have areas.
        """
        from reportgen.typeset.setting import refuse_attachments, sequence_of

        self._collect(_LEFT_BEHIND)
        tags: dict[Any, int] | None = {} if traced else None
        document = self.lay_out(flow, first_page, opening=opening, tags=tags)
        # Of a long flow, what was only needed to lay it out goes before it is painted.
        self._collect(_LAID_OUT)
        refuse_attachments(document._html)
        with faults_of_layout():
            sequence = sequence_of(document, tags)
        return replace(sequence, findings=tuple(self._complaints()))

    def _collect(self, blocks: int) -> None:
        """Collect garbage where *blocks* of memory or more were taken since the last time."""
        if sys.getallocatedblocks() - self._blocks > blocks:
            gc.collect()
            self._blocks = sys.getallocatedblocks()

    def lay_out(
        self, flow: Flow, first_page: int, *, opening: bool, tags: dict[Any, int] | None = None
    ) -> Any:
        """WeasyPrint's ``Document`` of *flow*; its elements get their numbers in *tags*."""
        with faults_of_layout():
            return self._lay_out(flow, first_page, opening, tags)

    def _lay_out(
        self, flow: Flow, first_page: int, opening: bool, tags: dict[Any, int] | None
    ) -> Any:
        number = self._sheet(f"@page :first {{ counter-reset: page {first_page} }}")
        sheets = [*self._sheets, *([self._opening] if opening else []), number]
        document = self._parsed(flow.html if tags is None else numbered(flow).html)
        if tags is not None:
            _take_numbers(document.etree_element, tags)
        refuse_deep(document.etree_element)
        if "<svg" in flow.html:
            self._refused += clean_inline(document.etree_element)
        return document.render(stylesheets=sheets, presentational_hints=False, **self._shared)

    def _parsed(self, html: str) -> Any:
        return self._weasyprint.HTML(string=html, base_url=BASE_URL, url_fetcher=self._fetcher)

    def _sheet(self, css: str) -> Any:
        return self._weasyprint.CSS(
            string=css, base_url=BASE_URL, url_fetcher=self._fetcher, **self._shared
        )

    def _complaints(self) -> list[Finding]:
        """Findings about what was refused, missing or logged since the last call."""
        refused = self._fetcher.findings_by_url
        # What the fetcher has a finding for, WeasyPrint repeats in its log.
        texts = [(record, record.getMessage()) for record in self._records]
        logged = [record for record, text in texts if not any(url in text for url in refused)]
        refusals = [finding for finding in refused.values() if finding is not None]
        findings = [*self._refused, *refusals, *map(_complaint, logged)]
        self._refused.clear()
        refused.clear()
        self._records.clear()
        return list(dict.fromkeys(findings))


def _take_numbers(root: Any, tags: dict[Any, int]) -> None:
    """Put the numbers of the elements below *root* into *tags*, before any style sheet sees them.

    The parser lets an element go that opens itself again, so a number may stand twice.
    """
    for element in root.iter():
        number = element.attrib.pop(NUMBER, None)
        if number is not None:
            tags[element] = int(number)


@contextmanager
def shut_off(
    records: list[logging.LogRecord], shapes: Shapes | None = None
) -> Iterator[tuple[Finding, ...]]:
    """Surroundings of the engine, with its log in *records*; yields findings about its version.

    *shapes* are texts that have been shaped before.
    """
    with ExitStack() as stack:
        stack.enter_context(_no_installed_fonts())
        stack.enter_context(_seldom_collected())
        stack.enter_context(_deeply_nested())
        _weasyprint()
        doubts = stack.enter_context(insides_replaced(shapes))
        stack.enter_context(_log(records))
        yield doubts


def load_engine() -> None:
    """Import WeasyPrint and try it, as a build would; processes forked from this one share it."""
    with shut_off([]):
        pass


def _weasyprint() -> ModuleType:
    find_library = ctypes.util.find_library
    if sys.platform == "linux":
        # It tries short library names first, and looking for these starts gcc and ldconfig; the
        # full sonames that it tries next need no search.
        ctypes.util.find_library = _find_nothing
    try:
        # Without Pango it prints a page about that before it raises OSError.
        with (
            warnings.catch_warnings(),
            fonttools_deferred(),
            redirect_stdout(StringIO()),
            redirect_stderr(StringIO()),
        ):
            # It warns that no font is installed: just what we arranged.
            warnings.simplefilter("ignore")
            import weasyprint  # type: ignore[import-untyped]
    finally:
        ctypes.util.find_library = find_library
    return weasyprint  # type: ignore[no-any-return]


def _find_nothing(name: str) -> None:  # noqa: ARG001
    return None


@contextmanager
def _no_installed_fonts() -> Iterator[None]:
    """Give fontconfig a configuration without folders; it reads the variable at each start."""
    before = os.environ.get("FONTCONFIG_FILE")
    with tempfile.TemporaryDirectory(prefix="reportgen-") as folder:
        configuration = Path(folder, "fonts.conf")
        configuration.write_text(_NO_FONTS.format(folder=folder), encoding="utf-8")
        os.environ["FONTCONFIG_FILE"] = str(configuration)
        try:
            yield
        finally:
            if before is None:
                del os.environ["FONTCONFIG_FILE"]
            else:
                os.environ["FONTCONFIG_FILE"] = before


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """Look for garbage seldom, and once: a tenth of the time, for nothing in all but long flows.

    Layout makes millions of objects, most of which live to the end of a flow. What has survived one
    collection is not looked at again, nor is what was there before; so its cost stays linear.
    """
    running, thresholds = gc.isenabled(), gc.get_threshold()
    gc.freeze()
    gc.set_threshold(_YOUNG, _NEVER, _NEVER)
    gc.enable()
    try:
        yield
    finally:
        gc.set_threshold(*thresholds)
        gc.unfreeze()
        if not running:
            gc.disable()


@contextmanager
def _deeply_nested() -> Iterator[None]:
    """Allow as many calls inside each other as elements inside each other take."""
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, _CALLS * limits.HTML_DEPTH))
    try:
        yield
    finally:
        sys.setrecursionlimit(limit)


@contextmanager
def _log(records: list[logging.LogRecord]) -> Iterator[None]:
    """Put WeasyPrint's warnings and errors into *records*."""
    handler = logging.Handler(logging.WARNING)
    handler.emit = records.append  # type: ignore[method-assign,assignment]
    logger = logging.getLogger("weasyprint")
    level, propagate = logger.level, logger.propagate
    logger.addHandler(handler)
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)
        logger.propagate = propagate


def _complaint(record: logging.LogRecord) -> Finding:
    text = record.getMessage().strip()
    heavy = record.levelno >= logging.ERROR or text.startswith(".notdef")
    rule = ENGINE_ERROR if heavy else ENGINE_WARNING
    return rule.finding(NOWHERE, say("排版引擎回報：{text}", text=text))
