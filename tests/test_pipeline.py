from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pypdfium2
import pytest

from reportgen import limits
from reportgen.outcome import PHASES, Options
from reportgen.pipeline import build_report, check_report
from reportgen.text import fold
from reportgen.world import World

Make = Callable[..., Path]


def words(pdf: Path) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    return [fold(page.get_textpage().get_text_range()) for page in document]


def test_a_sound_report_is_built_without_a_draft_mark(
    world: World, make_report: Make, tmp_path: Path
) -> None:
    phases: list[str] = []
    outcome = build_report(world, make_report(), tmp_path / "out", on_phase=phases.append)
    assert outcome.errors == 0, [finding.message.text() for finding in outcome.findings]
    assert outcome.pdf == tmp_path / "out" / "trip.pdf"
    assert tuple(phases) == PHASES
    pages = words(outcome.pdf)
    assert len(pages) == outcome.pages
    assert not any("草稿" in page for page in pages)
    assert any("壹、目的" in page for page in pages)


AN_ERROR = ("category: 開會", "category: 會議")


def test_an_error_marks_every_page_and_the_first_says_how_many(
    world: World, make_report: Make, tmp_path: Path
) -> None:
    outcome = build_report(world, make_report(AN_ERROR), tmp_path / "out")
    assert outcome.errors >= 1
    assert outcome.pdf is not None
    pages = words(outcome.pdf)
    assert f"草稿：尚有{outcome.errors}項錯誤" in pages[0]
    assert all("草稿" in page for page in pages)


def test_final_writes_nothing_while_an_error_stands(
    world: World, make_report: Make, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    outcome = build_report(world, make_report(AN_ERROR), out, Options(final=True))
    assert outcome.pdf is None
    assert not out.exists()


def test_records_that_cannot_be_read_leave_the_old_pdf_whole(
    world: World, make_report: Make, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "trip.pdf").write_bytes(b"old")
    outcome = build_report(world, make_report(("title:", "title：")), out)
    broken = build_report(world, make_report(("agency: 國", "agency: [國"), name="broken"), out)
    assert broken.pdf is None
    assert broken.errors
    assert outcome.errors
    assert list(out.glob(".*")) == []


def test_an_interrupted_write_leaves_the_old_pdf_whole(
    world: World, make_report: Make, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "trip.pdf").write_bytes(b"old")
    with (
        patch("pathlib.Path.replace", side_effect=KeyboardInterrupt),
        pytest.raises(KeyboardInterrupt),
    ):
        build_report(world, make_report(), out)
    assert (out / "trip.pdf").read_bytes() == b"old"
    assert [path.name for path in out.iterdir()] == ["trip.pdf"]


def test_templates_beside_content_win(world: World, make_report: Make, tmp_path: Path) -> None:
    own = tmp_path / "templates" / "our-agency"
    (own / "front").mkdir(parents=True)
    (own / "authority.yaml").write_text(
        "name: 本機關\nextends: executive-yuan\nfront: [cover]\n", encoding="utf-8"
    )
    (own / "front" / "cover.html").write_text("<p>本機關自己的封面</p>", encoding="utf-8")
    folder = make_report(("title: 出席測試會議", "authority: our-agency\ntitle: 出席測試會議"))
    outcome = build_report(world, folder, tmp_path / "out")
    assert outcome.pdf is not None
    assert "本機關自己的封面" in words(outcome.pdf)[0]


@pytest.mark.parametrize(
    ("template", "line"),
    [
        ("<p>\n{{ nothing.there }}", 2),
        ("{% for x in %}", 1),
        ("{{ ''.__class__.__mro__ }}", 1),
        ("{{ records.title | no_such_filter }}", 1),
        ("{{ 1 / 0 }}", 1),
        ("{% include '../../../../etc/passwd' %}", 1),
    ],
)
def test_a_bad_template_is_one_finding_at_its_line(
    world: World, make_report: Make, tmp_path: Path, template: str, line: int
) -> None:
    own = tmp_path / "templates" / "bad"
    (own / "front").mkdir(parents=True)
    (own / "authority.yaml").write_text(
        "name: 壞版型\nextends: executive-yuan\nfront: [cover]\n", encoding="utf-8"
    )
    (own / "front" / "cover.html").write_text(template, encoding="utf-8")
    folder = make_report(("title: 出席測試會議", "authority: bad\ntitle: 出席測試會議"))
    outcome = build_report(world, folder, tmp_path / "out")
    (finding,) = [f for f in outcome.findings if f.code == "TEMPLATE-ERROR"]
    assert finding.place.line == line
    assert finding.place.file.endswith("cover.html")
    assert outcome.pdf is None


@pytest.mark.parametrize(
    ("template", "word"),
    [
        ("<div>" * 300, "200"),
        ("<table><tr><td>" * 90, "200"),
        ("<p>" + "<span>" * 300, "200"),
        ("<style>p { width: calc(1px / 0) } @page { size: 20pt 20pt; margin: 0 }</style><p>字", ""),
        ("<style>@page { margin: 400mm }</style><p>字</p>", ""),
    ],
)
def test_what_the_engine_cannot_set_is_one_finding_about_the_layout(
    world: World, make_report: Make, tmp_path: Path, template: str, word: str
) -> None:
    own = tmp_path / "templates" / "bad"
    (own / "front").mkdir(parents=True)
    (own / "authority.yaml").write_text(
        "name: 壞版型\nextends: executive-yuan\nfront: [cover]\n", encoding="utf-8"
    )
    (own / "front" / "cover.html").write_text(template, encoding="utf-8")
    folder = make_report(("title: 出席測試會議", "authority: bad\ntitle: 出席測試會議"))
    outcome = build_report(world, folder, tmp_path / "out")
    found = [f for f in outcome.findings if f.code == "TEMPLATE-ERROR"]
    if word:
        (finding,) = found
        assert "templates/bad" in finding.place.file
        assert word in finding.message.text()
        assert outcome.pdf is None


def test_a_report_without_an_end_of_pages_is_given_up(
    world: World, make_report: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "REPORT_PAGES", 4)
    outcome = build_report(world, make_report(("檢核的人力", "檢核的人力" * 900)), tmp_path / "out")
    (finding,) = [f for f in outcome.findings if f.code == "TEMPLATE-ERROR"]
    assert "4" in finding.message.text()
    assert outcome.pdf is None


def test_the_deepest_prose_is_set(world: World, make_report: Make, tmp_path: Path) -> None:
    deep = ("> " * 39 + "[" * 39 + "深處" + "]{lang=en}" * 39).replace("\n", "")
    report = make_report(("    本會為建立資料品質", f"    {deep}\n\n    本會為建立資料品質"))
    outcome = build_report(world, report, tmp_path / "out")
    assert outcome.pdf is not None
    assert any("深處" in page for page in words(outcome.pdf))


def test_an_unknown_layout_names_the_nearest(world: World, make_report: Make) -> None:
    folder = make_report(("title: 出席", "authority: executive-yaun\ntitle: 出席"))
    outcome = check_report(world, folder)
    (finding,) = [f for f in outcome.findings if f.code == "AUTHORITY-UNKNOWN"]
    assert finding.place.line == 1
    assert "executive-yuan" in finding.hints[0].text()


def test_fixed_words_follow_the_language_of_the_report(
    world: World, make_report: Make, tmp_path: Path
) -> None:
    folder = make_report(("title: 出席", "language: en\ntitle: 出席"))
    outcome = build_report(world, folder, tmp_path / "out")
    assert outcome.pdf is not None
    whole = "".join(words(outcome.pdf))
    assert "December5,2016" in whole
    assert "Contents" in whole
    assert "目次" not in whole
