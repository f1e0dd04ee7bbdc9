"""What the written file says of itself, and that its trees fit together."""

import io
import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from reportgen.typeset import insides, setting
from reportgen.typeset.pdf.attachments import Attachment
from reportgen.verify.written import open_written
from tests.typeset.conformance.conftest import WHEN, Set, Tags
from tests.typeset.conformance.tagtree import TagTree, kids

NS = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
}
BODY = (
    '<h1 id="t">題</h1><p>文<a href="#t">題</a>、<a href="https://a.org/b">https://a.org/b</a>'
    '<span class="note" id="n" data-number="1">註</span>'
    '<img src="talk.jpg" alt="照片" width="60"></p>'
    "<table><thead><tr><th>頭</th></tr></thead><tbody><tr><td>格</td></tr></tbody></table>"
    '<p class="new">第二頁 <strong>重</strong></p>'
)
FILES = tuple(
    Attachment(name, name.encode(), f"記錄檔：{name}", WHEN)
    for name in ("sessions/020.yaml", "report.yaml", "備註.yaml")
)


@pytest.fixture
def tree(tags: Tags) -> TagTree:
    return tags(BODY, attachments=FILES)


def _xmp(tree: TagTree) -> Any:
    data = tree.catalog["/Metadata"].get_data()
    assert "/Filter" not in tree.catalog["/Metadata"]
    (rdf,) = ElementTree.fromstring(data).findall("rdf:RDF", NS)
    return rdf


def _items(rdf: Any, name: str) -> list[str]:
    return [item.text for item in rdf.findall(f"*/{name}//rdf:li", NS)]


def test_both_promises_are_claimed_in_one_rdf(tree: TagTree) -> None:
    rdf = _xmp(tree)
    claims = ("pdfaid:part", "pdfaid:conformance", "pdfuaid:part")
    assert [rdf.findtext(f"*/{claim}", namespaces=NS) for claim in claims] == ["3", "A", "1"]
    assert NS["pdfuaid"] in [one.text for one in rdf.iter(f"{{{NS['pdfaSchema']}}}namespaceURI")]


def test_xmp_and_info_agree(tree: TagTree) -> None:
    rdf, info = _xmp(tree), tree.reader.metadata
    assert info is not None
    assert _items(rdf, "dc:title") == [info.title] * 2 == ["測試 A&B"] * 2
    assert ", ".join(_items(rdf, "dc:creator")) == info.author == "游錫堃, 陶喆"
    assert _items(rdf, "dc:description") == [info.subject] * 2 == ["主旨"] * 2
    assert ", ".join(_items(rdf, "dc:subject")) == info["/Keywords"] == "甲, 乙"
    assert rdf.findtext("*/pdf:Keywords", namespaces=NS) == info["/Keywords"]
    assert rdf.findtext("*/pdf:Producer", namespaces=NS) == info.producer
    assert rdf.findtext("*/xmp:CreatorTool", namespaces=NS) == info.creator == "reportgen"
    assert _items(rdf, "dc:language") == [tree.catalog["/Lang"]] == ["zh-Hant-TW"]
    when = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    assert info.creation_date == info.modification_date == when
    for name in ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"):
        assert rdf.findtext(f"*/{name}", namespaces=NS) == "2026-01-02T03:04:05Z"


def test_the_catalogue_promises_tags_title_and_colour(tree: TagTree) -> None:
    assert tree.catalog["/MarkInfo"]["/Marked"]
    assert tree.catalog["/ViewerPreferences"]["/DisplayDocTitle"]
    (intent,) = tree.catalog["/OutputIntents"]
    assert intent["/S"] == "/GTS_PDFA1"
    assert intent["/DestOutputProfile"]["/N"] == 3
    assert len(tree.reader.trailer["/ID"]) == 2


def test_every_mark_belongs_to_the_element_that_has_it(tree: TagTree) -> None:
    numbers = tree.root["/ParentTree"]["/Nums"]
    owners = dict(zip(numbers[::2], (one.get_object() for one in numbers[1::2]), strict=True))
    assert list(owners) == sorted(owners)
    assert tree.root["/ParentTreeNextKey"] == len(owners)
    seen = 0
    for number, page in enumerate(tree.pages):
        elements = owners[page["/StructParents"]]
        assert sorted(tree.texts[number]) == list(range(len(elements)))
        assert page["/Tabs"] == "/S"
        for mcid, element in enumerate(elements):
            mine = [
                kid if isinstance(kid, int) else kid.get("/MCID")
                for kid in kids(element.get_object())
            ]
            assert mcid in mine
            seen += 1
    assert seen > 8


def test_every_link_says_in_words_where_it_leads(tree: TagTree) -> None:
    numbers = tree.root["/ParentTree"]["/Nums"]
    owners = dict(zip(numbers[::2], numbers[1::2], strict=True))
    links = [one.get_object() for page in tree.pages for one in page.get("/Annots", ())]
    assert [link["/Contents"] for link in links] == [
        "連到：題",
        "網頁：a.org/b",
        "連到註 1",
        "回到內文的註 1",
    ]
    for link in links:
        assert link["/F"] == 4
        owner = owners[link["/StructParent"]].get_object()
        assert owner["/S"] == "/Link"
        areas = [kid["/Obj"] for kid in kids(owner) if isinstance(kid, DictionaryObject)]
        assert link in areas


def test_notes_are_found_by_their_names(tree: TagTree) -> None:
    name, note = tree.root["/IDTree"]["/Names"]
    assert (name, note.get_object()["/S"], note.get_object()["/ID"]) == ("n", "/Note", "n")


def test_no_picture_asks_to_be_smoothed(tree: TagTree) -> None:
    pictures = [image for page in tree.pages for image in page.images]
    assert pictures
    objects = [
        one.get_object()
        for page in tree.pages
        for one in page["/Resources"].get("/XObject", {}).values()
    ]
    assert objects
    assert not any("/Interpolate" in one for one in objects)


def test_records_are_embedded_once_as_sources(tree: TagTree) -> None:
    embedded = tree.catalog["/Names"]["/EmbeddedFiles"]["/Names"]
    names, files = embedded[::2], [one.get_object() for one in embedded[1::2]]
    assert names == ["report.yaml", "sessions/020.yaml", "備註.yaml"]
    assert [one.get_object() for one in tree.catalog["/AF"]] == files
    for name, file in zip(names, files, strict=True):
        assert file["/F"] == file["/UF"] == name
        assert file["/AFRelationship"] == "/Source"
        assert file["/Desc"] == f"記錄檔：{name}"
        stream = file["/EF"]["/F"]
        assert stream["/Subtype"] == "/application/yaml"
        assert stream.get_data() == name.encode()
        assert stream["/Params"]["/CreationDate"] == stream["/Params"]["/ModDate"]
        assert stream["/Params"]["/ModDate"] == "D:20260102000000Z"


def test_the_same_bytes_again(set_pages: Set) -> None:
    assert set_pages(BODY, attachments=FILES).pdf == set_pages(BODY, attachments=FILES).pdf


ONE_BUILD = """
import sys
from datetime import date
from pathlib import Path
from reportgen.pipeline import build_report
from reportgen.world import World, shipped_templates
folder, cache, out = map(Path, sys.argv[1:])
build_report(World(shipped_templates(), cache, date(2017, 2, 1)), folder, out)
"""


def test_another_process_gives_the_same_bytes(
    make_report: Callable[..., Path], tmp_path: Path
) -> None:
    folder, made = make_report(), []
    for seed, zone in (("1", "UTC"), ("77", "Asia/Taipei")):
        out = tmp_path / seed
        subprocess.run(
            [sys.executable, "-c", ONE_BUILD, str(folder), str(tmp_path / "cache"), str(out)],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            cwd=Path(__file__).parents[3],
            check=True,
        )
        made.append((out / "trip.pdf").read_bytes())
    assert made[0] == made[1]
    assert PdfReader(io.BytesIO(made[0])).attachments.keys() == {"report.yaml"}


def test_an_engine_with_other_insides_claims_no_accessibility(
    set_pages: Set, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(insides, "VERSION", "99.0")
    monkeypatch.delattr(setting, "Painter")
    made = set_pages(BODY, attachments=FILES, findings=("TAGS-PLAIN",))
    assert open_written(made.pdf).identified
    reader = PdfReader(io.BytesIO(made.pdf))
    catalog: Any = reader.trailer["/Root"]
    packet = catalog["/Metadata"].get_data().decode()
    assert re.search("pdfaid:part\\W+3\\W", packet)
    assert "pdfuaid:part" not in packet
    assert catalog["/StructTreeRoot"]


@pytest.mark.parametrize("tall", [36, 200])
def test_an_engine_with_other_insides_keeps_the_head_of_a_high_row(
    set_pages: Set, monkeypatch: pytest.MonkeyPatch, tall: int
) -> None:
    monkeypatch.setattr(insides, "VERSION", "99.0")
    body = (
        "<table><thead><tr><th scope='col'>項目</th></tr></thead><tbody><tr><td>"
        f"{'甲乙丙丁。' * tall}</td></tr><tr><td>末列</td></tr></tbody></table>"
    )
    css = "tr { break-inside: avoid }"
    pdf = set_pages(body, css, findings=("ENGINE-LINE-SETTING",)).pdf
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]
    assert "項目" in pages[0]
    assert "".join(pages).count("甲") == tall


def test_the_glyphs_that_pages_name_are_in_the_fonts(set_pages: Set) -> None:
    from fontTools.cffLib import CFFFontSet
    from fontTools.ttLib import TTFont

    reader = PdfReader(io.BytesIO(set_pages(BODY).pdf))
    kinds = set()
    for font in reader.pages[0]["/Resources"]["/Font"].values():
        below = font.get_object()["/DescendantFonts"][0].get_object()
        descriptor = below["/FontDescriptor"]
        named = {
            first + number
            for first, widths in zip(below["/W"][::2], below["/W"][1::2], strict=True)
            for number in range(len(widths))
        }
        kinds.add(below["/Subtype"])
        if "/FontFile3" in descriptor:
            assert "/CIDToGIDMap" not in below
            fonts = CFFFontSet()
            fonts.decompile(io.BytesIO(descriptor["/FontFile3"].get_data()), None)
            assert {int(name[3:]) for name in fonts[0].charset[1:]} == named - {0}
        else:
            assert below["/CIDToGIDMap"] == "/Identity"
            glyphs = TTFont(io.BytesIO(descriptor["/FontFile2"].get_data()), lazy=False)["glyf"]
            drawn = {n for n, name in enumerate(glyphs.glyphOrder) if glyphs[name].numberOfContours}
            # A space draws nothing, and some glyphs are made of others.
            assert len(named - drawn) <= 2
    assert kinds == {"/CIDFontType0", "/CIDFontType2"}
