"""Tracked changes and annotations of an OpenDocument text, as LibreOffice writes them."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from random import Random

import pytest

from reportgen.edit import Set, changed
from reportgen.pipeline.editable import export_report
from reportgen.review.marked import Marked, base_of
from reportgen.review.odt import read_odt
from reportgen.review.package import Reason, Refusal
from reportgen.review.printed import printed
from reportgen.review.proposals import Change, Status, proposals
from reportgen.review.splicing import spliced, write
from reportgen.world import World
from tests.review.odtmade import Editor, texts_of
from tests.review.wordmade import zipped

INFO = (
    "<office:change-info><dc:creator>林處長</dc:creator><dc:date>2026-03-20T10:00:00</dc:date>"
    "</office:change-info>"
)
PURPOSE = "持續推動開放資料。\n\n第二段的文字。\n"


def regions(*changes: str) -> str:
    inside = "".join(
        f'<text:changed-region xml:id="ct{n}" text:id="ct{n}">{change}</text:changed-region>'
        for n, change in enumerate(changes, start=1)
    )
    return f"<text:tracked-changes>{inside}</text:tracked-changes>"


INSERTION = f"<text:insertion>{INFO}</text:insertion>"


def deletion(*paragraphs: str) -> str:
    inside = "".join(f'<text:p text:style-name="prose">{text}</text:p>' for text in paragraphs)
    return f"<text:deletion>{INFO}{inside}</text:deletion>"


def added(number: int, text: str) -> str:
    start, end = (f'<text:change-{w} text:change-id="ct{number}"/>' for w in ("start", "end"))
    return f"{start}{text}{end}"


@pytest.fixture
def trip(make_report: Callable[..., Path]) -> Path:
    folder = make_report()
    path = folder / "report.yaml"
    text = changed(path.read_text("utf-8"), Set(("purpose",), {"prose": PURPOSE}))
    path.write_text(text, encoding="utf-8")
    return folder


def edited(world: World, trip: Path, out: Path, tracked: str, *changes: tuple[str, str]) -> bytes:
    """The exported *trip*, with *tracked* regions, and text replaced as in *changes*."""
    export_report(world, trip, out, ["odt"])
    with zipfile.ZipFile(BytesIO((out / f"{trip.name}.odt").read_bytes())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    content = parts["content.xml"].decode()
    if tracked:
        empty = '<text:tracked-changes text:track-changes="true"/>'
        assert empty in content
        content = content.replace(empty, tracked, 1)
    for old, new in changes:
        assert old in content
        content = content.replace(old, new, 1)
    parts["content.xml"] = content.encode()
    return zipped(parts)


def applied(world: World, trip: Path, data: bytes) -> tuple[list[Change], Marked]:
    now = printed(world, trip)
    assert now is not None
    marked = read_odt(data)
    changes = proposals(marked, now)
    write(now, spliced(world, trip, now, changes))
    return changes, marked


def test_an_untouched_document(world: World, trip: Path, tmp_path: Path) -> None:
    now = printed(world, trip)
    assert now is not None
    marked = read_odt(edited(world, trip, tmp_path, ""))
    assert {spot: base_of(tokens) for spot, tokens in marked.spots.items()} == {
        spot: now.text(spot) for spot in now.texts
    }
    assert proposals(marked, now) == []


CONTENT = Path(__file__).parents[2] / "content"
ROUNDS = [("2016-ogp-paris", 1), ("2018-ogp-tbilisi", 2), ("2018-ogp-tbilisi", 3)]
"""In the last one a change cannot be written at all, which must not spoil the others."""
CHANGES = 25


def exported(world: World, folder: Path, out: Path) -> bytes:
    export_report(world, folder, out, ["odt"])
    return (out / f"{folder.name}.odt").read_bytes()


@pytest.mark.parametrize(("name", "seed"), ROUNDS)
def test_random_changes(world: World, tmp_path: Path, name: str, seed: int) -> None:
    folder = Path(shutil.copytree(CONTENT / name, tmp_path / "trip"))
    data = exported(world, folder, tmp_path / "out")
    now = printed(world, folder)
    assert now is not None
    proses = {spot.id for spot in now.spots.spots if spot.prose is not None}
    editor = Editor(data, Random(seed), proses, proses)
    for _ in range(CHANGES * 8):
        if len(editor.made) < CHANGES:
            editor.change()
    assert len(editor.made) >= 15
    changes, _ = applied(world, folder, editor.data())
    own = [change for change in changes if change.status is not Status.GENERATED]
    assert sum(c.status is Status.APPLIED for c in own) >= 0.8 * len(own) > 10
    expected = texts_of(data)
    for made in sorted(editor.made, key=lambda made: -made.paragraph):
        mine = [change for change in changes if change.spot in made.spots]
        if mine and all(change.status is Status.APPLIED for change in mine):
            expected[made.paragraph : made.paragraph + made.removes] = made.after
    after = texts_of(exported(world, folder, tmp_path / "out"))
    assert [text.strip() for text in after] == [text.strip() for text in expected]


def test_words_replaced(world: World, trip: Path, tmp_path: Path) -> None:
    tracked = regions(INSERTION, deletion("推動"))
    new = f'持續<text:change text:change-id="ct2"/>{added(1, "深化")}開放資料。'
    data = edited(world, trip, tmp_path, tracked, ("持續推動開放資料。", new))
    changes, _ = applied(world, trip, data)
    assert [(c.old, c.text, c.by, c.status) for c in changes] == [
        ("推動", "深化", ("林處長", "2026-03-20T10:00:00"), Status.APPLIED)
    ]
    assert "持續深化開放資料。" in (trip / "report.yaml").read_text("utf-8")


def test_a_paragraph_added(world: World, trip: Path, tmp_path: Path) -> None:
    """Enter at the end of a paragraph, and a sentence."""
    start, end = (f'<text:change-{w} text:change-id="ct1"/>' for w in ("start", "end"))
    export_report(world, trip, tmp_path, ["odt"])
    with zipfile.ZipFile(tmp_path / f"{trip.name}.odt") as archive:
        content = archive.read("content.xml").decode()
    behind = content.partition("持續推動開放資料。")[2]
    mark = behind[: behind.index("</text:p>")]
    old = f"持續推動開放資料。{mark}</text:p>"
    more = f'{start}</text:p><text:p text:style-name="prose">另補一段。{end}</text:p>'
    new = f"持續推動開放資料。{mark}{more}"
    data = edited(world, trip, tmp_path, regions(INSERTION), (old, new))
    changes, _ = applied(world, trip, data)
    assert [change.status for change in changes] == [Status.APPLIED]
    text = (trip / "report.yaml").read_text("utf-8")
    assert "持續推動開放資料。\n\n    另補一段。\n\n    第二段的文字。" in text


def test_annotations(world: World, trip: Path, tmp_path: Path) -> None:
    note = (
        '<office:annotation office:name="n1"><dc:creator>林處長</dc:creator>'
        "<dc:date>2026-03-20T10:00:00</dc:date><text:p>請補充</text:p></office:annotation>"
    )
    new = f'持續{note}推動<office:annotation-end office:name="n1"/>開放資料。'
    data = edited(world, trip, tmp_path, "", ("持續推動開放資料。", new))
    changes, marked = applied(world, trip, data)
    assert changes == []
    (remark,) = marked.remarks
    assert (remark.by.author, remark.text, remark.quote) == ("林處長", "請補充", "推動")
    assert remark.spot


def test_a_document_with_a_password() -> None:
    manifest = (
        '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        "<m:file-entry><m:encryption-data/></m:file-entry></m:manifest>"
    )
    data = zipped({"content.xml": b"<x/>", "META-INF/manifest.xml": manifest.encode()})
    with pytest.raises(Refusal) as refused:
        read_odt(data)
    assert refused.value.reason is Reason.ENCRYPTED
