"""Annotations of a PDF lead to the line of the records that they are about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from random import Random

import pypdfium2
import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText, Highlight, Text
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject

from reportgen.pipeline import build_report
from reportgen.review.annotations import read_pdf
from reportgen.review.package import Reason, Refusal
from reportgen.review.printed import Printed, printed
from reportgen.review.remarks import placed
from reportgen.review.struck import struck
from reportgen.world import World

CONTENT = Path(__file__).parents[2] / "content"
REPORT = CONTENT / "2018-ogp-tbilisi"
PLACES = 100


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    out = tmp_path_factory.mktemp("pdf")
    outcome = build_report(World.here(), REPORT, out)
    assert outcome.pdf is not None
    return outcome.pdf.read_bytes()


@pytest.fixture(scope="module")
def now() -> Printed:
    report = printed(World.here(), REPORT)
    assert report is not None
    return report


def stretches(now: Printed, random: Random) -> Iterator[tuple[str, str, int]]:
    """Random words of proses, which stand once in all records: text, file and line."""
    lines = [
        (file, number, line.strip())
        for file, source in now.sources.items()
        for number, line in enumerate(source.text.split("\n"), start=1)
    ]
    everything = "\n".join(line for _, _, line in lines)
    while True:
        file, number, line = random.choice(lines)
        if len(line) < 20 or line.startswith(("#", "[^")) or ":" in line:
            continue
        start = random.randrange(len(line) - 8)
        words = line[start : start + random.randrange(2, 8)]
        if words.isalpha() and not words.isascii() and everything.count(words) == 1:
            yield words, file, number


def quad(box: tuple[float, float, float, float]) -> ArrayObject:
    left, bottom, right, top = box
    corners = (left, top, right, top, left, bottom, right, bottom)
    return ArrayObject([FloatObject(number) for number in corners])


def found(pdf: bytes, words: str) -> tuple[int, list[tuple[float, float, float, float]]] | None:
    """The page and the rectangles of *words*, where they stand once on all pages."""
    hits = []
    for number, page in enumerate(pypdfium2.PdfDocument(pdf)):
        text = page.get_textpage()
        search = text.search(words)
        while (match := search.get_next()) is not None:
            rectangles = [text.get_rect(n) for n in range(text.count_rects(*match))]
            hits.append((number, rectangles))
    return hits[0] if len(hits) == 1 else None


def test_random_highlights(pdf: bytes, now: Printed) -> None:
    writer = PdfWriter(BytesIO(pdf))
    expected: dict[str, tuple[str, int]] = {}
    for words, file, line in stretches(now, Random(1)):
        hit = found(pdf, words)
        if hit is None or words in expected:
            continue
        page, boxes = hit
        note = Highlight(rect=boxes[0], quad_points=quad(boxes[0]))
        note[NameObject("/QuadPoints")] = ArrayObject([x for box in boxes for x in quad(box)])
        note[NameObject("/Contents")] = _string(words)
        writer.add_annotation(page, note)
        expected[words] = (file, line)
        if len(expected) == PLACES:
            break
    output = BytesIO()
    writer.write(output)
    remarks = placed(read_pdf(output.getvalue()).remarks, now)
    right = Counter(
        each.place is not None and (each.place.file, each.place.line) == expected[each.remark.text]
        for each in remarks
    )
    assert sum(right.values()) == PLACES
    assert right[True] >= 0.97 * PLACES


def marked(
    writer: PdfWriter, page: int, kind: str, boxes: list[tuple[float, float, float, float]],
    words: str = "",
) -> DictionaryObject:  # fmt: skip
    """An annotation of *kind* over *boxes*, as readers of PDFs write it."""
    note = Highlight(rect=boxes[0], quad_points=quad(boxes[0]))
    note[NameObject("/Subtype")] = NameObject(f"/{kind}")
    note[NameObject("/QuadPoints")] = ArrayObject([x for box in boxes for x in quad(box)])
    if words:
        note[NameObject("/Contents")] = _string(words)
    return writer.add_annotation(page, note)


def written(writer: PdfWriter) -> bytes:
    output = BytesIO()
    writer.write(output)
    return output.getvalue()


def test_random_strike_outs_are_changes_at_their_places(pdf: bytes, now: Printed) -> None:
    writer = PdfWriter(BytesIO(pdf))
    expected: dict[str, tuple[str, int]] = {}
    for words, file, line in stretches(now, Random(2)):
        hit = found(pdf, words)
        if hit is None or words in expected:
            continue
        marked(writer, hit[0], "StrikeOut", hit[1])
        expected[words] = (file, line)
        if len(expected) == PLACES:
            break
    changes = struck(read_pdf(written(writer)).remarks, now)
    places = {c.old: (c.place.file, c.place.line) for c in changes if c.place is not None}
    right = sum(places.get(words) == place for words, place in expected.items())
    assert right >= 0.97 * PLACES
    assert not places.keys() - expected.keys()
    assert all(change.text == "" and change.home is not None for change in changes)


def test_marks_whose_meaning_is_plain(pdf: bytes, now: Printed) -> None:
    page, boxes = found(pdf, "延續自巴黎") or pytest.fail("not printed")
    writer = PdfWriter(BytesIO(pdf))
    marked(writer, page, "Highlight", boxes, "請改為「延續自倫敦」。")
    marked(writer, page, "Highlight", boxes, "請查證")
    struck_out = marked(writer, page, "StrikeOut", boxes)
    caret = marked(writer, page, "Caret", boxes, "始於")
    struck_out[NameObject("/IRT")] = caret.indirect_reference
    struck_out[NameObject("/RT")] = NameObject("/Group")
    remarks = read_pdf(written(writer)).remarks
    assert [remark.proposal for remark in remarks] == ["延續自倫敦", None, "始於"]
    changes = struck(remarks, now)
    assert [(c.old, c.text) for c in changes] == [
        ("延續自巴黎", "延續自倫敦"), ("延續自巴黎", "始於"),
    ]  # fmt: skip
    assert {change.place.line for change in changes if change.place} == {10}


def _string(text: str) -> object:
    from pypdf.generic import TextStringObject

    return TextStringObject(text)


def test_kinds_author_and_date(pdf: bytes, now: Printed) -> None:
    page, boxes = found(pdf, "延續自巴黎") or pytest.fail("not printed")
    left, bottom, right, top = boxes[0]
    writer = PdfWriter(BytesIO(pdf))
    note = Text(rect=boxes[0], text="請查證", open=False, title_bar="林處長")
    note[NameObject("/M")] = _string("D:20260320101500+08'00'")
    writer.add_annotation(page, note)
    writer.add_annotation(page, FreeText(text="改寫", rect=(left, bottom, right + 40, top)))
    struck = Highlight(rect=boxes[0], quad_points=quad(boxes[0]))
    struck[NameObject("/Subtype")] = NameObject("/StrikeOut")
    writer.add_annotation(page, struck)
    writer.add_annotation(page, DictionaryObject({
        NameObject("/Type"): NameObject("/Annot"), NameObject("/Subtype"): NameObject("/Link"),
        NameObject("/Rect"): ArrayObject([FloatObject(x) for x in boxes[0]]),
    }))  # fmt: skip
    output = BytesIO()
    writer.write(output)
    remarks = placed(read_pdf(output.getvalue()).remarks, now)
    assert [each.remark.text for each in remarks] == ["請查證", "改寫", "刪除"]
    assert remarks[0].remark.by == ("林處長", "2026-03-20T10:15:00")
    assert remarks[2].remark.quote == "延續自巴黎"
    lines = {each.place.line for each in remarks if each.place is not None}
    assert lines == {10}


def test_a_pdf_without_annotations(pdf: bytes) -> None:
    assert read_pdf(pdf).remarks == []


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF"])
def test_a_broken_pdf(data: bytes) -> None:
    with pytest.raises(Refusal) as refused:
        read_pdf(data)
    assert refused.value.reason is Reason.BROKEN


def test_a_pdf_with_a_password(pdf: bytes) -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf)))
    writer.encrypt("geheim", algorithm="RC4-128")
    output = BytesIO()
    writer.write(output)
    with pytest.raises(Refusal) as refused:
        read_pdf(output.getvalue())
    assert refused.value.reason is Reason.ENCRYPTED
