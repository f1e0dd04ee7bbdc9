from __future__ import annotations

import pytest

from reportgen.text import as_seen, is_invisible, is_refused, plain_form


@pytest.mark.parametrize(
    "char",
    ["\0", "\x0b", "\x7f", "\x9f", "\u2028", "\u202e", "\u2066", "\ufdd0", "\ufffc", "\ufffd",
     "\uffff", "\ue000", "\uf8ff", "\U000e0041", "\U0003fffe", "\U000f0000", "\U0010fffd"],
)  # fmt: skip
def test_refused(char: str) -> None:
    assert is_refused(char)
    assert not is_invisible(char)


@pytest.mark.parametrize("char", [*"\t\n a漢。é️‌ש𠮷😀", "\u00ad", "\u200f", "\U000e0100"])
def test_what_may_stand_in_a_record(char: str) -> None:
    assert not is_refused(char)


def test_equal_to_the_eye_is_equal() -> None:
    assert (
        as_seen("Daten\u00adschutz \u2f00般 \uf90a 葛\U000e0100城 ☎\ufe0f")
        == "Datenschutz 一般 金 葛城 ☎"
    )
    assert as_seen("①Å２") == "①Å２"
    assert plain_form("\ufa0e") == "\ufa0e"
