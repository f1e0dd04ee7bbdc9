from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.desk.keys import keys_at, lines_of, path_of
from reportgen.edit.document import Data, Document, Unchangeable

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "content").glob("20*/**/*.yaml"))
assert FILES
SAMPLE = 12
"""Values of a file that are tried."""


def scalars(data: Data, keys: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    if isinstance(data, dict):
        return [path for key, value in data.items() for path in scalars(value, (*keys, key))]
    if isinstance(data, list):
        return [path for n, value in enumerate(data) for path in scalars(value, (*keys, n))]
    return [keys] if data else []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_value_is_found_by_its_line_and_column(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    document = Document(text)
    paths = scalars(document.data)
    for keys in paths[:: max(1, len(paths) // SAMPLE)]:
        mark = document.node(keys).start_mark
        spot = keys_at(text, mark.line + 1, mark.column + 1)
        assert spot
        assert spot.keys == keys
        lines = lines_of(text, keys)
        assert lines
        assert lines[0] == mark.line + 1


def test_a_character_of_a_block_is_found_both_ways() -> None:
    text = "prose: |\n  第一行。\n  第二行。\n\n  第三段。\ntitle: 題\n"
    spot = keys_at(text, 3, 4)
    assert spot == (("prose",), 6)
    assert lines_of(text, ("prose",), 6) == (3, 3)
    assert lines_of(text, ("prose",)) == (1, 5)


@pytest.mark.parametrize(("line", "keys"), [(1, ("a",)), (2, ("a", 0)), (3, ("a", 1)), (4, ("c",))])
def test_a_key_leads_to_its_value(line: int, keys: tuple[str | int, ...]) -> None:
    spot = keys_at("a:\n- x\n- b: y\nc: z\n", line, 1)
    assert spot
    assert spot.keys == keys


def test_no_yaml_has_no_keys() -> None:
    assert keys_at("a: [", 1, 1) is None
    assert keys_at("", 1, 1) is None
    assert lines_of("a: [", ("a",)) is None
    assert lines_of("a: b\n", ("c",)) is None


@pytest.mark.parametrize("value", [None, 1, "a", {}, [1.5], [True], [["a"]]])
def test_only_lists_of_keys_are_keys(value: object) -> None:
    assert path_of(value) is None
    assert path_of(["a", 1]) == ("a", 1)
    assert issubclass(Unchangeable, Exception)
