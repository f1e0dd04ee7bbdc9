"""PDFs: our own give their records back, others their text, scans nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfWriter
from weasyprint import HTML  # type: ignore[import-untyped]

from reportgen.intake.blocks import Paragraph, Role, Table, paragraphs
from reportgen.intake.reading.lines import Line
from reportgen.intake.reading.pdf import _parts, read_pdf
from reportgen.intake.reading.refused import Refused
from reportgen.intake.reading.ruled import Piece

FONT = next(Path("/usr/share/fonts").rglob("LiberationSerif-Regular.ttf"))
PAGE = (
    f"<style>@font-face{{font-family:own;src:url({FONT.as_uri()})}}"
    "@page{size:400px 300px;margin:40px}p{margin:0;font:16px own}</style>"
)
"""With a font of its own: another test may have hidden the installed ones from this process."""


def pdf(body: str) -> bytes:
    return HTML(string=PAGE + body).write_pdf() or b""


def test_lines_are_joined_where_they_fill_the_measure() -> None:
    first, second = (" ".join(f"word{n}{end}" for n in range(47)) for end in "ab")
    document = read_pdf(pdf(f"<p>{first}</p><p>{second}</p>"), "a.pdf")
    texts = [b.text for b in document.blocks if isinstance(b, Paragraph) and not b.role]
    assert texts == [first, second]
    assert [f.code for f in document.findings] == ["IMPORT-LOSSY"]


def test_a_blank_between_words_of_two_scripts_is_kept_and_none_stands_before_a_mark() -> None:
    pieces = (
        Piece(50, 700, 80, 712, "Table 1 "), Piece(80, 700, 128, 712, "港區設施"),
        Piece(131, 700, 134, 712, "。"), Piece(137, 700, 150, 712, "另見"),
        Piece(180, 700, 200, 712, "末欄"),
    )  # fmt: skip
    (line,) = _parts(pieces, [])
    assert isinstance(line, Line)
    assert line.text == "Table 1 港區設施。 另見\t末欄"


def test_what_stands_on_every_page_is_a_margin() -> None:
    page = "<p>Running head</p>" + "<p>Body of page {} is long enough.</p>"
    body = '<p style="break-after:page"></p>'.join(page.format(n) for n in "abcd")
    document = read_pdf(pdf(body), "a.pdf")
    heads = [b.text for b in document.blocks if isinstance(b, Paragraph) and b.role is Role.MARGIN]
    assert heads == ["Running head"]


def test_a_scan_is_refused_with_a_way_out() -> None:
    with pytest.raises(Refused) as refusal:
        read_pdf(pdf("<p>.</p>"), "a.pdf")
    finding = refusal.value.finding("a.pdf")
    assert finding.code == "IMPORT-FORMAT"
    assert finding.hints


def test_records_inside_come_out_as_they_went_in(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf("<p>text</p>"))
    writer = PdfWriter(clone_from=path)
    records = {"report.yaml": b"title: x\n", "sessions/010-a.yaml": b"title: y\n"}
    for name, data in records.items():
        writer.add_attachment(name, data)
    writer.add_attachment("other.txt", b"z")
    writer.write(path)
    assert read_pdf(path.read_bytes(), "a.pdf").records == records


def test_a_password_is_one_finding(tmp_path: Path) -> None:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.encrypt("secret", algorithm="RC4-128")
    path = tmp_path / "a.pdf"
    writer.write(path)
    with pytest.raises(Refused) as refusal:
        read_pdf(path.read_bytes(), "a.pdf")
    assert refusal.value.finding("a.pdf").code == "IMPORT-ENCRYPTED"


TABLE = (
    "<style>table{{border-collapse:collapse;width:320px;table-layout:fixed}}"
    "td{{border:{border};font:16px own;padding:2px}}</style>"
    "<p>Some words before the table.</p><table>{rows}</table><p>Some words behind.</p>"
)
ROWS = (
    "<tr><td>Date<td>Place<td>What</tr><tr><td rowspan=2>5 Dec<td>Paris<td>arrival by the"
    " late train</tr><tr><td colspan=2>both</tr>"
)


@pytest.mark.parametrize("border", ["1px solid", "0.3px solid", "2px double"])
def test_a_table_is_read_by_its_lines(border: str) -> None:
    document = read_pdf(pdf(TABLE.format(border=border, rows=ROWS)), "a.pdf")
    before, table, after, *_ = document.blocks
    assert isinstance(table, Table)
    shape = [[(c.text, c.columns, c.rows) for c in row] for row in table.rows]
    assert shape == [
        [("Date", 1, 1), ("Place", 1, 1), ("What", 1, 1)],
        [("5 Dec", 1, 2), ("Paris", 1, 1), ("arrival by the late train", 1, 1)],
        [("both", 2, 1)],
    ]
    assert isinstance(before, Paragraph)
    assert isinstance(after, Paragraph)
    assert (before.text, after.text) == ("Some words before the table.", "Some words behind.")


def test_a_table_over_two_pages_is_one_and_its_head_stands_once() -> None:
    rows = "".join(f"<tr><td>{n}<td>name {n}<td>what is done on day {n}</tr>" for n in range(20))
    rows = f"<thead><tr><td>No.<td>Name<td>What</tr></thead>{rows}"
    document = read_pdf(pdf(TABLE.format(border="1px solid", rows=rows)), "a.pdf")
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    assert [row[0].text for row in table.rows] == ["No.", *map(str, range(20))]


def test_a_frame_and_a_ruled_heading_are_no_tables() -> None:
    body = (
        '<p style="border:1px solid">A frame around a paragraph of words.</p>'
        '<p style="border-bottom:1px solid">Heading</p><p>Text below the heading.</p>'
    )
    document = read_pdf(pdf(body), "a.pdf")
    assert all(isinstance(block, Paragraph) for block in document.blocks)


def test_a_page_of_more_lines_than_any_table_is_read_as_text(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("reportgen.limits.PDF_RULES", 3)
    document = read_pdf(pdf(TABLE.format(border="1px solid", rows=ROWS)), "a.pdf")
    words = "".join(p.text for p in paragraphs(document.blocks))
    assert "arrival by the" in words
    assert "late train" in words
