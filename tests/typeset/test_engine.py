import io
import logging
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader

from reportgen.cache import NO_CACHE
from reportgen.compose.expected import Expected
from reportgen.findings import Severity
from reportgen.places import Place
from reportgen.typeset.fonts.kit import font_kit
from reportgen.typeset.fonts.roles import Passage
from reportgen.typeset.pdf.attachments import Attachment
from reportgen.typeset.resources import BASE_URL, Resource
from reportgen.typeset.typesetting import typeset
from reportgen.verify.checks import verify
from tests.typeset.pictures import photo, prepare_image, saved

HEAD = (
    '<!doctype html><html lang="zh-TW"><head><title>報告</title>'
    '<meta name="dcterms.created" content="2026-01-02T03:04:05Z">'
    '<meta name="dcterms.modified" content="2026-01-02T03:04:05Z"></head>'
)
CSS = "html { font-family: var(--font-body) } h1 { font-family: var(--font-heading) }"
CSS += (
    '@page { @bottom-center { content: "第" counter(page) "頁"; font-family: var(--font-body) } }'
)


def _set(chains, cache, body, css=CSS, resources=None, **options):
    html = f"{HEAD}<body>{body}</body></html>"
    passages = [Passage(html + css), Passage(html, "heading"), Passage(html, bold=True)]
    kit = font_kit(chains, passages, cache)
    return typeset(kit.without_boxes(html), kit, [css], resources, **options)


def _text(pdf):
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def _fonts(pdf):
    """Base names of the fonts and the sizes of their files, deflated."""
    fonts = {}
    for page in PdfReader(io.BytesIO(pdf)).pages:
        for font in page["/Resources"]["/Font"].values():
            below = font.get_object()["/DescendantFonts"][0].get_object()
            descriptor = below["/FontDescriptor"].get_object()
            file = descriptor.get("/FontFile2") or descriptor.get("/FontFile3")
            fonts[str(below["/BaseFont"])] = len(file.get_object()._data)
    return fonts


def test_sets_a_page_without_complaint(chains, cache):
    made = _set(chains, cache, "<h1>目的 Aim</h1><p>本文 <b>重點</b> <i>it</i></p>")
    assert made.findings == ()
    assert made.pages == 1
    assert made.pdf.startswith(b"%PDF-")


def test_rare_characters_come_out_whole(chains, cache):
    names = "游錫堃、陶喆、㛢、𠮷田"
    made = _set(chains, cache, f"<p>{names} OECD “會議”……——2026\u2060年</p>")
    text = _text(made.pdf)
    assert names in text
    assert "OECD “會議”……——2026" in text


def test_only_cut_fonts_of_ours_are_embedded(chains, cache):
    made = _set(chains, cache, "<h1>目的</h1><p>本文𠮷 <b>重點</b></p><pre>mono</pre><p>😀</p>")
    fonts = _fonts(made.pdf)
    assert len(fonts) >= 4
    assert all("+rg-" in name for name in fonts)
    assert max(fonts.values()) < 20_000


def test_regular_text_is_not_set_in_bold(chains, cache):
    made = _set(chains, cache, "<p>𠮷</p>")
    assert not [name for name in _fonts(made.pdf) if "Bold" in name]


def test_a_character_without_a_font_prints_no_box(chains, cache):
    made = _set(chains, cache, "<p>甲\U00013000\U0010fffd</p>")
    assert "甲〓〓" in _text(made.pdf)
    assert made.findings == ()


def test_a_box_would_be_an_error(chains, cache):
    kit = font_kit(chains, [Passage("甲")], cache)
    made = typeset(f"{HEAD}<p>乙", kit)
    (finding,) = made.findings
    assert (finding.code, finding.severity) == ("ENGINE-ERROR", Severity.ERROR)
    assert "U+4E59" in finding.message.text()
    found = verify(made.pdf, "a.pdf", Expected(outline=()))
    assert [finding.code for finding in found] == ["PDF-FONT"]


def test_without_any_font_nothing_is_set():
    made = typeset(f"{HEAD}<p>甲", font_kit({}, [], NO_CACHE), [CSS])
    assert made.pdf == b""
    assert made.findings == ()


def test_unknown_css_is_a_warning(chains, cache):
    (finding,) = _set(chains, cache, "<p>甲</p>", f"{CSS} p {{ text-justify: auto }}").findings
    assert (finding.code, finding.severity) == ("ENGINE-WARNING", Severity.WARNING)
    assert "text-justify" in finding.message.text()


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("file:///etc/passwd", "RESOURCE-REFUSED"),
        ("http://127.0.0.1:9/a.png", "RESOURCE-REFUSED"),
        ("ftp://example.com/a.png", "RESOURCE-REFUSED"),
        ("data:image/png;base64,AAAA", "RESOURCE-REFUSED"),
        ("//example.com/a.png", "RESOURCE-REFUSED"),
        ("figures/nonsuch.png", "RESOURCE-MISSING"),
        ("/../../etc/passwd", "RESOURCE-MISSING"),
    ],
)
@pytest.mark.parametrize(
    "use",
    [
        "<img alt=a src='{}'>",
        "<p style='background: url({})'>甲</p>",
        "<style>@import url({});</style>",
        "<link rel=stylesheet href='{}'>",
        "<object data='{}'></object>",
        "<link rel=attachment href='{}'>",
    ],
)
def test_nothing_outside_the_report_is_read(chains, cache, address, code, use):
    made = _set(chains, cache, use.format(address))
    assert [finding.code for finding in made.findings] == [code]
    assert b"root:x" not in made.pdf


def test_a_missing_file_is_found(chains, cache):
    made = _set(chains, cache, "<img alt=a src='figures/圖.png'>")
    assert [finding.code for finding in made.findings] == ["RESOURCE-MISSING"]
    assert "figures/圖.png" in made.findings[0].message.text()


def test_a_picture_of_the_records_that_was_refused_has_its_finding_already(chains, cache):
    places = {f"{BASE_URL}figures/圖.png": Place("report.yaml", 3, 1, 3, 9)}
    made = _set(chains, cache, "<img alt=a src='figures/圖.png'>", places=places)
    assert made.findings == ()


def test_pictures_come_from_memory(chains, cache):
    image = prepare_image("圖.jpg", saved(photo(), "JPEG"), None, NO_CACHE).image
    drawing = prepare_image(
        "a.svg",
        b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>A</text></svg>',
        None,
        NO_CACHE,
    ).image
    resources = {
        f"{BASE_URL}圖.jpg": Resource(image.data, image.media_type),
        f"{BASE_URL}a.svg": Resource(drawing.data, drawing.media_type),
    }
    body = "<p>甲</p><img alt=a src=圖.jpg><img alt=b src=a.svg>"
    made = _set(chains, cache, body, resources=resources)
    assert made.findings == ()
    assert image.data in made.pdf


def test_the_same_bytes_twice_and_under_another_hash_seed(chains, cache, tmp_path):
    body = "<h1>目的</h1><p>本文𠮷 “x” <b>重點</b></p>"
    first = _set(chains, cache, body).pdf
    assert _set(chains, cache, body).pdf == first
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from tests.typeset.conftest import LAYOUT\n"
        "from tests.typeset.test_engine import _set\n"
        "from reportgen.cache import Cache\n"
        "from reportgen.typeset.fonts.catalogue import *\n"
        "from tests.typeset.fonts import font_roles\n"
        "from reportgen.world import system_font_folders\n"
        f"cache = Cache(Path({str(tmp_path)!r}))\n"
        "catalogue = FontCatalogue((), cache, system_font_folders())\n"
        "chains, _ = find_chains(font_roles(LAYOUT), catalogue)\n"
        f"sys.stdout.buffer.write(_set(chains, cache, {body!r}).pdf)"
    )
    root = Path(__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": str(root), "TZ": "Asia/Taipei", "LC_ALL": "C.UTF-8"}
    for seed in ("1", "2"):
        made = subprocess.run(
            [sys.executable, "-c", code],
            env={**environment, "PYTHONHASHSEED": seed},
            cwd=tmp_path,
            check=True,
            capture_output=True,
        )
        assert made.stdout == first


def test_the_pdf_is_tagged_and_carries_its_records(chains, cache):
    when = datetime(2026, 1, 2, tzinfo=UTC)
    records = Attachment("report.yaml", b"title: x", "原始紀錄", when)
    made = _set(chains, cache, "<p>甲</p>", attachments=[records])
    reader = PdfReader(io.BytesIO(made.pdf))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.trailer["/Root"]["/Lang"] == "zh-TW"
    assert reader.attachments["report.yaml"] == [b"title: x"]
    again = _set(chains, cache, "<p>甲</p>", attachments=[records])
    assert again.pdf == made.pdf


def test_presentational_hints_stay_off(chains, cache):
    made = _set(chains, cache, "<table background='file:///etc/passwd'><td>甲</table>")
    assert made.findings == ()


def test_the_surroundings_are_put_back(chains, cache, monkeypatch):
    import gc

    monkeypatch.setenv("FONTCONFIG_FILE", "/nonsuch")
    logger = logging.getLogger("weasyprint")
    before = logger.level, list(logger.handlers), gc.isenabled()
    assert _set(chains, cache, "<p>甲</p>").findings == ()
    assert os.environ["FONTCONFIG_FILE"] == "/nonsuch"
    assert (logger.level, list(logger.handlers), gc.isenabled()) == before
