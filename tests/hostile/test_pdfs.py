"""Hostile and broken PDFs: findings within bounds, the due exit status, and nothing left behind."""

from __future__ import annotations

import os
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportgen.cli.main import run
from reportgen.findings import Finding
from reportgen.pipeline import build_report
from reportgen.recheck import check_pdf
from reportgen.world import World
from tests.conftest import SMALL
from tests.hostile.pdfs import BOMBS, KINDS

UNREADABLE = {"PDF-UNREADABLE", "PDF-TOO-LARGE", "PDF-ENCRYPTED"}

CASES = [
    pytest.param(data, id=f"{kind}: {name}")
    for kind, cases in KINDS.items()
    for name, data in cases()
]


@pytest.fixture(autouse=True)
def clean(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A temporary folder of our own, empty again in the end."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield
    assert list(folder.iterdir()) == []


def told(path: Path) -> tuple[Finding, ...]:
    findings = check_pdf(World.here(), path).findings
    assert findings
    assert all(str(Path(tempfile.gettempdir())) not in f.message.text() for f in findings)
    assert all(len(f.message.text()) < 400 for f in findings)
    return findings


def codes(path: Path, data: bytes) -> set[str]:
    path.write_bytes(data)
    return {finding.code for finding in told(path)}


@pytest.mark.parametrize("data", CASES)
def test_a_finding_whatever_it_holds(data: bytes, tmp_path: Path) -> None:
    assert codes(tmp_path / "odd.pdf", data)


def test_there_are_many() -> None:
    assert len(CASES) >= 95


@pytest.mark.slow
@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_ends_in_a_finding(name: str, tmp_path: Path) -> None:
    found = codes(tmp_path / "bomb.pdf", BOMBS[name]())
    # Some are harmless to the libraries, which set bounds of their own.
    assert found & UNREADABLE or "PDF-UNKNOWN" in found


def test_forms_in_forms_are_too_large(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "bomb.pdf").write_bytes(BOMBS["forms 10^8"]())
    assert run(["check", str(tmp_path / "bomb.pdf")]) == 2
    assert "PDF-TOO-LARGE" in capsys.readouterr().out


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-", b"%PDF-1.7\n", b"PK\3\4", b"%PDF-1.7\n%%EOF", b"\0" * 9999]
)
def test_no_pdf_at_all(data: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "none.pdf"
    path.write_bytes(data)
    assert run(["check", str(path)]) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    assert {finding.code for finding in told(tmp_path / "pipe.pdf")} == {"PDF-UNREADABLE"}


def test_lines_of_blanks_and_signs(tmp_path: Path) -> None:
    from reportgen.verify.anybody import examine
    from reportgen.verify.opening import OpenPdf

    # Measured by test_linear; here they must only not be misread.
    lines = tuple(f"報告日期{' ' * 1500}{sign}" for sign in ("x", "：", "112", "年"))
    data = dict(KINDS["lies"]())["paper 0"]
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    pdf = OpenPdf("a.pdf", data, None, (lines, ("目的" * 200,)))  # type: ignore[arg-type]
    assert {finding.code for finding in examine(pdf)} <= {"PDF-UNKNOWN", "PDF-TAGS"}


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("content") / "trip"
    folder.mkdir()
    (folder / "report.yaml").write_text(SMALL, encoding="utf-8")
    outcome = build_report(World.here(), folder, folder.parent / "out")
    assert outcome.pdf is not None
    return outcome.pdf.read_bytes()


@pytest.mark.parametrize("seed", range(12))
def test_a_damaged_report_of_ours(ours: bytes, seed: int, tmp_path: Path) -> None:
    choice, data = random.Random(seed), bytearray(ours)
    for _ in range(choice.choice((1, 3, 30, 300))):
        data[choice.randrange(len(data))] = choice.randrange(256)
    if seed % 3 == 0:
        del data[choice.randrange(len(data)) :]
    assert codes(tmp_path / "damaged.pdf", bytes(data))
