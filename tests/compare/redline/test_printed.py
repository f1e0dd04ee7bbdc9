"""The redline as a PDF: verified like a report, its outline that of the newer version."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from reportgen.compare.redline import printed
from reportgen.compare.redline.printed import redline_pdf
from reportgen.compare.versions import Version
from reportgen.world import World

Make = Callable[..., Path]


@pytest.fixture
def versions(make_report: Make) -> tuple[Version, Version]:
    """A report before and after a heading, a purpose and a title were changed."""
    changes = [
        ("title: 公開是信任的起點", "title: 公開透明是信任的起點"),
        ("title: 出席測試會議", "title: 出席國際測試會議"),
    ]
    return Version(make_report(name="old"), "舊"), Version(make_report(*changes, name="new"), "新")


def test_bookmarks_are_those_of_the_newer_report(
    versions: tuple[Version, Version], world: World
) -> None:
    redline = redline_pdf(world, *versions, "redline.pdf")
    assert redline.findings == ()
    titles: list[str] = []

    def collect(entries: list[object]) -> None:
        for entry in entries:
            if isinstance(entry, list):
                collect(entry)
            else:
                titles.append(entry.title)  # type: ignore[attr-defined]

    collect(PdfReader(BytesIO(redline.pdf)).outline)
    assert [title for title in titles if "信任" in title] == ["（一）公開透明是信任的起點"]


def test_what_the_pages_lack_is_a_finding(
    versions: tuple[Version, Version], world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    typeset = printed.typeset_report

    def forgetful(composition, *rest, **more):  # type: ignore[no-untyped-def]
        html = composition.html.replace("公開<ins>透明</ins>是信任", "是信任")
        assert html != composition.html
        return typeset(replace(composition, html=html), *rest, **more)

    monkeypatch.setattr(printed, "typeset_report", forgetful)
    found = redline_pdf(world, *versions, "redline.pdf").findings
    assert {finding.code for finding in found} >= {"PDF-TEXT"}
    assert {finding.place.file for finding in found} == {"redline.pdf"}
