"""The verifier sees each promise broken: it reads the file, and believes nobody."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from reportgen.authority.load import load_layout
from reportgen.compose.document import compose
from reportgen.compose.expected import Bookmark, Expected, Wording
from reportgen.manuscript import read_manuscript
from reportgen.pipeline import build_report
from reportgen.places import Place, Text
from reportgen.read import read
from reportgen.verify.checks import _edges, verify
from reportgen.verify.written import open_written
from reportgen.world import World

Built = tuple[bytes, Expected, dict[str, bytes]]


@pytest.fixture(scope="module")
def built(world: World, tmp_path_factory: pytest.TempPathFactory) -> Built:
    from tests.conftest import SMALL

    folder = tmp_path_factory.mktemp("content") / "trip"
    folder.mkdir()
    (folder / "report.yaml").write_text(SMALL, encoding="utf-8")
    outcome = build_report(world, folder, folder.parent / "out")
    assert outcome.pdf is not None
    records = read(folder, "trip").records
    assert records is not None
    layout = load_layout(world.template_roots(folder), str(records.authority)).layout
    assert layout is not None
    expected = compose(read_manuscript(records, layout.authority, str), layout, str).expected
    return outcome.pdf.read_bytes(), expected, {"report.yaml": SMALL.encode()}


def codes(built: Built, change: Callable[[Expected], Expected]) -> set[str]:
    pdf, expected, _ = built
    return {finding.code for finding in verify(pdf, "trip.pdf", change(expected))}


def test_a_whole_report_keeps_its_promises(built: Built) -> None:
    pdf, expected, records = built
    assert expected.wordings
    assert expected.contents_depth
    assert verify(pdf, "trip.pdf", expected, records) == []


def test_a_chapter_that_is_not_there(built: Built) -> None:
    more = (Bookmark(1, "肆、附錄"),)
    assert "PDF-OUTLINE" in codes(built, lambda e: e._replace(outline=e.outline + more))


def test_page_numbers_of_the_contents_are_compared_with_the_pages(built: Built) -> None:
    assert codes(built, lambda e: e._replace(numbered_from_body=True)) == {"PDF-CONTENTS"}


def test_a_page_count_that_is_not_printed(built: Built) -> None:
    assert codes(built, lambda e: e._replace(page_count_label="總頁數")) == {"PDF-PAGE-COUNT"}


def test_text_that_the_document_leaves_out(built: Built) -> None:
    lost = (Wording("這一段文字沒有印在任何一頁上", Text("")),)
    assert codes(built, lambda e: e._replace(wordings=e.wordings + lost)) == {"PDF-TEXT"}


def test_text_that_the_pages_leave_out(built: Built) -> None:
    assert codes(built, lambda e: e._replace(html=e.html + "<p>這一段沒有印</p>")) == {"PDF-TEXT"}


@pytest.mark.parametrize("data", [b"", None])
def test_records_that_differ_or_are_not_carried(built: Built, data: bytes | None) -> None:
    pdf, expected, records = built
    other = {"report.yaml": b"title: x"} if data is None else {**records, "roster.yaml": data}
    found = verify(pdf, "trip.pdf", expected, other)
    assert [finding.code for finding in found] == ["PDF-ATTACHMENT"]


def test_a_file_that_does_not_say_it_is_pdf_a(built: Built) -> None:
    pdf, expected, _ = built
    other = pdf.replace(b"pdfaid:part", b"pdfaid:qart")
    found = verify(other, "trip.pdf", expected)
    assert [finding.code for finding in found] == ["PDF-CONFORMANCE"]


def test_a_file_without_tags() -> None:
    plain = plain_pdf("BT /F 12 Tf 20 100 Td (inside) Tj ET")
    found = verify(plain, "a.pdf", NOTHING._replace(archival=True))
    assert {finding.code for finding in found} == {"PDF-FONT", "PDF-CONFORMANCE"}


@cache
def plain_pdf(content: str) -> bytes:
    """A page of 200 × 200 points with a font of the reader's own."""
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R"
        "/Resources<</Font<</F 5 0 R>>>>>>",
        f"<</Length {len(content)}>>stream\n{content}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out = "%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj{body}endobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n"
    out += "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    out += f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF"
    return out.encode()


NOTHING = Expected(outline=())


def test_a_font_that_is_not_in_the_file() -> None:
    found = verify(plain_pdf("BT /F 12 Tf 20 100 Td (inside) Tj ET"), "a.pdf", NOTHING)
    assert [finding.code for finding in found] == ["PDF-FONT"]


@pytest.mark.parametrize("place", ["180 100", "-20 100", "20 198"])
def test_text_that_passes_the_edge(place: str) -> None:
    found = verify(plain_pdf(f"BT /F 12 Tf {place} Td (outside) Tj ET"), "a.pdf", NOTHING)
    assert {finding.code for finding in found} == {"PDF-FONT", "PDF-EDGE"}


@pytest.mark.parametrize(
    ("count", "words"),
    [(1, "第 1 頁有"), (5, "第 1、2、3、4、5 頁有"), (9, "第 1、2、3、4、5 頁等 9 頁有")],
)
def test_pages_that_something_passes_are_one_finding(count: int, words: str) -> None:
    written = open_written(plain_pdf(""))._replace(strays=tuple(range(count)))
    (finding,) = _edges(written, Place("a.pdf"))
    assert finding.message.text().startswith(words)


@pytest.mark.parametrize(
    ("second", "over"),
    [("20 100", True), ("60 104", True), ("20 112", False), ("20 108", False), ("90 100", False)],
)
def test_text_over_text(second: str, over: bool) -> None:
    first = "BT /F 12 Tf 20 100 Td (what is below) Tj ET"
    found = verify(plain_pdf(f"{first} BT /F 12 Tf {second} Td (what is over) Tj ET"), "a", NOTHING)
    assert ("PDF-OVERPRINT" in {finding.code for finding in found}) == over
