from __future__ import annotations

from reportgen.places import NOWHERE, Fields, Items, Place, Source, Text, place_of


def test_lines_and_columns_count_characters_from_one() -> None:
    source = Source("f", "一二\n𠮷 b\n")
    assert source.line_column(0) == (1, 1)
    assert source.line_column(4) == (2, 2)
    assert source.line_column(len(source.text)) == (3, 1)
    assert [source.line(n) for n in range(5)] == ["", "一二", "𠮷 b", "", ""]


def test_place_over_several_lines() -> None:
    source = Source("f", "ab\ncd\nef")
    assert source.place(1, 4) == Place("f", 1, 2, 2, 2)
    assert source.place(3, 5) == Place("f", 2, 1, 2, 3)
    assert source.place(7, 8) == Place("f", 3, 2, 3, 3)
    assert source.place(2, 3) == Place("f", 1, 3, 2, 1)
    assert source.place(4) == source.place(4, 2) == Place("f", 2, 2, 2, 2)


def test_places_sort_in_reading_order() -> None:
    places = [Place("b"), Place("a", 2), Place("a", 1, 3), Place("a", 1, 2)]
    assert sorted(places) == [Place("a", 1, 2), Place("a", 1, 3), Place("a", 2), Place("b")]


def test_text_is_text_with_a_place() -> None:
    source = Source("f", "a: 出國報告\n")
    text = Text("出國報告", source, (3, 7))
    assert text == "出國報告"
    assert text.place == Place("f", 1, 4, 1, 8)
    assert text.at(2) == Place("f", 1, 6, 1, 7)
    assert text.at(2, 4) == Place("f", 1, 6, 1, 8)
    assert text.at(9) == Place("f", 1, 7, 1, 8)


def test_text_without_a_file_stands_nowhere() -> None:
    assert Text("x").place is NOWHERE
    assert Text("x").at(0) is NOWHERE


def test_text_that_cannot_be_followed_points_at_the_whole() -> None:
    source = Source("f", "a: 出國報告\n")
    assert Text("別的", source, (3, 7)).at(1) == Place("f", 1, 4, 1, 8)


def test_empty_keys_are_no_values() -> None:
    fields = Fields(
        {"a": 1}, keys={"a": Place("f"), "b": Place("f", 2)}, empty={"b": Place("f", 2)}
    )
    assert "b" not in fields
    assert fields.empty["b"].line == 2


def test_place_of_anything() -> None:
    here = Place("f", 3)
    assert place_of(Items([], here)) == here
    assert place_of("text", here) == here
    assert place_of(Fields({}, here), NOWHERE) == here
