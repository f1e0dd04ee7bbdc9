"""Expressions whose code is kept: the same patterns, whatever is in the file."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace

import pytest

from reportgen import limits, patterns
from reportgen.patterns import KeptCode
from reportgen.text import HAN, OF_WORDS

SOURCES = (
    (r"(?P<year>\d{2,4})年(?:(?P<month>\d{1,2})月)?(?<!第)", 0),
    (f"[{HAN}]+|[，。；：]{{1,3}}", 0),
    (f"(?<=[「『])({OF_WORDS}*?)[」』]\\1", int(re.MULTILINE)),
    ("a b \t\n # 說明", int(re.VERBOSE | re.IGNORECASE)),
    (r"\w+", int(re.ASCII)),
    ("", 0),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kept.expressions"


def fill(file: Path) -> None:
    code = KeptCode(file)
    for source in SOURCES:
        code.pattern(*source)
    code.keep()


def test_kept_patterns_are_those_that_python_compiles(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(file)
    expected = [re.compile(*source) for source in SOURCES]
    monkeypatch.setattr(patterns, "re", SimpleNamespace())
    code = KeptCode(file)
    # Two patterns are equal where their code, flags and groups are.
    assert [code.pattern(*source) for source in SOURCES] == expected
    first = code.pattern(*SOURCES[0])
    match = first.search("民國105年12月")
    assert match is not None
    assert match.groupdict() == {"year": "105", "month": "12"}
    assert first.groupindex == {"year": 1, "month": 2}


def damaged(text: str) -> dict[str, str]:
    edition, *lines = text.split("\n")
    rows = [line.split("\t") for line in lines]
    return {
        "empty": "",
        "noise": "\x00ÿ\n\t\t",
        "another Python": "\n".join((f"1{edition}", *lines)),
        "cut": text[: len(text) // 2],
        "no columns": "\n".join((edition, *(row[0] for row in rows))),
        "no digits": "\n".join((edition, *("\t".join((*row[:3], "xy")) for row in rows))),
        "wild code": "\n".join((edition, *("\t".join((*row[:3], "ff" * 40)) for row in rows))),
        "half a word": "\n".join((edition, *(line[:-2] for line in lines))),
    }


@pytest.mark.parametrize("damage", damaged("\n".join(["e", "a\tb\tc\td"])))
def test_a_damaged_file_is_as_good_as_none(file: Path, damage: str) -> None:
    fill(file)
    whole = file.read_text("ascii")
    file.write_text(damaged(whole)[damage], "utf-8")
    code = KeptCode(file)
    assert [code.pattern(*source) for source in SOURCES] == [re.compile(*s) for s in SOURCES]
    code.keep()
    again = KeptCode(file)
    assert [again.pattern(*source) for source in SOURCES] == [re.compile(*s) for s in SOURCES]
    assert sorted(file.read_text("ascii").split("\n")) == sorted(whole.split("\n"))


def test_an_unknown_compiler_keeps_nothing_that_is_used(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patterns, "import_module", lambda _: object())
    fill(file)
    before = file.read_bytes()
    code = KeptCode(file)
    assert [code.pattern(*source) for source in SOURCES] == [re.compile(*s) for s in SOURCES]
    code.keep()
    assert file.read_bytes() == before


def test_what_cannot_be_written_is_not_kept(tmp_path: Path) -> None:
    fill(tmp_path / "absent" / "kept.expressions")
    fill(tmp_path)
    assert not list(tmp_path.iterdir())


def test_the_code_of_earlier_versions_is_dropped(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(file)
    monkeypatch.setattr(limits, "KEPT_EXPRESSIONS", len(SOURCES) - 1)
    code = KeptCode(file)
    code.pattern("new", 0)
    code.keep()
    assert len(file.read_text("ascii").split("\n")) == 2


def test_nothing_is_kept_without_byte_code(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "_BYTE_CODE", file.with_suffix(".pyc"))
    monkeypatch.setattr(patterns, "_KEPT", KeptCode(file))
    patterns.compiled("a+")
    patterns.keep()
    assert not file.exists()
    file.with_suffix(".pyc").touch()
    patterns.keep()
    assert file.exists()
