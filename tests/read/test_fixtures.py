"""Every slip that the reader knows, at its true line and column; and what must stay silent."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from reportgen.findings import Finding, Severity
from reportgen.read import read

FIXTURES = Path(__file__).parent / "fixtures"
ERR = sorted((FIXTURES / "err").iterdir())
OK = sorted((FIXTURES / "ok").iterdir())


def shown(finding: Finding) -> str:
    place = finding.place
    return f"{finding.code} {place.file}:{place.line}:{place.column}"


def test_fixtures_are_there() -> None:
    assert len(ERR) >= 75
    assert len(OK) >= 7


@pytest.mark.parametrize("folder", ERR, ids=lambda folder: folder.name)
def test_slip_is_found_where_it_stands(folder: Path) -> None:
    expected = (folder / "expected.txt").read_text("utf-8").splitlines()
    assert expected
    findings = read(folder, "").findings
    assert sorted(map(shown, findings)) == sorted(expected)


@pytest.mark.parametrize("folder", ERR, ids=lambda folder: folder.name)
def test_every_message_is_complete(folder: Path) -> None:
    for finding in read(folder, "").findings:
        for message in (finding.message, *finding.hints):
            text = message.text()
            assert text.endswith(("。", "？"))
            assert not {"{", "}"} & set(message.template.format_map(dict(message.values))) or (
                "{" in str(message.values)
            )
        place = finding.place
        assert (place.line, place.column) <= (place.end_line, place.end_column)


@pytest.mark.parametrize("folder", OK, ids=lambda folder: folder.name)
def test_near_miss_stays_silent(folder: Path) -> None:
    reading = read(folder, "")
    assert [shown(finding) for finding in reading.findings] == []
    assert reading.records is not None


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


@pytest.mark.parametrize(
    ("fixture", "code", "words"),
    [
        ("key-unknown", "KEY-UNKNOWN", "keywords"),
        ("key-unknown-wrapped", "KEY-UNKNOWN", "roster:"),
        ("value-unknown", "VALUE-UNKNOWN", "visit"),
        ("country-unknown", "COUNTRY-UNKNOWN", "FR"),
        ("language-unknown", "LANGUAGE-UNKNOWN", "fr"),
        ("date-form", "DATE-FORM", "2017-02-21"),
        ("time-form", "TIME-FORM", "14:30"),
        ("id-form", "ID-FORM", "lin-chu-sui"),
        ("person-unknown", "PERSON-UNKNOWN", "lin"),
        ("session-unknown", "SESSION-UNKNOWN", "agency"),
        ("venue-and-track-unknown", "VENUE-UNKNOWN", "hall"),
        ("venue-and-track-unknown", "TRACK-UNKNOWN", "civic"),
        ("file-missing", "FILE-MISSING", "figures/talk.jpg"),
        ("url-form", "URL-FORM", "https://www.ndc.gov.tw"),
        ("flag-form", "FLAG-FORM", "true"),
        ("system-id-form", "SYSTEM-ID-FORM", "C10600437"),
        ("file-unknown", "FILE-UNKNOWN", "itinerary.yaml"),
        ("key-missing", "KEY-MISSING", "2016-12-11"),
    ],
)
def test_finding_says_what_to_write(fixture: str, code: str, words: str) -> None:
    findings = read(FIXTURES / "err" / fixture, "").findings
    hints = [hint.text() for f in findings if f.code == code for hint in f.hints]
    assert any(words in hint for hint in hints)


@pytest.mark.parametrize(
    ("fixture", "name"),
    [
        ("file-encoding-big5", "Big5"),
        ("file-encoding-big5-later", "Big5"),
        ("file-encoding-gbk", "GBK"),
        ("file-encoding-utf16", "UTF-16"),
        ("file-encoding-utf16-no-mark", "UTF-16"),
    ],
)
def test_encoding_is_named(fixture: str, name: str) -> None:
    [finding] = read(FIXTURES / "err" / fixture, "").findings
    assert name in finding.message.text()


def test_columns_are_the_same_with_crlf(tmp_path: Path) -> None:
    for name in ("colon-fullwidth", "indent-fullwidth-space", "date-form"):
        folder = tmp_path / name
        shutil.copytree(FIXTURES / "err" / name, folder)
        report = folder / "report.yaml"
        report.write_bytes(report.read_bytes().replace(b"\n", b"\r\n"))
        expected = (folder / "expected.txt").read_text("utf-8").splitlines()
        assert sorted(map(shown, read(folder, "").findings)) == sorted(expected)
