"""Foreign words are marked with their languages: stated, certain, or English by default."""

from __future__ import annotations

import re
from typing import Any

import pytest

from reportgen.compose.guess import guess, spoken_in
from tests.compose.test_document import composition

CERTAIN = [
    ("Sommet mondial du Partenariat pour un gouvernement ouvert", "fr"),
    ("Palais d’Iéna", "fr"),
    ("Bundesministerium für Digitales und Verkehr", "de"),
    ("Ministerio de Educación y Ciencia", "es"),
    ("Câmara Municipal de São Paulo", "pt"),
    ("Ministero dell’Istruzione e del Merito", "it"),
    ("Narodowy Bank Polski w Łodzi", "pl"),
    ("Ngân hàng Nhà nước Việt Nam", "vi"),
    ("საქართველოს პარლამენტი", "ka"),
    ("Министерство цифрового развития", "ru"),
    ("Міністерство цифрової трансформації", "uk"),
    ("デジタルちょう", "ja"),
    ("행정안전부", "ko"),
    ("وزارة الداخلية", "ar"),
    ("วัดพระแก้ว", "th"),
]


@pytest.mark.parametrize(("words", "language"), CERTAIN)
def test_what_letters_and_small_words_say_for_certain(words: str, language: str) -> None:
    assert guess(words) == language


@pytest.mark.parametrize(
    "words",
    ["Open Government Partnership Global Summit", "de facto", "La La Land in Los Angeles",
     "Antoine Darodes", "naïve Bayes classifier", "résumé", "αβ"[:1], "の"],
)  # fmt: skip
def test_doubt_is_no_language(words: str) -> None:
    assert guess(words) == ""


def test_a_country_of_the_mission_settles_a_doubt_about_a_letter() -> None:
    assert guess("François Hollande") == ""
    assert guess("François Hollande", spoken_in(["FR"])) == "fr"
    assert guess("Civic Tech Forum", spoken_in(["FR"])) == ""
    assert guess("Министерство", spoken_in(["BG"])) == "bg"


def marked(prose: str, **more: Any) -> list[tuple[str, str]]:
    """Language and text of the elements with a language in the purpose of a report."""
    html = composition(purpose={"prose": prose}, **more).html
    part = html[html.index('<div class="prose">') :].split("</div>")[0]
    return re.findall(r'<\w+[^>]* lang="([^"]+)"[^>]*>([^<]*)', part)


def test_runs_within_a_text_have_elements() -> None:
    prose = "參觀 Bundesministerium für Digitales und Verkehr 與デジタルラボ，見 OGP Summit。"
    assert marked(prose) == [
        ("de", "Bundesministerium für Digitales und Verkehr "), ("ja", "デジタルラボ"),
    ]  # fmt: skip
    quoted = "他說 We are all here to learn from each other, and to listen 等語。"
    assert marked(quoted) == [("en", "We are all here to learn from each other, and to listen ")]


def test_an_author_has_the_last_word() -> None:
    assert marked("見 [Palais d’Iéna]{lang=en} 一帶") == [("en", "Palais d’Iéna")]
    term = {"term": "塔", "foreign": "Torre de Belem", "lang": "pt"}
    assert marked("登上 Torre de Belem 遠眺", terms=[term]) == [("pt", "Torre de Belem ")]


def test_an_element_that_is_one_run_has_the_language_itself() -> None:
    assert marked("| 館 | 名 |\n|---|---|\n| 甲 | Open Data Charter Group |") == [
        ("en", "Open Data Charter Group")
    ]


def test_a_foreign_name_without_a_language_is_guessed() -> None:
    title = {"zh": "出席會議", "foreign": "Sommet mondial du Partenariat pour un monde ouvert"}
    assert 'class="cover-subtitle" lang="fr"' in composition(title=title).html
    assert "und" not in re.findall(r'lang="(\w+)"', composition(title=title).html)


def test_a_report_in_english_marks_its_chinese() -> None:
    found = marked("Visited 國家發展委員會 in May.", language="en")
    assert found == [("zh-Hant-TW", "國家發展委員會")]


def test_code_addresses_and_links_hold_no_element() -> None:
    assert marked("`für die Straße und das Haus`，<https://example.org/fur/die>") == []
