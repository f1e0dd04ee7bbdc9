import subprocess
import sys
import zlib

import pytest
import uharfbuzz as hb

from reportgen.cache import NO_CACHE, Cache
from reportgen.typeset.fonts.roles import FontFace
from reportgen.typeset.fonts.subset import FontBrokenError, cut, cut_to_glyphs

TEXT = "".join(map(chr, range(0x4E00, 0x4E00 + 400, 2)))


def _face(data):
    return hb.Face(hb.Blob(data))


def _advance(face, text):
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(hb.Font(face), buffer)
    return sum(position.x_advance for position in buffer.glyph_positions)


def test_a_cut_holds_its_characters_and_the_space(chains):
    face = _face(cut(chains["body"].faces[0], "出國報告", NO_CACHE))
    assert set(map(chr, face.unicodes)) == {*"出國報告 "}


def test_a_cut_is_small(chains):
    kai = cut(chains["body"].faces[0], TEXT[:60], NO_CACHE)
    assert len(zlib.compress(kai)) < 60_000


def test_a_glyph_keeps_its_number_in_every_cut(chains):
    for role in ("body", "heading", "latin"):
        face = chains[role].faces[0]
        whole = hb.Face(hb.Blob.from_file_path(str(face.path)), face.index)
        kept = _face(cut(face, "A國", NO_CACHE))
        for char in set(map(ord, "A國")) & set(kept.unicodes):
            number = hb.Font(whole).get_nominal_glyph(char)
            assert hb.Font(kept).get_nominal_glyph(char) == number


def test_what_is_embedded_does_not_depend_on_the_cut_it_comes_from(chains):
    for role in ("body", "heading"):
        face = chains[role].faces[0]
        numbers = [hb.Font(_face(cut(face, "出國", NO_CACHE))).get_nominal_glyph(ord("國"))]
        for keep in (True, False):
            made = {
                cut_to_glyphs(cut(face, text, NO_CACHE), numbers, NO_CACHE, keep_numbers=keep)
                for text in ("國", "出國報告", TEXT + "國")
            }
            assert len(made) == 1


def test_a_han_cut_has_no_gdef_and_no_vertical_metrics(chains):
    tables = set(_face(cut(chains["body"].faces[0], "出", NO_CACHE)).table_tags)
    assert not tables & {"GDEF", "vmtx", "vhea", "fpgm"}


def test_half_width_punctuation_and_kerning_stay(chains):
    noto = _face(cut(chains["heading"].faces[0], "，。「」", NO_CACHE))
    features = noto.get_language_feature_tags("GPOS", 0)
    assert "halt" in features
    latin = _face(cut(chains["latin"].faces[0], "AV", NO_CACHE))
    assert _advance(latin, "AV") < _advance(latin, "A") + _advance(latin, "V")


def test_the_order_of_characters_does_not_matter(chains):
    face = chains["body"].faces[0]
    assert cut(face, "報告出國", NO_CACHE) == cut(face, "出國報告出", NO_CACHE)


def test_the_same_bytes_in_another_process(chains):
    face = chains["body"].faces[0]
    code = (
        "import sys; from pathlib import Path\n"
        "from reportgen.typeset.fonts.roles import FontFace\n"
        "from reportgen.typeset.fonts.subset import cut\n"
        "from reportgen.cache import NO_CACHE\n"
        f"face = FontFace(Path({str(face.path)!r}), 0, '', 400, 'normal', '', '', '')\n"
        "sys.stdout.buffer.write(cut(face, set('出國報告'), NO_CACHE))"
    )
    made = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert made[0] == made[1] == cut(face, "出國報告", NO_CACHE)


def test_a_cut_is_kept(chains, tmp_path):
    cache = Cache(tmp_path)
    made = cut(chains["body"].faces[0], "出國", cache)
    (entry,) = (tmp_path / "fonts").iterdir()
    assert entry.read_bytes().endswith(made)
    assert cut(chains["body"].faces[0], "國出", cache) == made


def test_a_file_that_is_gone_or_no_font_is_broken(tmp_path):
    gone = FontFace(tmp_path / "gone.ttf", 0, "X", 400, "normal", "", "", "1")
    with pytest.raises(FontBrokenError, match=r"gone\.ttf"):
        cut(gone, "出", NO_CACHE)
    (tmp_path / "text.ttf").write_text("no font")
    with pytest.raises(FontBrokenError, match=r"text\.ttf"):
        cut(FontFace(tmp_path / "text.ttf", 0, "X", 400, "normal", "", "", "2"), "出", NO_CACHE)
