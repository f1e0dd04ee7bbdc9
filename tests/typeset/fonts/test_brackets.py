"""Brackets of a Kai face stand close to what they hold; faces that draw them so are left alone."""

import pypdfium2
import pytest
import uharfbuzz as hb

from reportgen.typeset.fonts.brackets import with_close_brackets
from reportgen.typeset.fonts.subset import cut

PAIRS = "（）「」『』《》〈〉"


def blanks(font, char):
    """em of blank before and after the ink of *char*, and its advance."""
    face = hb.Face(font)
    drawn = hb.Font(face)
    glyph = drawn.get_nominal_glyph(ord(char))
    extents = drawn.get_glyph_extents(glyph)
    width = drawn.get_glyph_h_advance(glyph)
    after = width - extents.x_bearing - extents.width
    return extents.x_bearing / face.upem, after / face.upem, width / face.upem


@pytest.fixture(scope="module")
def kai(chains, cache):
    return cut(chains["body"].faces[0], PAIRS + "中一", cache)


@pytest.mark.parametrize("char", PAIRS)
def test_the_inner_blank_is_small(kai, char):
    before, after, width = blanks(kai, char)
    inner, outer = (after, before) if PAIRS.index(char) % 2 == 0 else (before, after)
    assert inner == pytest.approx(0.12, abs=0.01)
    assert outer > 0.4
    assert width == pytest.approx(1, abs=0.01)


def test_nothing_else_moves(kai, chains):
    face = hb.Face(hb.Blob.from_file_path(str(chains["body"].faces[0].path)))
    whole = hb.Font(face)
    glyph = whole.get_nominal_glyph(ord("中"))
    bearing = whole.get_glyph_extents(glyph).x_bearing / face.upem
    assert blanks(kai, "中")[0] == pytest.approx(bearing)
    assert with_close_brackets(kai) == kai


def test_faces_with_close_brackets_keep_them(chains, cache):
    font = cut(chains["heading"].faces[0], PAIRS + "一", cache)
    assert with_close_brackets(font) == font


def test_readers_draw_them_there(setter):
    """PDFium, from the file; a character's box is its ink."""
    _, pdf = setter("<p>國（中）「國」家</p>")
    text = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    shown = text.get_text_range()
    right = text.get_charbox(shown.index("（"))[2]
    left = text.get_charbox(shown.index("中"))[0]
    assert left - right < 0.4 * 12
