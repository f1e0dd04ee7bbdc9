import struct

import pytest

from reportgen.typeset.pdf.cff import cids, compact_table, with_identity_charset


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


@pytest.mark.parametrize(
    ("charset", "glyphs", "numbers"),
    [
        (b"\0\0\7\0\x09\0\x21", 4, [0, 7, 9, 33]),
        (b"\1\0\7\0\0\x21\2", 5, [0, 7, 33, 34, 35]),
        (b"\2\0\7\0\3", 5, [0, 7, 8, 9, 10]),
    ],
)
def test_each_glyph_has_its_cid(charset: bytes, glyphs: int, numbers: list[int]) -> None:
    assert cids(_cff(charset, glyphs)) == numbers


def test_a_font_that_is_not_keyed_has_no_cids() -> None:
    assert cids(_cff(b"\0\0\7", 2, keyed=False)) == []


def test_the_compact_table_is_what_a_pdf_embeds() -> None:
    font = _cff(b"\0\0\7", 2)
    assert compact_table(font) == font[28:]
