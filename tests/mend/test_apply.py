"""Mends in the text of a file: the values change as meant, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from reportgen.findings import Finding, Mend, Severity, say
from reportgen.mend import mended
from reportgen.places import NOWHERE, Edit, Fields, Source, Text
from reportgen.read.nodes import read_nodes
from reportgen.read.slips import SlipScanner

FILE = """\
# 首行註解
plain: 甲平台乙  # 值後註解
single: '甲''平台''乙'
double: "甲\\"平台\\"\\u4e59"
flow: {a: 甲平台, b: [平台, 乙]}
literal: |  # 見原報告

  甲平台

    乙平台，
  丙
folded: >-
  甲平台
  乙 平台
wrapped: 甲平台
  乙平台
# 末行註解
"""
KEYS = ("plain", "single", "double", "literal", "folded", "wrapped")


def texts(source: Source) -> Fields:
    root = read_nodes(source, SlipScanner(source).scan()).root
    assert isinstance(root, Fields)
    return root


def finding(*edits: Edit, certain: bool = True, of_values: bool = True) -> Finding:
    mend = Mend(edits, certain=certain, of_values=of_values)
    return Finding("TEST-RULE", Severity.NOTE, NOWHERE, say("不對"), mend=mend)


def edit(text: Text, start: int, end: int, wording: str) -> Edit:
    made = text.edit(start, end, wording)
    assert made is not None
    return made


def comments(text: str) -> list[str]:
    return [line[line.index("# ") :] for line in text.split("\n") if "# " in line]


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("wording", ["平臺", "", '平"臺', "平'臺", "平\\臺"])
def test_a_word_is_replaced_in_every_style(key: str, wording: str) -> None:
    source = Source("a.yaml", FILE)
    value = texts(source)[key]
    start = value.index("平台")
    result = mended(source, [finding(edit(value, start, start + 2, wording))])
    before, after = yaml.safe_load(FILE), yaml.safe_load(result.text)
    assert after == before | {key: str(value).replace("平台", wording, 1)}
    assert comments(result.text) == comments(FILE)
    assert len(result.made) == 1


@pytest.mark.parametrize("wording", ["甲: 乙", "甲 # 乙", ": "])
def test_what_would_be_other_yaml_is_quoted(wording: str) -> None:
    source = Source("a.yaml", FILE)
    plain, literal = texts(source)["plain"], texts(source)["literal"]
    edits = edit(plain, 1, 3, wording), edit(literal, 1, 1, "。"), edit(plain, 0, 1, "丁")
    result = mended(source, map(finding, edits))
    value = yaml.safe_load(result.text)["plain"]
    assert value in {f"甲{wording}乙", "丁平台乙"}
    assert len(result.made) == 2
    assert comments(result.text) == comments(FILE)


def test_a_comma_within_brackets_is_quoted() -> None:
    source = Source("a.yaml", FILE)
    value = texts(source)["flow"]["a"]
    result = mended(source, [finding(edit(value, 1, 1, ", "))])
    assert '{a: "甲, 平台", b: [平台, 乙]}' in result.text


def test_a_value_that_cannot_be_read_back_is_left_out() -> None:
    source = Source("a.yaml", "a: |\n  甲乙\n")
    assert mended(source, [finding(edit(texts(source)["a"], 0, 2, ""))]).text == source.text


def test_of_two_that_overlap_the_first_is_made() -> None:
    source = Source("a.yaml", FILE)
    value = texts(source)["plain"]
    first, second = edit(value, 0, 2, "丁"), edit(value, 1, 3, "戊")
    result = mended(source, [finding(second), finding(first)])
    assert yaml.safe_load(result.text)["plain"] == "丁台乙"
    again = edit(value, 3, 3, "己"), edit(value, 3, 3, "庚")
    assert len(mended(source, [finding(e) for e in again]).made) == 1


def test_edits_of_one_mend_are_made_together_or_not_at_all() -> None:
    source = Source("a.yaml", FILE)
    root = texts(source)
    pair = finding(edit(root["plain"], 0, 1, "「"), edit(root["flow"]["a"], 1, 1, ", "))
    assert mended(source, [pair]).text == FILE


def test_the_uncertain_is_made_on_demand() -> None:
    source = Source("a.yaml", FILE)
    doubtful = finding(edit(texts(source)["plain"], 0, 1, "丁"), certain=False)
    assert mended(source, [doubtful]) == (FILE, ())
    assert yaml.safe_load(mended(source, [doubtful], unsafe=True).text)["plain"] == "丁平台乙"


def test_an_edit_of_marks_may_not_touch_words() -> None:
    source = Source("a.yaml", "甲：乙\n丙: 丁\n")
    at = source.place(1, 2)
    assert mended(source, [finding(Edit(at, ": "), of_values=False)]).text == "甲: 乙\n丙: 丁\n"
    assert mended(source, [finding(Edit(at, ": 戊"), of_values=False)]).text == source.text


def test_an_edit_elsewhere_may_change_no_value() -> None:
    source = Source("a.yaml", FILE)
    comment = source.place(2, 4)
    assert mended(source, [finding(Edit(comment, "第一"))]).text.startswith("# 第一註解")
    colon = FILE.index(": ")
    assert mended(source, [finding(Edit(source.place(colon, colon + 1), ""))]).text == FILE


WORDS = st.text("甲乙 ,:#-'\"\\[]{}|>&*!%@`?。，「」a1", min_size=1, max_size=12)
"""Wording full of what means something to YAML."""
STYLES = st.sampled_from([None, "'", '"', "|", ">"])


@given(st.lists(st.tuples(WORDS, STYLES), min_size=1, max_size=4), st.data())
def test_values_change_as_in_a_plain_text(
    items: list[tuple[str, Any]], data: st.DataObject
) -> None:
    """Whatever is replaced in whatever value: it reads back so, or nothing is written."""
    nodes = yaml.SequenceNode(
        "tag:yaml.org,2002:seq",
        [yaml.ScalarNode("tag:yaml.org,2002:str", text, style=style) for text, style in items],
        flow_style=data.draw(st.booleans()),
    )
    file = yaml.serialize(nodes, allow_unicode=True)
    source = Source("a.yaml", file)
    root = read_nodes(source, SlipScanner(source).scan()).root
    position = data.draw(st.integers(0, len(items) - 1))
    value = root[position]  # type: ignore[index]
    start = data.draw(st.integers(0, len(value)))
    end = data.draw(st.integers(start, len(value)))
    wording = data.draw(WORDS)
    made = value.edit(start, end, wording)
    if made is None:
        return
    result = mended(source, [finding(made)])
    before = yaml.load(file, yaml.BaseLoader)
    after = yaml.load(result.text, yaml.BaseLoader)
    if result.made:
        before[position] = str(value)[:start] + wording + str(value)[end:]
    assert after == before
