"""Changes, tracked as Word tracks them, come back into the records exactly, or are listed."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from reportgen.edit import Conflict, Set, changed
from reportgen.pipeline.editable import export_report
from reportgen.review.docx import read_docx
from reportgen.review.marked import base_of
from reportgen.review.printed import printed
from reportgen.review.proposals import Change, Status, proposals
from reportgen.review.splicing import spliced, write
from reportgen.world import World
from tests.review.wordmade import Editor, Made, texts_of, word_with

CONTENT = Path(__file__).parents[2] / "content"
ROUNDS = [("2016-ogp-paris", 1), ("2016-ogp-paris", 4), ("2018-ogp-tbilisi", 2)]
CHANGES = 25


def exported(world: World, folder: Path, out: Path) -> bytes:
    export_report(world, folder, out, ["docx"])
    return (out / f"{folder.name}.docx").read_bytes()


def reviewed(world: World, folder: Path, data: bytes) -> list[Change]:
    """The changes of *data*, those that can be made being made."""
    now = printed(world, folder)
    assert now is not None
    changes = proposals(read_docx(data), now)
    result = spliced(world, folder, now, changes)
    write(now, result)
    return changes


def is_made(made: Made, changes: list[Change]) -> bool:
    own = [change for change in changes if change.spot in made.spots]
    return bool(own) and all(change.status is Status.APPLIED for change in own)


@pytest.mark.parametrize(("name", "seed"), ROUNDS)
def test_random_changes(world: World, tmp_path: Path, name: str, seed: int) -> None:
    folder = Path(shutil.copytree(CONTENT / name, tmp_path / "trip"))
    data = exported(world, folder, tmp_path / "out")
    before = texts_of(data)
    now = printed(world, folder)
    assert now is not None
    proses = {spot.id for spot in now.spots.spots if spot.prose is not None}
    editor = Editor(data, Random(seed), proses)
    editor.scatter()
    for _ in range(CHANGES * 5):
        if len(editor.made) < CHANGES:
            editor.change()
    assert len(editor.made) >= CHANGES
    changes = reviewed(world, folder, editor.data())
    own = [change for change in changes if change.status is not Status.GENERATED]
    applied = [change for change in own if change.status is Status.APPLIED]
    assert len(applied) >= 0.95 * len(own)
    expected = list(before)
    for made in sorted(editor.made, key=lambda made: -made.paragraph):
        if is_made(made, changes):
            expected[made.paragraph : made.paragraph + made.removes] = made.after
    after = texts_of(exported(world, folder, tmp_path / "out"))
    assert [text.strip() for text in after] == [text.strip() for text in expected]


def test_an_untouched_document_has_no_changes(world: World, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(CONTENT / "2018-ogp-tbilisi", tmp_path / "trip"))
    data = exported(world, folder, tmp_path / "out")
    now = printed(world, folder)
    assert now is not None
    marked = read_docx(data)
    assert {spot: base_of(tokens) for spot, tokens in marked.spots.items()} == {
        spot: now.text(spot) for spot in now.texts
    }
    assert proposals(marked, now) == []


@pytest.fixture
def trip(make_report: Callable[..., Path]) -> Path:
    return make_report()


def with_purpose(trip: Path, prose: str) -> Path:
    """The record file of *trip*, with *prose* as its purpose."""
    path = trip / "report.yaml"
    text = changed(path.read_text("utf-8"), Set(("purpose",), {"prose": prose}))
    path.write_text(text, encoding="utf-8")
    return path


def edited(world: World, trip: Path, out: Path, new: str) -> tuple[list[Change], str, str]:
    """The changes of a document in which the runs *new* are the purpose; the file before, after."""
    path = with_purpose(trip, "持續推動開放資料。\n\n第二段。\n")
    before = path.read_text("utf-8")
    data = word_with(exported(world, trip, out), RUN.format("持續推動開放資料。"), new)
    return reviewed(world, trip, data), before, path.read_text("utf-8")


INS = (
    '<w:ins w:id="901" w:author="林" w:date="2026-03-20T10:00:00Z"><w:r><w:t>{}</w:t></w:r></w:ins>'
)
DEL = '<w:del w:id="902" w:author="林"><w:r><w:delText>{}</w:delText></w:r></w:del>'
RUN = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'


def test_one_word_touches_one_line(world: World, trip: Path, tmp_path: Path) -> None:
    new = RUN.format("持續") + DEL.format("推動") + INS.format("深化") + RUN.format("開放資料。")
    changes, before, after = edited(world, trip, tmp_path, new)
    assert [(c.old, c.text, c.by.author) for c in changes] == [("推動", "深化", "林")]
    assert after == before.replace("持續推動開放資料", "持續深化開放資料")
    place = changes[0].place
    assert place is not None
    line = before.split("\n")[place.line - 1]
    assert line[place.column - 1 :].startswith("推動開放資料")


@pytest.mark.parametrize(
    ("added", "written"),
    [("3*4*5", r"3\*4\*5"), ("[甲]", r"\[甲\]"), ("a_b", "a_b"), ("C:\\x", "C:\\\\x")],
)
def test_signs_of_markdown_are_text(
    world: World, trip: Path, tmp_path: Path, added: str, written: str
) -> None:
    new = RUN.format("持續") + INS.format(added) + RUN.format("推動開放資料。")
    changes, _, after = edited(world, trip, tmp_path, new)
    assert [change.status for change in changes] == [Status.APPLIED]
    assert f"持續{written}推動" in after


def test_text_that_was_changed_without_tracking(world: World, trip: Path, tmp_path: Path) -> None:
    changes, _, after = edited(world, trip, tmp_path, RUN.format("持續深化開放資料。"))
    assert [(c.old, c.text, c.by.author) for c in changes] == [("推動", "深化", "")]
    assert "持續深化開放資料" in after


def test_what_one_added_and_another_removed_never_was(
    world: World, trip: Path, tmp_path: Path
) -> None:
    both = f'<w:ins w:id="1" w:author="甲">{DEL.format("啊")}</w:ins>'
    new = RUN.format("持續") + both + RUN.format("推動開放資料。")
    changes, before, after = edited(world, trip, tmp_path, new)
    assert changes == []
    assert after == before


def test_a_record_that_changed_meanwhile_is_a_conflict(
    world: World, trip: Path, tmp_path: Path
) -> None:
    path = with_purpose(trip, "持續推動開放資料。")
    new = RUN.format("持續") + INS.format("並") + RUN.format("推動開放資料。")
    data = word_with(exported(world, trip, tmp_path), RUN.format("持續推動開放資料。"), new)
    meanwhile = with_purpose(trip, "不再推動。").read_text("utf-8")
    changes = reviewed(world, trip, data)
    assert [change.status for change in changes] == [Status.CONFLICT]
    assert path.read_text("utf-8") == meanwhile


def test_a_file_that_changes_between_reading_and_writing(
    world: World, trip: Path, tmp_path: Path
) -> None:
    path = with_purpose(trip, "持續推動開放資料。")
    new = RUN.format("持續") + INS.format("並") + RUN.format("推動開放資料。")
    data = word_with(exported(world, trip, tmp_path), RUN.format("持續推動開放資料。"), new)
    now = printed(world, trip)
    assert now is not None
    result = spliced(world, trip, now, proposals(read_docx(data), now))
    meanwhile = with_purpose(trip, "別人改的。").read_text("utf-8")
    with pytest.raises(Conflict):
        write(now, result)
    assert path.read_text("utf-8") == meanwhile


def test_generated_text_names_its_value(world: World, trip: Path, tmp_path: Path) -> None:
    """A date is printed in another form: the change is listed with the key of the date."""
    data = exported(world, trip, tmp_path)
    dates = [text for text in texts_of(data) if "年" in text and "日" in text and len(text) < 40]
    old = RUN.format(dates[0])
    new = RUN.format(dates[0][:-1]) + DEL.format(dates[0][-1])
    changes = reviewed(world, trip, word_with(data, old, new))
    assert [change.status for change in changes][:1] == [Status.GENERATED]
    assert changes[0].key
