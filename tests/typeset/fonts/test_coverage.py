import pytest

from reportgen.places import NOWHERE, Source, Text
from reportgen.typeset.fonts.coverage import missing_characters, needs_glyph, share_out
from reportgen.typeset.fonts.roles import Passage


def test_each_character_goes_to_the_first_face_that_has_it(chains, cache):
    shares = share_out("堃喆㛢𠮷", chains["body"].faces, cache)
    assert [set(share) for share in shares.by_face] == [{*"堃喆㛢"}, set(), {"𠮷"}, set()]
    assert not shares.rest


@pytest.mark.parametrize("char", ["\U00013000", "\U0010fffd", "\U0001f600"])
def test_what_nobody_has_is_left(chains, cache, char):
    assert share_out(f"字{char}", chains["body"].faces, cache).rest == {char}


@pytest.mark.parametrize("char", ["\n", "\u2060", "\u200b", "\ufe0f", "\U000e0100", "\u2009"])
def test_what_prints_nothing_needs_no_font(char):
    assert not needs_glyph(char)


def test_the_same_with_and_without_a_cache(chains, cache):
    faces = chains["body"].faces
    assert share_out("堃𠮷€", faces, cache) == share_out("堃𠮷€", faces, cache)


def test_a_finding_stands_at_the_character():
    source = Source("roster.yaml", "name: 王\U00013000明")
    text = Text("王\U00013000明", source, (6, 9))
    lacking = {"body": frozenset("\U00013000")}
    (finding,) = missing_characters([Passage("<p>王\U00013000明"), Passage(text)], lacking)
    assert finding.code == "CHARACTER-NO-FONT"
    assert (finding.place.file, finding.place.line, finding.place.column) == ("roster.yaml", 1, 8)
    assert "U+13000 EGYPTIAN HIEROGLYPH A001" in finding.message.text()


def test_text_without_a_place_speaks_up_alone():
    (finding,) = missing_characters([Passage("\ue000")], {"body": frozenset("\ue000")})
    assert finding.place == NOWHERE
    assert "造字區" in finding.hints[0].text()


def test_another_roles_lack_is_not_its_own():
    assert missing_characters([Passage("甲", "heading")], {"body": frozenset("甲")}) == ()
