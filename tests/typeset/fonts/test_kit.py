import re
from dataclasses import replace

import uharfbuzz as hb

from reportgen.cache import Cache
from reportgen.places import Source, Text
from reportgen.typeset.fonts.kit import LETTERS, font_kit
from reportgen.typeset.fonts.roles import FontChain, Passage

_RULE = re.compile(
    r'font-family: "([^"]+)"; font-weight: (\d+); font-style: (\w+); src: url\(([^)]+)\)'
)


def _characters(kit):
    """(family, weight, style) → the characters of the face that serves it."""
    return {
        (family, int(weight), style): {
            chr(code) for code in hb.Face(hb.Blob(kit.resources[url].data)).unicodes
        }
        for family, weight, style, url in _RULE.findall(kit.css)
    }


def test_no_two_rules_share_family_weight_and_style(chains, cache):
    kit = font_kit(chains, [Passage("本文𠮷 €"), Passage("重點𠮷", bold=True)], cache)
    rules = _RULE.findall(kit.css)
    assert len({rule[:3] for rule in rules}) == len(rules) > 5


def test_latin_letters_come_first_and_shared_marks_from_the_han_face(chains, cache):
    kit = font_kit(chains, [Passage("OECD “會議”……—— 2026·")], cache)
    assert kit.families["body"].startswith('"rg-latin-0", "rg-body-0"')
    faces = _characters(kit)
    assert {*"OECD2026"} <= faces["rg-latin-0", 400, "normal"]
    assert {*"“”"} <= faces["rg-latin-0", 400, "normal"]
    assert not {*"…—·"} & faces["rg-latin-0", 400, "normal"]
    assert {*"…—·會議"} <= faces["rg-body-0", 400, "normal"]
    assert not {*"OECD2026"} & faces["rg-body-0", 400, "normal"]


def test_a_role_that_begins_with_a_latin_face_keeps_its_own_letters(chains, cache):
    kit = font_kit(chains, [Passage("code 中", "mono")], cache)
    assert kit.families["mono"].startswith('"rg-mono-0", "rg-mono-1"')


def test_bold_never_has_what_its_regular_lacks(chains, cache):
    bold = Passage("重點𠮷", bold=True)
    faces = _characters(font_kit(chains, [Passage("本文"), bold], cache))
    assert {*"重點"} <= faces["rg-body-0", 700, "normal"]
    pairs = [key for key in faces if key[1] == 700 and key[0].startswith("rg-body")]
    assert len(pairs) == 2
    for family, _, style in pairs:
        assert faces[family, 700, style] <= faces[family, 400, style]


def test_a_second_bold_face_gets_a_family_of_its_own(chains, cache):
    kai, latin = chains["body"].faces[0], chains["latin"].faces[0]
    strong = FontChain("strong", (latin, chains["strong"].faces[0]))
    chains = {"body": FontChain("body", (kai,)), "strong": strong}
    faces = _characters(font_kit(chains, [Passage("A甲", bold=True)], cache))
    assert "A" in faces["rg-body-0", 400, "normal"]
    assert "甲" in faces["rg-body-0-1", 700, "normal"]
    assert "甲" in faces["rg-body-0-1", 400, "normal"]


def test_what_the_han_faces_lack_comes_from_the_latin_one(chains, cache):
    heading = {**chains, "body": FontChain("body", chains["body"].faces[1:2])}
    kit = font_kit(heading, [Passage("€")], cache)
    assert kit.families["body"].endswith('"rg-western-0"')
    assert "€" in _characters(kit)["rg-western-0", 400, "normal"]
    assert not kit.findings


def test_latin_cuts_are_the_same_for_every_report(chains, cache):
    one, two = (font_kit(chains, [Passage(text)], cache) for text in ("Abc 甲", "Xyz 乙"))
    assert _RULE.findall(one.css)[:4] == _RULE.findall(two.css)[:4]


def test_a_missing_character_is_found_and_replaced(chains, cache):
    text = Text("\U00013000", Source("a.yaml", "\U00013000"), (0, 1))
    kit = font_kit(chains, [Passage(text, "latin"), Passage("甲")], cache)
    assert kit.missing == {"\U00013000"}
    assert [(f.code, f.place.file) for f in kit.findings] == [("CHARACTER-NO-FONT", "a.yaml")]
    assert kit.without_boxes("甲\U00013000") == "甲〓"
    assert "〓" in _characters(kit)["rg-body-0", 400, "normal"]


def test_a_role_that_the_layout_lacks_is_set_as_body(chains, cache):
    kit = font_kit(chains, [Passage("丙", "form")], cache)
    assert "丙" in _characters(kit)["rg-body-0", 400, "normal"]


def test_a_rare_character_comes_from_the_fonts_of_body_in_every_role(chains, cache):
    small = {**chains, "small": FontChain("small", chains["strong"].faces)}
    kit = font_kit(small, [Passage("內\U0002b7f1", "small"), Passage("𠮷", "heading")], cache)
    assert not kit.findings
    faces = _characters(kit)
    homes = {char: key[0] for key, chars in faces.items() for char in chars & {*"內𠮷\U0002b7f1"}}
    assert homes["內"] == "rg-small-0"
    assert homes["\U0002b7f1"] in kit.families["small"]
    assert homes["𠮷"] in kit.families["heading"]


def test_a_broken_font_is_one_finding(chains, tmp_path):
    body = chains["body"].faces[0]
    cache = Cache(tmp_path)
    font_kit({"body": FontChain("body", (body,))}, [Passage("甲")], cache)
    gone = replace(body, path=tmp_path / "gone.ttf")
    kit = font_kit({"body": FontChain("body", (gone,))}, [Passage("甲乙")], cache)
    assert [finding.code for finding in kit.findings] == ["FONT-BROKEN"]


def test_marks_of_latin_words_and_numbers_are_latin():
    """Apostrophes, quotation marks, degrees: a Kai face draws them one em wide."""
    assert set("’‘“”«»°²³½±×÷′″−€£§ʼ") <= LETTERS
    assert not set("·…—「」，、中") & LETTERS
