"""What goes out and what comes back, without a cluster between."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.kept import recall
from reportgen.many.cluster import remote
from reportgen.many.cluster.errands import Errand, Errands
from reportgen.many.lean import lean
from reportgen.many.work import Building, Checking
from reportgen.outcome import DEFAULT, Options
from reportgen.world import World

Make = Callable[..., Path]


@pytest.fixture
def there(world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> World:
    """The world of the worker, and this one, with the caches of two machines."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(world.cache))
    monkeypatch.chdir(tmp_path)
    return replace(world, cache=tmp_path / "cache")


def done(errand: Errand) -> remote.Answer:
    return remote.do(errand.packed, pickle.dumps(errand.shared))


def test_a_build_elsewhere_is_a_build_here(there: World, make_report: Make, tmp_path: Path) -> None:
    wrong = make_report(("category: 開會", "category: 旅遊"))
    here = Building(there, tmp_path / "here", DEFAULT).do(wrong, lambda _: None)
    work = Building(there, Path("build"), DEFAULT)
    errands = Errands(work)
    errand = errands.send(wrong)
    outcome = errands.take(errand, done(errand))
    assert outcome.pdf == Path("build/trip.pdf")
    assert here.pdf is not None
    assert outcome.pdf.read_bytes() == here.pdf.read_bytes()
    assert (outcome.findings, outcome.errors) == (here.findings, 1)
    assert errands.stored(errand) is None
    (again,) = recall(there, [wrong], Path("build"), DEFAULT).values()
    assert lean(again) == lean(outcome)
    assert again.unchanged


def test_a_check_is_known_the_next_time(there: World, make_report: Make) -> None:
    wrong = make_report(("category: 開會", "category: 旅遊"))
    first = Errands(Checking(there))
    errand = first.send(wrong)
    assert first.stored(errand) is None
    outcome = first.take(errand, done(errand))
    assert outcome.errors == 1
    second = Errands(Checking(there))
    known = second.stored(second.send(wrong))
    assert known is not None
    assert lean(known) == lean(outcome)
    assert known.files == (wrong,)
    (wrong / "report.yaml").write_text("title: 另一份\n", encoding="utf-8")
    assert second.stored(second.send(wrong)) is None


def test_a_bug_there_is_kept_nowhere(
    there: World, make_report: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(*_: object, **__: object) -> object:
        raise ZeroDivisionError("by nothing")

    report = make_report()
    for work in (Checking(there), Building(there, Path("build"), DEFAULT)):
        errands = Errands(work)
        errand = errands.send(report)
        with monkeypatch.context() as patch:
            patch.setattr(remote, "build_report", stumble)
            patch.setattr("reportgen.pipeline.check_report", stumble)
            answer = done(errand)
        assert "ZeroDivisionError: by nothing" in answer.bug
        outcome = errands.take(errand, answer)
        assert [finding.code for finding in outcome.findings] == ["REPORT-LOST"]
        assert errands.stored(errand) is None
    assert recall(there, [report], Path("build"), DEFAULT) == {}


def test_another_program_does_nothing_but_say_what_it_is(
    there: World, make_report: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    errands = Errands(Building(there, Path("build"), Options(wide=True)))
    errand = errands.send(make_report())
    remote._PROGRAMS.clear()
    monkeypatch.setattr(remote, "versions", lambda: {"reportgen": "0.0"})
    answer = done(errand)
    remote._PROGRAMS.clear()
    assert answer.outcome is None
    assert errands.differences(errand, answer.program)["reportgen"][1] == "0.0"


@pytest.mark.parametrize("name", ["../evil", "/tmp/evil", "", "trip/../../evil"])
def test_a_pdf_bears_the_name_that_its_report_has_here(
    there: World, make_report: Make, tmp_path: Path, name: str
) -> None:
    errands = Errands(Building(there, Path("deep/build"), DEFAULT))
    errand = errands.send(make_report())
    answer = done(errand)
    assert answer.outcome is not None
    outcome = errands.take(errand, answer._replace(outcome={**answer.outcome, "name": name}))
    assert (outcome.name, outcome.pdf) == ("trip", Path("deep/build/trip.pdf"))
    assert not list(tmp_path.rglob("evil*"))


LIES = [
    {"outcome": {}},
    {"outcome": {"name": 1}},
    {"outcome": "done"},
    {"pdf": b"%PDF of another report"},
    {"pdf": b""},
    {"digest": "0"},
    {"pages": "many"},
    {"findings": [["X", "error", ["f", 1], {"say": "{a.b}", "with": {}, "at": None}, [], ""]]},
]


@pytest.mark.parametrize("lie", LIES, ids=[next(iter(lie)) for lie in LIES])
def test_an_answer_that_cannot_be_true_is_a_lost_report(
    there: World, make_report: Make, lie: dict[str, object]
) -> None:
    errands = Errands(Building(there, Path("build"), DEFAULT))
    errand = errands.send(make_report())
    answer = done(errand)
    assert answer.outcome is not None
    if set(lie) & {"outcome", "pdf"}:
        answer = answer._replace(**lie)
    else:
        answer = answer._replace(outcome={**answer.outcome, **lie})
    outcome = errands.take(errand, answer)
    assert [finding.code for finding in outcome.findings] == ["REPORT-LOST"]
    assert outcome.name == "trip"
    assert not Path("build").exists()
    assert recall(there, [errand.path], Path("build"), DEFAULT) == {}
