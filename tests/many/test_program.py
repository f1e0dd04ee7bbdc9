"""What makes the bytes of a PDF besides the records."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from reportgen.many.cluster import program
from reportgen.world import World, shipped_templates


def test_a_wheel_holds_the_same_as_a_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a wheel the layouts are a part of the package."""
    here = program._contents()
    wheel = tmp_path / "site-packages" / "reportgen"
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(program._PACKAGE, wheel, ignore=ignored)
    shutil.copytree(shipped_templates(), wheel / "templates", ignore=ignored)
    monkeypatch.setattr(program, "_PACKAGE", wheel)
    monkeypatch.setattr(program, "shipped_templates", lambda: wheel / "templates")
    assert program._contents() == here
    with (wheel / "pipeline.py").open("a") as code:
        code.write("# changed\n")
    assert program._contents() != here


def test_what_sets_the_lines_is_a_part_of_it() -> None:
    versions = program.versions()
    assert versions.keys() >= {"reportgen", "weasyprint", "fonttools", "zlib"}
    assert any("harfbuzz" in name for name in versions)
    assert not versions.keys() & {"pytest", "distributed"}


def test_fonts_are_told_by_version_and_content(world: World) -> None:
    fonts = program.fonts(world, [world.shipped])
    assert any(name.startswith("TW-Kai") for name in fonts), fonts
    other = program.name_of_program({**fonts, next(iter(fonts)): "another"})
    assert program.name_of_program(fonts) == program.name_of_program(dict(fonts)) != other
