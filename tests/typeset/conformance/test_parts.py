"""The parts that need no page: marks and descriptions of links."""

from typing import Any
from xml.etree import ElementTree

import pytest

from reportgen.typeset.conformance.dom import Dom
from reportgen.typeset.conformance.links import describe, name_of
from reportgen.typeset.conformance.marks import number_marks
from reportgen.typeset.conformance.nodes import HEADER, LAYOUT, Mark, Node

NODE = Node("Document", None, "zh")


def _marks(*owners: Node | None) -> dict[int, Mark]:
    marks = {number: Mark(0) for number in range(len(owners))}
    for mark, owner in zip(marks.values(), owners, strict=True):
        if owner is not None:
            owner.own(mark)
    return marks


def _begin(number: int) -> list[Any]:
    return ["/Span", {"MCID": number}, b"BDC"]


def _node() -> Node:
    return Node("P", NODE, "zh")


def test_what_continues_a_stretch_becomes_one_with_it() -> None:
    one, other = _node(), _node()
    marks = _marks(one, one, other)
    operators = [*_begin(0), b"A", b"EMC", *_begin(1), b"B", b"EMC", *_begin(2), b"C", b"EMC"]
    assert number_marks(operators, marks) == [one, other]
    assert b" ".join(map(_bytes, operators)) == (
        b"/Span <</MCID 0>> BDC A B EMC /Span <</MCID 1>> BDC C EMC"
    )
    assert [mark.mcid for mark in marks.values()] == [0, 0, 1]


def test_a_stretch_is_not_continued_over_another_kid_or_other_operators() -> None:
    one, inner = _node(), _node()
    marks = _marks(one, inner, one, one)
    one.kids.insert(1, inner)
    marks[2].position, marks[3].position = 2, 3
    operators = [
        *_begin(0),
        b"EMC",
        *_begin(2),
        b"EMC",
        b"q",
        *_begin(3),
        b"EMC",
        *_begin(1),
        b"EMC",
    ]
    assert number_marks(operators, marks) == [one, one, one, inner]


def test_what_nobody_owns_is_an_artifact() -> None:
    marks = _marks(None, None, None)
    marks[1].artifact = marks[2].artifact = HEADER
    operators = [*_begin(0), b"A", b"EMC", *_begin(1), b"B", b"EMC", *_begin(2), b"C", b"EMC"]
    assert number_marks(operators, marks) == []
    assert b" ".join(map(_bytes, operators)) == b" ".join(
        (b"/Artifact", LAYOUT, b"BDC A EMC /Artifact", HEADER, b"BDC B C EMC")
    )


def test_an_artifact_inside_a_stretch_loses_its_mark() -> None:
    one = _node()
    operators = [
        *_begin(0),
        "/Artifact",
        b"BMC",
        b"line",
        b"EMC",
        b"A",
        b"EMC",
        "/Artifact",
        b"BMC",
    ]
    operators += [b"rule", b"EMC"]
    assert number_marks(operators, _marks(one)) == [one]
    assert b" ".join(map(_bytes, operators)) == (
        b"/Span <</MCID 0>> BDC line A EMC /Artifact BMC rule EMC"
    )


def _bytes(operator: Any) -> bytes:
    return operator if isinstance(operator, bytes) else str(operator).encode()


PAGE = """<html><body><h1 id="h">壹、目的（<i>Aims</i>）</h1>
<figure id="f"><img/><figcaption>圖 1：會談<span class="caption-source">來源</span></figcaption>
</figure><span id="n">註文</span><li id="i">項</li></body></html>"""

LINKS = [
    ("#h", "見", "連到：壹、目的（Aims）"),
    ("#f", "圖 1", "連到：圖 1：會談"),
    ("#n", "3", "連到註 3"),
    ("#i", "該項", "連到：該項"),
    ("https://www.ndc.gov.tw/a/", "國發會", "網頁：國發會（ndc.gov.tw）"),
    ("https://www.a.org/b%20c/", "https://www.a.org/b%20c/", "網頁：a.org/b c"),
    (f"https://a.org/{'b' * 90}", "", f"網頁：a.org/{'b' * 53}…"),
    ("mailto:a@b.org", "信", "電子郵件：a@b.org"),
    ("tel:02-2316", "電話", "電話：02-2316"),
]


@pytest.mark.parametrize(("target", "text", "words"), LINKS)
def test_links_in_words(target: str, text: str, words: str) -> None:
    dom = Dom()
    dom.add(ElementTree.fromstring(PAGE))
    names = {anchor: name_of(element) for anchor, element in dom.anchors()}
    assert describe(target, text, names, {"n"}, str) == words


@pytest.mark.parametrize("address", ["http://[", "http://[::1", "https://[no]/a"])
def test_an_address_that_is_none_is_described_by_its_text(address: str) -> None:
    assert describe(address, "本館", {}, (), str) == "連到：本館"
    assert describe(address, "", {}, (), str) == f"連到：{address}"


def test_words_of_links_are_translated() -> None:
    english = {"連到：{target}": "Go to: {target}"}.__getitem__
    assert describe("#i", "x", {}, (), english) == "Go to: x"
