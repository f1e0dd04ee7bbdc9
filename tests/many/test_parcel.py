"""A report as it travels."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from reportgen import limits
from reportgen.many.cluster.parcel import Parcel, below, contents_of, name_of, shared_by, unpack
from reportgen.outcome import DEFAULT
from reportgen.world import World

Make = Callable[..., Path]


def parcel(report: Path) -> Parcel:
    contents = contents_of(report)
    return Parcel(str(report), contents, "/here", "/out", DEFAULT, date(2017, 2, 1), "program")


def test_what_is_unpacked_is_what_was_packed(make_report: Make, tmp_path: Path) -> None:
    folder = make_report(purpose="prose: 目的")
    (folder / "figures" / "empty").mkdir(parents=True)
    (folder / "figures" / "a.jpg").write_bytes(bytes(range(256)))
    (folder / "figures" / "b.jpg").symlink_to("a.jpg")
    (folder / "figures" / "c.jpg").symlink_to(folder / "figures" / "a.jpg")
    (folder / ".git").mkdir()
    (folder / ".git" / "HEAD").write_text("ref")
    link = tmp_path / "link"
    link.symlink_to(folder)
    unpack(contents_of(link), tmp_path / "there")
    there = below(tmp_path / "there", str(link))
    assert there.resolve() == below(tmp_path / "there", str(folder))
    names = {path.relative_to(there).as_posix() for path in there.rglob("*")}
    figures = {"figures", "figures/empty", *(f"figures/{n}.jpg" for n in "abc")}
    assert names == {"report.yaml", "purpose.yaml", *figures}
    for name in ("report.yaml", "figures/a.jpg", "figures/b.jpg", "figures/c.jpg"):
        assert (there / name).resolve().is_relative_to(tmp_path / "there")
        assert (there / name).read_bytes() == (folder / name).read_bytes()


@pytest.mark.parametrize("where", ["/etc/passwd", "../other/report.yaml"])
def test_a_link_that_leads_out_does_not_travel(make_report: Make, where: str) -> None:
    make_report(name="other")
    folder = make_report()
    (folder / "photo.jpg").symlink_to(where)
    with pytest.raises(OSError, match="leads out"):
        contents_of(folder)


def test_the_name_names_all_that_counts(world: World, make_report: Make) -> None:
    folder = make_report()
    first, shared = parcel(folder), shared_by(world, folder)
    name = name_of(first, shared)
    assert name == name_of(parcel(folder), shared_by(world, folder))
    others = [
        first._replace(path="/elsewhere"),
        first._replace(here="/elsewhere"),
        first._replace(out=""),
        first._replace(options=replace(DEFAULT, wide=True)),
        first._replace(today=date(2017, 2, 2)),
        first._replace(program="another"),
    ]
    (folder / "report.yaml").touch()
    assert name_of(parcel(folder), shared) == name
    (folder / "photo.jpg").write_bytes(b"")
    others.append(parcel(folder))
    names = {name, *(name_of(other, shared) for other in others)}
    (folder.parent / "reportgen.yaml").write_text("fail_level: none\n")
    names.add(name_of(first, shared_by(world, folder)))
    assert len(names) == len(others) + 2


def test_hidden_files_do_not_travel(world: World, make_report: Make) -> None:
    folder = make_report()
    layout = folder.parent / "templates" / "city"
    layout.mkdir(parents=True)
    (layout / "authority.yaml").touch()
    for place in (folder, layout):
        (place / ".env").write_text("TOKEN=hunter2")
        (place / ".hidden" / "deep").mkdir(parents=True)
        (place / ".hidden" / "deep" / "report.yaml").touch()
    names = [*contents_of(folder), *shared_by(world, folder).contents]
    assert any(name.endswith("report.yaml") for name in names)
    assert any(name.endswith("authority.yaml") for name in names)
    assert not any("/." in name for name in names)


def test_what_leads_to_a_hidden_file_does_not_travel(make_report: Make) -> None:
    folder = make_report()
    (folder / ".hidden").mkdir()
    (folder / "a.jpg").symlink_to(".hidden/a.jpg")
    with pytest.raises(OSError, match="hidden"):
        contents_of(folder)


def test_what_is_too_large_or_no_file_does_not_travel(make_report: Make) -> None:
    folder = make_report()
    with (folder / "film.mp4").open("wb") as file:
        file.truncate(40 * 1024**3)
    with pytest.raises(OSError, match="too large"):
        contents_of(folder)
    (folder / "film.mp4").unlink()
    for name in "ab":
        with (folder / name).open("wb") as file:
            file.truncate(limits.PARCEL_BYTES // 2 + 1)
    with pytest.raises(OSError, match="too large"):
        contents_of(folder)
    (folder / "a").unlink()
    assert contents_of(folder)
    os.mkfifo(folder / "pipe")
    with pytest.raises(OSError):  # noqa: PT011  whatever the system calls it
        contents_of(folder)
