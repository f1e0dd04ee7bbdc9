"""``reportgen build --to odt``: a document that can be edited, beside the PDF or instead of it."""

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

CONTENT = Path(__file__).parents[2] / "content"
MakeReport = Callable[..., Path]


def content_of(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read("content.xml").decode()


def styles_of(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read("styles.xml").decode()


def test_an_edition_alone(
    make_report: MakeReport, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = make_report()
    status = run(["build", str(report), "--to", "odt", "--out", str(tmp_path / "out")])
    (odt,) = (tmp_path / "out").iterdir()
    assert (odt.name, status) == (f"{report.name}.odt", 0)
    assert re.search(r"\.odt：\d+ kB", capsys.readouterr().out)
    assert "草稿" not in styles_of(odt)
    first = odt.read_bytes()
    run(["build", str(report), "--to", "odt", "--out", str(tmp_path / "out")])
    assert odt.read_bytes() == first


def test_both(make_report: MakeReport, tmp_path: Path) -> None:
    report = make_report()
    assert (
        run(["build", str(report), "--to", "odt", "--to", "pdf", "--out", str(tmp_path / "o")]) == 0
    )
    assert sorted(path.suffix for path in (tmp_path / "o").iterdir()) == [".odt", ".pdf"]


def test_a_draft_says_so_and_a_final_one_is_not_written(
    make_report: MakeReport, tmp_path: Path
) -> None:
    report = make_report()
    path = report / "report.yaml"
    path.write_text(changed(path.read_text("utf-8"), Set(("category",), "旅遊")), encoding="utf-8")
    out = tmp_path / "out"
    assert run(["build", str(report), "--to", "odt", "--final", "--out", str(out)]) == 1
    assert not list(out.glob("*"))
    assert run(["build", str(report), "--to", "odt", "--out", str(out)]) == 1
    assert "草稿" in styles_of(out / f"{report.name}.odt")


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


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_word_processor_opens_it(tmp_path: Path) -> None:
    """What it prints has every heading with its number, which it counts itself."""
    run(["build", str(CONTENT / "2018-ogp-tbilisi"), "--to", "odt", "--to", "pdf", "--out",
         str(tmp_path)])  # fmt: skip
    ours = tmp_path / "2018-ogp-tbilisi.pdf"
    titles = [squeezed(str(item["/Title"])) for item in flat(PdfReader(ours).outline)]
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless",
         "--convert-to", "pdf", "--outdir", str(tmp_path / "lo"),
         str(tmp_path / "2018-ogp-tbilisi.odt")],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    theirs = PdfReader(tmp_path / "lo" / "2018-ogp-tbilisi.pdf")
    text = squeezed("".join(page.extract_text() for page in theirs.pages))
    assert titles
    assert [title for title in titles if title not in text] == []


def flat(outline: list[object]) -> list[dict[str, object]]:
    items: list[dict[str, object]] = []
    for item in outline:
        items += flat(item) if isinstance(item, list) else [item]  # type: ignore[list-item]
    return items


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)
