"""What stands around a report: a change of fonts, layouts, versions or the day is seen."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from reportgen.kept import surroundings as module
from reportgen.kept.surroundings import surroundings
from reportgen.world import World


@pytest.fixture
def around(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    """A small world: one font, one shipped layout, one installed package."""
    for name in ("fonts/cjk/kai.ttf", "shipped/executive-yuan/authority.yaml", "loader"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"before")
    (tmp_path / "site" / "weasyprint-70.0.dist-info").mkdir(parents=True)
    monkeypatch.setattr(module, "system_font_folders", lambda: (tmp_path / "fonts",))
    monkeypatch.setattr(module, "_LOADER", tmp_path / "loader")
    monkeypatch.setattr(sys, "path", [str(tmp_path / "site"), str(tmp_path / "not there")])
    return World(tmp_path / "shipped", tmp_path / "cache", date(2017, 2, 1))


def test_the_same_is_the_same(around: World) -> None:
    assert surroundings(around) == surroundings(around)


def test_another_day_is_another(around: World) -> None:
    assert surroundings(replace(around, today=date(2017, 2, 2))) != surroundings(around)


CHANGES: dict[str, Callable[[Path], object]] = {
    "a new font": lambda p: (p / "fonts" / "new.ttf").touch(),
    "in a new folder": lambda p: [(p / "fonts/x").mkdir(), (p / "fonts/x/new.otf").touch()],
    "a font taken away": lambda p: (p / "fonts/cjk/kai.ttf").unlink(),
    "a font written over": lambda p: (p / "fonts/cjk/kai.ttf").write_bytes(b"after!"),
    "a font of another place": lambda p: (p / "fonts/cjk").rename(p / "fonts/tw"),
    "a linked folder": lambda p: (p / "fonts/more").symlink_to(p / "shipped"),
    "a layout": lambda p: (p / "shipped/executive-yuan/authority.yaml").write_bytes(b"longer now"),
    "a new layout": lambda p: [(p / "shipped/x").mkdir(), (p / "shipped/x/authority.yaml").touch()],
    "a library": lambda p: (p / "loader").write_bytes(b"longer now"),
    "an upgrade": lambda p: (p / "site/weasyprint-70.0.dist-info").rename(
        p / "site/weasyprint-70.1.dist-info"
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_seen(around: World, tmp_path: Path, change: str) -> None:
    os.utime(tmp_path / "fonts/cjk/kai.ttf", (0, 0))
    before = surroundings(around)
    CHANGES[change](tmp_path)
    assert surroundings(around) != before


def test_fonts_that_link_round_come_to_an_end(around: World, tmp_path: Path) -> None:
    (tmp_path / "fonts" / "round").symlink_to(tmp_path / "fonts")
    assert surroundings(around) == surroundings(around)


def test_our_own_code_is_seen(
    around: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "reportgen"
    (package / "kept").mkdir(parents=True)
    rule = package / "rule.py"
    rule.write_text("FIND = 1\n")
    monkeypatch.setattr(module, "__file__", str(package / "kept" / "surroundings.py"))
    before = surroundings(around)
    (package / "__pycache__").mkdir()
    (package / "__pycache__" / "rule.pyc").touch()
    assert surroundings(around) == before
    rule.write_text("FIND = 22\n")
    assert surroundings(around) != before
