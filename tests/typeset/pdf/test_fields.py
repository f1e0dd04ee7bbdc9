"""Form fields as both standards ask for them: named, labelled, drawn, and part of the tree."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from pypdf import PdfReader

from reportgen.cache import NO_CACHE
from reportgen.typeset.conformance.nodes import Annotation, Node
from reportgen.typeset.folios import PageNumber
from reportgen.typeset.pdf.document import write_pdf
from reportgen.typeset.pdf.metadata import Metadata
from reportgen.typeset.sequence import Link, PageSequence, SetPage

BOX = (10.0, 20.0, 20.0, 30.0)
YES = Link("form:choice?name=late&value=yes&on=1&label=%E6%98%AF&group=%E4%BE%9D%E9%99%90", BOX, "")
NO = Link("form:choice?name=late&value=no&on=0&label=%E5%90%A6", BOX, "")
TEXT = Link("form:text?name=note&label=%E5%8F%A6%E5%A1%AB", (0.0, 0.0, 90.0, 15.0), "")


def written(links: Sequence[Link]) -> PdfReader:
    root = Node("Document", None, "zh")
    paragraph = Node("P", root, "zh")
    for number, link in enumerate(links):
        annotation = Annotation(0, link.rectangle, link.target)
        annotation.number = number
        Node("Form", paragraph, "zh").kids.append(annotation)
    page = SetPage(100, 200, b"", [paragraph], links, {}, ())
    sequence = PageSequence([page], root, {}, {}, {})
    pdf, findings = write_pdf(
        [sequence], [PageNumber(1)], Metadata(language="zh"), {}, (), NO_CACHE, str
    )
    assert findings == []
    return PdfReader(BytesIO(pdf), strict=True)


def widgets(reader: PdfReader) -> list[Any]:
    return [reference.get_object() for reference in reader.pages[0]["/Annots"]]


def test_boxes_of_a_name_are_one_field_with_a_value() -> None:
    reader = written([YES, NO])
    fields = reader.get_fields() or {}
    assert list(fields) == ["late"]
    assert (fields["late"].value, fields["late"].alternate_name) == ("/yes", "依限")
    yes, no = widgets(reader)
    assert (yes["/AS"], no["/AS"]) == ("/yes", "/Off")
    assert (yes["/TU"], no["/TU"]) == ("是", "否")
    for widget, state in ((yes, "/yes"), (no, "/no")):
        assert set(widget["/AP"]) == {"/N"}
        assert set(widget["/AP"]["/N"]) == {state, "/Off"}
        assert widget["/F"] == 4
        assert not {"/A", "/AA"} & set(widget)
    assert "/NeedAppearances" not in reader.trailer["/Root"]["/AcroForm"]


def test_a_text_field_has_a_name_a_label_and_an_appearance() -> None:
    reader = written([TEXT])
    (widget,) = widgets(reader)
    assert (widget["/FT"], widget["/T"], widget["/TU"]) == ("/Tx", "note", "另填")
    assert widget["/Ff"] == 0
    assert widget["/AP"]["/N"].get_data() == b"/Tx BMC EMC"


def test_a_field_is_alone_in_its_element() -> None:
    reader = written([TEXT])
    document = reader.trailer["/Root"]["/StructTreeRoot"]["/K"][0].get_object()
    form = document["/K"][0].get_object()["/K"][0].get_object()
    assert form["/S"] == "/Form"
    (kid,) = form["/K"]
    assert kid["/Type"] == "/OBJR"
    assert kid["/Obj"] == widgets(reader)[0]


def test_strange_addresses_make_fields_all_the_same() -> None:
    """A layout may hold anything: names are cut to what a field may be called."""
    links = [
        Link("form:choice", BOX, ""),
        Link("form:choice?name=a.b&value=x%20/y", BOX, ""),
        Link("form:other?name=t", BOX, ""),
        Link("form:text?name=t", BOX, ""),
    ]
    assert list(written(links).get_fields() or {}) == ["field", "a-b", "t", "t-2"]


def test_without_fields_there_is_no_form() -> None:
    assert "/AcroForm" not in written([]).trailer["/Root"]
