"""Nothing that a file may hold makes the reader raise, or invent a slip."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reportgen.places import Fields, Items, Source, Text
from reportgen.read import read
from reportgen.read.nodes import read_nodes
from reportgen.read.shapes import known_keys, text_keys
from reportgen.read.slips import Slips, SlipScanner
from reportgen.records import RECORD_NAMES

KEYS = sorted(known_keys())
PIECES = st.sampled_from(
    [*KEYS[:12], "title", "sessions", "roster", "id", "kind", "appendices", "photos", "agenda",
     ": ", "：", ":", "\n", "\n  ", "\n    ", "\n- ", "- ", "\t", "　", "|", ">-", "[", "]", "{",
     "}", ", ", "'", '"', "&a ", "*a", "!t ", "#", " # ", "---", "%", "?", "法國", "2016-12-05",
     "\\", "~", "\x07", "\u2028", "\x85", "\r\n", "\r", "“", "\ufeff", "𠮷"]
)  # fmt: skip
YAMLISH = st.lists(PIECES, max_size=60).map("".join)


def read_bytes(data: bytes, name: str = "report.yaml") -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / name).write_bytes(data)
        reading = read(Path(folder), "r")
    for finding in reading.findings:
        finding.message.text()
        assert finding.place.line >= 1
        assert finding.place.column >= 1
    assert reading.records is not None or reading.findings


@settings(max_examples=150)
@given(st.binary(max_size=200))
@example(b"\xff\xfe")
@example(b"a: \xed\xa0\x80")
def test_any_bytes(data: bytes) -> None:
    read_bytes(data)


@settings(max_examples=400)
@given(YAMLISH)
def test_any_yamlish_report(text: str) -> None:
    read_bytes(text.encode())


@settings(max_examples=150)
@given(YAMLISH, st.sampled_from(RECORD_NAMES))
def test_any_yamlish_record(text: str, name: str) -> None:
    read_bytes(text.encode(), f"{name}.yaml")


VALUES: st.SearchStrategy[Any] = st.recursive(
    st.sampled_from(["x", "", "2016-12-05", "法國", "lin", "agenda", "photos", "a: b", "-", "\n"]),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from([*KEYS, "x", "title：a"]), inner, max_size=4),
    ),
    max_leaves=12,
)


@settings(max_examples=300)
@given(st.dictionaries(st.sampled_from([*RECORD_NAMES, "period", "title", "x"]), VALUES))
def test_any_tree_of_values(tree: dict[str, Any]) -> None:
    read_bytes(yaml.safe_dump(tree, allow_unicode=True).encode())


# --- slips are never invented

PROSE = st.text(alphabet="文 a:：-#'\"\n　|>[{,title", max_size=25).filter(lambda t: "\t" not in t)


@st.composite
def documents(draw: st.DrawFn) -> str:
    tree = draw(
        st.dictionaries(
            st.sampled_from(["prose", "abstract", "title", "keywords", "notes"]),
            st.one_of(PROSE, st.lists(PROSE, max_size=3), st.dictionaries(
                st.sampled_from(["prose", "note", "x"]), PROSE, max_size=3)),
            max_size=4,
        )
    )  # fmt: skip
    style = draw(st.sampled_from([None, "|", ">", '"', "'"]))
    flow = draw(st.sampled_from([None, False]))
    return str(yaml.safe_dump(
        tree, allow_unicode=True, default_style=style, default_flow_style=flow,
        width=draw(st.sampled_from([10, 80])),
    ))  # fmt: skip


@settings(max_examples=400)
@given(documents())
@example("prose: |\n  title：內文\n")
def test_written_yaml_has_no_slips(text: str) -> None:
    source = Source("f", text)
    slips = SlipScanner(source, known_keys(), text_keys()).scan()
    assert [(f.code, f.place) for f in slips.findings] == []
    assert slips.unmended is None


# --- places


def scalars(node: object) -> list[Text]:
    if isinstance(node, Fields):
        return [t for value in node.values() for t in scalars(value)]
    if isinstance(node, Items):
        return [t for value in node for t in scalars(value)]
    return [node] if isinstance(node, Text) else []


def check_places(text: str) -> int:
    source = Source("f", text)
    nodes = read_nodes(source, Slips([], text))
    checked = 0
    for scalar in scalars(nodes.root):
        checked += bool(scalar)
        span = text[slice(*scalar.span)]
        for index, char in enumerate(scalar):
            place = scalar.at(index)
            here = source.line(place.line)[place.column - 1 : place.end_column - 1] or "\n"
            folded = char in " \n" and here == "\n"
            escaped = span.startswith('"') and here == "\\"
            assert here == char or folded or escaped
    return checked


@settings(max_examples=400)
@given(documents())
@example("a: >\n  一\n    二\n\n  三\n\n\nb: |2-\n    四\n  五\nc: >+\n\n  六\n\n")
@example("a: \"一\\\n    二\\u4e09  \n\n  四 \\  五\"\nb: 'it''s\n  x'\nc: 一\n  二\n\n  三\n")
@example("a: |+\n\n\n  一\n   \n  二\n\n")
def test_every_character_knows_its_place(text: str) -> None:
    check_places(text)


def test_places_are_checked_in_every_style() -> None:
    assert check_places("a: 一\nb: '二'\nc: \"三\"\nd: |\n  四\n  五\ne: >-\n  六\n  七\n") == 5
