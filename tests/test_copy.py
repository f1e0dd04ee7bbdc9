"""What is copied from the PDF is what the records say, by the two programs that most readers use.

Only line ends are folded: they are not in the records. All else must be equal, to the space.
"""

from __future__ import annotations

import ctypes
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest

from reportgen.pipeline import build_report
from reportgen.world import World

NAMES = "與會者有𠮷田㛢、游錫堃、陶喆、峯與 Čapek、Ångström、Nguyễn Văn Đạt 等人。"
MIXED = (
    "大會自12月5日起至12月9日止，計有70個國家、2,500 名代表參加OGP（Open Government Partnership）"
    "會議，其中40%的國家——包括法國與加拿大……均提出「國家行動方案」，並說明『公共程式』（public "
    "code）與 participatory tools 如何在 Independent Reporting Mechanism 的評估中彼此配合；"
    "另有 “quoted words”、it’s 與 3.5 km、NT$1,200、25℃ 各一。"
)
ADDRESS = (
    "https://www.opengovpartnership.org/about/news-and-events/paris_2016"
    "/open-government-declaration?lang=zh&year=2016#section-3"
)
LATIN = (
    "The summit brought together governments and civil society, who agreed upon shared commitments "
    "for transparency, participation and accountability in the years to come."
)
STYLED = (
    "其中**重點在於「透明」**、*課責*與**open source**，參見**2016年**的*Paris Declaration*全文。"
)

HYPHENS = "各國提出state-of-the-art與peer-to-peer及face-to-face等open-by-default作法，" * 6

PARAGRAPHS = [NAMES, MIXED, LATIN, STYLED, HYPHENS]
EXPECTED = [
    *(text.replace("*", "") for text in PARAGRAPHS if text != HYPHENS),
    f"全文見{ADDRESS}。",
    "甲方：participatory tools for open government and data quality",
]


def prose() -> str:
    parts = [
        *PARAGRAPHS,
        f"全文見<{ADDRESS}>。",
        f"| 序號 | 說明 |\n|---|---|\n| 1 | {EXPECTED[-1]} |",
    ]
    return "\n\n".join(parts)


@pytest.fixture(scope="module")
def pdf(world: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    from tests.conftest import SMALL

    folder = tmp_path_factory.mktemp("content") / "copy"
    folder.mkdir()
    block = "".join(f"    {line}\n" for line in prose().split("\n"))
    before, after = SMALL.split("itinerary:\n", 1)
    text = before.replace("潘國才", "𠮷田㛢") + block + "itinerary:\n" + after
    before, after = text.split("  prose: |\n", 1)
    rest = after.split("    此行的目標", 1)[1].split("\n", 1)[1]
    (folder / "report.yaml").write_text(before + "  prose: |\n" + rest, encoding="utf-8")
    outcome = build_report(world, folder, folder.parent / "out")
    assert outcome.pdf is not None, [str(finding) for finding in outcome.findings]
    return outcome.pdf


def by_pdfium(pdf: Path) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return "\f".join(page.get_textpage().get_text_range() for page in document)


def by_poppler(pdf: Path) -> str:
    if not shutil.which("pdftotext"):
        pytest.skip("Poppler is not installed")
    command = ["pdftotext", "-raw", "-enc", "UTF-8", str(pdf), "-"]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()


PROGRAMS = pytest.mark.parametrize("extract", [by_pdfium, by_poppler])


def without_line_ends(text: str) -> str:
    return text.replace("\r", "").replace("\n", "")


@PROGRAMS
@pytest.mark.parametrize(
    "wanted", EXPECTED, ids=["names", "mixed", "latin", "styled", "address", "cell"]
)
def test_a_paragraph_is_copied_as_it_was_written(
    pdf: Path, extract: Callable[[Path], str], wanted: str
) -> None:
    assert wanted in without_line_ends(extract(pdf))


@PROGRAMS
def test_a_hyphen_at_a_line_end_is_copied(pdf: Path, extract: Callable[[Path], str]) -> None:
    text = extract(pdf)
    assert len(re.findall(r"[a-z]-\r?\n[a-z]", text)) > 1
    assert HYPHENS in without_line_ends(text)


@PROGRAMS
def test_a_name_is_copied_whole_from_cover_and_form(
    pdf: Path, extract: Callable[[Path], str]
) -> None:
    cover, form = without_line_ends(extract(pdf)).split("\f")[:2]
    assert "𠮷田㛢處長" in cover
    assert "𠮷田㛢" in form


def strange(text: str) -> Iterator[str]:
    for char in text:
        category = unicodedata.category(char)
        odd = category in {"Co", "Cn", "Cs", "Cf"} or char == "\ufffd"
        if odd or (category == "Cc" and char not in "\r\n\f"):
            yield f"U+{ord(char):04X}"


@PROGRAMS
def test_no_character_that_nobody_typed(pdf: Path, extract: Callable[[Path], str]) -> None:
    """No private-use character, soft hyphen, replacement or control character."""
    text = extract(pdf)
    if extract is by_pdfium:  # the known weakness, which has its own test above
        text = text.replace("\ufffe", "-").replace("\x02", "-")
    assert list(strange(text)) == []


def fonts_of(pdf: Path, wanted: str) -> set[str]:
    """Names of the fonts in which *wanted* is set where it stands in one piece."""
    raw, names = pypdfium2.raw, set()
    for page in pypdfium2.PdfDocument(pdf):
        text_page = page.get_textpage()
        text = "".join(
            chr(raw.FPDFText_GetUnicode(text_page, index))
            for index in range(text_page.count_chars())
        )
        for found in re.finditer(re.escape(wanted), text):
            for index in range(*found.span()):
                buffer = ctypes.create_string_buffer(256)
                raw.FPDFText_GetFontInfo(text_page, index, buffer, 256, None)
                names.add(buffer.value.decode().partition("+")[2])
    return names


def test_bold_is_heavier_and_emphasis_slants_where_it_is_latin(pdf: Path) -> None:
    assert fonts_of(pdf, "全文") == {"rg-body-0"}
    assert fonts_of(pdf, "重點在於") == {"rg-body-0-Bold"}
    assert fonts_of(pdf, "課責") == {"rg-small-0"}
    assert all("Italic" in name for name in fonts_of(pdf, "Paris Declaration"))
