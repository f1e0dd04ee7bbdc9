"""``reportgen build --to docx|odt``: documents that can be edited, beside the PDF or alone."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader

from reportgen.cli.main import run
from reportgen.edit import Set, changed
from reportgen.export.spots import spot_of

CONTENT = Path(__file__).parents[2] / "content"
MakeReport = Callable[..., Path]


def content_of(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read("content.xml").decode()


def head_of(path: Path) -> str:
    """The part that has the head of each page."""
    with zipfile.ZipFile(path) as archive:
        name = "styles.xml" if path.suffix == ".odt" else "word/header2.xml"
        return archive.read(name).decode()


@pytest.mark.parametrize("form", ["docx", "odt"])
def test_an_edition_alone(
    make_report: MakeReport, tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    report = make_report()
    status = run(["build", str(report), "--to", form, "--out", str(tmp_path / "out")])
    (edition,) = (tmp_path / "out").iterdir()
    assert (edition.name, status) == (f"{report.name}.{form}", 0)
    assert re.search(rf"\.{form}：\d+ kB", capsys.readouterr().out)
    assert "草稿" not in head_of(edition)
    first = edition.read_bytes()
    run(["build", str(report), "--to", form, "--out", str(tmp_path / "out")])
    assert edition.read_bytes() == first


def test_all_three(
    make_report: MakeReport, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A report is counted once, and the editions have the page numbers of the PDF."""
    report, out = make_report(), tmp_path / "o"
    forms = ["--to", "odt", "--to", "pdf", "--to", "docx"]
    assert run(["build", str(report), *forms, "--out", str(out)]) == 0
    assert sorted(path.suffix for path in out.iterdir()) == [".docx", ".odt", ".pdf"]
    assert re.findall(r"\d+ 份報告", capsys.readouterr().out) == ["1 份報告"]
    pages = len(PdfReader(out / f"{report.name}.pdf").pages)
    with zipfile.ZipFile(out / f"{report.name}.docx") as archive:
        document = archive.read("word/document.xml").decode()
    assert re.search(rf"NUMPAGES .{{0,60}}>{pages}<", document)
    (first,) = re.findall(r"PAGEREF purpose .*?>([^<>]+)<", document)[:1]
    assert first.isdigit()
    assert f"<text:tab/>{first}<" in content_of(out / f"{report.name}.odt")
    spots = set(map(spot_of, re.findall(r'w:name="([^"]*)"', document))) - {""}
    names = re.findall(
        r'bookmark-start text:name="([^"]*)"', content_of(out / f"{report.name}.odt")
    )
    assert spots == set(map(spot_of, names)) - {""}
    assert len(spots) > 20


@pytest.mark.parametrize("form", ["docx", "odt"])
def test_a_draft_says_so_and_a_final_one_is_not_written(
    make_report: MakeReport, tmp_path: Path, form: str
) -> None:
    report = make_report()
    path = report / "report.yaml"
    path.write_text(changed(path.read_text("utf-8"), Set(("category",), "旅遊")), encoding="utf-8")
    out = tmp_path / "out"
    assert run(["build", str(report), "--to", form, "--final", "--out", str(out)]) == 1
    assert not list(out.glob("*"))
    assert run(["build", str(report), "--to", form, "--out", str(out)]) == 1
    assert "草稿" in head_of(out / f"{report.name}.{form}")


@pytest.mark.parametrize("option", [["--watch"], ["--scheduler", "tcp://127.0.0.1:1"]])
def test_not_while_watching(
    make_report: MakeReport, option: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["build", str(make_report()), "--to", "odt", *option]) == 2
    assert "--to odt" in capsys.readouterr().err


def test_photos_lose_their_positions(tmp_path: Path) -> None:
    """As in the PDF: a picture goes through the same door."""
    from PIL import Image

    report = Path(shutil.copytree(CONTENT / "2018-ogp-tbilisi", tmp_path / "trip"))
    photo = Image.new("RGB", (400, 300), "grey")
    exif = photo.getexif()
    exif.get_ifd(0x8825)[2] = (25.0, 2.0, 0.0)
    (report / "figures").mkdir(exist_ok=True)
    photo.save(report / "figures" / "talk.jpg", exif=exif)
    assert b"Exif" in (report / "figures" / "talk.jpg").read_bytes()
    path = report / "purpose.yaml"
    figure = '見[](#fig-talk)。\n\n![會談](figures/talk.jpg){#fig-talk alt="會談"}\n'
    path.write_text(changed(path.read_text("utf-8"), Set(("prose",), figure)), encoding="utf-8")
    run(["build", str(report), "--to", "odt", "--out", str(tmp_path / "out")])
    with zipfile.ZipFile(tmp_path / "out" / "trip.odt") as archive:
        (name,) = (name for name in archive.namelist() if name.startswith("Pictures/"))
        assert b"Exif" not in archive.read(name)


def test_a_drawing_is_there_in_points_as_well(tmp_path: Path) -> None:
    """For Word before 2016, and others that show no drawings."""
    report = CONTENT / "2025-coastal-waves"
    assert run(["build", str(report), "--to", "docx", "--out", str(tmp_path)]) == 0
    with zipfile.ZipFile(tmp_path / f"{report.name}.docx") as archive:
        media = [name for name in archive.namelist() if name.startswith("word/media/")]
        drawings = [name for name in media if name.endswith(".svg")]
        assert drawings
        for name in drawings:
            assert archive.read(f"{name}.png").startswith(b"\x89PNG")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("form", ["docx", "odt"])
def test_a_word_processor_opens_it(tmp_path: Path, form: str) -> None:
    """Its PDF has every heading with its number, which it counts itself, and every note."""
    report = CONTENT / "2018-ogp-tbilisi"
    run(["build", str(report), "--to", form, "--to", "pdf", "--out", str(tmp_path)])
    ours = PdfReader(tmp_path / f"{report.name}.pdf")
    titles = [squeezed(str(item["/Title"])) for item in flat(ours.outline)]
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless",
         "--convert-to", "pdf", "--outdir", str(tmp_path / "lo"),
         str(tmp_path / f"{report.name}.{form}")],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    theirs = PdfReader(tmp_path / "lo" / f"{report.name}.pdf")
    text = squeezed("".join(page.extract_text() for page in theirs.pages))
    assert titles[0] == "封面"  # a page, which has no such words on it
    assert [title for title in titles[1:] if title not in text] == []
    assert abs(len(theirs.pages) - len(ours.pages)) <= len(ours.pages) / 4


def flat(outline: list[object]) -> list[dict[str, object]]:
    items: list[dict[str, object]] = []
    for item in outline:
        items += flat(item) if isinstance(item, list) else [item]  # type: ignore[list-item]
    return items


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)
