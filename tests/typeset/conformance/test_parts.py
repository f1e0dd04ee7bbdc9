"""The parts that need no page: marks, descriptions of links, metadata, fonts."""

import struct
from typing import Any
from xml.etree import ElementTree

import pytest

from reportgen.typeset.conformance.cff import with_identity_charset
from reportgen.typeset.conformance.dom import Dom
from reportgen.typeset.conformance.links import describe
from reportgen.typeset.conformance.marks import number_marks
from reportgen.typeset.conformance.metadata import Metadata
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


PAGE = """<html><body>{link}<h1 id="h">壹、目的（<i>Aims</i>）</h1>
<figure id="f"><img/><figcaption>圖 1：會談<span class="caption-source">來源</span></figcaption>
</figure><span id="n">註文</span><li id="i">項</li></body></html>"""

LINKS = {
    '<a href="#h">見</a>': "連到：壹、目的（Aims）",
    '<a href="#f">圖 1</a>': "連到：圖 1：會談",
    '<a href="#n">3</a>': "連到註 3",
    '<a href="#i">該項</a>': "連到：該項",
    '<a href="https://www.ndc.gov.tw/a/">國發會</a>': "網頁：國發會（ndc.gov.tw）",
    '<a href="https://www.a.org/b%20c/">https://www.a.org/b%20c/</a>': "網頁：a.org/b c",
    f'<a href="https://a.org/{"b" * 90}"/>': f"網頁：a.org/{'b' * 53}…",
    '<a href="mailto:a@b.org">信</a>': "電子郵件：a@b.org",
    '<a href="tel:02-2316">電話</a>': "電話：02-2316",
}


@pytest.mark.parametrize(("link", "words"), LINKS.items())
def test_links_in_words(link: str, words: str) -> None:
    root = ElementTree.fromstring(PAGE.format(link=link))
    dom = Dom()
    dom.add(root)
    element, note = root.find("body/a"), root.find(".//span[@id='n']")
    assert element is not None
    assert note is not None
    assert describe(element, dom, {note}, str) == words


def test_words_of_links_are_translated() -> None:
    root = ElementTree.fromstring(PAGE.format(link='<a href="#i">x</a>'))
    dom = Dom()
    dom.add(root)
    element = root.find("body/a")
    assert element is not None
    english = {"連到：{target}": "Go to: {target}"}.__getitem__
    assert describe(element, dom, (), english) == "Go to: x"


def test_metadata_is_escaped_and_leaves_out_what_is_empty() -> None:
    packet = Metadata(title="A & <B>", language="zh-TW").xmp(accessible=True).decode()
    root = ElementTree.fromstring(packet.partition("?>")[2].rpartition("<?xpacket")[0])
    assert "A & <B>" in [one.text for one in root.iter() if one.text]
    for name in ("creator", "subject", "Keywords", "CreateDate"):
        assert name not in packet


def _cff(charset: bytes, glyphs: int, *, keyed: bool = True) -> bytes:
    """An OpenType font of one CFF table, with just what is looked at."""

    def index(*entries: bytes) -> bytes:
        offsets = [1]
        for entry in entries:
            offsets.append(offsets[-1] + len(entry))
        return struct.pack(f">HB{len(offsets)}H", len(entries), 2, *offsets) + b"".join(entries)

    def top(charset_at: int, strings_at: int) -> bytes:
        number = b"\x1d%b\x0f\x1d%b\x11"
        numbers = number % (charset_at.to_bytes(4, "big"), strings_at.to_bytes(4, "big"))
        real = b"\x1e\x0a\x14\x05\xff\x0c\x03"  # 0.14055, UnderlinePosition
        small = b"\xf7\x00\xfb\x00\x1c\x01\x00\x8b\x0c\x1e"  # operands of ROS
        return real + (small if keyed else b"") + numbers

    head = b"\1\0\4\2" + index(b"Name")
    start = len(head) + len(index(top(0, 0)))
    table = head + index(top(start, start + len(charset))) + charset
    table += struct.pack(">H", glyphs)
    directory = b"OTTO" + struct.pack(">HHHH", 1, 0, 0, 0)
    return directory + struct.pack(">4sIII", b"CFF ", 0, 28, len(table)) + table


@pytest.mark.parametrize(
    ("before", "after", "glyphs"),
    [
        (b"\0\0\7\0\x09\0\x21", b"\0\0\1\0\2\0\3", 4),
        (b"\1\0\7\0\0\x21\2", b"\1\0\1\3\0\x21\2", 5),
        (b"\1\0\7\xff\1\7\x0a", b"\1\0\1\xff\1\1\x0a", 268),
        (b"\2\0\7\1\x0b", b"\2\0\1\1\x0b", 269),
    ],
)
def test_a_charset_becomes_the_identity_in_its_place(
    before: bytes, after: bytes, glyphs: int
) -> None:
    assert with_identity_charset(_cff(before, glyphs)) == _cff(after, glyphs)


def test_fonts_without_cids_are_left_alone() -> None:
    plain = _cff(b"\0\0\7", 2, keyed=False)
    assert with_identity_charset(plain) == plain
    other = plain.replace(b"CFF ", b"CFF2")
    assert with_identity_charset(other) == other
