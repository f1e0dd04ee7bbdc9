"""The editable edition says what the report says, alive and valid, in the same bytes each time."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from unittest.mock import Mock
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import ParseError

import pytest

from reportgen.export.archive import Equation
from reportgen.export.blocks import read_blocks
from reportgen.export.model import (
    Block,
    Break,
    Contents,
    Counted,
    Figure,
    Heading,
    Inline,
    ListBlock,
    Note,
    PageOf,
    Paragraph,
    Run,
    Table,
)
from reportgen.export.odt import MIMETYPE, write_odt
from reportgen.formula.drawing import draw
from tests.export.reports import (
    composed,
    document_of,
    names,
    pictures_of,
    report,
    squeezed,
    text_of,
)
from tests.torture import write

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"


def written(name: str) -> bytes:
    document = document_of(name)
    return write_odt(document, pictures_of(report(name)[1]))


def part(data: bytes, name: str) -> ET.Element:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return ET.fromstring(archive.read(name))


@pytest.fixture(params=names())
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def content(name: str) -> ET.Element:
    return part(written(name), "content.xml")


def test_every_text_of_the_page_is_there_in_its_order(name: str, content: ET.Element) -> None:
    """But for what the word processor counts itself: numbers of headings."""
    manuscript, composition = report(name)
    html = composition.html
    wanted = text_of(re.sub(r'<a class="footnote-again".*?</a>', "", html))
    for tag in ("note-citation", "page-count", "bookmark-ref", "note-ref"):
        for element in content.iter(f"{TEXT}{tag}"):
            element.text = ""
    for element in content.iter(f"{SVG}desc"):
        element.text = ""
    shown = squeezed("".join(content.itertext()))
    equations = (equation for parsed in manuscript.proses() for equation in parsed.equations)
    formulas = "".join(squeezed(equation.words) for equation in equations)
    assert Counter(shown) == Counter(wanted + formulas)
    assert len(wanted) > 500


def test_headings_are_the_bookmarks_of_the_pdf(name: str, content: ET.Element) -> None:
    _, composition = report(name)
    headings = [
        (int(h.get(f"{TEXT}outline-level", "0")), squeezed("".join(h.itertext())))
        for h in content.iter(f"{TEXT}h")
    ]
    expected = composition.expected.outline
    assert len(headings) == len(expected)
    for (level, text), bookmark in zip(headings, expected, strict=True):
        assert level == bookmark.level
        assert squeezed(bookmark.title).endswith(text)


def test_notes_captions_and_pictures(name: str, content: ET.Element) -> None:
    manuscript, composition = report(name)
    notes = list(content.iter(f"{TEXT}note"))
    assert len(notes) == sum(len(parsed.footnotes) for parsed in manuscript.proses())
    sequences = [sequence.text for sequence in content.iter(f"{TEXT}sequence")]
    assert len(sequences) == len(manuscript.figures) + len(manuscript.tables)
    frames = list(content.iter(f"{DRAW}frame"))
    assert len(frames) == len(composition.pictures)
    assert all(frame.findtext(f"{SVG}desc") for frame in frames)


def test_every_link_inside_has_its_bookmark(content: ET.Element) -> None:
    link = "{http://www.w3.org/1999/xlink}href"
    targets = {a.get(link, "")[1:] for a in content.iter(f"{TEXT}a") if a.get(link, "")[:1] == "#"}
    marks = [mark.get(f"{TEXT}name") for mark in content.iter(f"{TEXT}bookmark")]
    assert targets
    assert targets <= set(marks)
    assert len(marks) == len(set(marks))


def test_every_row_has_all_columns(content: ET.Element) -> None:
    tables = list(content.iter(f"{TABLE}table"))
    assert tables
    for table in tables:
        columns = len(list(table.iter(f"{TABLE}table-column")))
        for row in table.iter(f"{TABLE}table-row"):
            assert len(row) == columns


def test_every_style_is_defined(name: str, content: ET.Element) -> None:
    data = written(name)
    defined = {
        element.get(f"{STYLE}name")
        for root in (content, part(data, "styles.xml"))
        for element in root.iter()
    }
    used = {
        value
        for element in content.iter()
        for key, value in element.attrib.items()
        if key.endswith(("style-name", "master-page-name"))
    }
    assert used
    assert used <= defined


def test_the_archive(name: str) -> None:
    data = written(name)
    assert data == written(name)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert archive.read("mimetype") == MIMETYPE.encode()
        listed = set(
            re.findall(r'full-path="([^"]+)"', archive.read("META-INF/manifest.xml").decode())
        )
        assert listed == {"/", *archive.namelist()} - {"mimetype", "META-INF/manifest.xml"}


def test_properties(name: str) -> None:
    manuscript, _ = report(name)
    meta = part(written(name), "meta.xml")
    text = squeezed("".join(meta.itertext()))
    assert squeezed(str(manuscript.records.title)) in text
    assert all(squeezed(word) in text for word in manuscript.records.keywords)


def test_a_draft_says_so(name: str) -> None:
    document = document_of(name)
    styles = part(write_odt(document, {}, draft="草稿"), "styles.xml")
    heads = ["".join(head.itertext()) for head in styles.iter(f"{STYLE}header")]
    assert heads
    assert all(head.startswith("草稿") for head in heads)


def test_a_report_of_every_construct(tmp_path: Path) -> None:
    write(tmp_path)
    manuscript, composition = composed(tmp_path)
    document = read_blocks(composition.html, manuscript.authority.numbering)
    data = write_odt(document, pictures_of(composition))
    content = part(data, "content.xml")
    levels = {int(h.get(f"{TEXT}outline-level", "0")) for h in content.iter(f"{TEXT}h")}
    assert max(levels) == 9
    pages = {s.get(f"{STYLE}master-page-name") for s in content.iter(f"{STYLE}style")}
    assert {"cover", "summary-form", "contents", "chapter"} <= pages


def test_a_wide_table_lies_on_its_side() -> None:
    table = '<div class="wide"><table><tbody><tr><td>甲</td></tr></tbody></table></div>'
    page = PAGE.format(f'<main class="chapter"><p>乙</p>{table}<p>丙</p></main>')
    document = read_blocks(page)
    assert [flow.page for flow in document.flows] == ["chapter", "landscape", "chapter"]
    content = part(write_odt(document, {}), "content.xml")
    pages = [s.get(f"{STYLE}master-page-name") for s in content.iter(f"{STYLE}style")]
    assert [page for page in pages if page] == ["chapter", "landscape", "chapter"]


# --- reading the HTML


def test_both_parsers_read_the_same(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The fast one is for what compose writes; HTML of a layout of others may be no XML."""
    html = report(name)[1].html
    fast = read_blocks(html)
    refused = Mock(side_effect=ParseError)
    monkeypatch.setattr("reportgen.export.blocks.XML", refused)
    assert read_blocks(html) == fast
    assert refused.called


def test_html_that_is_no_xml() -> None:
    (block,) = blocks_of("<p hidden>甲&nbsp;<br>乙<p>")[:1]
    assert inlines(block) == [Run("甲\u00a0"), Break(), Run("乙")]


PAGE = '<html lang="zh-Hant-TW"><head><title>t</title></head><body><!-- flow -->{}</body></html>'


def blocks_of(html: str) -> list[Block]:
    (flow,) = read_blocks(PAGE.format(html)).flows
    return list(flow.blocks)


def inlines(block: Block) -> list[Inline]:
    assert isinstance(block, Paragraph)
    return list(block.content)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>甲 <strong>乙</strong> 丙</p>", [Run("甲 "), Run("乙", bold=True), Run(" 丙")]),
        ("<p> 甲\n  乙 </p>", [Run("甲 乙")]),
        ("<p>甲 <br> 乙</p>", [Run("甲"), Break(), Run("乙")]),
        ("<p><em><strong>A</strong></em></p>", [Run("A", bold=True, italic=True)]),
        ('<p><a href="#x">甲</a></p>', [Run("甲", link="#x")]),
        ('<p><span lang="fr">Iéna</span></p>', [Run("Iéna", language="fr")]),
        (
            '<p>甲<span class="footnote" data-number="3">註 <em>A</em></span>。</p>',
            [Run("甲"), Note("3", (Run("註 "), Run("A", italic=True))), Run("。")],
        ),
        ('<p><span class="page-count"></span>頁</p>', [PageOf(), Run("頁")]),
        ("<p>A<sup>2</sup></p>", [Run("A"), Run("2", raised=True)]),
    ],
)
def test_text(html: str, expected: list[Inline]) -> None:
    (block,) = blocks_of(html)
    assert inlines(block) == expected


def test_text_between_blocks_is_kept() -> None:
    before, paragraph, after = blocks_of("<div>甲<p>乙</p>丙</div>")
    assert [inlines(block) for block in (before, paragraph, after)] == [
        [Run("甲")], [Run("乙")], [Run("丙")],
    ]  # fmt: skip


def test_an_element_that_nobody_knows_loses_nothing() -> None:
    (block,) = blocks_of("<details><p>甲<bdo>乙</bdo></p></details>")
    assert inlines(block) == [Run("甲"), Run("乙")]


def test_lists_know_level_and_depth() -> None:
    (outer,) = blocks_of(
        '<div class="content level-3"><div class="prose"><ol class="prose-list level-1">'
        "<li><p>甲</p><ul><li>乙</li></ul><ol><li>丙</li></ol></li></ol></div></div>"
    )
    assert isinstance(outer, ListBlock)
    assert (outer.ordered, outer.level, outer.depth) == (True, 4, 1)
    _, bullets, inner = outer.items[0]
    assert isinstance(bullets, ListBlock)
    assert isinstance(inner, ListBlock)
    assert (bullets.ordered, bullets.depth) == (False, 2)
    assert (inner.ordered, inner.level, inner.depth) == (True, 5, 2)


def test_a_heading_keeps_its_number_apart() -> None:
    (heading,) = blocks_of(
        '<h2 id="a" class="heading level-2"><span class="number">一、</span>心得</h2>'
    )
    assert heading == Heading(2, "一、", (Run("心得"),), ("a",))


def test_a_table_with_spans() -> None:
    (table,) = blocks_of(
        '<table class="x"><caption><span class="caption-label">表 2：</span>名</caption>'
        '<thead><tr><th rowspan="2">甲</th><th colspan="2">乙</th></tr>'
        "<tr><th>丙</th><th>丁</th></tr>"
        '</thead><tbody><tr><td class="align-right">1</td><td>2</td><td>3</td></tr>'
        "</tbody></table>"
    )
    assert isinstance(table, Table)
    assert (table.columns, table.heads) == (3, 2)
    assert table.caption == (Run("表 "), Counted("表", "2"), Run("："), Run("名"))
    assert table.rows[2][0].align == "right"


def test_a_figure_with_its_source() -> None:
    (figure,) = blocks_of(
        '<figure id="fig-a"><img src="a.png" alt="甲" style="width:60%"><figcaption>'
        '<span class="caption-label">圖 1：</span>名<span class="source">資料來源：乙</span>'
        "</figcaption></figure>"
    )
    assert isinstance(figure, Figure)
    assert (figure.file, figure.alternative, figure.width) == ("a.png", "甲", "60%")
    assert [paragraph.role for paragraph in figure.caption] == ["figcaption", "source"]


def test_contents_are_lists_of_links() -> None:
    (contents,) = blocks_of(
        '<nav class="contents"><p class="front-title">目次</p><ul class="contents-list">'
        '<li class="contents-2"><a href="#a">一、心得</a></li></ul></nav>'
    )
    assert isinstance(contents, Contents)
    assert (contents.title, contents.entries[0].level, contents.entries[0].anchor) == (
        "目次", 2, "a",
    )  # fmt: skip


@pytest.mark.parametrize("text", ["<&>", "a  b", '"q"', "\u00a0"])
def test_signs_are_escaped(text: str, make_report: Callable[..., Path]) -> None:
    from html import escape

    data = write_odt(read_blocks(PAGE.format(f"<p>{escape(text)}</p>")), {})
    paragraph = part(data, "content.xml").find(f".//{TEXT}p")
    assert paragraph is not None
    assert squeezed("".join(paragraph.itertext())) == squeezed(text)


def equations_of(name: str) -> dict[str, Equation]:
    equations = [e for parsed in report(name)[0].proses() for e in parsed.equations]
    drawings = ((draw(e.formula, apart=e.apart), e.formula) for e in equations)
    return {
        d.address: Equation(f.mathml, f.tex, d.svg, d.width, d.height, d.depth)
        for d, f in drawings
        if d
    }


def test_formulas_are_objects_that_can_be_edited_and_are_drawn_without_links() -> None:
    """Each as MathML with its TeX, in words for the blind, and as a drawing where it cannot be."""
    equations = equations_of("2025-coastal-waves")
    document = document_of("2025-coastal-waves")
    data = write_odt(document, {}, formulas=equations)
    assert data == write_odt(document, {}, formulas=equations)
    frames = [f for f in part(data, "content.xml").iter(f"{DRAW}frame")
              if f.find(f"{DRAW}object") is not None]  # fmt: skip
    assert len(frames) >= len(equations) > 2
    tex = {equation.tex for equation in equations.values()}
    with zipfile.ZipFile(BytesIO(data)) as archive:
        listed = dict(re.findall(r'full-path="([^"]+)"\s+manifest:media-type="([^"]+)"',
                                 archive.read("META-INF/manifest.xml").decode()))  # fmt: skip
        for frame in frames:
            inside, image = (
                frame.find(f"{DRAW}{tag}").get("{http://www.w3.org/1999/xlink}href")[2:]  # type: ignore[union-attr,index]
                for tag in ("object", "image")
            )
            assert listed[f"{inside}/"] == "application/vnd.oasis.opendocument.formula"
            math = ET.fromstring(archive.read(f"{inside}/content.xml"))
            assert math.findtext(".//{*}annotation") in tex
            drawing = ET.fromstring(archive.read(image))
            assert listed[image] == "image/svg+xml"
            assert not [e for e in drawing.iter() if e.tag.endswith(("}use", "}symbol"))]
            assert [e for e in drawing.iter() if e.tag.endswith(("}path", "}text"))]
            assert frame.findtext(f"{SVG}desc")
            assert float(str(frame.get(f"{SVG}y")).removesuffix("mm")) < 0


def test_a_formula_that_is_not_drawn_is_in_words() -> None:
    page = PAGE.format('<p>甲<img role="math" src="formula/a.svg" alt="a+b">乙</p>')
    content = part(write_odt(read_blocks(page), {}), "content.xml")
    assert "甲a+b乙" in "".join(content.itertext())


def test_a_table_in_an_item_stands_between_the_parts_of_its_lists() -> None:
    table = "<table><tr><td>格</td></tr></table>"
    html = PAGE.format(
        f"<ol><li><p>甲</p><ul><li><p>子</p>{table}<p>後</p></li></ul></li><li><p>乙</p></li></ol>"
    )
    body = part(write_odt(read_blocks(html), {}), "content.xml").find(".//{*}text")
    assert body is not None
    shapes = [child.tag.partition("}")[2] for child in body][-3:]
    assert shapes == ["list", "table", "list"]
    before, _, after = list(body)[-3:]
    assert not list(before.iter(f"{TABLE}table")) + list(after.iter(f"{TABLE}table"))
    assert after.get(f"{TEXT}continue-numbering") == "true"
    assert [child.tag.partition("}")[2] for child in after] == ["list-header", "list-item"]
    assert "".join("".join(e.itertext()) for e in (before, after)).split() == [
        "甲",
        "子",
        "後",
        "乙",
    ]
