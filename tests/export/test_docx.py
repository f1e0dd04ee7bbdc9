"""The Word edition has what the report has, alive and valid, in the same bytes each time."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from functools import cache
from io import BytesIO
from posixpath import dirname, join, normpath
from xml.etree import ElementTree as ET

import docx
import pytest

from reportgen.authority import numbering
from reportgen.authority.numbering import Numbering
from reportgen.export import docxnumbering, odtstyles
from reportgen.export.blocks import read_blocks
from reportgen.export.docx import write_docx
from reportgen.export.docxmath import omml
from reportgen.export.docxtext import bookmark_name
from reportgen.export.spots import spot_of
from reportgen.formula import Formula, read
from tests.export.reports import document_of, names, pictures_of, report, squeezed, text_of
from tests.export.test_odt import PAGE

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
NAMES = names()


@cache
def written(name: str) -> bytes:
    document = document_of(name)
    return write_docx(document, pictures_of(report(name)[1]))


@cache
def parts(data: bytes) -> dict[str, ET.Element]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {
            name: ET.fromstring(archive.read(name))
            for name in archive.namelist()
            if name.endswith((".xml", ".rels"))
        }


def body_of(html: str) -> ET.Element:
    return parts(write_docx(read_blocks(PAGE.format(html)), {}))["word/document.xml"]


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def document(name: str) -> ET.Element:
    return parts(written(name))["word/document.xml"]


# --- the text


def shown(root: ET.Element) -> str:
    """The text of *root* without what its fields count."""
    counted = {
        id(text)
        for field in root.iter(f"{W}fldSimple")
        if re.match(r" (NUMPAGES|PAGEREF|NOTEREF)", field.get(f"{W}instr", ""))
        for text in field.iter(f"{W}t")
    }
    texts = (t for t in root.iter() if t.tag in {f"{W}t", f"{M}t"} and id(t) not in counted)
    return squeezed("".join(text.text or "" for text in texts))


def test_every_text_of_the_page_is_there(name: str, document: ET.Element) -> None:
    """But for the numbers of headings and calls of notes, which Word counts."""
    manuscript, composition = report(name)
    html = re.sub(r'<a class="footnote-again".*?</a>', "", composition.html)
    formulas = {equation.words for parsed in manuscript.proses() for equation in parsed.equations}
    typed = Counter(
        char
        for paragraph in document.iter(f"{W}p")
        if (number := paragraph.find(f"{W}pPr/{W}numPr/{W}numId")) is not None
        and number.get(f"{W}val") == "0"
        for char in squeezed(paragraph.findtext(f"{W}r/{W}t", ""))
    )
    there = Counter(shown(document) + shown(parts(written(name))["word/footnotes.xml"]))
    wanted = Counter(text_of(html))
    missing = wanted - there
    assert not missing
    surplus = there - wanted - typed - Counter(squeezed("".join(formulas)) * 20)
    assert not surplus
    assert sum(wanted.values()) > 500


def numbers_of(document: ET.Element, lists: ET.Element) -> list[tuple[int, str]]:
    """The level of each heading and the text that Word shows, its number counted as Word does."""
    forms = {
        int(level.get(f"{W}ilvl", "0")) + 1: (
            level.find(f"{W}numFmt").get(f"{W}val"),  # type: ignore[union-attr]
            level.find(f"{W}lvlText").get(f"{W}val", ""),  # type: ignore[union-attr]
        )
        for level in lists.findall(f"{W}abstractNum[@{W}abstractNumId='1']/{W}lvl")
    }
    counts = [0] * 11
    headings = []
    for paragraph in document.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        match = re.fullmatch(r"Heading(\d)", style.get(f"{W}val", "") if style is not None else "")
        if match is None:
            continue
        level = int(match[1])
        number = ""
        if paragraph.find(f"{W}pPr/{W}numPr") is None:
            counts[level] += 1
            counts[level + 1 :] = [0] * (10 - level)
            form, words = forms[level]
            pattern = words.replace(f"%{level}", _NUMERALS[str(form)])
            number = Numbering([pattern]).format(1, counts[level])
        headings.append((level, squeezed(number + shown(paragraph))))
    return headings


_NUMERALS = {
    "ideographLegalTraditional": "壹", "taiwaneseCountingThousand": "一",
    "ideographTraditional": "甲", "decimal": "1", "decimalFullWidth": "１", "upperRoman": "I",
    "upperLetter": "A", "lowerRoman": "i", "lowerLetter": "a",
}  # fmt: skip


def test_headings_with_their_numbers_are_the_bookmarks_of_the_pdf(
    name: str, document: ET.Element
) -> None:
    headings = numbers_of(document, parts(written(name))["word/numbering.xml"])
    outline = [(b.level, squeezed(b.title)) for b in report(name)[1].expected.outline]
    assert headings == outline
    assert outline


def test_numbers_are_counted_by_word_where_it_can(document: ET.Element, name: str) -> None:
    """Those of headings whose sequence is their own, or that go on from items, are typed."""
    if name == "torture" or name == "2025-coastal-waves" or "english" in name:
        return
    typed = document.findall(f".//{W}pPr/{W}numPr/{W}numId[@{W}val='0']")
    assert len(typed) == report(name)[1].html.count('class="number own"')


def test_notes_captions_and_pictures(name: str, document: ET.Element) -> None:
    manuscript, composition = report(name)
    calls = [note.get(f"{W}id") for note in document.iter(f"{W}footnoteReference")]
    notes = [note.get(f"{W}id") for note in parts(written(name))["word/footnotes.xml"]]
    count = sum(len(parsed.footnotes) for parsed in manuscript.proses())
    assert len(calls) == count
    assert notes == ["-1", "0", *calls]
    sequences = [f for f in document.iter(f"{W}fldSimple") if f.get(f"{W}instr", "")[1:4] == "SEQ"]
    captions = len(manuscript.figures) + len(manuscript.tables)
    assert len(sequences) == captions
    drawings = list(document.iter(f"{WP}docPr"))
    assert len(drawings) == len(composition.pictures)
    assert all(drawing.get("descr") for drawing in drawings)


def test_every_reference_has_its_bookmark(name: str, document: ET.Element) -> None:
    marks = [mark.get(f"{W}name", "") for mark in document.iter(f"{W}bookmarkStart")]
    assert len(marks) == len(set(marks))
    assert all(re.fullmatch(r"[A-Za-z_][0-9A-Za-z_]{0,39}", mark) for mark in marks)
    everywhere = [*document.iter(), *parts(written(name))["word/footnotes.xml"].iter()]
    fields = " ".join(e.get(f"{W}instr", "") for e in everywhere)
    wanted = set(re.findall(r" (?:REF|PAGEREF|NOTEREF) (\S+)", fields))
    wanted |= {e.get(f"{W}anchor", "") for e in everywhere if e.tag == f"{W}hyperlink"} - {""}
    assert wanted
    assert wanted <= set(marks)


def test_a_reference_to_a_caption_repeats_its_label(name: str, document: ET.Element) -> None:
    """As fields do when they are updated: what the bookmark holds is what the reference shows."""
    labels: dict[str, str] = {}
    for paragraph in document.iter(f"{W}p"):
        for place, mark in enumerate(paragraph):
            if mark.tag == f"{W}bookmarkStart":
                ends = [e.get(f"{W}id") for e in paragraph]
                end = max(i for i, e in enumerate(ends) if e == mark.get(f"{W}id"))
                inside = "".join(
                    t.text or "" for e in paragraph[place:end] for t in e.iter(f"{W}t")
                )
                labels[mark.get(f"{W}name", "")] = inside
    fields = [f for f in document.iter(f"{W}fldSimple") if f.get(f"{W}instr", "")[1:5] == "REF "]
    for field in fields:
        text = "".join(t.text or "" for t in field.iter(f"{W}t"))
        assert labels[field.get(f"{W}instr", "").split()[1]] == text
    assert fields or "missions" in name or name == "2018-ogp-tbilisi"


# --- the format

_ORDER = {
    "pPr": "pStyle keepNext keepLines widowControl numPr pBdr tabs spacing ind jc outlineLvl rPr "
    "sectPr",
    "rPr": "rStyle rFonts b bCs i iCs color kern sz szCs vertAlign lang",
    "tblPr": "tblStyle tblW jc tblBorders tblLayout tblCellMar",
    "tcPr": "tcW gridSpan vMerge shd",
    "trPr": "cantSplit tblHeader",
    "sectPr": "headerReference footerReference type pgSz pgMar pgNumType",
    "lvl": "start numFmt pStyle suff lvlText lvlJc pPr",
    "abstractNum": "nsid multiLevelType lvl",
    "style": "name basedOn next qFormat pPr rPr tblPr",
    "numPr": "ilvl numId",
    "tbl": "tblPr tblGrid tr",
    "tr": "trPr tc",
    "settings": "trackRevisions defaultTabStop characterSpacingControl footnotePr compat "
    "themeFontLang",
}
"""The elements that are written inside each element, in the order of the schema (ECMA-376)."""


def test_elements_stand_in_the_order_of_the_schema(name: str) -> None:
    seen: set[str] = set()
    for root in parts(written(name)).values():
        for element in root.iter():
            order = _ORDER.get(element.tag.removeprefix(W))
            if order is None or element.tag[: len(W)] != W:
                continue
            seen.add(element.tag.removeprefix(W))
            children = [child.tag.removeprefix(W) for child in element]
            places = [order.split().index(child) for child in children]
            assert places == sorted(places), (element.tag, children)
    assert {"pPr", "rPr", "sectPr", "lvl", "style", "settings"} <= seen


def test_every_part_is_typed_and_every_relation_leads_somewhere(name: str) -> None:
    data = written(name)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        files = archive.namelist()
    assert len(files) == len(set(files))
    types = parts(data)["[Content_Types].xml"]
    known = {e.get("Extension") for e in types} | {e.get("PartName") for e in types}
    for file in files[1:]:
        assert f"/{file}" in known or file.rpartition(".")[2] in known
    for path, root in parts(data).items():
        if not path.endswith(".rels"):
            continue
        folder = dirname(dirname(path))
        source = join(folder, path.rpartition("/")[2].removesuffix(".rels"))
        identifiers = [relation.get("Id") for relation in root]
        assert len(identifiers) == len(set(identifiers))
        for relation in root:
            if relation.get("TargetMode") != "External":
                assert normpath(join(folder, relation.get("Target", ""))) in files
        if source in files:
            used = {
                value
                for element in parts(data)[source].iter()
                for key, value in element.attrib.items()
                if key.startswith(R)
            }
            assert used <= set(identifiers)


def test_styles_and_numbers_are_defined(name: str, document: ET.Element) -> None:
    defined = {s.get(f"{W}styleId") for s in parts(written(name))["word/styles.xml"]}
    used = {
        element.get(f"{W}val")
        for element in document.iter()
        if element.tag in {f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle"}
    }
    assert used
    assert used <= defined
    numbers = {n.get(f"{W}numId") for n in parts(written(name))["word/numbering.xml"]}
    wanted = {n.get(f"{W}val") for n in document.iter(f"{W}numId")} - {"0"}
    assert wanted <= numbers


def test_every_row_has_all_columns(document: ET.Element) -> None:
    tables = list(document.iter(f"{W}tbl"))
    assert tables
    for table in tables:
        columns = [int(c.get(f"{W}w", "0")) for c in table.findall(f"{W}tblGrid/{W}gridCol")]
        for row in table.findall(f"{W}tr"):
            spans = row.findall(f"{W}tc/{W}tcPr/{W}gridSpan")
            spanned = sum(int(span.get(f"{W}val", "1")) - 1 for span in spans)
            assert len(row.findall(f"{W}tc")) + spanned == len(columns)
            widths = [int(w.get(f"{W}w", "0")) for w in row.findall(f"{W}tc/{W}tcPr/{W}tcW")]
            assert sum(widths) == sum(columns)
        for cell in table.iter(f"{W}tc"):
            assert cell[-1].tag == f"{W}p"


def test_another_library_opens_it(name: str) -> None:
    opened = docx.Document(BytesIO(written(name)))
    manuscript, _ = report(name)
    assert opened.core_properties.title == str(manuscript.records.title)
    assert opened.core_properties.language == "zh-TW"
    assert len(opened.sections) >= 2


def test_the_same_bytes(name: str) -> None:
    document = document_of(name)
    assert write_docx(document, pictures_of(report(name)[1])) == written(name)


def test_changes_are_tracked() -> None:
    """What is corrected in an edition is to come back."""
    assert (
        parts(written("2018-ogp-tbilisi"))["word/settings.xml"].find(f"{W}trackRevisions")
        is not None
    )


def test_a_draft_says_so() -> None:
    document = document_of("2018-ogp-tbilisi")
    heads = parts(write_docx(document, {}, draft="草稿"))
    for part in ("word/header1.xml", "word/header2.xml"):
        assert shown(heads[part]).startswith("草稿")
    assert shown(parts(written("2018-ogp-tbilisi"))["word/header1.xml"]) == ""


def test_the_contents_are_filled_in() -> None:
    document = document_of("2016-ogp-paris")
    body = parts(write_docx(document, {}, {"purpose": "6", "": "16"}))["word/document.xml"]
    fields = {
        field.get(f"{W}instr", "").strip(): "".join(t.text or "" for t in field.iter(f"{W}t"))
        for field in body.iter(f"{W}fldSimple")
    }
    assert fields["PAGEREF purpose \\h"] == "6"
    assert fields["NUMPAGES"] == "16"
    codes = [code.text or "" for code in body.iter(f"{W}instrText")]
    assert codes[0].startswith(' TOC \\o "1-')
    kinds = Counter(e.get(f"{W}fldCharType") for e in body.iter(f"{W}fldChar"))
    assert kinds["begin"] == kinds["separate"] == kinds["end"] == len(codes)


# --- single constructs


def test_a_wide_table_and_its_source_lie_on_their_side() -> None:
    table = '<table><tbody><tr><td>甲</td></tr></tbody></table><p class="table-source">源</p>'
    body = body_of(
        f'<main class="chapter"><p>乙</p><div class="wide">{table}</div><p>丙</p></main>'
    )
    sizes = [size.get(f"{W}orient") for size in body.iter(f"{W}pgSz")]
    assert sizes == [None, "landscape", None]
    turned = body.findall(f".//{W}p/{W}pPr/{W}sectPr/..")
    assert len(turned) == 2


def test_front_pages_are_numbered_apart_where_the_body_begins_anew() -> None:
    html = (
        '<section class="cover"><p>封</p></section><!-- flow --><nav class="contents">'
        '<p class="front-title">目次</p><ul></ul></nav><!-- flow initial-page-number=1 -->'
        '<main class="chapter"><p>文</p></main>'
    )
    numbers = body_of(html).findall(f".//{W}pgNumType")
    assert [(n.get(f"{W}fmt"), n.get(f"{W}start")) for n in numbers] == [
        ("lowerRoman", None), ("lowerRoman", None), (None, "1"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("level", "depth", "pattern"), [(1, 1, "一"), (3, 1, "1"), (1, 2, "（一）")]
)
def test_lists_go_on_in_the_sequence_of_the_headings(level: int, depth: int, pattern: str) -> None:
    inner = "<ol><li>乙</li></ol>" if depth == 2 else ""
    html = f'<div class="content level-{level}"><ol><li><p>甲</p>{inner}</li></ol></div>'
    examples = ("壹、", "一、", "（一）", "1.", "（1）")
    document = read_blocks(PAGE.format(html), examples)
    found = parts(write_docx(document, {}))
    (*_, last) = found["word/document.xml"].iter(f"{W}numPr")
    ilvl, number = (last.find(f"{W}{tag}").get(f"{W}val") for tag in ("ilvl", "numId"))  # type: ignore[union-attr]
    lists = found["word/numbering.xml"]
    kind = lists.find(f"{W}num[@{W}numId='{number}']/{W}abstractNumId")
    assert kind is not None
    shape = lists.find(
        f"{W}abstractNum[@{W}abstractNumId='{kind.get(f'{W}val')}']/{W}lvl[@{W}ilvl='{ilvl}']"
    )
    assert shape is not None
    words = shape.find(f"{W}lvlText")
    form = shape.find(f"{W}numFmt")
    assert words is not None
    assert form is not None
    assert ilvl == str(depth - 1)
    example = re.sub(r"%\d", _NUMERALS[form.get(f"{W}val", "")], words.get(f"{W}val", ""))
    assert example.startswith(pattern)


def test_every_numeral_is_counted_in_both_formats() -> None:
    """A layout may ask for any of them."""
    assert set(docxnumbering.NUMBER_FORMATS) == set(numbering._NUMERALS)
    assert set(odtstyles.NUMBER_FORMATS) == set(numbering._NUMERALS)


def test_a_list_begins_where_its_author_began() -> None:
    lists = parts(write_docx(read_blocks(PAGE.format('<ol start="4"><li>甲</li></ol>')), {}))[
        "word/numbering.xml"
    ]
    (start,) = lists.iter(f"{W}startOverride")
    assert start.get(f"{W}val") == "4"


def test_a_heading_that_word_would_count_otherwise_is_typed() -> None:
    html = (
        '<h1 class="heading level-1"><span class="number">1.</span>甲</h1>'
        '<h1 class="heading level-1"><span class="number">3.</span>乙</h1>'
    )
    first, second = body_of(html).iter(f"{W}p")
    assert (shown(first), shown(second)) == ("甲", "3.乙")
    assert first.find(f"{W}pPr/{W}numPr") is None


def test_chinese_is_not_slanted() -> None:
    (paragraph,) = body_of("<p><em>甲A</em></p>").iter(f"{W}p")
    slants = [run.find(f"{W}rPr/{W}i") is not None for run in paragraph.iter(f"{W}r")]
    assert slants == [False, True]


def test_words_of_other_languages_say_so() -> None:
    (paragraph,) = body_of('<p><span lang="fr">Iéna</span><span lang="ja">の</span></p>').iter(
        f"{W}p"
    )
    languages = [element.attrib for element in paragraph.iter(f"{W}lang")]
    assert languages == [{f"{W}val": "fr"}, {f"{W}eastAsia": "ja"}]


def test_each_spot_has_bookmarks() -> None:
    """A note has its own; what goes on behind it has a further one of the same spot."""
    html = (
        '<p data-at="0123456789">甲<strong>乙</strong><span class="footnote" data-number="1"'
        ' data-at="aaaaaaaaaa-2">註</span>丙</p><p data-at="0123456789">丁</p><p>戊</p>'
    )
    found = parts(write_docx(read_blocks(PAGE.format(html)), {}))
    body, notes = found["word/document.xml"], found["word/footnotes.xml"]
    marks = [mark.get(f"{W}name", "") for mark in body.iter(f"{W}bookmarkStart")]
    assert marks == ["rg_0123456789", "rg_0123456789__2"]
    assert list(map(spot_of, marks)) == ["0123456789"] * 2
    (note,) = (mark.get(f"{W}name", "") for mark in notes.iter(f"{W}bookmarkStart"))
    assert spot_of(note) == "aaaaaaaaaa-2"
    first = next(body.iter(f"{W}p"))
    assert [e.tag.removeprefix(W) for e in first] == [
        "pPr", "bookmarkStart", "r", "r", "r", "r", "bookmarkEnd",
    ]  # fmt: skip


def test_names_of_bookmarks() -> None:
    assert bookmark_name("fig-talk") == "fig_talk"
    assert bookmark_name("_footnote-1") == "_footnote_1"
    odd = {bookmark_name(anchor) for anchor in ("圖", "表", "1a", "a" * 41, "a" * 42, "a.b", "a b")}
    assert len(odd) == 7
    assert all(re.fullmatch(r"_[0-9A-Za-z_]{1,39}", name) for name in odd)


@pytest.mark.parametrize(
    ("tex", "tags"),
    [
        (r"\frac{a}{b}", ["f", "num", "den"]),
        (r"\sqrt[3]{x_i^2}", ["rad", "deg", "sSubSup"]),
        (r"\sum_{i=1}^{n} x_i", ["nary", "sub", "sup", "e", "sSub"]),
        (r"\begin{pmatrix}a&b\\c&d\end{pmatrix}^2", ["sSup", "d", "m", "mr"]),
        (r"\begin{cases}a&x>0\\b&\text{否則}\end{cases}", ["d", "m", "nor"]),
        (r"\hat{x}+\overline{ab}", ["acc"]),
        (r"\left(\frac{1}{2}\right)", ["d", "f"]),
        (r"\lim_{x\to 0} f", ["sSub"]),
    ],
)
def test_formulas_are_words_own(tex: str, tags: list[str]) -> None:
    formula = read(tex)
    assert isinstance(formula, Formula)
    written = omml(formula.mathml)
    assert written is not None
    root = ET.fromstring(written.replace("<m:oMath>", f'<m:oMath xmlns:m="{M[1:-1]}">', 1))
    there = {element.tag.removeprefix(M) for element in root.iter()}
    assert set(tags) <= there
    kept = squeezed("".join(ET.fromstring(formula.mathml).itertext()))
    marks = "".join(e.get(f"{M}val", "") for e in root.iter() if e.tag.endswith("Chr"))
    letters = Counter(squeezed("".join(root.itertext())) + marks)
    assert not Counter(c for c in kept if c.isalnum()) - letters


def test_a_formula_that_word_has_not_is_in_words() -> None:
    assert omml('<math xmlns="http://www.w3.org/1998/Math/MathML"><maction/></math>') is None
    image = '<p>甲<img role="math" src="formula/a.svg" alt="a+b"></p>'
    assert shown(body_of(image)) == "甲a+b"
