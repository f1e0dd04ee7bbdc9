"""Notes: each stands once, on the page of its call, behind those that are called before it."""

from pathlib import Path

import pypdfium2
import pytest
import yaml
from PIL import Image

from reportgen.pipeline import build_report
from tests.conftest import SMALL
from tests.typeset.notereports import PICTURE, Misplaced, misplaced, note_dense_proses

SENTENCE = "本次會議經各國代表充分討論後圓滿結束，並就後續的合作項目交換意見。"
CSS = """
@page { size: 400px 400px; margin: 20px } p { orphans: 2; widows: 2 }
.note { float: footnote }
.note::footnote-call { content: "*" }
figure { break-inside: avoid; margin: 0 }
figure > svg { display: block; max-width: 100% }
"""
SQUARE = "<svg width='60' height='150' viewBox='0 0 60 150'></svg>"


def note(number, length=0):
    text = f"N{number:04} 註文{SENTENCE[:length]}"
    return f' C{number:04}<span class="note">{text}</span> '


def texts(document):
    """The text of each page."""
    return [
        "".join(box.text for box in page._page_box.descendants() if type(box).__name__ == "TextBox")
        for page in document.pages
    ]


BODIES = {
    "second line": f"<p>{SENTENCE}{note(1)}{SENTENCE}{note(2)}</p>"
    f"<p>{SENTENCE}{note(3)}{SENTENCE * 2}</p>",
    "many in a line": f"<p>{note(1)}{note(2, 30)}{note(3)}{SENTENCE * 2}{note(4)}</p>",
    "table": f"<table><tr><td>{SENTENCE}{note(1, 30)}<td>{note(2)}{SENTENCE}"
    f"<tr><td>{note(3, 30)}<td>{SENTENCE}{note(4)}</table><p>{note(5)}",
    "list": f"<ul><li>{SENTENCE}{note(1)}<li>{note(2, 30)}{SENTENCE * 2}{note(3)}</ul>",
    "heading": f"<h1 style='break-after: avoid'>{note(1)}</h1><p>{SENTENCE * 2}{note(2, 30)}",
    "caption": f"<figure>{SQUARE}<p>{note(1)}</figure>"
    f"<p>{SENTENCE}{note(2)}{SENTENCE}</p><p>{note(3)}",
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
@pytest.mark.parametrize("height", range(90, 300, 15))
def test_each_note_stands_on_the_page_of_its_call(setter, height, body):
    document, _ = setter(f'<div style="height: {height}px"></div>{body}', CSS)
    placed = misplaced(texts(document))
    assert placed == Misplaced((), (), (), body.count(" C"))


def test_notes_that_no_page_holds_beside_their_line_go_on(setter):
    body = f"<p>{note(1, 30) * 1}" + "".join(note(n, 34) for n in range(2, 12))
    document, _ = setter(f"{body}{SENTENCE}", CSS + ".note { line-height: 40px }")
    placed = misplaced(texts(document))
    assert (placed.inverted, placed.lost, placed.count) == ((), (), 11)


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 70, 10))
def test_reports_dense_with_notes(world, tmp_path, first):
    counts = [_built(world, tmp_path / str(seed), seed) for seed in range(first, first + 10)]
    assert [count[:3] for count in counts] == [((), (), ())] * 10
    assert sum(count.count for count in counts) > 400


def _built(world, folder: Path, seed: int) -> Misplaced:
    """What is wrong with the notes of the report *seed*."""
    records = yaml.load(SMALL, yaml.BaseLoader)
    proses = note_dense_proses(seed, 4)
    records["reflections"] = [{"title": f"心得{n}", "prose": p} for n, p in enumerate(proses)]
    picture = folder / PICTURE
    picture.parent.mkdir(parents=True)
    Image.new("RGB", (1600, 900 + seed % 5 * 200), "#3355aa").save(picture, dpi=(150, 150))
    (folder / "report.yaml").write_text(yaml.safe_dump(records, allow_unicode=True), "utf-8")
    outcome = build_report(world, folder, folder / "out")
    assert outcome.pdf is not None
    return misplaced(
        [p.get_textpage().get_text_range() for p in pypdfium2.PdfDocument(outcome.pdf)]
    )
