"""Texts are cut where they differ, into pieces that read as words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.compare.wording import Piece, pieces

TEXT = st.text(st.sampled_from("開放政府資料民主 ab c1，。\n"), max_size=40)


@given(TEXT, TEXT)
def test_the_pieces_are_the_texts(old: str, new: str) -> None:
    cut = pieces(old, new)
    assert "".join(piece.old for piece in cut) == old
    assert "".join(piece.new for piece in cut) == new


@given(TEXT)
def test_equal_texts_have_no_change(text: str) -> None:
    assert all(piece.same for piece in pieces(text, text))


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        ("共 26 國參加", "共 62 國參加", [("26", "62")]),
        ("由副執行長主持", "由執行長主持", [("副", "")]),
        ("Digital Agency", "Digital Ministry", [("Agency", "Ministry")]),
        # 「資」 between two changes is no word that stayed.
        ("開放資料", "公開資訊法規", [("開放資料", "公開資訊法規")]),
    ],
)
def test_changes_are_words(old: str, new: str, changes: list[tuple[str, str]]) -> None:
    assert [tuple(piece) for piece in pieces(old, new) if not piece.same] == changes


def test_a_piece_knows_whether_it_changed() -> None:
    assert Piece("甲", "甲").same
    assert not Piece("甲", "").same
