"""A file of PDF 2.0: PDF/UA-2, WTPDF and PDF/A-4f, as far as no validator is needed to see it."""

from typing import Any

import pytest

from reportgen.authority.model import PdfStandard
from tests.typeset.conformance.conftest import Set
from tests.typeset.conformance.tagtree import TagTree, kids

BODY = (
    '<p role="doc-title">報告</p><nav role="doc-toc"><ul>'
    '<li aria-level="1"><a href="#t">題</a></li>'
    '</ul></nav><h1 id="t" style="bookmark-level: 1">題</h1>'
    '<p>文<strong>重</strong><span class="note" id="n" data-number="1">註</span></p>'
    '<blockquote><p>引</p></blockquote><h6 aria-level="7">深</h6>'
)


@pytest.fixture
def pdf(set_pages: Set) -> bytes:
    return set_pages(BODY, standard=PdfStandard.UA_2).pdf


@pytest.fixture
def tree(pdf: bytes) -> TagTree:
    return TagTree(pdf)


def test_the_file_says_what_it_keeps(pdf: bytes, tree: TagTree) -> None:
    assert pdf.startswith(b"%PDF-2.0\n")
    assert "/Info" not in tree.reader.trailer
    packet = tree.catalog["/Metadata"].get_data().decode()
    for words in (
        "<pdfaid:part>4<",
        "<pdfaid:rev>2020<",
        "<pdfaid:conformance>F<",
        "<pdfuaid:part>2<",
        "<pdfuaid:rev>2024<",
        "wtpdf#accessibility1.0<",
        "wtpdf#reuse1.0<",
    ):
        assert words in packet, words


def test_types_of_pdf_2_stand_in_their_namespace(tree: TagTree) -> None:
    (namespace,) = tree.root["/Namespaces"]
    assert namespace.get_object()["/NS"] == "http://iso.org/pdf2/ssn"
    assert "/RoleMap" not in tree.root
    spaces = {str(element["/S"]): "/NS" in element for element in tree.elements()}
    new = ("Document", "Title", "H1", "H7", "P", "Strong", "FENote", "Lbl", "Link")
    assert all(spaces[f"/{name}"] for name in new)
    assert not any(spaces[f"/{name}"] for name in ("TOC", "TOCI", "Reference", "BlockQuote"))


def test_a_list_of_terms_says_so(set_pages: Set) -> None:
    body = "<dl><dt>名</dt><dd>義</dd></dl><ul style='list-style: none'><li>項</li></ul>"
    tree = TagTree(set_pages(body, standard=PdfStandard.UA_2).pdf)
    lists = [element.get("/A", {}).get("/ListNumbering") for element in tree.elements("L")]
    assert [kind for kind in lists if kind] == ["/Description"]


def test_calls_notes_and_entries_refer_to_each_other(tree: TagTree) -> None:
    (note,), (heading,) = tree.elements("FENote"), tree.elements("H1")
    entry, call = next(tree.elements("TOCI")), list(tree.elements("Reference"))[-1]
    assert [one.get_object() for one in entry["/Ref"]] == [heading]
    assert [one.get_object() for one in call["/Ref"]] == [note]
    assert [one.get_object() for one in note["/Ref"]] == [call]


def test_links_and_bookmarks_lead_to_elements(tree: TagTree) -> None:
    (heading,) = tree.elements("H1")
    actions = [one.get_object()["/A"] for page in tree.pages for one in page["/Annots"]]
    bookmark: Any = tree.catalog["/Outlines"]["/First"].get_object()
    assert {action["/S"] for action in actions} == {"/GoTo"}
    leading = [action["/SD"][0].get_object() for action in (*actions, bookmark["/A"])]
    assert leading[0] == leading[-1] == heading
    assert [kids(one)[0]["/S"] for one in leading[1:3]] == ["/Lbl", "/Lbl"]
