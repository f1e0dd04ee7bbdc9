"""Scripts whose letters join or move: set by a font that has their rules, or not at all."""

from __future__ import annotations

import pytest

from reportgen.cache import Cache
from reportgen.places import Source, Text
from reportgen.typeset.fonts.catalogue import find_chains
from reportgen.typeset.fonts.coverage import codepoints, missing_characters
from reportgen.typeset.fonts.kit import font_kit
from reportgen.typeset.fonts.roles import FontRequest, FontRole, Passage
from reportgen.typeset.fonts.scripts import EMOJI, OTHER, SIGNS, script_of, sets

FOREIGN = {
    "阿拉伯文": "محمد", "希伯來文": "בנימין", "泰文": "สมชาย", "天城文": "हिन्दी", "高棉文": "ភាសា",
    "緬甸文": "မြန်မာ", "藏文": "བོད", "喬治亞文": "თბილისი", "亞美尼亞文": "Հայ", "敘利亞文": "ܣܘܪ",
    "衣索比亞文": "አማርኛ", "切羅基文": "ᏣᎳᎩ", "蒙古文": "ᠮᠣᠩ",
}  # fmt: skip


@pytest.mark.parametrize(("name", "word"), FOREIGN.items())
def test_a_han_face_without_rules_has_no_letters_of_a_script(chains, cache, name, word):
    kai = codepoints(chains["body"].faces[0], cache)
    assert "漢" in kai
    assert not any(char in kai for char in word)
    assert {script_of(char).name.text() for char in word} == {name}


@pytest.mark.parametrize("char", [*"漢かカㄅ한Aé，。☎①℃々〇", "𠮷", "\u3000"])
def test_signs_and_the_layouts_own_letters_are_no_other_script(char):
    assert script_of(char) is SIGNS
    assert sets(char, frozenset(), han=True)


def test_letters_in_a_row_need_no_rules_in_a_face_of_their_own():
    assert sets("ა", frozenset(), han=False)
    assert not sets("ا", frozenset({"latn"}), han=False)
    assert sets("ا", frozenset({"arab"}), han=True)
    assert sets("ꦗ", frozenset({"java"}), han=False)
    assert not sets("ꦗ", frozenset(), han=True)
    assert script_of("ꦗ") is OTHER
    assert script_of("😀") is EMOJI


def _at(text: str) -> Text:
    return Text(text, Source("a.yaml", text), (0, len(text)))


def test_one_finding_for_each_script_of_a_text():
    text = _at("會見 สมชาย ใจดี 與 สมหญิง、हिन्दी नाम，附😀👍。")
    lacking = {"body": frozenset(char for char in text if script_of(char) is not SIGNS)}
    findings = missing_characters([Passage(str(text)), Passage(text), Passage(text)], lacking)
    words = [dict(finding.message.values)["words"] for finding in findings]
    assert words == ["हिन्दी नाम", "สมชาย ใจดี」「สมหญิง", "😀👍"]
    starts = [finding.place.column - 1 for finding in findings]
    assert [text[start] for start in starts] == ["ह", "ส", "😀"]
    assert "Noto Serif Devanagari" in findings[0].hints[1].text()
    assert "刪除表情符號" in findings[2].hints[0].text()


def test_rare_han_share_a_finding_with_their_codes():
    text = _at("𱎼麵與𰻞")
    (finding,) = missing_characters([Passage(text)], {"body": frozenset("𱎼𰻞")})
    assert "U+313BC" in finding.message.text()
    assert "U+30EDE" in finding.message.text()
    assert "通行的字形" in finding.hints[0].text()


def test_faces_of_other_scripts_come_last_and_are_not_missed(chains, catalogue, tmp_path):
    requests = (FontRequest("No Such Font"), FontRequest("DejaVu Sans"))
    found, findings = find_chains([FontRole("scripts", requests)], catalogue)
    assert findings == ()
    if not found["scripts"].faces:
        pytest.skip("fonts-dejavu is not installed")
    kit = font_kit({**chains, **found}, [Passage("محمد、漢A")], Cache(tmp_path))
    assert not kit.missing
    assert "scripts" not in kit.families
    assert kit.families["body"].index("rg-body-0") < kit.families["body"].index("rg-body-4")
    without = font_kit(chains, [Passage("محمد、漢A")], Cache(tmp_path))
    assert without.missing == set("محمد")
