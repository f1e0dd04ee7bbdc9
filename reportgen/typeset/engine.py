"""HTML → PDF by WeasyPrint, shut off from everything that is not the report.

The engine sees no installed font, no file, no network and no clock: the same HTML, style sheets and
resources give the same bytes on every machine with the same WeasyPrint and Pango. WeasyPrint is
imported here, when the first page is set, because its import takes half a second.

Dates of the PDF come from ``<meta name="dcterms.created">`` and ``dcterms.modified`` in the HTML.
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
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import ModuleType
from typing import Any

from reportgen.findings import Finding, error, say, warning
from reportgen.places import NOWHERE, Place
from reportgen.typeset.conformance import VARIANT, Conformance
from reportgen.typeset.linesetting import line_setting
from reportgen.typeset.lossless import png_as_it_is
from reportgen.typeset.resources import BASE_URL, Resource

_NO_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><cachedir>{folder}</cachedir></fontconfig>
"""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file carried inside the PDF.

    ``relationship`` is an AFRelationship of ISO 32000-2, 7.11.3.
    """

    name: str
    data: bytes
    description: str
    modified: datetime
    relationship: str = "Source"


@dataclass(frozen=True, slots=True)
class Typeset:
    """A PDF, the number of its pages, and what the engine had to complain about."""

    pdf: bytes
    pages: int
    findings: tuple[Finding, ...]


def typeset(
    html: str,
    css: Sequence[str],
    resources: Mapping[str, Resource],
    *,
    places: Mapping[str, Place] | None = None,
    attachments: Sequence[Attachment] = (),
    conformance: Conformance | None = None,
) -> Typeset:
    """Set *html* with the style sheets *css* (the font kit's first) and write a tagged PDF.

    Without a single font nothing is set, and the PDF is empty bytes.

    *resources* are all that relative and ``https://report.invalid/`` addresses can reach, and
    *places* where these addresses stand in the records. With *conformance* the PDF keeps the
    promises of PDF/A-3a and PDF/UA-1.
    """
    with ExitStack() as surroundings:
        surroundings.enter_context(_no_installed_fonts())
        surroundings.enter_context(_no_garbage_collection())
        weasyprint = _weasyprint()
        from reportgen.typeset.fetch import ReportFetcher

        plain_lines = surroundings.enter_context(line_setting())
        records = surroundings.enter_context(_log())
        surroundings.enter_context(png_as_it_is())
        fetcher = ReportFetcher(resources, places)
        shared = _shared()
        sheets = [
            weasyprint.CSS(string=sheet, base_url=BASE_URL, url_fetcher=fetcher, **shared)
            for sheet in css
        ]
        if not fetcher.served_fonts:
            # Pango without any font gives WeasyPrint a null pointer, and the process dies.
            return Typeset(b"", 0, (*fetcher.findings_by_url.values(), _no_fonts_at_all()))
        source = weasyprint.HTML(string=html, base_url=BASE_URL, url_fetcher=fetcher)
        document = source.render(stylesheets=sheets, **shared, **_options(conformance))
        pages = len(document.pages)
        doubts: tuple[Finding, ...] = ()
        if conformance is not None:
            doubts = surroundings.enter_context(conformance.in_force())
        pdf = document.write_pdf(
            finisher=conformance.finish if conformance else None,
            attachments=[_attachment(weasyprint, one) for one in attachments] or None,
            **_options(conformance),
        )
        # Their loops are left for the collector, which comes back now.
        del document
    findings = [*plain_lines, *doubts, *fetcher.findings_by_url.values()]
    failed = tuple(fetcher.findings_by_url)
    # What the fetcher has a finding for, WeasyPrint repeats in its log.
    said = [record for record in records if not any(url in record.getMessage() for url in failed)]
    findings += map(_complaint, said)
    return Typeset(pdf, pages, tuple(dict.fromkeys(findings)))


def _options(conformance: Conformance | None) -> dict[str, Any]:
    variant = VARIANT if conformance else None
    return {"pdf_tags": True, "pdf_variant": variant, "presentational_hints": False}


def _shared() -> dict[str, Any]:
    """What the style sheets collect and the layout reads: fonts and counter styles."""
    from weasyprint.css.counters import CounterStyle  # type: ignore[import-untyped]
    from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped]

    return {"font_config": FontConfiguration(), "counter_style": CounterStyle()}


def _attachment(weasyprint: ModuleType, attachment: Attachment) -> Any:
    return weasyprint.Attachment(
        string=attachment.data,
        name=attachment.name,
        description=attachment.description,
        created=attachment.modified,
        modified=attachment.modified,
        relationship=attachment.relationship,
    )


def _weasyprint() -> ModuleType:
    find_library = ctypes.util.find_library
    if sys.platform == "linux":
        # It tries short library names first, and looking for these starts gcc and ldconfig; the
        # full sonames that it tries next need no search.
        ctypes.util.find_library = _find_nothing
    try:
        with warnings.catch_warnings():
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
    """Let fontconfig read a configuration without folders; it reads the variable at each start."""
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
def _no_garbage_collection() -> Iterator[None]:
    """A tenth of the time: layout makes millions of objects that all live to the end."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


@contextmanager
def _log() -> Iterator[list[logging.LogRecord]]:
    """What WeasyPrint says at the level of a warning or above."""
    records: list[logging.LogRecord] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = records.append  # type: ignore[method-assign,assignment]
    logger = logging.getLogger("weasyprint")
    level, propagate = logger.level, logger.propagate
    logger.addHandler(handler)
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    try:
        yield records
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)
        logger.propagate = propagate


def _complaint(record: logging.LogRecord) -> Finding:
    text = record.getMessage().strip()
    heavy = record.levelno >= logging.ERROR or text.startswith(".notdef")
    make = error if heavy else warning
    return make("ENGINE-WARNING", NOWHERE, say("排版引擎回報：{text}", text=text))


def _no_fonts_at_all() -> Finding:
    return error(
        "FONT-NONE",
        NOWHERE,
        say("版面所需的字型一個也沒有，無法排版。"),
        say("請依「找不到字型」各項的說明安裝字型。"),
    )
