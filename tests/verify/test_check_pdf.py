"""``reportgen check some.pdf``: our own, anybody's, and what is no PDF at all."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
import weasyprint
from pypdf import PdfReader, PdfWriter
from pypdf.generic import StreamObject

from reportgen.cli.main import run
from reportgen.outcome import Options, Outcome
from reportgen.pipeline import build_report
from reportgen.recheck import check_pdf
from reportgen.verify.attached import records_of
from reportgen.verify.chapters import ordinal
from reportgen.world import World

Make = Callable[..., Path]

PARAGRAPH = (
    "本次考察旨在了解各地水資源管理與節水推廣之作法，作為本縣推動之參考，並與主管單位交換意見。"
)


def found(outcome: Outcome, code: str) -> list[str]:
    return [finding.message.text() for finding in outcome.findings if finding.code == code]


def codes(outcome: Outcome) -> set[str]:
    return {finding.code for finding in outcome.findings}


# --- anybody's


@pytest.fixture
def printed(tmp_path: Path) -> Callable[..., Path]:
    """A PDF of lines as another program would print it, chapters on pages of their own."""

    def make(*lines: str, bookmarks: bool = False, tags: bool = False, title: str = "") -> Path:
        level = "" if bookmarks else "h1 { bookmark-level: none }"
        body = "".join(
            f"<h1>{line}</h1><p>{PARAGRAPH * 3}</p>"
            if line[0] in "壹貳參肆伍"
            else f"<p>{line}</p>"
            for line in lines
        )
        lang = ' lang="zh-Hant"' if tags else ""
        html = (
            f"<html{lang}><head><title>{title}</title><style>{level}</style></head>"
            f"<body>{body}</body></html>"
        )
        path = tmp_path / "other.pdf"
        weasyprint.HTML(string=html).write_pdf(
            path, **({"pdf_variant": "pdf/ua-1"} if tags else {})
        )
        return path

    return make


FRONT = ("出國報告（出國類別：考察）", "赴日本考察報告", "出國期間：112 年 5 月 1 日至 5 月 6 日")
SOUND = (*FRONT, "壹、目的", "貳、過程", "時間：112年5月3日上午", "參、心得及建議")


@pytest.mark.parametrize(
    ("bookmarks", "tags", "guessed"),
    [(True, True, False), (False, True, False), (True, False, False), (False, False, True)],
)
def test_a_sound_report_of_another_agency(
    world: World, printed: Callable[..., Path], bookmarks: bool, tags: bool, guessed: bool
) -> None:
    outcome = check_pdf(world, printed(*SOUND, bookmarks=bookmarks, tags=tags, title="考察報告"))
    untagged = {"PDF-TAGS", "PDF-METADATA"}
    assert codes(outcome) - untagged == {"PDF-UNKNOWN"}
    assert untagged.isdisjoint(codes(outcome)) is tags
    said = "".join(found(outcome, "PDF-UNKNOWN"))
    assert "沒有記載依何機關的規定" in said
    assert ("從內文認出來" in said) is guessed


def test_a_marked_heading_may_be_long_and_english(
    world: World, printed: Callable[..., Path]
) -> None:
    original = "Citizens, Archives and Open Data in Three Languages"
    lines = (
        *SOUND[:-1],
        "參、Reflections and Recommendations",
        f"肆、結語（{original}）",
        "伍、附錄",
    )
    lines = tuple(line.replace("目的", "Purpose") for line in lines)
    outcome = check_pdf(world, printed(*lines, bookmarks=True, tags=True, title="考察報告"))
    assert codes(outcome) == {"PDF-UNKNOWN"}


def test_a_chapter_that_nobody_wrote(world: World, printed: Callable[..., Path]) -> None:
    outcome = check_pdf(world, printed(*FRONT, "壹、目的", "貳、過程", "參、心得"))
    assert found(outcome, "PDF-SECTION") == ["找不到「建議」一章。"]


def test_a_number_that_is_skipped(world: World, printed: Callable[..., Path]) -> None:
    outcome = check_pdf(world, printed(*FRONT, "壹、目的", "貳、過程", "肆、心得及建議"))
    assert found(outcome, "PDF-NUMBERING") == ["章的編號跳號：缺第 3 章。"]


def test_a_table_of_contents_is_not_a_second_chapter(
    world: World, printed: Callable[..., Path]
) -> None:
    contents = ("目次", "一、目的", "　壹、目的 ………… 2", "　貳、過程 ………… 3")
    outcome = check_pdf(world, printed(*contents, *SOUND, bookmarks=True))
    assert found(outcome, "PDF-NUMBERING") == []


def test_a_time_outside_the_trip(world: World, printed: Callable[..., Path]) -> None:
    outcome = check_pdf(world, printed(*SOUND, "時間：112年10月3日上午", "民國 100 年 1 月 1 日設"))
    (said,) = found(outcome, "PDF-DATE")
    assert "2023-10-03" in said


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("112 年 5 月 2 日", ["報告日期 2023-05-02 早於返國日 2023-05-06。"]),
        ("112 年 5 月 6 日", []),
        ("112 年 8 月 7 日", []),  # the last day is a Sunday
        ("112 年 8 月 8 日", ["報告日期 2023-08-08 已逾返國後 3 個月（2023-08-07）。"]),
        ("○○年○○月○○日", []),
    ],
)
def test_the_report_date(
    world: World, printed: Callable[..., Path], day: str, said: list[str]
) -> None:
    front = (*FRONT, f"報告日期：{day}")
    outcome = check_pdf(world, printed(*front, *SOUND[len(FRONT) :]))
    assert found(outcome, "PDF-DATE") == said


def test_a_trip_over_new_year(world: World, printed: Callable[..., Path]) -> None:
    front = ("出國期間：2022 年 12 月 30 日至 2023 年 1 月 3 日",)
    chapters = ("壹、目的", "貳、過程", "時間：112年1月2日", "參、心得及建議")
    assert found(check_pdf(world, printed(*front, *chapters)), "PDF-DATE") == []


def test_a_trip_of_two_stays(world: World, printed: Callable[..., Path]) -> None:
    front = ("出國期間：112 年 3 月 1 日至 5 月 30 日；112 年 9 月 4 日至 10 月 20 日",)
    sound = ("壹、目的", "貳、過程", "時間：112年9月20日", "參、心得及建議")
    late = ("壹、目的", "貳、過程", "時間：112年10月21日", "參、心得及建議")
    assert found(check_pdf(world, printed(*front, *sound)), "PDF-DATE") == []
    assert len(found(check_pdf(world, printed(*front, *late)), "PDF-DATE")) == 1


def test_a_form_that_was_not_filled_in(world: World, printed: Callable[..., Path]) -> None:
    outcome = check_pdf(world, printed("報告日期：○○年○○月○○日", "王○○先生引導參觀", *SOUND))
    assert len(found(outcome, "PDF-PLACEHOLDER")) == 1


def test_without_tags_title_and_language(world: World, printed: Callable[..., Path]) -> None:
    outcome = check_pdf(world, printed(*SOUND))
    assert {"PDF-TAGS", "PDF-METADATA"} <= codes(outcome)


def test_without_text_nothing_is_claimed(world: World, tmp_path: Path) -> None:
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    writer.write(tmp_path / "scan.pdf")
    outcome = check_pdf(world, tmp_path / "scan.pdf")
    assert "PDF-SECTION" not in codes(outcome)
    assert "無從檢查" in "".join(found(outcome, "PDF-UNKNOWN"))


@pytest.mark.parametrize(
    ("numeral", "number"),
    [
        ("壹", 1),
        ("叁", 3),
        ("拾", 10),
        ("拾貳", 12),
        ("二十", 20),
        ("二十三", 23),
        ("7", 7),
        ("甲", 0),
    ],
)
def test_numerals(numeral: str, number: int) -> None:
    assert ordinal(numeral) == number


# --- what cannot be read


def test_no_pdf(world: World, tmp_path: Path) -> None:
    path = tmp_path / "word.pdf"
    path.write_bytes(b"PK\x03\x04 word")
    (finding,) = check_pdf(world, path).findings
    assert finding.code == "PDF-UNREADABLE"


def test_encrypted(world: World, tmp_path: Path) -> None:
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(tmp_path / "locked.pdf")
    (finding,) = check_pdf(world, tmp_path / "locked.pdf").findings
    assert finding.code == "PDF-ENCRYPTED"


def test_too_large(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportgen.limits.PDF_BYTES", 10)
    path = tmp_path / "large.pdf"
    path.write_bytes(b"%PDF-1.7 and more")
    (finding,) = check_pdf(world, path).findings
    assert finding.code == "PDF-TOO-LARGE"


def test_too_many_pages(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportgen.limits.PDF_PAGES", 1)
    writer = PdfWriter()
    for _ in range(2):
        writer.add_blank_page(595, 842)
    writer.write(tmp_path / "long.pdf")
    (finding,) = check_pdf(world, tmp_path / "long.pdf").findings
    assert finding.code == "PDF-TOO-LARGE"


def test_what_cannot_be_read_is_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "word.pdf"
    path.write_bytes(b"no")
    assert run(["check", str(path), "--fail-level", "none"]) == 2
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize("seed", range(24))
def test_no_damage_makes_it_raise(
    world: World, printed: Callable[..., Path], seed: int, tmp_path: Path
) -> None:
    cache = tmp_path.parent / "damaged-original.pdf"
    if not cache.exists():
        cache.write_bytes(printed(*SOUND, bookmarks=True, tags=True).read_bytes())
    data = bytearray(cache.read_bytes())
    choice = random.Random(seed)
    for _ in range(choice.randint(1, 30)):
        data[choice.randrange(len(data))] = choice.randrange(256)
    if seed % 4 == 0:
        data = data[: choice.randrange(len(data))]
    path = tmp_path / "damaged.pdf"
    path.write_bytes(bytes(data))
    assert check_pdf(world, path).findings


# --- our own


@pytest.fixture
def built(world: World, make_report: Make, tmp_path: Path) -> Path:
    outcome = build_report(world, make_report(), tmp_path / "build")
    assert outcome.pdf is not None
    assert outcome.errors == 0, [finding.message.text() for finding in outcome.findings]
    return outcome.pdf


def test_our_own_is_checked_by_its_records(world: World, built: Path) -> None:
    outcome = check_pdf(world, built)
    assert {str(f.severity) for f in outcome.findings if f.code.startswith("PDF-")} == {"note"}
    assert outcome.errors == 0
    assert outcome.pages == len(PdfReader(built).pages)


def changed(pdf: Path, before: str, after: str) -> Path:
    """*pdf* with other words in the records that it carries; its pages stay."""
    writer = PdfWriter(clone_from=pdf)
    hits = 0
    for thing in writer._objects:
        if isinstance(thing, StreamObject) and thing.get("/Type") == "/EmbeddedFile":
            text = thing.get_data().decode()
            hits += before in text
            thing.set_data(text.replace(before, after).encode())
    assert hits
    path = pdf.with_name("changed.pdf")
    writer.write(path)
    return path


def test_records_that_the_pages_do_not_say(world: World, built: Path) -> None:
    said = "邀集各國主管機關與\n    民間團體"
    path = changed(built, said, "邀集各國大學教授與\n    研究人員")
    outcome = check_pdf(world, path)
    lost = [finding for finding in outcome.findings if finding.code == "PDF-TEXT"]
    assert lost
    assert lost[0].place.file.endswith("changed.pdf/report.yaml")
    assert "大學教授" in outcome.sources[lost[0].place.file].line(lost[0].place.line)


def test_records_that_break_a_rule(world: World, built: Path) -> None:
    outcome = check_pdf(world, changed(built, "category: 開會", "category: 旅遊"))
    (finding,) = [f for f in outcome.findings if f.code == "CATEGORY-UNKNOWN"]
    assert finding.place.file.endswith("changed.pdf/report.yaml")
    assert finding.place.line == 2


def test_records_that_cannot_be_read(world: World, built: Path) -> None:
    outcome = check_pdf(world, changed(built, "title: ", "title： "))
    assert outcome.errors


def test_without_records_it_is_anybodys(world: World, make_report: Make, tmp_path: Path) -> None:
    outcome = build_report(world, make_report(), tmp_path / "build", Options(embed=False))
    assert outcome.pdf is not None
    again = check_pdf(world, outcome.pdf)
    assert codes(again) <= {"PDF-UNKNOWN", "PDF-METADATA"}


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("../out.yaml", True),
        ("/etc/out.yaml", True),
        ("a/b/c.yaml", True),
        ("report.yaml/x.yaml", True),
        ("sessions/" + "a" * 300 + ".yaml", True),
        ("roster\n.yaml", True),
        ("other.yaml", True),
        ("report.exe", False),
        ("", False),
    ],
)
def test_only_records_leave_the_pdf(world: World, name: str, told: bool, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    writer = PdfWriter()
    writer.add_blank_page(10, 10)
    writer.add_attachment("report.yaml", b"title: a\n")
    writer.add_attachment("sessions/010 \u4e00.yaml", b"title: b\n")
    writer.add_attachment(name, b"x")
    writer.write(path)
    assert records_of(path) == {
        "report.yaml": b"title: a\n",
        "sessions/010 \u4e00.yaml": b"title: b\n",
    }
    assert len(found(check_pdf(world, path), "PDF-ATTACHMENT")) == told


def test_two_attachments_of_one_name(world: World, tmp_path: Path) -> None:
    writer = PdfWriter()
    writer.add_blank_page(10, 10)
    writer.add_attachment("report.yaml", b"title: a\n")
    writer.add_attachment("report.yaml", b"title: b\n")
    writer.write(tmp_path / "a.pdf")
    assert found(check_pdf(world, tmp_path / "a.pdf"), "PDF-ATTACHMENT") == [
        "PDF 附了兩個「report.yaml」。"
    ]
