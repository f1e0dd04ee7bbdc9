"""Help fits the terminal, measured in cells, and no word is broken."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.cells import width, wrapped
from reportgen.cli.verbs import verbs
from tests.cli.conftest import Ran

Run = Callable[..., Ran]
VERBS = [str(command.name) for command in verbs(str)]
LONGEST_TERM = 60
"""Cells of a term that has a line of its own, as ``--format [pretty|…]``."""


@pytest.mark.parametrize("columns", [60, 80, 100])
@pytest.mark.parametrize("language", ["zh-Hant", "en"])
@pytest.mark.parametrize("verb", ["", *VERBS])
def test_help_fits(
    reportgen: Run, monkeypatch: pytest.MonkeyPatch, columns: int, language: str, verb: str
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    ran = reportgen("--lang", language, *filter(None, [verb]), "--help")
    assert ran.status == 0
    lines = ran.out.splitlines()
    assert len(lines) > 4
    for line in lines:
        term = line.startswith("  -") and not re.search(r"\S {2,}\S", line)
        assert width(line) <= (LONGEST_TERM if term else columns), line
        assert not re.match(r"\s*[、，。；：！？）」』]", line), line
        assert not re.search(r"[（「『\[(]$", line), line
    text = re.sub(r"\s+", " ", ran.out)
    for word in re.findall(r"[A-Za-z]{4,}", " ".join(_texts(verb)) if language != "en" else ""):
        assert word in text


def _texts(verb: str) -> list[str]:
    return [
        text
        for command in verbs(str)
        if command.name == verb
        for text in (command.help or "", *(getattr(p, "help", "") or "" for p in command.params))
    ]


def test_words_with_accents_stay_whole() -> None:
    assert wrapped("在 Palais d'Iéna 開會", 10) == ["在 Palais", "d'Iéna 開", "會"]


@given(st.text("資料、。（）「」a bc[]¶1", max_size=80), st.integers(10, 40))
def test_nothing_is_lost_and_nothing_too_wide(text: str, cells: int) -> None:
    lines = wrapped(text, cells)
    assert re.sub(r"\s", "", "".join(lines)) == re.sub(r"\s", "", text)
    assert all(line == line.strip() for line in lines)
    chunks = re.split(r"\s", text)
    longest = max(map(width, chunks), default=0)
    assert all(width(line) <= max(cells, longest) for line in lines)
