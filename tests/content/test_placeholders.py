"""The stand-in pictures of the example report: honest, the same each time, none too many."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from content.placeholders.__main__ import main
from content.placeholders.files import photograph, picture
from content.placeholders.fonts import FONTS
from content.placeholders.records import Figure, figures
from content.placeholders.scenes import SCENES
from content.placeholders.statistics import CELL, GAP, statistics

REPORT = Path(__file__).parents[2] / "content" / "2016-ogp-paris"

pytestmark = pytest.mark.skipif(not FONTS.is_dir(), reason="draws with the fonts of fonts-noto-cjk")


def write(report: Path, prose: str) -> Path:
    report.mkdir(exist_ok=True)
    (report / "purpose.yaml").write_text(f"prose: |\n  {prose}\n", "utf-8")
    return report


def test_drawing_is_deterministic() -> None:
    figure = Figure(10, "figures/10-panel.png", "座談會")
    assert picture(figure) == picture(figure)
    assert statistics() == statistics()


@pytest.mark.parametrize("number", sorted(SCENES))
def test_picture_says_what_it_is(number: int) -> None:
    figure = Figure(number, f"figures/{number:02}-x.png", "駐法國代表處午宴")
    scene = SCENES[number]
    content, lettering = photograph(figure, scene)
    assert lettering == ["示意圖", "原圖：駐法國代表處午宴"]
    assert Image.open(BytesIO(content)).size == scene.size
    assert len(content) < 60_000


def test_statistics_need_no_font_and_draw_every_unit() -> None:
    drawing = ElementTree.fromstring(statistics())
    space = "{http://www.w3.org/2000/svg}"
    assert drawing.findall(f".//{space}text") == []
    assert "2,456 個承諾" in (drawing.findtext(f"{space}desc") or "")
    fields = [path for path in drawing.iter(f"{space}path") if path.get("stroke-dasharray")]
    lengths = [
        sum(int(row.split("h")[1]) + GAP for row in path.attrib["d"].split("M")[1:])
        for path in fields
    ]
    assert [length / CELL for length in lengths] == [8, 70, 135, 2456]


def test_every_figure_of_the_records_is_there_and_no_other() -> None:
    named = figures(REPORT)
    assert [figure.number for figure in named] == list(range(1, 27))
    kept = sorted(file.name for file in (REPORT / "figures").iterdir())
    assert kept == [Path(figure.file).name for figure in named]


def test_only_missing_files_are_drawn(tmp_path: Path) -> None:
    report = write(tmp_path / "r", "![會談](figures/02-talk.png) ![合照](figures/03-group.png)")
    kept = report / "figures" / "02-talk.png"
    kept.parent.mkdir()
    kept.write_bytes(b"a photograph")
    assert main([str(report)]) == 0
    assert kept.read_bytes() == b"a photograph"
    assert (kept.parent / "03-group.png").stat().st_size > 10_000
    assert main([str(report), "--all"]) == 0
    assert kept.read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("image", "said"),
    [
        ("![無](figures/77-unknown.png)", "no scene for figure 77"),
        ("![會談](figures/02-talk.jpg)", "a scene is drawn as .png"),
        ("沒有圖。", "no record names a picture"),
    ],
)
def test_refuses_what_it_cannot_draw(
    image: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(write(tmp_path / "r", image))]) == 2
    assert said in capsys.readouterr().err
