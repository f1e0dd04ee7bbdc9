import shutil
from pathlib import Path

import pytest

from reportgen.cache import NO_CACHE, Cache
from reportgen.findings import Severity
from reportgen.typeset.fonts.catalogue import FontCatalogue
from reportgen.typeset.fonts.roles import FontRequest, FontRole
from reportgen.typeset.fonts.sfnt import faces_of

LIBERATION = Path("/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf")


@pytest.mark.parametrize(
    ("family", "weight", "style", "file"),
    [
        ("TW-Kai", 400, "normal", "TW-Kai-98_1.ttf"),
        ("全字庫正楷體", 400, "normal", "TW-Kai-98_1.ttf"),
        ("noto serif cjk tc", 700, "normal", "NotoSerifCJK-Bold.ttc"),
        ("Liberation Serif", 700, "italic", "LiberationSerif-BoldItalic.ttf"),
    ],
)
def test_finds_the_file_of_a_family(chains, catalogue, family, weight, style, file):
    face = catalogue.find(FontRequest(family, weight, style))
    assert face is not None
    assert face.path.name == file


def test_finds_the_face_inside_a_collection(chains, catalogue):
    faces = faces_of(catalogue.find(FontRequest("Noto Serif CJK TC")).path)
    face = catalogue.find(FontRequest("Noto Serif CJK TC"))
    assert "Noto Serif CJK TC" in faces[face.index].families
    assert len({one.stated for one in faces}) == len(faces) > 1


def test_says_version_and_licence(chains, catalogue):
    face = catalogue.find(FontRequest("Liberation Serif"))
    assert face.version.startswith("Version 2")
    assert "SIL Open Font License" in face.licence


def test_a_kai_font_is_not_passed_off_as_bold(chains, catalogue):
    assert catalogue.find(FontRequest("TW-Kai", 700)) is None


def test_missing_fonts_are_findings_with_a_remedy(catalogue):
    role = FontRole("body", (FontRequest("TW-Kai-Nonsuch"), FontRequest("Nonsuch")))
    chain, (first, second) = catalogue.chain(role)
    assert chain.faces == ()
    assert (first.code, first.severity) == ("FONT-MISSING", Severity.ERROR)
    assert "fonts-cns11643-kai" in first.hints[0].text()
    assert (second.code, second.severity) == ("FONT-FALLBACK-MISSING", Severity.WARNING)


def test_the_latin_chain_knows_bold_and_italic(chains):
    styles = {(face.weight, face.style) for face in chains["latin"].variants[0]}
    assert styles == {(700, "normal"), (400, "italic"), (700, "italic")}


def test_a_new_font_is_seen_and_an_earlier_folder_wins(chains, tmp_path):
    cache = Cache(tmp_path / "cache")
    first, second = tmp_path / "first", tmp_path / "second"
    for folder in (first, second):
        folder.mkdir()
    request = FontRequest("Liberation Serif")
    assert FontCatalogue([first, second], cache).find(request) is None
    shutil.copy(LIBERATION, second / "a.ttf")
    assert FontCatalogue([first, second], cache).find(request).path == second / "a.ttf"
    shutil.copy(LIBERATION, first / "b.TTF")
    assert FontCatalogue([first, second], cache).find(request).path == first / "b.TTF"


@pytest.mark.parametrize("size", [0, 3, 12, 100, 400])
def test_a_damaged_font_is_passed_over(chains, tmp_path, size):
    (tmp_path / "bad.ttf").write_bytes(LIBERATION.read_bytes()[:size])
    (tmp_path / "bad.ttc").write_bytes(b"ttcf\0\1\0\0\xff\xff\xff\xff")
    assert FontCatalogue([tmp_path], NO_CACHE).find(FontRequest("Liberation Serif")) is None
