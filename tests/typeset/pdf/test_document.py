"""Page sequences joined, from plain data alone."""

import io
import zlib
from collections.abc import Mapping, Sequence
from typing import Any

from pypdf import PdfReader

from reportgen.cache import NO_CACHE
from reportgen.typeset.conformance.nodes import Annotation, Mark, Node
from reportgen.typeset.folios import PageNumber
from reportgen.typeset.pdf.document import joined_uses, write_pdf
from reportgen.typeset.pdf.metadata import Metadata
from reportgen.typeset.sequence import FontUse, Link, PageSequence, SetPage, Stream

PICTURE = Stream({"Type": b"/XObject", "Subtype": b"/Image", "Width": 1, "Height": 1}, b"\0")


def _sequence(
    anchor: str,
    links: Sequence[Link] = (),
    resources: Mapping[str, Any] | None = None,
    names: Mapping[str, str] | None = None,
) -> PageSequence:
    root = Node("Document", None, "zh")
    paragraph = Node("P", root, "zh")
    paragraph.own(Mark(0))
    for number, link in enumerate(links):
        annotation = Annotation(0, link.rectangle, link.target)
        annotation.number = number
        Node("Link", paragraph, "zh").kids.append(annotation)
    page = SetPage(100, 200, zlib.compress(b""), [paragraph], links, {anchor: (1.0, 2.0)}, ())
    return PageSequence([page], root, {}, resources or {}, names or {})


def _written(*sequences: PageSequence) -> tuple[PdfReader, list[str]]:
    pdf, findings = write_pdf(
        sequences, [PageNumber(1)] * len(sequences), Metadata(language="zh"), {}, (), NO_CACHE, str
    )
    return PdfReader(io.BytesIO(pdf), strict=True), [one.message.text() for one in findings]


def test_a_link_leads_into_another_sequence_and_says_its_heading() -> None:
    link = Link("#b", (1, 2, 3, 4), "見貳")
    reader, findings = _written(_sequence("a", [link]), _sequence("b", names={"b": "貳、過程"}))
    assert findings == []
    annotation = reader.pages[0]["/Annots"][0].get_object()
    assert annotation["/Contents"] == "連到：貳、過程"
    destination = reader.trailer["/Root"]["/Names"]["/Dests"]["/Names"][3]
    assert destination[0].get_object() == reader.pages[1]


def test_a_link_that_leads_nowhere_is_a_finding_and_no_annotation() -> None:
    reader, findings = _written(_sequence("a", [Link("#nowhere", (1, 2, 3, 4), "見")]))
    assert findings == ["版面裡的連結「#nowhere」沒有目標。"]
    assert "/Annots" not in reader.pages[0]


def test_one_picture_of_two_sequences_stands_once() -> None:
    resources = {"XObject": {"i1": PICTURE}}
    reader, _ = _written(_sequence("a", resources=resources), _sequence("b", resources=resources))
    first, second = (page["/Resources"]["/XObject"].raw_get("/i1") for page in reader.pages)
    assert first == second


def test_forms_with_marks_have_their_place_in_the_parent_tree() -> None:
    sequence = _sequence("a")
    owner = sequence.root.kids[0]
    assert isinstance(owner, Node)
    mark = Mark(0)
    owner.own(mark)
    mark.stream = 1
    form = Stream({"Type": b"/XObject", "Subtype": b"/Form"}, b"", 1, [owner])
    sequence = PageSequence(
        sequence.pages, sequence.root, {}, {"XObject": {"x0": form}}, {}, frozenset()
    )
    reader, _ = _written(_sequence("b"), sequence)
    root = reader.trailer["/Root"]["/StructTreeRoot"]
    numbers = dict(
        zip(root["/ParentTree"]["/Nums"][::2], root["/ParentTree"]["/Nums"][1::2], strict=True)
    )
    made = reader.pages[1]["/Resources"]["/XObject"]["/x0"]
    assert numbers[made["/StructParents"]][0].get_object()["/S"] == "/P"
    kid = numbers[made["/StructParents"]][0].get_object()["/K"][1]
    assert kid["/Stm"] == made


def _use(widths: Mapping[int, float], texts: Mapping[int, str], ascent: int = 800) -> FontUse:
    return FontUse("F", b"/F", "f", 400, False, 4, ascent, -200, widths, texts)


def test_uses_of_a_font_are_joined_and_the_first_holds() -> None:
    first, second = _sequence("a"), _sequence("b")
    first = PageSequence(first.pages, first.root, {"F": _use({1: 500}, {1: "a"})}, {})
    second = PageSequence(
        second.pages, second.root, {"F": _use({1: 501, 2: 9}, {1: "b", 2: "c"}, 7)}, {}
    )
    (use,) = joined_uses([first, second])
    assert (dict(use.widths), dict(use.texts), use.ascent) == (
        {1: 500, 2: 9},
        {1: "a", 2: "c"},
        800,
    )
