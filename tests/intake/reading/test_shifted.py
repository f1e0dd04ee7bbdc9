"""Figures above and below the line."""

from __future__ import annotations

import pytest

from reportgen.intake.blocks import Paragraph
from reportgen.intake.reading.shifted import shifted
from reportgen.intake.reading.word import read_word
from tests.intake.reading.test_odf import read
from tests.intake.wordfiles import docx, p


@pytest.mark.parametrize(
    ("text", "shift", "shown"),
    [
        ("2", 1, "²"),
        ("-10", 1, "⁻¹⁰"),
        ("2", -1, "₂"),
        ("th", 1, "th"),
        ("甲", 1, "甲"),
        ("2", 0, "2"),
    ],
)
def test_figures_have_forms_and_words_have_none(text: str, shift: int, shown: str) -> None:
    assert shifted(text, shift) == shown


def test_in_word() -> None:
    run = '<w:r><w:rPr><w:{} w:val="{}"/></w:rPr><w:t>2</w:t></w:r>'
    ways = [("vertAlign", "superscript"), ("vertAlign", "subscript"), ("vertAlign", "baseline")]
    ways += [("position", "8"), ("position", "-6"), ("position", "1"), ("position", "high")]
    body = "".join(p("x", raw=run.format(*way)) for way in ways)
    blocks = read_word(docx(body), "報告.docx").blocks
    lines = [b.line for b in blocks if isinstance(b, Paragraph)]
    assert lines == ["x²", "x₂", "x2", "x²", "x₂", "x2", "x2"]


def test_in_odf() -> None:
    style = (
        '<style:style style:name="{}" style:family="text">'
        '<style:text-properties style:text-position="{}"/></style:style>'
    )
    styles = "".join(
        style.format(name, position)
        for name, position in (("a", "super 58%"), ("b", "-33% 58%"), ("c", "0% 100%"))
    )
    span = '<text:span text:style-name="{}">2</text:span>'
    body = "".join(f"<text:p>x{span.format(name)}y</text:p>" for name in "abc")
    blocks = read(body, styles).blocks
    assert [b.line for b in blocks if isinstance(b, Paragraph)] == ["x²y", "x₂y", "x2y"]
