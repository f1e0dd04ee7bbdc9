"""What is told is what was made: changes of real records, by the room that writes them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from reportgen.compare import Difference, Kind, Printer, differences, tree
from reportgen.compare.pairs import moved
from reportgen.compose.dates import Calendar
from reportgen.edit import Change, Delete, Insert, Move, Set, changed
from reportgen.edit.document import Data, Document
from reportgen.read import read
from reportgen.records import Records

CONTENT = Path(__file__).parents[2] / "content"
REPORTS = sorted(folder for folder in CONTENT.iterdir() if (folder / "report.yaml").is_file())
PRINTER = Printer(Calendar(roc=True, locale="zh_Hant_TW"))


def records_of(folder: Path) -> Records:
    records = read(folder, "trip").records
    assert records is not None
    return records


def compared(old: Path, new: Path) -> list[Difference]:
    return differences(tree(records_of(old), PRINTER), tree(records_of(new), PRINTER))


def keys(difference: Difference) -> tuple[str | int, ...]:
    return tuple(int(step.key) - 1 if step.item else step.key for step in difference.path)


@pytest.fixture
def versions(tmp_path: Path) -> tuple[Path, Path]:
    old, new = tmp_path / "old", tmp_path / "new"
    for folder in (old, new):
        shutil.copytree(CONTENT / "2018-ogp-tbilisi", folder)
    return old, new


def edit(folder: Path, file: str, *changes: Change) -> None:
    path = folder / file
    path.write_text(changed(path.read_text("utf-8"), *changes), encoding="utf-8")


def test_the_same_report(versions: tuple[Path, Path]) -> None:
    assert compared(*versions) == []


def test_a_value(versions: tuple[Path, Path]) -> None:
    old, new = versions
    edit(new, "roster.yaml", Set((0, "post"), "執行長"))
    (difference,) = compared(old, new)
    assert (difference.kind, difference.old, difference.new) == (
        Kind.CHANGED, "副執行長", "執行長",
    )  # fmt: skip
    assert [step.title for step in difference.path] == ["人員名單", "吳銘軒", "職稱"]
    assert (difference.place.file, difference.place.line) == ("trip/roster.yaml", 8)
    assert difference.weighty


def test_dates_are_printed(versions: tuple[Path, Path]) -> None:
    old, new = versions
    edit(new, "report.yaml", Set(("report_date",), "2018-10-01"))
    (difference,) = compared(old, new)
    assert difference.new == "107 年 10 月 1 日"


def test_a_record_that_moved_and_changed_is_told_once_each(versions: tuple[Path, Path]) -> None:
    old, new = versions
    edit(new, "roster.yaml", Move((), 3, 0), Set((0, "post"), "理事"))
    told = compared(old, new)
    assert [(difference.kind, keys(difference)) for difference in told] == [
        (Kind.MOVED, ("roster", 0)),
        (Kind.CHANGED, ("roster", 0, "post")),
    ]
    assert (told[0].old, told[0].new) == ("4", "1")


def test_what_was_removed_stands_in_the_older_version(versions: tuple[Path, Path]) -> None:
    old, new = versions
    edit(new, "roster.yaml", Delete((4,)))
    (difference,) = compared(old, new)
    assert difference.kind is Kind.REMOVED
    assert "Stella Chen" in difference.old
    assert difference.new == ""
    assert difference.place.line == 22


def test_a_name_is_the_same_however_it_is_written(versions: tuple[Path, Path]) -> None:
    old, new = versions
    edit(new, "roster.yaml", Set((0, "name"), {"zh": "吳銘軒"}))
    assert compared(old, new) == []


def test_the_fewest_items_move() -> None:
    assert moved([(3, 0), (0, 1), (1, 2), (2, 3)]) == {(3, 0)}
    assert moved([(1, 0), (2, 1), (0, 2)]) == {(0, 2)}
    assert moved([(0, 0), (1, 1)]) == moved([]) == set()


# --- told = made


def lists_of(data: Data, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from lists_of(value, (*path, key))
    elif isinstance(data, list):
        if len(data) > 1 and all(isinstance(item, dict) for item in data):
            yield path
        for index, value in enumerate(data):
            yield from lists_of(value, (*path, index))


def at(data: Data, path: tuple[str | int, ...]) -> Data:
    for step in path:
        data = data[step]  # type: ignore[index,call-overload]
    return data


FILES = [
    (folder, path.relative_to(folder).as_posix())
    for folder in REPORTS
    for path in sorted(folder.glob("*.yaml"))
    if any(lists_of(Document(path.read_text("utf-8")).data))
]
TEXTS = frozenset({"post", "agency", "organisation", "place", "caption", "alt", "publisher"})


Edited = tuple[Path, str, Change, Kind, tuple[str | int, ...]]


@st.composite
def edits(draw: st.DrawFn) -> Edited:
    """A change of one list of records, and how it must be told."""
    folder, file = draw(st.sampled_from(FILES))
    data = Document((folder / file).read_text("utf-8")).data
    path = draw(st.sampled_from(sorted(lists_of(data), key=str)))
    items = at(data, path)
    assert isinstance(items, list)
    home = () if file == "report.yaml" else (file.removesuffix(".yaml"),)
    index = draw(st.integers(0, len(items) - 1))
    kind = draw(st.sampled_from([Kind.CHANGED, Kind.REMOVED, Kind.MOVED]))
    if kind is Kind.REMOVED:
        return folder, file, Delete((*path, index)), kind, (*home, *path, index)
    if kind is Kind.MOVED and index:
        # Far enough that one move is fewer than any other, but for two neighbours.
        target = draw(st.integers(0, max(0, index - 2)))
        if index - target > 1:
            return folder, file, Move(path, index, target), kind, (*home, *path, target)
    item = items[index]
    assert isinstance(item, dict)
    texts = [key for key, value in item.items() if key in TEXTS and isinstance(value, str)]
    if not texts:
        return folder, file, Delete((*path, index)), Kind.REMOVED, (*home, *path, index)
    key = draw(st.sampled_from(texts))
    change = Set((*path, index, key), f"{item[key]}（新）")
    return folder, file, change, Kind.CHANGED, (*home, *path, index, key)


@st.composite
def additions(draw: st.DrawFn) -> Edited:
    """A further record of a list: like another one, with other words and no name of its own."""
    folder, file = draw(st.sampled_from(FILES))
    data = Document((folder / file).read_text("utf-8")).data
    path = draw(st.sampled_from(sorted(lists_of(data), key=str)))
    items = at(data, path)
    assert isinstance(items, list)
    index = draw(st.integers(0, len(items)))
    item = draw(st.sampled_from(items))
    assert isinstance(item, dict)
    texts = TEXTS | {"activity", "prose", "title"}
    words = {
        key: f"另一筆的{key}"
        for key, value in item.items()
        if key in texts and isinstance(value, str)
    }
    assume(words)
    new = {key: value for key, value in item.items() if key != "id"} | words
    home = () if file == "report.yaml" else (file.removesuffix(".yaml"),)
    return folder, file, Insert(path, index, new), Kind.ADDED, (*home, *path, index)


def list_of(edit: Edited) -> tuple[str, tuple[str | int, ...]]:
    """The file, and the list of records that *edit* is about."""
    change = edit[2]
    path = change.path
    if isinstance(change, Set):
        return edit[1], path[:-2]
    return edit[1], path[:-1] if isinstance(change, Delete) else path


def apart(edits: Sequence[Edited]) -> list[Edited]:
    """Those of *edits* of the report of the first that touch no list within another's."""
    chosen: list[Edited] = []
    for edit in edits:
        file, path = list_of(edit)
        others = [other for name, other in map(list_of, chosen) if name == file]
        within = any(p[: len(path)] == path[: len(p)] for p in others)
        if edit[0] == edits[0][0] and not within:
            chosen.append(edit)
    return chosen


@pytest.mark.slow
@given(st.lists(st.one_of(edits(), additions()), min_size=4, max_size=12).map(apart))
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_of_several_at_once_each_is_told(tmp_path: Path, made: list[Edited]) -> None:
    """Change, add, delete and move of every list of records, in one version."""
    new = tmp_path / "new"
    shutil.rmtree(new, ignore_errors=True)
    folder = made[0][0]
    shutil.copytree(folder, new, ignore=shutil.ignore_patterns("figures"))
    for _, file, change, *_ in made:
        edit(new, file, change)
    if read(new, "trip").records is None:
        return  # the changes broke the records: nothing to compare
    told = {(difference.kind, keys(difference)) for difference in compared(folder, new)}
    assert told == {(kind, path) for *_, kind, path in made}


@given(edits())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_told_is_what_was_made(tmp_path: Path, made: Edited) -> None:
    folder, file, change, kind, path = made
    new = tmp_path / "new"
    shutil.rmtree(new, ignore_errors=True)
    shutil.copytree(folder, new, ignore=shutil.ignore_patterns("figures"))
    edit(new, file, change)
    if read(new, "trip").records is None:
        return  # the change broke the records: nothing to compare
    told = compared(folder, new)
    assert [(difference.kind, keys(difference)) for difference in told] == [(kind, path)]


def test_an_item_that_is_added(versions: tuple[Path, Path]) -> None:
    old, new = versions
    edit(new, "roster.yaml", Insert((), 2, {"id": "wang", "name": "王大明", "post": "科員"}))
    (difference,) = compared(old, new)
    assert (difference.kind, keys(difference)) == (Kind.ADDED, ("roster", 2))
    assert difference.new == "wang\n王大明\n科員"
