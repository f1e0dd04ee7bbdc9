"""``reportgen build`` where nothing has changed: nothing is built, and everything is told again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from unittest.mock import patch

import pytest

from reportgen.cache import digest
from reportgen.cli import build
from reportgen.cli.context import Session
from reportgen.cli.formats import FORMATS
from reportgen.language import translator
from reportgen.outcome import Options, Outcome
from reportgen.world import World
from tests.cli.conftest import Ran

Make = Callable[..., Path]
Run = Callable[..., Ran]
Built = Callable[[], list[str]]

AGAIN = {
    "zh-Hant": "（沒有變動，沿用上次的結果）",
    "en": " (unchanged: the last result still stands)",
}
UNKNOWN = ("category: 開會", "category: 旅遊")


def test_everything_is_told_again_in_every_format_and_language(
    reportgen: Run, make_report: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    """A draft with findings of all phases, built once for real."""
    folder = make_report(UNKNOWN)
    (folder / "figures").mkdir()
    (folder / "figures" / "unused.jpg").touch()
    first: list[Outcome] = []

    def catch(_: Session, outcomes: Sequence[Outcome], *__: object) -> None:
        first.extend(outcomes)

    with patch.object(build, "show_built", catch):
        assert reportgen("build", folder).status == 1
    (outcome,) = first
    assert outcome.errors
    assert outcome.pdf is not None
    pdf = outcome.pdf.read_bytes()
    with patch("reportgen.pipeline.build_report", side_effect=AssertionError):
        for language, again in AGAIN.items():
            for form in FORMATS:
                build.show_built(Session(language, translator(language)), first, form)
                told = capsys.readouterr().out
                assert any(finding.code in told for finding in outcome.findings)
                ran = reportgen("--lang", language, "build", folder, "--format", form)
                said = ran.out.replace(f"{again}\n", "\n") if form == "pretty" else ran.out
                assert said == told
                assert (again in ran.out) == (form == "pretty")
                assert (ran.status, ran.err) == (1, "")
        assert reportgen("build", folder, "--fail-level", "none").status == 0
    assert outcome.pdf.read_bytes() == pdf


@pytest.fixture
def built(tmp_path: Path) -> Iterator[Callable[[], list[str]]]:
    """What tells the names of the reports that were built, each in no time and any process."""
    log = tmp_path / "built"
    log.touch()

    def write(world: World, folder: Path, out: Path, options: Options, **_: object) -> Outcome:
        data = f"%PDF-1.7 {(folder / 'report.yaml').read_text('utf-8')}".encode()
        with log.open("a") as names:
            print(folder.name, file=names)
        if options.final:
            return Outcome(folder.name, ())
        pdf = out / f"{folder.name}.pdf"
        pdf.parent.mkdir(exist_ok=True)
        pdf.write_bytes(data)
        return Outcome(folder.name, (), pdf=pdf, pages=6, digest=digest(data))

    with patch("reportgen.pipeline.build_report", write):
        yield lambda: log.read_text().split()


def test_only_what_has_changed_is_built(reportgen: Run, make_report: Make, built: Built) -> None:
    for name in ("a", "b", "c"):
        make_report(name=name)
    reportgen("build", "--jobs", 1)
    (Path("content") / "b" / "report.yaml").write_text("title: 出席會議\n", encoding="utf-8")
    said = reportgen("build", "--jobs", 1).out
    assert built() == ["a", "b", "c", "b"]
    lines = [line for line in said.split("\n") if ".pdf" in line]
    assert [AGAIN["zh-Hant"] in line for line in lines] == [True, False, True]
    assert [line.split("：")[0] for line in lines] == [
        f"✓ build/{name}.pdf" for name in ("a", "b", "c")
    ]


def test_force_builds_anyway(reportgen: Run, make_report: Make, built: Built) -> None:
    folder = make_report()
    for _ in range(2):
        assert AGAIN["zh-Hant"] not in reportgen("build", folder, "--force").out
    assert built() == ["trip", "trip"]
    assert AGAIN["zh-Hant"] in reportgen("build", folder).out


def test_a_pdf_that_somebody_replaced_is_built(
    reportgen: Run, make_report: Make, built: Built
) -> None:
    folder = make_report()
    reportgen("build", folder)
    pdf = Path("build/trip.pdf")
    data = pdf.read_bytes()
    pdf.write_bytes(b"%PDF-1.7 signed")
    reportgen("build", folder)
    assert pdf.read_bytes() == data
    pdf.unlink()
    reportgen("build", folder)
    assert pdf.read_bytes() == data
    assert built() == ["trip"] * 3


def test_what_was_not_written_is_told_again(
    reportgen: Run, make_report: Make, built: Built
) -> None:
    folder = make_report()
    first = reportgen("build", folder, "--final").out
    again = reportgen("build", folder, "--final").out
    assert again == first.replace("未寫出 PDF", "未寫出 PDF" + AGAIN["zh-Hant"])
    assert built() == ["trip"]


def test_without_room_for_a_cache_it_is_built(
    reportgen: Run, make_report: Make, built: Built, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORTGEN_CACHE_MIB", "0")
    folder = make_report()
    for _ in range(2):
        assert reportgen("build", folder).status == 0
    assert built() == ["trip", "trip"]
