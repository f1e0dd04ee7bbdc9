"""Earlier reports: what is copied is found, named by line or page, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.cache import Cache
from reportgen.check.ask.shingles import letters
from reportgen.check.ask.similarity import Earlier, Identity

COPIED = (
    "本次考察以日本農產直銷所為對象，了解其經營模式、通路布局與青年農民參與的情形，"
    "並與當地農會交換意見，作為研擬政策的參考。"
)
OWN = (
    "本次考察以開放政府為題，了解法國推動公民參與的作法、遭遇的困難與地方政府的角色，"
    "並與當地民間團體座談，供後續研議。"
)


def folder_of(tmp_path: Path, **files: str) -> Path:
    folder = tmp_path / "earlier"
    for name, text in files.items():
        target = folder / name.replace("__", "/")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.with_suffix(".yaml").write_text(text, encoding="utf-8")
    return folder


def test_names_the_line_even_where_lines_are_broken_elsewhere(tmp_path: Path) -> None:
    broken = COPIED[:13] + "\n    " + COPIED[13:40] + "\n    " + COPIED[40:]
    text = f"# {COPIED}\npurpose:\n  prose: |\n    前言一句。\n\n    {broken}\n"
    earlier = Earlier(folder_of(tmp_path, **{"2015__report": text}), "past")
    copies = earlier.compare([letters(COPIED), letters(OWN)], tmp_path / "new")
    assert list(copies) == [0]
    assert copies[0].file == "past/2015/report.yaml"
    assert copies[0].number == 6
    assert copies[0].share == 1.0


def test_only_the_name_of_the_country_is_changed(tmp_path: Path) -> None:
    earlier = Earlier(folder_of(tmp_path, a=f"purpose:\n  prose: {COPIED}\n"), "past")
    changed = COPIED.replace("日本", "新加坡")
    copies = earlier.compare([letters(changed)], tmp_path / "new")
    assert 0.8 < copies[0].share < 1.0


def test_the_report_itself_is_not_earlier(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, new__purpose=f"prose: {COPIED}\n")
    earlier = Earlier(folder, "past")
    assert earlier.compare([letters(COPIED)], folder / "new") == {}
    assert list(earlier.compare([letters(COPIED)], folder / "other")) == [0]


def test_the_report_that_holds_most_is_named(tmp_path: Path) -> None:
    half = COPIED[: len(COPIED) * 3 // 4] + OWN[-20:]
    earlier = Earlier(folder_of(tmp_path, a=f"prose: {half}\n", b=f"prose: {COPIED}\n"), "past")
    assert earlier.compare([letters(COPIED)], tmp_path)[0].file == "past/b.yaml"


def test_names_the_page_of_a_pdf_and_keeps_its_text(tmp_path: Path) -> None:
    pypdfium2 = pytest.importorskip("pypdfium2")
    words = "the quick brown fox jumps over the lazy dog and runs into the deep dark forest " * 4
    folder = tmp_path / "earlier"
    folder.mkdir()
    (folder / "old.pdf").write_bytes(pdf_of(["nothing to see here", words]))
    assert len(pypdfium2.PdfDocument(folder / "old.pdf")) == 2
    earlier = Earlier(folder, "past", Cache(tmp_path / "cache"))
    for _ in range(2):
        copy = earlier.compare([letters(words)], tmp_path / "new")[0]
        assert (copy.file, copy.number, copy.paged) == ("past/old.pdf", 2, True)
    (kept,) = (tmp_path / "cache" / "earlier").iterdir()
    kept.write_bytes(b"{damaged")
    assert earlier.compare([letters(words)], tmp_path / "new")[0].number == 2


def test_says_which_file_it_could_not_read(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, a="prose: 一\n")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 cut off")
    earlier = Earlier(folder, "past")
    assert earlier.compare([letters(COPIED)], tmp_path / "new") == {}
    assert earlier.unreadable == ["past/broken.pdf"]


def pdf_of(pages: list[str]) -> bytes:
    """A PDF with one line of Latin text on each page."""
    count = len(pages)
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {count}/Kids[{' '.join(f'{4 + 2 * n} 0 R' for n in range(count))}]>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for number, text in enumerate(pages):
        stream = f"BT /F 4 Tf 10 50 Td ({text}) Tj ET"
        objects += [
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 3000 100]/Resources<</Font<</F 3 0 R>>>>"
            f"/Contents {5 + 2 * number} 0 R>>",
            f"<</Length {len(stream)}>>stream\n{stream}\nendstream",
        ]
    body = "%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(body))
        body += f"{number} 0 obj{content}endobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    return (
        f"{body}xref\n0 {size}\n0000000000 65535 f \n{table}"
        f"trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{len(body)}\n%%EOF"
    ).encode()


TRIP = Identity(
    "c10600437", "赴日考察農產直銷", ("20161205", "2016年12月5日", "1051205", "105年12月5日")
)


@pytest.mark.parametrize(
    "text",
    [
        "title: 赴日考察農產直銷\nperiod: {start: 2016-12-05, end: 2016-12-11}\n",
        "出國報告 赴日考察農產直銷 出國期間：105 年 12 月 5 日至 11 日",
        "赴日考察農產直銷（修正版）　2016 年 12 月 5 日",
        "系統識別號：C10600437 另訂的名稱",
    ],
)
def test_a_version_begins_with_the_id_or_with_title_and_first_day(text: str) -> None:
    assert TRIP.heads(letters(text))


@pytest.mark.parametrize(
    "text",
    [
        "title: 赴日考察農產直銷\nperiod: {start: 2015-12-05, end: 2015-12-11}\n",
        "title: 赴韓考察農產直銷\nperiod: {start: 2016-12-05, end: 2016-12-11}\n",
        "前言。" * 3000 + "赴日考察農產直銷 2016-12-05",
    ],
)
def test_another_report_does_not(text: str) -> None:
    assert not TRIP.heads(letters(text))
    assert not Identity("", "", ()).heads(letters(text))


def test_a_pdf_of_the_report_itself_is_a_version(tmp_path: Path) -> None:
    words = "the quick brown fox jumps over the lazy dog and runs into the deep dark forest " * 4
    folder = tmp_path / "earlier"
    folder.mkdir()
    (folder / "draft.pdf").write_bytes(pdf_of(["farm visit 2016-12-05", words]))
    earlier = Earlier(folder, "past")
    own = Identity("", letters("Farm Visit"), ("20161205",))
    assert earlier.compare([letters(words)], tmp_path / "new", own) == {}
    assert earlier.versions == ["past/draft.pdf"]
    other = Identity("", letters("Farm Visit"), ("20171205",))
    assert list(earlier.compare([letters(words)], tmp_path / "new", other)) == [0]
    assert earlier.versions == []
