"""Files that cannot be read, or mean harm: one finding each, within bounds."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from reportgen import limits
from reportgen.findings import Finding
from reportgen.intake.blocks import Document
from reportgen.intake.reading import package
from reportgen.intake.reading.files import read_file
from tests.intake.wordfiles import docx, p


def code(path: Path, data: bytes) -> str:
    """The code of the finding about a file with *data*."""
    path.write_bytes(data)
    found = read_file(path)
    assert isinstance(found, Finding), found
    assert found.hints
    return found.code


def zipped(**parts: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in parts.items():
            out.writestr(name.replace("__", "/"), data)
    return buffer.getvalue()


DTD = b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w>&b;</w>'
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.doc", COMPOUND, "IMPORT-FORMAT"),
        ("a.docx", COMPOUND, "IMPORT-ENCRYPTED"),
        ("a.docx", b"PK\x03\x04 cut off", "IMPORT-UNREADABLE"),
        ("a.docx", b"", "IMPORT-UNREADABLE"),
        ("a.docx", zipped(**{"word__document.xml": DTD}), "IMPORT-UNREADABLE"),
        ("a.odt", zipped(**{"content.xml": DTD}), "IMPORT-UNREADABLE"),
        ("a.odt", zipped(mimetype=b"x"), "IMPORT-UNREADABLE"),
        ("a.docx", docx("<w:p>" * 300 + "</w:p>" * 300), "IMPORT-TOO-LARGE"),
        ("a.xlsx", b"x", "IMPORT-FORMAT"),
        ("a.txt", b"\x00\xff\xfe\x81", "IMPORT-UNREADABLE"),
        ("a.pdf", b"%PDF-1.7 nothing", "IMPORT-UNREADABLE"),
    ],
)
def test_what_cannot_be_read_is_one_finding(
    tmp_path: Path, name: str, data: bytes, expected: str
) -> None:
    assert code(tmp_path / name, data) == expected


def test_a_bomb_is_stopped_while_it_is_inflated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "IMPORT_INFLATED", limits.Limit(100_000, "bytes", "", ""))
    bomb = zipped(**{"word__document.xml": b" " * 10_000_000})
    assert len(bomb) < 20_000
    assert code(tmp_path / "a.docx", bomb) == "IMPORT-TOO-LARGE"


def test_what_the_directory_of_a_zip_says_of_sizes_is_not_believed() -> None:
    assert "file_size" not in Path(package.__file__).read_text("utf-8")


def test_a_file_that_is_too_large_is_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "IMPORT_BYTES", limits.Limit(10, "bytes", "", ""))
    monkeypatch.setattr(Path, "read_bytes", None)
    path = tmp_path / "a.docx"
    path.write_text("more than ten")
    found = read_file(path)
    assert isinstance(found, Finding)
    assert found.code == "IMPORT-TOO-LARGE"


def test_an_encrypted_odf_is_one_finding(tmp_path: Path) -> None:
    space = 'xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
    manifest = f"<m:manifest {space}><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>"
    data = zipped(**{"META-INF__manifest.xml": manifest.encode(), "content.xml": b"\x81"})
    assert code(tmp_path / "a.odt", data) == "IMPORT-ENCRYPTED"


def test_macros_and_links_to_the_outside_are_reported_and_not_followed(tmp_path: Path) -> None:
    link = (
        '<Relationship Id="x" TargetMode="External" Target="https://example.org/a.png" Type='
        '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/>'
    )
    path = tmp_path / "a.docx"
    path.write_bytes(docx(p("字"), links=link, **{"vbaProject.bin": b"x"}))
    document = read_file(path)
    assert isinstance(document, Document)
    assert {f.code for f in document.findings} == {"IMPORT-MACRO", "IMPORT-EXTERNAL"}
    assert document.pictures == {}
