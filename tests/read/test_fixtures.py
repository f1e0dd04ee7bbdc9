"""Every slip that the reader knows, at its true line and column; and what must stay silent."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from reportgen.findings import Severity
from reportgen.read import read
from tests.read.harness import FIXTURES, description

ERR = sorted((FIXTURES / "err").iterdir())
OK = sorted((FIXTURES / "ok").iterdir())


def test_fixtures_are_there() -> None:
    assert len(ERR) >= 75
    assert len(OK) >= 7


@pytest.mark.parametrize("folder", ERR, ids=lambda folder: folder.name)
def test_slip_is_found_where_it_stands(folder: Path) -> None:
    expected = (folder / "expected.txt").read_text("utf-8")
    assert expected
    assert description(folder) == expected


@pytest.mark.parametrize("folder", ERR, ids=lambda folder: folder.name)
def test_every_message_is_complete(folder: Path) -> None:
    for finding in read(folder, "").findings:
        for message in (finding.message, *finding.hints):
            text = message.text()
            assert text.endswith(("。", "？"))
            assert not {"{", "}"} & set(message.template.format_map(dict(message.values))) or (
                "{" in str(message.values) or "}" in str(message.values)
            )
        place = finding.place
        assert (place.line, place.column) <= (place.end_line, place.end_column)


@pytest.mark.parametrize("folder", OK, ids=lambda folder: folder.name)
def test_near_miss_stays_silent(folder: Path) -> None:
    assert description(folder) == ""
    assert read(folder, "").records is not None


def test_label_stands_before_the_file(tmp_path: Path) -> None:
    (tmp_path / "report.yaml").write_text("title：x\n", "utf-8")
    findings = read(tmp_path, "content/2016-paris").findings
    assert {finding.place.file for finding in findings} == {"content/2016-paris/report.yaml"}


def test_findings_come_in_reading_order() -> None:
    findings = read(FIXTURES / "err" / "one-broken-file", "").findings
    assert [finding.place.file for finding in findings] == ["itinerary.yaml", "roster.yaml"]


def test_mended_slip_still_gives_records() -> None:
    reading = read(FIXTURES / "err" / "colon-fullwidth", "")
    assert reading.records is not None
    title = reading.records.title.main
    assert title == "出席高峰會"
    assert title.at(2, 5) == title.place._replace(column=9, end_column=12)


def test_byte_order_mark_is_a_warning() -> None:
    bom = read(FIXTURES / "err" / "file-bom", "").findings[0]
    assert bom.severity is Severity.WARNING


def test_columns_are_the_same_with_crlf(tmp_path: Path) -> None:
    for name in ("colon-fullwidth", "indent-fullwidth-space", "date-form"):
        folder = tmp_path / name
        shutil.copytree(FIXTURES / "err" / name, folder)
        report = folder / "report.yaml"
        report.write_bytes(report.read_bytes().replace(b"\n", b"\r\n"))
        assert description(folder) == (folder / "expected.txt").read_text("utf-8")
