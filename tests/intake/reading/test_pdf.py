"""PDFs: our own give their records back, others their text, scans nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfWriter
from weasyprint import HTML  # type: ignore[import-untyped]

from reportgen.intake.blocks import Paragraph, Role
from reportgen.intake.reading.pdf import read_pdf
from reportgen.intake.reading.refused import Refused

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
