"""The reports under content/: built whole, every word of the records on the pages."""

from __future__ import annotations

import re
from functools import cache
from itertools import dropwhile
from pathlib import Path

import pypdfium2
import pytest

from reportgen.authority.load import load_layout
from reportgen.language import translator
from reportgen.manuscript import read_manuscript
from reportgen.outcome import Outcome
from reportgen.pipeline import build_report
from reportgen.prose import plain_text
from reportgen.read import read
from reportgen.records.values import OneLineKind, ProseKind, UrlKind
from reportgen.records.walk import texts
from reportgen.text import fold
from reportgen.verify.shown import Shown
from reportgen.verify.written import open_written
from reportgen.world import World

ROOT = Path(__file__).parent.parent
REPORTS = ("2016-ogp-paris", "2018-ogp-tbilisi", "2025-coastal-waves")

LEAST_SIZE, FOLIO = 9.6, 62.0
"""Points: notes are set smaller than the body; folios stand lower."""


@cache
def built(name: str) -> tuple[Outcome, bytes]:
    import tempfile

    outcome = build_report(World.here(), ROOT / "content" / name, Path(tempfile.mkdtemp()))
    assert outcome.pdf is not None
    return outcome, outcome.pdf.read_bytes()


@cache
def shown(name: str) -> Shown:
    return open_written(built(name)[1]).shown


@pytest.mark.parametrize("name", REPORTS)
def test_builds_without_errors(name: str) -> None:
    outcome, _ = built(name)
    assert outcome.errors == 0, [f.message.text() for f in outcome.findings]


def test_the_paris_report_is_long_and_light() -> None:
    outcome, pdf = built("2016-ogp-paris")
    assert outcome.pages > 35
    assert len(pdf) < 12_000_000


@pytest.mark.parametrize("name", REPORTS)
def test_every_font_is_an_embedded_subset(name: str) -> None:
    found = open_written(built(name)[1]).fonts
    assert found
    assert all(font.embedded and re.match(r"[A-Z]{6}\+", font.name) for font in found)


@pytest.mark.parametrize("name", REPORTS)
def test_the_outline_is_the_authority_s(name: str) -> None:
    folder = ROOT / "content" / name
    records = read(folder, name).records
    assert records is not None
    layout = load_layout(World.here().template_roots(folder), str(records.authority)).layout
    assert layout is not None
    marks = open_written(built(name)[1]).marks
    titles = [str(section.title) for section in layout.authority.outline]
    highest = [mark.bookmark.title for mark in marks if mark.bookmark.level == 1]
    # Pages in front have bookmarks, too: 封面, 目次.
    chapters = [*dropwhile(lambda mark: not any(title in mark for title in titles), highest)]
    assert chapters
    assert all(any(title in chapter for title in titles) for chapter in chapters)
    required = [str(section.title) for section in layout.authority.outline if section.required]
    assert all(any(title in chapter for chapter in chapters) for title in required)


def test_the_summary_form_tells_the_real_number_of_pages() -> None:
    outcome, pdf = built("2016-ogp-paris")
    assert len(pypdfium2.PdfDocument(pdf)) == outcome.pages
    assert f"頁數{outcome.pages}頁" in shown("2016-ogp-paris").text


@pytest.mark.parametrize("name", REPORTS)
def test_every_string_of_the_records_is_printed(name: str) -> None:
    folder = ROOT / "content" / name
    records = read(folder, name).records
    assert records is not None
    layout = load_layout(World.here().template_roots(folder), str(records.authority)).layout
    assert layout is not None
    manuscript = read_manuscript(records, layout.authority, translator("zh-Hant"))
    text, labels = shown(name).text, shown(name).labels
    wanted = []
    for found in texts(records):
        if found.field in {"alt", "language", "authority"}:
            continue
        if found.kind in {OneLineKind, UrlKind}:
            wanted.append(str(found.text))
        elif found.kind is ProseKind:
            wanted += plain_text(manuscript.prose(found.text)).split("\n")
    assert len(wanted) > 100
    lost = [line for line in map(fold, wanted) if line not in text and line not in labels]
    assert not lost


def under(page: pypdfium2.PdfPage, title: str) -> str:
    """The text of the body that stands lower on *page* than *title*, notes and folio left out."""
    text_page = page.get_textpage()
    shown = []
    for index in range(text_page.count_chars()):
        char = fold(text_page.get_text_range(index, 1))
        size = pypdfium2.raw.FPDFText_GetFontSize(text_page, index)
        if char and size >= LEAST_SIZE:
            shown.append((char, text_page.get_charbox(index)[1]))
    start = "".join(char for char, _ in shown).index(fold(title))
    foot = min(bottom for _, bottom in shown[start : start + len(fold(title))])
    return "".join(char for char, bottom in shown if FOLIO < bottom < foot - LEAST_SIZE)


@pytest.mark.parametrize("name", REPORTS)
def test_no_heading_stands_at_the_foot_of_a_page(name: str) -> None:
    pdf = built(name)[1]
    document = pypdfium2.PdfDocument(pdf)
    marks = [mark for mark in open_written(pdf).marks if mark.bookmark.title != "封面"]
    assert len(marks) > 10
    titles = [mark.bookmark.title for mark in marks]
    assert [t for t, m in zip(titles, marks, strict=True) if not under(document[m.page], t)] == []


@pytest.mark.parametrize("name", REPORTS)
def test_two_builds_give_the_same_bytes(name: str, tmp_path: Path) -> None:
    again = build_report(World.here(), ROOT / "content" / name, tmp_path)
    assert again.pdf is not None
    assert again.pdf.read_bytes() == built(name)[1]
