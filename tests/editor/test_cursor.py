"""Where a cursor stands, also in a file that is no YAML yet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.editor.cursor import cursor_at
from tests.editor.conftest import FILES, at


@pytest.mark.parametrize(
    ("file", "text", "model", "key", "on_key"),
    [
        ("report.yaml", "ti‸", "Records", "", False),
        ("report.yaml", "ti‸tle: 甲", "Records", "title", True),
        ("report.yaml", "title: 甲‸", "Records", "title", False),
        ("report.yaml", "period:\n  st‸", "Period", "", False),
        ("report.yaml", "roster:\n- id: a\n  ro‸", "Person", "", False),
        ("report.yaml", "roster:\n  - id: a\n    role: ‸\n  - id: b", "Person", "role", False),
        ("report.yaml", "itinerary:\n  days:\n  - date: 2016-12-05\n    ‸", "Day", "", False),
        ("report.yaml", "period: {start: ‸", "Period", "start", False),
        ("report.yaml", "period: {start: 2016-12-05, ‸}", "Period", "", False),
        ("report.yaml", "period: {start: 2016-12-05}‸", "Records", "period", False),
        ("roster.yaml", '- {id: a, name: "甲, {乙", ro‸', "Person", "", False),
        ("roster.yaml", "- {id: a, role: ‸, name: 甲}", "Person", "role", False),
        (
            "sessions/1.yaml",
            "x: 1\nsessions:\n  - {our_people: [a, ‸",
            "Session",
            "our_people",
            False,
        ),
        ("appendices/1.yaml", "kind: agenda\nvenues:\n- {id: ‸", "Venue", "id", False),
        ("roster.yaml", "- id: a\n  name: 甲\n- ‸", "Person", "", False),
        ("sessions/010.yaml", "our_people: [pan, ‸", "Session", "our_people", False),
        ("sessions/010.yaml", "our_people:\n  - ‸", "Session", "our_people", False),
        ("sessions/010.yaml", "our_people:\n  - pan\n  - p‸", "Session", "our_people", False),
        ("sessions.yaml", "- title: 甲\n  sessions:\n  - title: 乙\n    ki‸", "Session", "", False),
        ("sessions/010.yaml", "their_people:\n  - name: 甲\n    ‸", "Guest", "", False),
        ("appendices/010.yaml", "kind: agenda\nvenues:\n  - id: a\n    ‸", "Venue", "", False),
        ("appendices/010.yaml", "kind: photos\nphotos:\n  - id: a\n    ‸", "Photo", "", False),
        ("appendices.yaml", "- title: 甲\n  kind: table\n  ‸", "AttachedTable", "", False),
        ("purpose.yaml", "# 說明\n\npro‸", "Purpose", "", False),
        ("notes.yaml", "ti‸", None, "", False),
    ],
)
def test_the_record_and_the_key(
    file: str, text: str, model: str | None, key: str, on_key: bool
) -> None:
    cursor = at(file, text)
    assert (cursor.model.__name__ if cursor.model else None) == model
    assert (cursor.key, cursor.on_key) == (key, on_key)


def test_siblings_in_braces() -> None:
    cursor = at("roster.yaml", "- {id: a, ‸, post: 科長}")
    assert dict(cursor.siblings) == {"id": "a", "post": "科長"}


def test_siblings_of_the_same_item_only() -> None:
    text = "- id: a\n  name: 甲\n- id: b\n  ‸\n  post: 科長\n- id: c\n  unit: 處"
    assert dict(at("roster.yaml", text).siblings) == {"id": "b", "post": "科長"}


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("prose: |\n  他說：\n  a: b‸", True),
        ("prose: |-\n  甲\n\n  ‸", True),
        ("prose: |\n  甲\nti‸", False),
        ("title: a ‸", False),
    ],
)
def test_prose(text: str, prose: bool) -> None:
    cursor = at("sessions/010.yaml", text)
    assert cursor.in_prose is prose
    if prose:
        assert cursor.key == "prose"


def test_the_word() -> None:
    cursor = at("sessions/010.yaml", "our_people: [lin-ju‸-sui, pan]")
    assert (cursor.word, cursor.prefix, cursor.start) == ("lin-ju-sui", "lin-ju", 13)


@given(st.text("abc:- \n|#[]{}'\"甲id", max_size=60), st.integers(0, 9), st.integers(0, 20))
def test_any_text_has_a_cursor(text: str, line: int, column: int) -> None:
    for file in ("report.yaml", "sessions/010.yaml", "appendices.yaml"):
        lines = text.split("\n")
        number = min(line, len(lines) - 1)
        cursor_at(file, lines, number, min(column, len(lines[number])))


@pytest.mark.parametrize("file", FILES)
def test_every_place_of_a_report_has_a_record(file: str) -> None:
    lines = FILES[file].split("\n")
    for number, line in enumerate(lines):
        if line.strip():
            assert cursor_at(file, lines, number, len(line)).model is not None, line
