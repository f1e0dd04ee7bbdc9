"""Changes, tracked as Word tracks them, come back into the records exactly, or are listed."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from random import Random

import pytest

from reportgen.edit import Conflict, Set, changed
from reportgen.pipeline.editable import export_report
from reportgen.review.docx import read_docx
from reportgen.review.marked import base_of
from reportgen.review.printed import printed
from reportgen.review.proposals import Change, Status, proposals
from reportgen.review.remarks import kept, placed
from reportgen.review.splicing import spliced, write
from reportgen.world import World
from tests.review.wordmade import Editor, Made, texts_of, word_with, zipped

CONTENT = Path(__file__).parents[2] / "content"
ROUNDS = [("2016-ogp-paris", 1), ("2016-ogp-paris", 4), ("2018-ogp-tbilisi", 2)]
CHANGES = 25


def exported(world: World, folder: Path, out: Path) -> bytes:
    export_report(world, folder, out, ["docx"])
    return (out / f"{folder.name}.docx").read_bytes()


def reviewed(world: World, folder: Path, data: bytes) -> list[Change]:
    """The changes of *data*, those that can be made being made."""
    now = printed(world, folder)
    assert now is not None
    changes = proposals(read_docx(data), now)
    result = spliced(world, folder, now, changes)
    write(now, result)
    return changes


def is_made(made: Made, changes: list[Change]) -> bool:
    own = [change for change in changes if change.spot in made.spots]
    return bool(own) and all(change.status is Status.APPLIED for change in own)


@pytest.mark.parametrize(("name", "seed"), ROUNDS)
def test_random_changes(world: World, tmp_path: Path, name: str, seed: int) -> None:
    folder = Path(shutil.copytree(CONTENT / name, tmp_path / "trip"))
    data = exported(world, folder, tmp_path / "out")
    before = texts_of(data)
    now = printed(world, folder)
    assert now is not None
    proses = {spot.id for spot in now.spots.spots if spot.prose is not None}
    editor = Editor(data, Random(seed), proses)
    editor.scatter()
    for _ in range(CHANGES * 5):
        if len(editor.made) < CHANGES:
            editor.change()
    assert len(editor.made) >= CHANGES
    changes = reviewed(world, folder, editor.data())
    own = [change for change in changes if change.status is not Status.GENERATED]
    applied = [change for change in own if change.status is Status.APPLIED]
    assert len(applied) >= 0.95 * len(own)
    expected = list(before)
    for made in sorted(editor.made, key=lambda made: -made.paragraph):
        if is_made(made, changes):
            expected[made.paragraph : made.paragraph + made.removes] = made.after
    after = texts_of(exported(world, folder, tmp_path / "out"))
    assert [text.strip() for text in after] == [text.strip() for text in expected]


def test_an_untouched_document_has_no_changes(world: World, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(CONTENT / "2018-ogp-tbilisi", tmp_path / "trip"))
    data = exported(world, folder, tmp_path / "out")
    now = printed(world, folder)
    assert now is not None
    marked = read_docx(data)
    assert {spot: base_of(tokens) for spot, tokens in marked.spots.items()} == {
        spot: now.text(spot) for spot in now.texts
    }
    assert proposals(marked, now) == []


@pytest.fixture
def trip(make_report: Callable[..., Path]) -> Path:
    return make_report()


def with_purpose(trip: Path, prose: str) -> Path:
    """The record file of *trip*, with *prose* as its purpose."""
    path = trip / "report.yaml"
    text = changed(path.read_text("utf-8"), Set(("purpose",), {"prose": prose}))
    path.write_text(text, encoding="utf-8")
    return path


def edited(world: World, trip: Path, out: Path, new: str) -> tuple[list[Change], str, str]:
    """The changes of a document in which the runs *new* are the purpose; the file before, after."""
    path = with_purpose(trip, "持續推動開放資料。\n\n第二段。\n")
    before = path.read_text("utf-8")
    data = word_with(exported(world, trip, out), RUN.format("持續推動開放資料。"), new)
    return reviewed(world, trip, data), before, path.read_text("utf-8")


INS = (
    '<w:ins w:id="901" w:author="林" w:date="2026-03-20T10:00:00Z"><w:r><w:t>{}</w:t></w:r></w:ins>'
)
DEL = '<w:del w:id="902" w:author="林"><w:r><w:delText>{}</w:delText></w:r></w:del>'
RUN = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'


def test_one_word_touches_one_line(world: World, trip: Path, tmp_path: Path) -> None:
    new = RUN.format("持續") + DEL.format("推動") + INS.format("深化") + RUN.format("開放資料。")
    changes, before, after = edited(world, trip, tmp_path, new)
    assert [(c.old, c.text, c.by.author) for c in changes] == [("推動", "深化", "林")]
    assert after == before.replace("持續推動開放資料", "持續深化開放資料")
    place = changes[0].place
    assert place is not None
    line = before.split("\n")[place.line - 1]
    assert line[place.column - 1 :].startswith("推動開放資料")


@pytest.mark.parametrize(
    ("added", "written"),
    [("3*4*5", r"3\*4\*5"), ("[甲]", r"\[甲\]"), ("a_b", "a_b"), ("C:\\x", "C:\\\\x")],
)
def test_signs_of_markdown_are_text(
    world: World, trip: Path, tmp_path: Path, added: str, written: str
) -> None:
    new = RUN.format("持續") + INS.format(added) + RUN.format("推動開放資料。")
    changes, _, after = edited(world, trip, tmp_path, new)
    assert [change.status for change in changes] == [Status.APPLIED]
    assert f"持續{written}推動" in after


def test_text_that_was_changed_without_tracking(world: World, trip: Path, tmp_path: Path) -> None:
    changes, _, after = edited(world, trip, tmp_path, RUN.format("持續深化開放資料。"))
    assert [(c.old, c.text, c.by.author) for c in changes] == [("推動", "深化", "")]
    assert "持續深化開放資料" in after


def test_what_one_added_and_another_removed_never_was(
    world: World, trip: Path, tmp_path: Path
) -> None:
    both = f'<w:ins w:id="1" w:author="甲">{DEL.format("啊")}</w:ins>'
    new = RUN.format("持續") + both + RUN.format("推動開放資料。")
    changes, before, after = edited(world, trip, tmp_path, new)
    assert changes == []
    assert after == before


def test_a_record_that_changed_meanwhile_is_a_conflict(
    world: World, trip: Path, tmp_path: Path
) -> None:
    path = with_purpose(trip, "持續推動開放資料。")
    new = RUN.format("持續") + INS.format("並") + RUN.format("推動開放資料。")
    data = word_with(exported(world, trip, tmp_path), RUN.format("持續推動開放資料。"), new)
    meanwhile = with_purpose(trip, "不再推動。").read_text("utf-8")
    changes = reviewed(world, trip, data)
    assert [change.status for change in changes] == [Status.CONFLICT]
    assert path.read_text("utf-8") == meanwhile


def test_a_file_that_changes_between_reading_and_writing(
    world: World, trip: Path, tmp_path: Path
) -> None:
    path = with_purpose(trip, "持續推動開放資料。")
    new = RUN.format("持續") + INS.format("並") + RUN.format("推動開放資料。")
    data = word_with(exported(world, trip, tmp_path), RUN.format("持續推動開放資料。"), new)
    now = printed(world, trip)
    assert now is not None
    result = spliced(world, trip, now, proposals(read_docx(data), now))
    meanwhile = with_purpose(trip, "別人改的。").read_text("utf-8")
    with pytest.raises(Conflict):
        write(now, result)
    assert path.read_text("utf-8") == meanwhile


def test_generated_text_names_its_value(world: World, trip: Path, tmp_path: Path) -> None:
    """A date is printed in another form: the change is listed with the key of the date."""
    data = exported(world, trip, tmp_path)
    dates = [text for text in texts_of(data) if "年" in text and "日" in text and len(text) < 40]
    old = RUN.format(dates[0])
    new = RUN.format(dates[0][:-1]) + DEL.format(dates[0][-1])
    changes = reviewed(world, trip, word_with(data, old, new))
    assert [change.status for change in changes][:1] == [Status.GENERATED]
    assert changes[0].key


SPACES = (
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
PROOFED = (
    '<w:proofErr w:type="spellStart"/><w:r w:rsidR="00A1B2C3" w:rsidRPr="00D4E5F6"><w:rPr>'
    '<w:rFonts w:hint="eastAsia"/><w:lang w:eastAsia="zh-TW"/></w:rPr><w:lastRenderedPageBreak/>'
    '<w:t>持</w:t></w:r><w:proofErr w:type="spellEnd"/>'
    '<w:bookmarkStart w:id="990" w:name="_GoBack"/>'
    '<w:bookmarkEnd w:id="990"/><w:r w:rsidR="00A1B2C3"><w:t>續</w:t></w:r>'
)
"""A word as Word leaves it: checked, of two sessions, with the place of the last visit in it."""
TAGGED = (
    '<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="PersonName">'
    '<w:smartTagPr><w:attr w:name="ProductID" w:val="推動"/></w:smartTagPr>{}</w:smartTag>'
)
CONTROLLED = (
    '<w:sdt><w:sdtPr><w:alias w:val="欄位"/><w:id w:val="7"/></w:sdtPr><w:sdtContent>{}'
    "</w:sdtContent></w:sdt>"
)
BY = 'w:id="903" w:author="陳" w:date="2026-03-21T09:00:00Z"'


@pytest.mark.parametrize(
    ("runs", "after"),
    [
        (PROOFED + TAGGED.format(DEL.format("推動")) + INS.format("深化"), "持續深化開放資料。"),
        (PROOFED + CONTROLLED.format(DEL.format("推動")), "持續開放資料。"),
        (PROOFED + f"<w:del {BY}>{TAGGED.format('<w:r><w:delText>推動</w:delText></w:r>')}</w:del>",
         "持續開放資料。"),
        (RUN.format("持續") + f"<w:ins {BY}>{DEL.format('啊')}{RUN.format('並')}</w:ins>"
         + RUN.format("推動"), "持續並推動開放資料。"),
        (f"<w:ins {BY}><w:r><w:t>應</w:t></w:r><w:ins {BY}><w:r><w:t>再</w:t></w:r></w:ins></w:ins>"
         + RUN.format("持續推動"), "應再持續推動開放資料。"),
        (f'<w:moveFromRangeStart w:id="5" w:name="m"/><w:moveFrom {BY}><w:r><w:t>持續</w:t></w:r>'
         f'</w:moveFrom><w:moveFromRangeEnd w:id="5"/>{RUN.format("推動")}<w:moveToRangeStart'
         f' w:id="6" w:name="m"/><w:moveTo {BY}><w:r><w:t>持續</w:t></w:r></w:moveTo>'
         '<w:moveToRangeEnd w:id="6"/>', "推動持續開放資料。"),
    ],
)  # fmt: skip
def test_what_word_leaves_in_its_files(
    world: World, trip: Path, tmp_path: Path, runs: str, after: str
) -> None:
    """Sessions, spelling, smart tags, content controls, insertions in insertions, moved words."""
    changes, _, text = edited(world, trip, tmp_path, runs + RUN.format("開放資料。"))
    assert {change.status for change in changes} == {Status.APPLIED}
    assert f"    {after}\n" in text


def test_a_comment_over_two_paragraphs_that_was_closed(
    world: World, trip: Path, tmp_path: Path
) -> None:
    with_purpose(trip, "持續推動開放資料。\n\n第二段。\n")
    data = exported(world, trip, tmp_path)
    data = word_with(data, RUN.format("持續推動開放資料。"),
                     RUN.format("持續推動") + '<w:commentRangeStart w:id="7"/>'
                     + RUN.format("開放資料。"))  # fmt: skip
    end = '<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>'
    data = word_with(data, RUN.format("第二段。"), RUN.format("第二") + end + RUN.format("段。"))
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    comment = (
        f'<w:comments {space} {SPACES}><w:comment w:id="7" w:author="林">'
        '<w:p w14:paraId="00AA11BB"><w:r><w:t>請合併</w:t></w:r></w:p></w:comment></w:comments>'
    )
    extended = (
        f'<w15:commentsEx {SPACES}><w15:commentEx w15:paraId="00AA11BB" w15:done="1"/>'
        "</w15:commentsEx>"
    )
    people = (
        f'<w15:people {SPACES}><w15:person w15:author="林"><w15:presenceInfo w15:providerId="None"'
        ' w15:userId="林"/></w15:person></w15:people>'
    )
    more = {"comments": comment, "commentsExtended": extended, "people": people}
    parts |= {f"word/{name}.xml": part.encode() for name, part in more.items()}
    marked = read_docx(zipped(parts))
    (remark,) = marked.remarks
    assert (remark.text, remark.quote, remark.done) == ("請合併", "開放資料。第二", True)
    now = printed(world, trip)
    assert now is not None
    (kept_remark,) = placed(marked.remarks, now)
    text = kept(now, [kept_remark])
    assert text is not None
    assert "state: done" in text
    assert proposals(marked, now) == []
