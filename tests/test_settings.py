"""Settings and glossaries are read like records: bounded, and never from outside."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.pipeline import check_report
from reportgen.world import World

Make = Callable[..., Path]
NAMES = ["reportgen.yaml", "glossary.yaml"]


def codes(world: World, folder: Path) -> list[tuple[str, str]]:
    found = check_report(world, folder).findings
    return [(finding.code, finding.place.file.rsplit("/", 1)[-1]) for finding in found]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("above", [0, 1, 2])
def test_what_a_link_leads_to_is_not_shown(
    world: World, make_report: Make, tmp_path: Path, name: str, above: int
) -> None:
    folder = make_report()
    secret = tmp_path.parent / f"{tmp_path.name}-secret"
    secret.write_text("password: hunter2\n", encoding="utf-8")
    place = [folder, *folder.parents][above]
    (place / name).symlink_to(secret)
    outcome = check_report(world, folder)
    assert [finding.code for finding in outcome.findings] == ["PATH-OUTSIDE"]
    assert outcome.findings[0].place.file.endswith(name)
    assert not any("hunter2" in source.text for source in outcome.sources.values())


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda path: path.symlink_to("nowhere"), "FILE-UNREADABLE"),
        (lambda path: path.symlink_to("report.yaml"), "KEY-UNKNOWN"),
        (lambda path: path.mkdir(), "FILE-UNREADABLE"),
        (lambda path: os.mkfifo(path), "FILE-UNREADABLE"),
        (lambda path: path.write_bytes(b"#" * (1024 * 1024 + 1)), "FILE-TOO-LARGE"),
        (lambda path: path.write_text("allow: [x"), "YAML-SYNTAX"),
    ],
    ids=["dangling", "inside", "folder", "pipe", "large", "broken"],
)
def test_what_is_no_settings_file_is_a_finding(
    world: World, make_report: Make, name: str, make: Callable[[Path], object], code: str
) -> None:
    folder = make_report()
    make(folder / name)
    found = codes(world, folder)
    assert found
    assert found[0] == (code, name)
