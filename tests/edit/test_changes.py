"""Changes of record texts: only what was meant changes, and the file says what was asked for."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.edit import Change, Delete, Insert, Move, Set, Unchangeable, changed
from reportgen.edit.document import Data, Document

FILES = sorted(Path(__file__).parents[2].glob("content/**/*.yaml"))

PEOPLE = """\
# 名單
roster:
  # 團長
  - name: 王大明   # 職稱待查
    post: 組長
  - name: '李''小華'

    post: "科\\u9577"
  # 隨行
  - {name: 林三, post: 專員}
# 名單到此
keywords: [開放政府, 電子化政府]
prose: |  # 見原報告
  第一段。

  第二段。
# 結尾
"""


@pytest.mark.parametrize(
    ("change", "old", "new"),
    [
        (Set(("roster", 0, "post"), "副組長"), "post: 組長", "post: 副組長"),
        (Set(("roster", 0, "post"), "組長: 代理"), "post: 組長", 'post: "組長: 代理"'),
        (Set(("roster", 1, "name"), "李'小花"), "'李''小華'", "'李''小花'"),
        (Set(("roster", 1, "post"), "科員"), '"科\\u9577"', '"科員"'),
        (Set(("roster", 2, "post"), "技正, 兼"), "post: 專員", 'post: "技正, 兼"'),
        (Set(("prose",), "第一段。\n\n第三段。\n"), "第二段", "第三段"),
        (Set(("prose",), "一行\n"), "第一段。\n\n  第二段。", "一行"),
        (Set(("keywords", 0), "公民參與"), "開放政府", "公民參與"),
        (Set(("roster", 0, "post"), None), "post: 組長", "post:"),
        (Set(("roster", 0, "unit"), "資訊處"), "post: 組長", "post: 組長\n    unit: 資訊處"),
        (
            Set(("roster", 0, "unit"), "資訊處", order=("name", "unit", "post")),
            "# 職稱待查\n",
            "# 職稱待查\n    unit: 資訊處\n",
        ),
        (Set(("roster", 2, "unit"), "處"), "post: 專員}", "post: 專員, unit: 處}"),
        (Delete(("roster", 1)), PEOPLE.split("\n")[5] + "\n\n" + PEOPLE.split("\n")[7] + "\n", ""),
        (Delete(("roster", 0, "post")), "    post: 組長\n", ""),
        (Delete(("roster", 2, "name")), "{name: 林三, post", "{post"),
        (Delete(("roster", 2, "post")), ", post: 專員", ""),
        (Delete(("keywords", 1)), ", 電子化政府", ""),
        (Insert(("keywords",), 0, "透明"), "[開放", "[透明, 開放"),
        (Insert(("keywords",), 2, "透明"), "電子化政府]", "電子化政府, 透明]"),
        (
            Insert(("roster",), 2, {"name": "陳四", "post": "技士"}),
            "  # 隨行\n",
            "  - name: 陳四\n    post: 技士\n  # 隨行\n",
        ),
        (
            Insert(("roster",), 3, {"name": "陳四"}),
            "專員}\n",
            "專員}\n  - name: 陳四\n",
        ),
        (
            Set(("keywords",), ["甲", "乙"]),
            "[開放政府, 電子化政府]",
            "\n  - 甲\n  - 乙",
        ),
    ],
    ids=str,
)
def test_only_that_changes(change: Change, old: str, new: str) -> None:
    assert PEOPLE.count(old) == 1
    expected = PEOPLE.replace(old, new).replace("keywords: \n", "keywords:\n")
    assert changed(PEOPLE, change) == expected


def test_what_moves_takes_its_comment_along() -> None:
    moved = changed(PEOPLE, Move(("roster",), 2, 0))
    assert moved.startswith("# 名單\nroster:\n  # 隨行\n  - {name: 林三, post: 專員}\n  # 團長\n")
    assert changed(moved, Move(("roster",), 0, 2)) == PEOPLE


def test_the_last_item_leaves_an_empty_list() -> None:
    assert changed("keywords:\n- 甲\ntitle: 乙\n", Delete(("keywords", 0))) == (
        "keywords: []\ntitle: 乙\n"
    )
    assert changed("keywords: []\n", Insert(("keywords",), 0, "甲")) == "keywords:\n  - 甲\n"


def test_a_block_keeps_its_own_indent() -> None:
    text = "a: |\n\n    甲\n\n    乙\nb: c\n"
    assert changed(text, Set(("a",), "丙\n\n丁\n")) == "a: |\n    丙\n\n    丁\nb: c\n"
    assert changed("a: |\n\nb: c\n", Set(("a",), "丙\n")) == "a: |\n  丙\n\nb: c\n"


@pytest.mark.parametrize("comment", ["  # 註", "\n    # 註", "\n\n# 註\n"])
def test_a_new_list_stands_behind_the_comment_of_its_key(comment: str) -> None:
    text = f"x:\n  a:{comment}\n    - 甲\n  b: c\n"
    changes = Set(("x", "a"), ["丙", "丁"])
    assert changed(text, changes) == f"x:\n  a:{comment}\n    - 丙\n    - 丁\n  b: c\n"


def test_a_file_without_a_last_line_feed() -> None:
    assert changed("a: b", Set(("c",), "d")) == "a: b\nc: d"
    assert changed("- a\n- b", Move((), 1, 0)) == "- b\n- a\n"


def test_nothing_changes_where_it_says_so_already() -> None:
    assert changed(PEOPLE, Set(("roster", 1, "post"), "科長")) is PEOPLE


@pytest.mark.parametrize(
    ("text", "change"),
    [
        (PEOPLE, Set(("roster", 9, "post"), "組長")),
        (PEOPLE, Set(("nobody", "post"), "組長")),
        (PEOPLE, Delete(("roster", 3))),
        (PEOPLE, Delete(("roster", 0, "phone"))),
        (PEOPLE, Insert(("roster",), 4, "王")),
        (PEOPLE, Insert(("prose",), 0, "王")),
        (PEOPLE, Move(("roster",), 0, 3)),
        (PEOPLE, Move(("keywords", 0), 0, 0)),
        ("a: [1, 2]\n", Set(("a", 0), None)),
        ("a: &x b\nc: *x\n", Set(("a",), "d")),
        ("a: b\na: c\n", Set(("a",), "d")),
        ("a: [b\n", Set(("a",), "d")),
        ("", Set(("a",), "d")),
    ],
)
def test_what_cannot_be_changed_is_refused(text: str, change: Change) -> None:
    with pytest.raises(Unchangeable) as refused:
        changed(text, change)
    assert refused.value.message.text()


# --- any change of any record


VALUES = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=20),
    st.lists(
        st.sampled_from(["第一段", "- 項", "a: b", " # 註", "", "  縮排", "'", '"', "\\"]),
        max_size=5,
    ).map("\n".join),
    st.sampled_from(["~", "null", "no", "10:30", "0912", "# 字", "*a*", "&a", "%", "@", "字\n"]),
)
ITEMS = st.one_of(
    VALUES,
    st.lists(VALUES, max_size=2),
    st.dictionaries(st.sampled_from(["name", "post", "unit"]), VALUES, max_size=3),
)


def paths(data: Data, path: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], Data]]:
    below: Any = ()
    if isinstance(data, dict):
        below = data.items()
    elif isinstance(data, list):
        below = enumerate(data)
    return [
        (path, data),
        *(found for step, value in below for found in paths(value, (*path, step))),
    ]


@st.composite
def changes(draw: st.DrawFn, data: Data) -> Change:
    everywhere = paths(data)
    lists = [(path, value) for path, value in everywhere if isinstance(value, list) and value]
    texts = [path for path, value in everywhere if isinstance(value, str) and path]
    kind = draw(st.sampled_from(["text", "value", "key", "delete", "insert", "move"]))
    if kind in {"insert", "move"} and lists:
        path, value = draw(st.sampled_from(lists))
        positions = st.integers(0, len(value) - 1)
        if kind == "move":
            return Move(path, draw(positions), draw(positions))
        return Insert(path, draw(st.integers(0, len(value))), draw(ITEMS))
    if kind == "key":
        homes = [path for path, value in everywhere if isinstance(value, dict)]
        if homes:
            return Set((*draw(st.sampled_from(homes)), "added"), draw(ITEMS))
    if kind == "delete":
        return Delete(draw(st.sampled_from([path for path, _ in everywhere if path])))
    if kind == "value":
        return Set(draw(st.sampled_from([path for path, _ in everywhere if path])), draw(ITEMS))
    return Set(draw(st.sampled_from(texts)), draw(VALUES))


def texts_of(data: Data) -> set[tuple[str | int, ...]]:
    return {path for path, value in paths(data) if isinstance(value, str)}


def lines_of(text: str) -> Counter[str]:
    return Counter(text.split("\n"))


@given(st.data())
@settings(max_examples=300)
def test_any_change_of_any_record(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(FILES)).read_text("utf-8")
    document = Document(text)
    change = data.draw(changes(document.data))
    after = changed(text, change)
    if isinstance(change, Move):
        assert (lines_of(text) - lines_of(after)).total() <= 1
    elif isinstance(change, Insert) or (isinstance(change, Set) and change.path[-1] == "added"):
        assert (lines_of(text) - lines_of(after)).total() <= 1  # that of a list within brackets
    elif (
        isinstance(change, Set)
        and isinstance(change.value, str)
        and change.path in texts_of(document.data)
    ):
        assert Document(after).comments() == document.comments()
        node = document.node(change.path)
        assert after.startswith(text[: node.start_mark.index])
        assert after.endswith(text[document.content_end(node) :])


def test_there_are_records_to_change() -> None:
    assert len(FILES) > 20


@pytest.mark.parametrize(
    ("text", "path", "after"),
    [
        ("a:\n  # why\n  b: 1\nc: 2\n", ("a",), "c: 2\n"),
        ("l:\n  - a:\n      # why\n      b: 1\n    c: 2\n", ("l", 0, "a"), "l:\n  - c: 2\n"),
        ("l:\n  -\n    # why\n    a: 1\n  - b: 2\n", ("l", 0), "l:\n  - b: 2\n"),
    ],
)
def test_a_comment_between_a_key_and_its_value_goes_with_them(
    text: str, path: tuple[str | int, ...], after: str
) -> None:
    assert changed(text, Delete(path)) == after


@pytest.mark.parametrize("levels", [65, 900])
def test_what_is_deeper_than_any_record_is_not_changed(levels: int) -> None:
    deepest = "".join(" " * level + "a:\n" for level in range(levels))
    with pytest.raises(Unchangeable, match="太深"):
        changed(deepest, Set(("a",), "x"))


def test_what_is_as_deep_as_records_may_be_is_changed() -> None:
    text = "".join(" " * level + "a:\n" for level in range(64))
    assert changed(text, Set(("a",), "x")) == "a: x\n"


def test_a_value_within_itself_has_an_end() -> None:
    with pytest.raises(Unchangeable):
        changed("a: &a\n- *a\n- b\n", Set(("b",), "x"))
