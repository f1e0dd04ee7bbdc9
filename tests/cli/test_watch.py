"""``build --watch``: one build for each change, whatever happens to the files and to the build."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from reportgen.cli import watch as module
from reportgen.cli.context import Session
from reportgen.cli.watch import Watched, keep_building, wait
from reportgen.outcome import DEFAULT, Outcome
from reportgen.world import World
from tests.many.children import wait_until

Make = Callable[..., Path]

LATER = b"# later\n"


# --- one report, its builds replaced


class Builds:
    """Stands in for the pipeline: counts, and does *meanwhile* in the middle of a build."""

    def __init__(self) -> None:
        self.count = 0
        self.meanwhile: Callable[[], object] = lambda: None

    def __call__(self, _: World, folder: Path, out: Path, *__: object, **___: object) -> Outcome:
        self.count += 1
        out.mkdir(parents=True, exist_ok=True)
        (out / f"{folder.resolve().name}.pdf").write_bytes(b"%PDF")
        self.meanwhile()
        return Outcome(folder.name, ())


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> Builds:
    stand_in = Builds()
    monkeypatch.setattr(module, "build_report", stand_in)
    monkeypatch.setattr(module, "check_report", lambda *_: None)
    return stand_in


@pytest.fixture
def watched(builds: Builds, world: World, make_report: Make) -> Iterator[Watched]:
    folder = make_report()
    with ExitStack() as stack:
        session = Session("zh-Hant", str)
        yield Watched(session, world, folder, folder.parent.parent / "out", DEFAULT, stack)


def save(folder: Path, data: bytes = LATER) -> None:
    with (folder / "report.yaml").open("ab") as file:
        file.write(data)


def test_a_save_is_a_change_until_it_is_built(watched: Watched) -> None:
    assert watched.has_changed()
    watched.build()
    assert not watched.has_changed()
    save(watched.folder)
    assert watched.has_changed()
    watched.build()
    assert not watched.has_changed()


def test_a_save_in_the_middle_of_a_build_is_built_next(watched: Watched, builds: Builds) -> None:
    builds.meanwhile = lambda: save(watched.folder)
    watched.build()
    assert watched.has_changed()


@pytest.mark.parametrize("where", [".", "build", "figures/deep", "../out"])
def test_what_a_build_writes_is_no_change(watched: Watched, where: str) -> None:
    watched.out = watched.folder / where
    watched.build()
    assert (watched.out / "trip.pdf").exists()
    assert not watched.has_changed()
    left = watched.out / ".trip.reportgen-0123abcd.tmp"
    left.touch()
    assert not watched.has_changed()


@pytest.mark.parametrize("name", ["reportgen.yaml", "glossary.yaml"])
@pytest.mark.parametrize("above", [0, 1, 2])
def test_settings_that_come_into_being_are_a_change(
    watched: Watched, name: str, above: int
) -> None:
    watched.build()
    ([watched.folder, *watched.folder.parents][above] / name).touch()
    assert watched.has_changed()


def test_a_layout_is_watched(watched: Watched) -> None:
    layout = watched.folder.parent / "templates" / "city"
    layout.mkdir(parents=True)
    (layout / "authority.yaml").touch()
    watched.build()
    assert layout in list(watched.places())
    (layout / "style.css").touch()
    assert watched.has_changed()


def test_a_folder_that_goes_and_comes_back_is_built_twice(watched: Watched) -> None:
    watched.build()
    away = watched.folder.with_name("away")
    watched.folder.rename(away)
    assert watched.has_changed()
    watched.build()
    assert watched.folder not in list(watched.places())
    assert not watched.has_changed()
    shutil.copytree(away, watched.folder)
    assert watched.has_changed()
    assert watched.folder in list(watched.places())


def test_a_file_in_the_place_of_out_is_a_change_when_it_has_gone(
    watched: Watched, capsys: pytest.CaptureFixture[str]
) -> None:
    watched.build()
    shutil.rmtree(watched.out)
    watched.out.touch()
    assert watched.has_changed()
    watched.build()
    assert "無法讀寫「" in capsys.readouterr().err
    assert not watched.has_changed()
    watched.out.unlink()
    assert watched.has_changed()


def test_a_bug_is_told_and_the_next_change_is_built(
    watched: Watched, builds: Builds, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> None:
        raise ZeroDivisionError

    kept, builds.meanwhile = watched.workshop, fail
    watched.build()
    said = capsys.readouterr().err
    assert "這是 reportgen 的錯誤" in said
    assert "Traceback" not in said
    assert watched.workshop is not kept
    builds.meanwhile = lambda: None
    save(watched.folder)
    assert watched.has_changed()
    watched.build()
    assert builds.count == 2


def test_a_temporary_folder_that_somebody_removed_is_made_again(
    watched: Watched, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    kept = watched.workshop
    watched.build()
    assert Path(tempfile.gettempdir()).parent == tmp_path
    assert watched.workshop is not kept
    watched.temporary.close()
    assert not list(tmp_path.glob("reportgen-*"))


def test_the_time_of_day_is_shown(watched: Watched, capsys: pytest.CaptureFixture[str]) -> None:
    watched.build()
    assert re.search(r"^\d\d:\d\d:\d\d（\d+\.\d 秒）$", capsys.readouterr().err, re.MULTILINE)


def test_waiting_ends_with_a_change_that_the_system_reports(watched: Watched) -> None:
    watched.build()
    with subprocess.Popen(["sh", "-c", f"sleep 0.3; echo >> {watched.folder}/report.yaml"]):
        wait([watched])
    assert watched.has_changed()


def test_waiting_ends_with_a_change_that_it_does_not_report(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LOOK", 50)
    watched.build()
    (watched.folder.parent / "reportgen.yaml").touch()
    monkeypatch.setattr(Watched, "places", lambda self: iter([self.out]))
    wait([watched])
    assert watched.has_changed()


def test_where_nothing_can_be_watched_it_looks_now_and_then(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []
    monkeypatch.setattr(module.time, "sleep", slept.append)
    monkeypatch.setattr("watchfiles.watch", lambda *_, **__: _refuse())
    wait([watched])
    assert slept == [1.0]


def _refuse() -> Iterator[set[str]]:
    raise OSError(28, "inotify watch limit reached")
    yield set()


def test_it_builds_what_has_changed_until_it_is_interrupted(
    builds: Builds, world: World, make_report: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = make_report(name="one"), make_report(name="two")
    steps = iter([lambda: save(two), lambda: None])

    def waited(_: object) -> None:
        step = next(steps, None)
        if step is None:
            raise KeyboardInterrupt
        step()

    monkeypatch.setattr(module, "wait", waited)
    monkeypatch.setattr(module.gc, "disable", int)  # this process goes on with other tests
    session = Session("zh-Hant", str)
    assert keep_building(session, world, [one, two], one.parent / "out", DEFAULT) == 0
    assert builds.count == 3


# --- the command


class Watch:
    """``reportgen build … --watch`` in a process of its own."""

    def __init__(self, folder: Path, *arguments: str, cwd: Path | None = None) -> None:
        self.folder, self.cwd = folder, cwd or folder.parent.parent
        self.log = self.cwd.parent / f"{self.cwd.name}.log"
        environment = {**os.environ, "XDG_CACHE_HOME": str(self.log.with_suffix(".cache"))}
        environment["TMPDIR"] = str(self.log.with_suffix(".tmp"))
        Path(environment["TMPDIR"]).mkdir()
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "reportgen", "build", *arguments, "--watch"],
                cwd=self.cwd,
                env=environment,
                stdout=log,
                stderr=log,
            )

    def said(self) -> str:
        return self.log.read_text("utf-8")

    def builds(self) -> int:
        return self.said().count("秒）\n")

    def until(self, holds: Callable[[], object]) -> None:
        ends = wait_until(lambda: bool(holds()) or self.process.poll() is not None)
        assert ends, self.said()
        assert self.process.poll() is None, self.said()

    def title(self, title: str) -> None:
        record = self.folder / "report.yaml"
        text = re.sub("(?m)^title: .*$", f"title: {title}", record.read_text("utf-8"))
        record.write_text(text, encoding="utf-8")


@pytest.fixture
def start() -> Iterator[Callable[..., Watch]]:
    started: list[Watch] = []

    def go(*arguments: object, **more: object) -> Watch:
        started.append(Watch(*arguments, **more))  # type: ignore[arg-type]
        return started[-1]

    yield go
    for watch in started:
        watch.process.kill()
        watch.process.wait()


def titled(pdf: Path, title: str) -> bool:
    from pypdf import PdfReader

    metadata = PdfReader(pdf).metadata
    return metadata is not None and metadata.title == title


def test_from_the_first_build_to_ctrl_c(make_report: Make, start: Callable[..., Watch]) -> None:
    """In the report's own folder, with the output inside it."""
    folder = make_report()
    watch = start(folder, ".", cwd=folder)
    pdf = folder / "build" / "trip.pdf"
    watch.until(lambda: "監看中" in watch.said())
    assert watch.builds() == 1
    watch.title("出席第二次會議")
    watch.until(lambda: watch.builds() == 2)
    assert titled(pdf, "出席第二次會議")
    # The folder goes, as when a branch is changed, and comes back with another title.
    away = folder.parent / "away"
    shutil.copytree(folder, away)
    for child in folder.iterdir():
        shutil.rmtree(child) if child.is_dir() else child.unlink()
    watch.until(lambda: "REPORT-MISSING" in watch.said())
    shutil.copytree(away, folder, dirs_exist_ok=True)
    watch.title("出席第三次會議")
    watch.until(lambda: pdf.exists() and titled(pdf, "出席第三次會議"))
    built = watch.builds()
    # Somebody tidies the temporary folder up.
    for left in watch.log.with_suffix(".tmp").iterdir():
        shutil.rmtree(left) if left.is_dir() else left.unlink()
    watch.title("出席第四次會議")
    watch.until(lambda: watch.builds() > built)
    watch.until(lambda: titled(pdf, "出席第四次會議"))
    # At rest nothing is built.
    built = watch.builds()
    time.sleep(2.5)
    assert watch.builds() == built
    watch.process.send_signal(signal.SIGINT)
    assert watch.process.wait() == 0
    assert "Traceback" not in watch.said()
    assert "KeyboardInterrupt" not in watch.said()
    assert list(watch.log.with_suffix(".tmp").iterdir()) == []


def test_the_attachment_is_what_was_read(
    world: World, make_report: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A record saved while it is typeset: pages and attachment are of one version."""
    from pypdf import PdfReader

    from reportgen.pipeline import build_report
    from reportgen.typeset import report as typesetting

    folder = make_report()
    before = (folder / "report.yaml").read_bytes()
    plain = typesetting.typeset

    def late(*arguments: object, **options: object) -> object:
        save(folder)
        return plain(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(typesetting, "typeset", late)
    outcome = build_report(world, folder, folder.parent / "out")
    assert [finding.code for finding in outcome.findings] == []
    assert outcome.pdf is not None
    assert PdfReader(outcome.pdf).attachments["report.yaml"] == [before]
    assert (folder / "report.yaml").read_bytes() == before + LATER
