"""What every format prints comes back as it was, in both languages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.cli.formats import FORMATS, render
from reportgen.cli.screen import Paint
from reportgen.findings import FailLevel, Finding, Message, Severity, say
from reportgen.kept.notation import noted, outcome_of
from reportgen.language import translator
from reportgen.outcome import Outcome
from reportgen.pipeline import check_report
from reportgen.places import Place, Source, Text
from reportgen.world import World

ERRORS = sorted((Path(__file__).parents[1] / "read" / "fixtures" / "err").iterdir())


def back(outcome: Outcome) -> Outcome:
    """*outcome* as it comes back from the disk."""
    return outcome_of(json.loads(json.dumps(noted(outcome))))


def told(outcome: Outcome) -> list[str]:
    """*outcome* in every format and both languages."""
    return [
        render(form, [outcome], translator(language), Paint(True))
        for form in FORMATS
        for language in ("zh-Hant", "en")
    ]


def test_there_are_fixtures() -> None:
    assert len(ERRORS) > 50


@pytest.mark.parametrize("folder", ERRORS, ids=lambda path: path.name)
def test_every_slip_is_told_again_as_it_was(world: World, folder: Path) -> None:
    outcome = check_report(world, folder)
    assert outcome.findings
    assert told(back(outcome)) == told(outcome)


def test_all_of_an_outcome_comes_back() -> None:
    source = Source("trip/report.yaml", "title: 會議\n")
    finding = Finding(
        "CATEGORY-UNKNOWN",
        Severity.ERROR,
        Place(source.file, 1, 8, 1, 10),
        say(
            "「{word}」不對：{many}，{size:.1f} MB", word="會議", many=("甲", say("乙")), size=1.25
        ),
        (say("請改為 A,B"), say("或 C")),
        "某規定 第2點 https://example.org/",
    )
    outcome = Outcome(
        "trip",
        (finding,),
        {source.file: source, "trip/roster.yaml": Source("trip/roster.yaml", "[]")},
        (Path("trip"), Path("templates/city")),
        Path("build/trip.pdf"),
        46,
        8,
        FailLevel.WARNING,
        "ab12",
    )
    again = back(outcome)
    for name in ("name", "findings", "files", "pdf", "pages", "ignored", "fail_level", "digest"):
        assert getattr(again, name) == getattr(outcome, name), name
    assert {file: one.text for file, one in again.sources.items()} == {source.file: source.text}
    assert back(Outcome("trip", ())) == Outcome("trip", ())


class Odd:
    def __str__(self) -> str:
        return "奇"


VALUES: st.SearchStrategy[Any] = st.recursive(
    st.one_of(
        st.text(st.characters(codec=None)),
        st.integers(),
        st.floats(),
        st.booleans(),
        st.none(),
        st.dates(),
        st.just(Odd()),
        st.sampled_from([*Severity, Text("文字"), Path("a/b"), ["a", 1]]),
    ),
    lambda inner: st.one_of(
        st.tuples(inner, inner), inner.map(lambda value: say("〔{value}〕", value=value))
    ),
    max_leaves=6,
)


@given(VALUES)
def test_whatever_stands_in_a_hole_is_printed_as_before(value: object) -> None:
    message = say("「{value}」", value=value)
    finding = Finding("X", Severity.NOTE, Place(""), message)
    (again,) = back(Outcome("trip", (finding,))).findings
    assert again.message.text() == message.text()


@given(st.one_of(st.integers(), st.floats()))
def test_numbers_keep_their_form(value: float) -> None:
    message = Message("{value:.1f}", (("value", value),))
    finding = Finding("X", Severity.NOTE, Place(""), message)
    (again,) = back(Outcome("trip", (finding,))).findings
    assert again.message.text() == message.text()
