"""Whole pages of other documents: which are printed, and which files are refused."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from pypdf import PdfWriter

from reportgen.facsimile.looking import clean
from reportgen.facsimile.ranges import page_numbers
from reportgen.outcome import Outcome
from reportgen.pipeline import build_report, check_report
from reportgen.pipeline.editable import export_report
from reportgen.recheck import check_pdf
from reportgen.world import World
from tests.hostile import pdfs
from tests.typeset.conformance.tagtree import TagTree

CATALOG = b"<</Type/Catalog/Pages 2 0 R%b>>"
HELLO = pdfs.stream(b"BT /F 20 Tf 20 100 Td (Certificate of Lin) Tj ET")
APPENDIX = (
    "appendices:\n- kind: pages\n  id: app-papers\n  title: 結業證書\n"
    "  files:\n  - {file: figures/paper.pdf, alt: 證書, source: 訓練中心}\n"
)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1", [1]),
        ("1-3,5", [1, 2, 3, 5]),
        ("5，1", [5, 1]),
        ("2–4", [2, 3, 4]),
        ("0", None),
        ("3-1", None),
        ("1-9", None),
        ("一", None),
        ("", None),
        ("1,,2", None),
        ("9" * 5000, None),
    ],
)
def test_pages_asked_for(text: str, numbers: list[int] | None) -> None:
    assert page_numbers(text, 5) == numbers


def test_the_text_of_a_page_is_made_printable() -> None:
    assert clean("甲\r\n乙\x02\ue000丙\ufffe\U000f0000 \t丁") == "甲 乙 丙 丁"
    assert len(clean("字" * 100_000)) == 6_000


@pytest.fixture
def with_pages(make_report: Callable[..., Path]) -> Callable[..., Path]:
    """A small report with an appendix of whole pages; its file is what *data* makes."""

    def make(data: bytes, appendix: str = APPENDIX) -> Path:
        folder = make_report(("recommendations:\n", f"{appendix}recommendations:\n"))
        (folder / "figures").mkdir()
        (folder / "figures/paper.pdf").write_bytes(data)
        return folder

    return make


def codes(outcome: Outcome) -> list[str]:
    return [f.code for f in outcome.findings if f.severity == "error"]


def paper(count: int = 3, size: tuple[int, int] = (300, 200)) -> bytes:
    """A PDF of empty pages."""
    kids = b" ".join(b"%d 0 R" % (n + 3) for n in range(count))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]>>" % size
    return pdfs.written(
        [CATALOG % b"", b"<</Type/Pages/Kids[%b]/Count %d>>" % (kids, count), *[page] * count]
    )


def test_the_pages_of_a_pdf(world: World, with_pages: Callable[..., Path], tmp_path: Path) -> None:
    outcome = build_report(world, with_pages(pdfs.page(HELLO)), tmp_path)
    assert outcome.pdf is not None
    assert codes(outcome) == []
    tree = TagTree(outcome.pdf.read_bytes())
    assert [str(figure["/Alt"]) for figure in tree.elements("Figure")] == ["證書"]
    text = "".join(
        page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(outcome.pdf)
    )
    assert "Certificate of Lin" in text
    assert "資料來源：訓練中心" in text
    assert codes(check_pdf(world, outcome.pdf)) == []


def test_full_pages_have_their_own_size(
    world: World, with_pages: Callable[..., Path], tmp_path: Path
) -> None:
    chosen = APPENDIX.replace("alt: 證書", 'alt: 證書, pages: "1,3"') + "  full: true\n"
    for options, width in (({}, 300), ({"errors": True}, 300)):
        folder = with_pages(paper(), chosen)
        if options:  # a draft has its marks on these pages, too
            (folder / "report.yaml").write_text(
                (folder / "report.yaml").read_text().replace("category: 開會", "category: 遊玩")
            )
        outcome = build_report(world, folder, tmp_path / str(len(options)))
        assert outcome.pdf is not None
        assert "PDF-EDGE" not in codes(outcome)
        document = pypdfium2.PdfDocument(outcome.pdf)
        sizes = [page.get_size() for page in document]
        full = [page for page, size in enumerate(sizes) if round(size[0]) == width]
        assert len(full) == 2
        words = "".join(document[page].get_textpage().get_text_range() for page in full)
        assert ("草稿" in words) == bool(options)
        alternatives = [
            str(figure["/Alt"]) for figure in TagTree(outcome.pdf.read_bytes()).elements("Figure")
        ]
        assert alternatives == ["證書（第 1 頁，共 2 頁）", "證書（第 2 頁，共 2 頁）"]
        (folder / "figures/paper.pdf").unlink()
        (folder / "report.yaml").unlink()
        (folder / "figures").rmdir()
        folder.rmdir()


def test_a_picture_with_a_text_of_its_own(
    world: World, with_pages: Callable[..., Path], tmp_path: Path
) -> None:
    text = APPENDIX.replace("paper.pdf, alt: 證書", "letter.png, alt: 函件, text: 函件的文字")
    folder = with_pages(b"", text)
    (folder / "figures/paper.pdf").unlink()
    Image.new("RGB", (800, 1000), "white").save(folder / "figures/letter.png")
    outcome = build_report(world, folder, tmp_path)
    assert outcome.pdf is not None
    assert codes(outcome) == []
    assert "函件的文字" in TagTree(outcome.pdf.read_bytes()).dump()
    assert "PDF-TEXT" not in codes(check_pdf(world, outcome.pdf)), "the picture is not at hand"


WORDS = ("函件的文字", "連結的字", "譯自原函")


def test_a_note_to_the_text_behind_a_picture_is_seen(
    world: World, with_pages: Callable[..., Path], tmp_path: Path
) -> None:
    text = 'text: "函件的文字[^1]，[連結的字](https://example.org)\\n\\n[^1]: 譯自原函"'
    folder = with_pages(
        b"", APPENDIX.replace("paper.pdf, alt: 證書", f"letter.png, alt: 函, {text}")
    )
    (folder / "figures/paper.pdf").unlink()
    Image.new("RGB", (800, 1000), "white").save(folder / "figures/letter.png")
    outcome = build_report(world, folder, tmp_path)
    assert outcome.pdf is not None
    darkest = {words: darkest_at(outcome.pdf, words) for words in WORDS}
    assert darkest.pop("譯自原函") < 100
    assert min(darkest.values()) > 250


def darkest_at(pdf: Path, words: str) -> int:
    """The darkest grey, 0 to 255, where *words* stand in *pdf*."""
    for page in pypdfium2.PdfDocument(pdf):
        found = page.get_textpage().search(words).get_next()
        if found is not None:
            left, bottom, right, top = page.get_textpage().get_charbox(found[0] + 1, loose=True)
            picture = page.render(scale=4).to_pil().convert("L")
            height = page.get_height()
            box = (left * 4, (height - top) * 4, right * 4 + 1, (height - bottom) * 4 + 1)
            return int(picture.crop(tuple(map(int, box))).getextrema()[0])
    raise AssertionError(f"{words} is on no page")


ACTIVE = {
    "script at the start": CATALOG % b"/OpenAction<</S/JavaScript/JS(app.alert(1))>>",
    "script by name": CATALOG % b"/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(1)>>]>>>>",
    "launches a program": CATALOG % b"/OpenAction<</S/Launch/F(cmd.exe)>>",
    "sends a form": CATALOG % b"/AA<</WC<</S/SubmitForm/F(http://a.b)>>>>",
    "opens a file inside": CATALOG % b"/OpenAction<</S/GoToE/T<<>>>>",
}


@pytest.mark.parametrize("catalog", ACTIVE.values(), ids=ACTIVE)
def test_what_acts_is_refused(
    world: World, with_pages: Callable[..., Path], catalog: bytes
) -> None:
    report = with_pages(pdfs.page(HELLO, catalog=catalog))
    assert codes(check_report(world, report)) == ["PAGES-ACTIVE"]


@pytest.mark.parametrize(
    ("entry", "name"),
    [
        (b"/OpenAction<</S 4 0 R/F(cmd.exe)>>", b"/Launch"),
        (b"/OpenAction<</S/GoTo/D[3 0 R/Fit]/Next[<</S 4 0 R>>]>>", b"/ImportData"),
        (b"/Names<</A<</Subtype 4 0 R>>>>", b"/RichMedia"),
    ],
)
def test_what_acts_by_a_name_that_stands_elsewhere_is_refused(
    world: World, with_pages: Callable[..., Path], entry: bytes, name: bytes
) -> None:
    kids = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>"
    report = with_pages(pdfs.written([CATALOG % entry, kids, page, name]))
    assert codes(check_report(world, report)) == ["PAGES-ACTIVE"]


def locked() -> bytes:
    """A page behind a password."""
    writer = PdfWriter(BytesIO(pdfs.page(HELLO)))
    writer.encrypt("geheim", algorithm="RC4-128")
    output = BytesIO()
    writer.write(output)
    return output.getvalue()


REFUSED = {
    "locked": locked(),
    "cut off": paper()[:80],
    "not one": b"%PDF-1.7\nnothing",
    "no pages": pdfs.written([CATALOG % b"", b"<</Type/Pages/Kids[]/Count 0>>"]),
    "too large": paper(size=(20_000, 200)),
    "in circles": pdfs.written([CATALOG % b"", b"<</Type/Pages/Kids[2 0 R]/Count 1>>"]),
}


@pytest.mark.parametrize("data", REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_read_is_refused(
    world: World, with_pages: Callable[..., Path], data: bytes
) -> None:
    assert codes(check_report(world, with_pages(data))) == ["PAGES-FILE"]


def test_a_page_that_is_not_there(world: World, with_pages: Callable[..., Path]) -> None:
    report = with_pages(paper(), APPENDIX.replace("alt:", "pages: 2-9, alt:"))
    assert codes(check_report(world, report)) == ["PAGES-RANGE"]


@pytest.mark.parametrize("name", ["a gigabyte deflated twice", "forms 10^8", "paths"])
def test_a_bomb_ends_in_a_finding(
    world: World, with_pages: Callable[..., Path], tmp_path: Path, name: str
) -> None:
    outcome = build_report(world, with_pages(pdfs.BOMBS[name]()), tmp_path)
    assert set(codes(outcome)) <= {"PAGES-FILE", "IMAGE-TOO-LARGE"}


def test_the_editable_edition_has_the_pages(
    world: World, with_pages: Callable[..., Path], tmp_path: Path
) -> None:
    import zipfile

    export_report(world, with_pages(pdfs.page(HELLO)), tmp_path, ["odt"])
    with zipfile.ZipFile(tmp_path / "trip.odt") as archive:
        assert any(name.startswith("Pictures/") for name in archive.namelist())
