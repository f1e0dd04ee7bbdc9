"""When the last outcome is told again, and when the report is built."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from unittest.mock import patch

import pytest

from reportgen.cache import Cache, digest
from reportgen.findings import FailLevel, Finding, Severity, say
from reportgen.kept import memory as module
from reportgen.kept import recall
from reportgen.kept.memory import Memory
from reportgen.outcome import DEFAULT, Options, Outcome
from reportgen.places import Place
from reportgen.world import World

Make = Callable[..., Path]

PDF = b"%PDF-1.7 forty-six pages"
FINDING = Finding("DEADLINE-NEAR", Severity.WARNING, Place("trip/report.yaml", 3), say("快到了"))


@pytest.fixture(autouse=True)
def _called_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def here(world: World, tmp_path: Path) -> World:
    """The world with a cache of its own."""
    return replace(world, cache=tmp_path / "cache")


@pytest.fixture
def report(make_report: Make) -> Path:
    return make_report()


def built(
    world: World,
    folder: Path,
    out: Path = Path("out"),
    options: Options = DEFAULT,
    pdf: bytes | None = PDF,
    meanwhile: Callable[[], object] = lambda: None,
) -> Outcome:
    """What a build does to the disk and to the memory, without building."""
    memory = Memory.of(world, out, options)
    before = memory.look(folder)
    meanwhile()
    outcome = Outcome(folder.name, (FINDING,), fail_level=FailLevel.NOTE, ignored=2)
    if pdf is not None:
        target = out / f"{folder.name}.pdf"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(pdf)
        outcome = replace(outcome, pdf=target, pages=46, digest=digest(pdf))
    memory.keep(folder, before, outcome)
    return outcome


def again(
    world: World, folder: Path, out: Path = Path("out"), options: Options = DEFAULT
) -> Outcome | None:
    return recall(world, [folder], out, options).get(folder)


def test_what_was_never_built_is_built(here: World, report: Path) -> None:
    assert again(here, report) is None


@pytest.mark.parametrize("pdf", [PDF, None])
def test_the_outcome_is_told_again(here: World, report: Path, pdf: bytes | None) -> None:
    outcome = built(here, report, pdf=pdf)
    for _ in range(3):
        assert again(here, report) == replace(outcome, unchanged=True)


CHANGES: dict[str, Callable[[Path], object]] = {
    "a record": lambda r: (r / "report.yaml").write_text("title: 出席會議\n", "utf-8"),
    "a new record": lambda r: (r / "reflections.yaml").touch(),
    "its settings": lambda r: (r / "reportgen.yaml").touch(),
    "settings beside it": lambda r: (r.parent / "reportgen.yaml").touch(),
    "settings above it": lambda r: (r.parent.parent / "reportgen.yaml").touch(),
    "a glossary above it": lambda r: (r.parent.parent / "glossary.yaml").touch(),
    "a layout of one's own": lambda r: layout(r.parent.parent, "executive-yuan"),
    "a layout beside it": lambda r: layout(r.parent, "executive-yuan"),
    "the PDF gone": lambda r: Path("out/trip.pdf").unlink(),
    "the PDF edited": lambda r: Path("out/trip.pdf").write_bytes(PDF[::-1]),
    "the PDF replaced": lambda r: [
        Path("new.pdf").write_bytes(PDF[::-1]),
        Path("new.pdf").replace("out/trip.pdf"),
    ],
}


def layout(folder: Path, name: str) -> Path:
    path = folder / "templates" / name / "authority.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("extends: executive-yuan\n")
    return path


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_built(here: World, report: Path, change: str) -> None:
    built(here, report)
    CHANGES[change](report)
    assert again(here, report) is None


def test_a_layout_in_use_is_seen(here: World, report: Path) -> None:
    authority = layout(report.parent.parent, "city")
    (report.parent.parent / "templates" / "notes.txt").touch()
    outcome = built(here, report)
    (report.parent.parent / "templates" / "notes.txt").write_text("no layout")
    assert again(here, report) == replace(outcome, unchanged=True)
    (authority.parent / "style").mkdir()
    (authority.parent / "style" / "text.css").touch()
    assert again(here, report) is None


def test_a_pdf_written_again_with_the_same_bytes_is_the_same(here: World, report: Path) -> None:
    built(here, report)
    Path("out/trip.pdf").unlink()
    Path("out/trip.pdf").write_bytes(PDF)
    assert again(here, report) is not None


def test_another_day_place_folder_or_option_is_built(
    here: World, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(here, report)
    assert again(replace(here, today=here.today + timedelta(days=1)), report) is None
    assert again(here, report, tmp_path / "out") is None
    assert again(here, report, options=Options(wide=True)) is None
    with patch.object(module, "surroundings", return_value="other fonts"):
        assert again(here, report) is None
    assert again(here, report) is not None
    monkeypatch.chdir(tmp_path / "content")  # findings name files from here
    assert again(here, report, Path("../out")) is None


def test_what_changes_while_it_is_built_is_built_again(here: World, report: Path) -> None:
    record = report / "report.yaml"
    text = record.read_text("utf-8")
    built(here, report, meanwhile=lambda: record.write_text(text + "# 改\n", "utf-8"))
    assert again(here, report) is None
    record.write_text(text, "utf-8")
    assert again(here, report) is None


def test_options_that_write_the_same_pdf_tell_each_other_apart(here: World, report: Path) -> None:
    built(here, report)
    built(here, report, options=Options(wide=True), pdf=PDF + b" wide")
    assert again(here, report) is None
    assert again(here, report, options=Options(wide=True)) is not None


def test_a_report_may_be_built_into_its_own_folder(here: World, report: Path) -> None:
    for out in (report, report / "build"):
        outcome = built(here, report, out)
        assert again(here, report, out) == replace(outcome, unchanged=True)


def test_without_its_pdf_nothing_is_kept(here: World, report: Path) -> None:
    outcome = Outcome("trip", (), pdf=Path("out/trip.pdf"), digest=digest(PDF))
    memory = Memory.of(here, Path("out"), DEFAULT)
    memory.keep(report, memory.look(report), outcome)
    assert memory.recall(report) is None


def test_after_a_while_nothing_is_read(here: World, report: Path) -> None:
    built(here, report)
    with patch("time.time_ns", return_value=module.time.time_ns() + 10 * 10**9):
        assert again(here, report) is not None
        with patch.object(Path, "read_bytes", side_effect=AssertionError):
            assert again(here, report) is not None


def entries(world: World) -> list[Path]:
    return list((world.cache / "outcomes").iterdir())


def test_a_damaged_entry_is_built(here: World, report: Path) -> None:
    built(here, report)
    (entry,) = entries(here)
    entry.write_bytes(entry.read_bytes()[:-1])
    assert again(here, report) is None


@pytest.mark.parametrize("take", ["around", "taken", "states", "digests", "outcome"])
@pytest.mark.parametrize("put", [None, [], {}, "", {"a": 1}, [1]])
def test_an_entry_of_another_form_is_built(
    here: World, report: Path, take: str, put: object
) -> None:
    built(here, report)
    (entry,) = entries(here)
    data = json.loads(entry.read_bytes()[4:])
    known = data.pop(take)
    if put is not None:
        data[take] = put
    Cache(here.cache).put("outcomes", entry.name, json.dumps(data).encode())
    assert known
    assert again(here, report) is None


@pytest.mark.parametrize("data", [b"", b"\xff", b"[]", b"null", b"{}", b"[[[["])
def test_an_entry_of_something_else_is_built(here: World, report: Path, data: bytes) -> None:
    built(here, report)
    (entry,) = entries(here)
    Cache(here.cache).put("outcomes", entry.name, data)
    assert again(here, report) is None


def test_without_a_cache_everything_is_built(here: World, report: Path) -> None:
    here = replace(here, cache_limit=0)
    built(here, report)
    assert again(here, report) is None
