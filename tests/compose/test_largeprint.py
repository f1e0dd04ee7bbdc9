"""A copy in large print: the same words, larger, beside the copy that is filed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from reportgen.compose.largeprint import enlarged
from reportgen.outcome import Options, Outcome
from reportgen.pipeline import build_report
from reportgen.text import fold
from reportgen.world import World


@pytest.mark.parametrize(
    ("css", "larger"),
    [
        ("p { font-size: 12pt; line-height: 21pt }", "p { font-size: 18pt; line-height: 31.5pt }"),
        ("h1{font-size:26pt}", "h1{font-size: 32pt}"),
        ("p { font: 700 8pt/10pt x }", "p { font: 700 12pt/15pt x }"),
        ("p { margin: 4pt 0 -2mm; padding: 2pt }", "p { margin: 6pt 0 -2mm; padding: 3pt }"),
        ("th { border: 0.4pt solid; width: 20mm }", "th { border: 0.4pt solid; width: 26mm }"),
        ("table { width: 134mm }", "table { width: 134mm }"),
        ("@page { @bottom-left { font: 10pt x } }", "@page { @bottom-left { font: 15pt x } }"),
        (".a-b::after { content: attr(x) }", ".a-b::after { content: attr(x) }"),
        ("ol.x > li:first-child { margin: 0 }", "ol.x > li:first-child { margin: 0 }"),
        ("/* 12pt; size: 12pt */ p { color: red }", " p { color: red }"),
        ("p { } a:hover { font-size: 2em }", "p { } a:hover { font-size: 2em }"),
    ],
)
def test_type_grows_and_borders_and_selectors_stay(css: str, larger: str) -> None:
    assert enlarged(css) == larger


def words(outcome: Outcome) -> str:
    assert outcome.pdf is not None
    document = pypdfium2.PdfDocument(outcome.pdf)
    return fold("".join(page.get_textpage().get_text_range() for page in document))


def test_a_large_copy_stands_beside_the_one_that_is_filed(
    world: World, tmp_path: Path, make_report: Callable[..., Path]
) -> None:
    folder, out = make_report(), tmp_path / "out"
    plain = build_report(world, folder, out)
    large = build_report(world, folder, out, Options(embed=False, large_print=True))
    assert [f.code for f in large.findings] == [f.code for f in plain.findings]
    assert sorted(path.name for path in out.iterdir()) == ["trip-large-print.pdf", "trip.pdf"]
    assert large.pages > plain.pages
    assert "大字版" in words(large)
    assert "大字版" not in words(plain)
    for sentence in ("檢核結果與資料一併公布", "再推及其他機關"):
        assert sentence in words(large)
    again = build_report(world, folder, tmp_path / "again", Options(embed=False, large_print=True))
    assert again.digest == large.digest
