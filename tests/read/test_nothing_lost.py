"""What was typed is in the records, or a finding says at its place why not.

The other side is PyYAML's own parser in Python: each of its scalars, keys and values alike, is
looked for in what the reader made of the same text.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import suppress
from enum import Enum
from pathlib import Path
from typing import Any

import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from yaml.events import CollectionEndEvent, MappingStartEvent, ScalarEvent, SequenceStartEvent

from reportgen.findings import Finding, Severity
from reportgen.read import RecordFolder, read
from reportgen.read.merge import merge
from reportgen.read.shapes import known_keys
from reportgen.records.base import Record

HEAD = """\
title: 出席高峰會
agency: 國家發展委員會
destinations: [{country: FR}]
period: {start: 2016-12-05, end: 2016-12-11}
"""

VALUE = st.sampled_from(
    ["甲", "Mary, Ming-li Wang", "The Bridge: Open", "'Abd al-Rahman", "O'Brien", '"甲"乙',
     "#1 甲", "(02)5555-0123 #6852", "甲 # 乙", "甲 #乙", "[甲]", "[甲, 乙]", "甲]", "{甲",
     "{甲: 乙}", "甲}", "|", "", "~", "null", "- 甲", "-甲", "*甲", "&甲", "!甲", "%甲", "@甲",
     "甲：乙", "甲：", "\\", '"\\x41"', '"甲, 乙"', "'甲: 乙'", "one\n    two", "甲\n    乙",
     "甲\n    - 乙", ">\n    甲\n    乙", "|\n    甲", "甲,", "甲, 乙: 丙", "2016-12-07", "10:30",
     "true", "0212345670", "? 甲", "甲\t#乙", "，甲"]
)  # fmt: skip
KEY = st.sampled_from(
    ["unit", "post", "phone", "grade", "備註", "Post", "psot", "a b", "title", '"post"', "unit：",
     "甲:"]
)  # fmt: skip
OTHERS = st.lists(st.sampled_from(["category", "abstract", "keywords", "purpose", "附"]))


@st.composite
def reports(draw: st.DrawFn) -> str:
    """A report whose people and days are written in every style, with every slip."""
    parts = [HEAD]
    for number in range(draw(st.integers(1, 2))):
        pairs = draw(st.lists(st.tuples(KEY, VALUE), max_size=2))
        pairs = [("id", f"p{number}"), ("name", draw(VALUE)), *pairs]
        written = [f"{key}: {value}" for key, value in pairs]
        if draw(st.booleans()):
            parts.append("- {" + ", ".join(written) + "}\n")
        else:
            parts.append("- " + "\n  ".join(written) + "\n")
    parts.insert(1, "roster:\n")
    for key in draw(
        st.lists(st.sampled_from(["category", "abstract", "keywords", "purpose", "附"]))
    ):
        parts.append(f"{key}: {draw(VALUE)}\n")
    return "".join(parts)


def typed(value: Any) -> Iterator[str]:
    """The values of a record, as text."""
    if isinstance(value, Record):
        for name in type(value).model_fields:
            yield from typed(getattr(value, name))
    elif isinstance(value, tuple | list):
        for item in value:
            yield from typed(item)
    elif isinstance(value, Enum):
        yield str(value.value)
    elif value is not None:
        yield str(value).lower() if isinstance(value, bool) else str(value)


def written(value: Any) -> Iterator[str]:
    """The values of what was read and is not typed."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from written(inner)
    elif isinstance(value, list):
        for item in value:
            yield from written(item)
    elif value is not None:
        yield str(value)


def events(text: str) -> Iterator[yaml.Event]:
    """PyYAML's events; it refuses some blanks that the reader takes."""
    with suppress(yaml.YAMLError):
        yield from yaml.parse(text, Loader=yaml.SafeLoader)


def scalars(text: str) -> Iterator[tuple[ScalarEvent, bool]]:
    """PyYAML's scalars, and of each whether it is a key; up to where it gives up."""
    inside: list[bool | None] = []
    for event in events(text):
        if isinstance(event, ScalarEvent):
            yield event, inside[-1] is True if inside else False
        if isinstance(event, CollectionEndEvent):
            inside.pop()
        if (
            isinstance(event, ScalarEvent | CollectionEndEvent)
            and inside
            and inside[-1] is not None
        ):
            inside[-1] = not inside[-1]
        if isinstance(event, MappingStartEvent):
            inside.append(True)
        elif isinstance(event, SequenceStartEvent):
            inside.append(None)


def covers(finding: Finding, event: ScalarEvent) -> bool:
    """Whether *finding* stands on one of the lines of the scalar."""
    first, last = event.start_mark.line + 1, event.end_mark.line + 1
    return finding.place.line <= last and finding.place.end_line >= first


def unaccounted(text: str) -> list[str]:
    """Scalars of *text* that are neither in the records nor in a finding."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "report.yaml").write_text(text, "utf-8")
        reading = read(Path(folder), "r")
        merged = merge(RecordFolder(Path(folder), "r"))
    if reading.records is None:
        assert any(finding.severity is Severity.ERROR for finding in reading.findings)
    if merged.broken:
        return []
    values = typed(reading.records) if reading.records else written(merged.fields)
    kept = {"", *(value.strip() for value in values)}
    return [
        event.value
        for event, is_key in scalars(text)
        if not any(covers(finding, event) for finding in reading.findings)
        and not (event.value in known_keys() if is_key else event.value.strip() in kept)
    ]


@settings(max_examples=400)
@given(reports())
@example(HEAD + "roster:\n- {id: a, name: Mary, Ming-li Wang, post: 秘書長}\n")
@example(HEAD + "roster:\n- id: a\n  name: 甲\n  備註:\n附錄:\n")
@example(HEAD + "roster: [{id: a, name: 甲}]\nitinerary:\n  days:\n  - {date: 2016-12-05, 下午}\n")
def test_nothing_is_lost(text: str) -> None:
    assert unaccounted(text) == []


def test_enough_is_looked_at() -> None:
    """Most reports that are drawn can be read so far that their scalars are looked for."""
    text = HEAD + "roster:\n- {id: a, name: Mary, Ming-li Wang}\n"
    assert [e.value for e, is_key in scalars(text) if is_key and e.value not in known_keys()] == [
        "Ming-li Wang"
    ]
