"""A layout reads its own folder, regular files only, and never waits."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reportgen.authority.folder import read_file
from reportgen.authority.load import load_layout
from reportgen.findings import Finding
from reportgen.limits import LAYOUT_FILE
from reportgen.world import shipped_templates

SETTINGS = "name: 本機關\nextends: executive-yuan\nstylesheets: [page.css, own.css]\n"


@pytest.fixture
def layout(tmp_path: Path) -> Path:
    """A small layout of its own."""
    folder = tmp_path / "templates" / "own"
    for name in ("front", "style", "fonts"):
        (folder / name).mkdir(parents=True)
    (folder / "authority.yaml").write_text(SETTINGS, encoding="utf-8")
    (folder / "style" / "own.css").write_text("p { color: red }", encoding="utf-8")
    (tmp_path / "secret").write_text("password: hunter2", encoding="utf-8")
    return folder


def findings(layout: Path) -> list[Finding]:
    loaded = load_layout((layout.parent, shipped_templates()), layout.name)
    assert (loaded.layout is None) == bool(loaded.findings)
    return loaded.findings


def test_a_sound_layout_has_no_finding(layout: Path) -> None:
    assert findings(layout) == []


@pytest.mark.parametrize(
    "name",
    [
        "front/cover.html", "report.html", "style/own.css", "style/unused.css", "fonts/a.ttf",
        "authority.yaml", "glossary.yaml", "fonts/deep", "blocks",
    ],
)  # fmt: skip
@pytest.mark.parametrize("target", ["../../../secret", "/etc/passwd", "/nowhere", "../../../"])
def test_a_link_that_leads_out_is_named_and_nothing_is_read(
    layout: Path, name: str, target: str
) -> None:
    link = layout / name
    link.unlink(missing_ok=True)
    link.symlink_to(target)
    (finding,) = findings(layout)
    assert finding.code == "PATH-OUTSIDE"
    assert finding.place.file.endswith(name)
    assert link.name in finding.message.text()
    assert "hunter2" not in finding.message.text()


def test_a_link_through_another_link_is_followed_to_its_end(layout: Path) -> None:
    (layout / "style" / "deep").mkdir()
    (layout / "style" / "deep" / "a.css").symlink_to("../../front/b.css")
    (layout / "front" / "b.css").symlink_to("../../../secret")
    assert {Path(f.place.file).name for f in findings(layout)} == {"a.css", "b.css"}


def test_a_link_inside_the_folder_is_an_ordinary_file(layout: Path) -> None:
    (layout / "style" / "real.css").write_text("p { color: blue }", encoding="utf-8")
    (layout / "style" / "own.css").unlink()
    (layout / "style" / "own.css").symlink_to("real.css")
    loaded = load_layout((layout.parent, shipped_templates()), layout.name)
    assert loaded.layout is not None
    assert loaded.layout.stylesheets[-1] == "p { color: blue }"


def test_a_layout_folder_may_itself_be_a_link(layout: Path) -> None:
    (layout.parent / "other").symlink_to(layout)
    assert findings(layout.parent / "other") == []


def test_a_pipe_is_refused_without_waiting(layout: Path) -> None:
    (layout / "style" / "own.css").unlink()
    os.mkfifo(layout / "style" / "own.css")
    (finding,) = load_layout((layout.parent, shipped_templates()), "own").findings
    assert finding.code == "FILE-UNREADABLE"
    assert finding.place.file.endswith("style/own.css")


def test_a_file_has_a_bound(layout: Path) -> None:
    sheet = layout / "style" / "own.css"
    sheet.write_bytes(b" " * LAYOUT_FILE)
    assert findings(layout) == []
    sheet.write_bytes(b" " * (LAYOUT_FILE + 1))
    (finding,) = load_layout((layout.parent, shipped_templates()), "own").findings
    assert finding.code == "FILE-TOO-LARGE"
    assert str(LAYOUT_FILE // 1024) in finding.message.text()


@pytest.mark.parametrize(
    "name", ["../own/report.html", "/etc/passwd", "", "a//b", "./a", "a\0b", "style\\own.css", ".."]
)
def test_a_name_that_leaves_the_folder_is_no_file(layout: Path, name: str) -> None:
    assert read_file(layout, name) is None
