"""Sound documents of other programs: what people hand to ``import``, ``review`` and ``new``."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from random import Random
from xml.sax.saxutils import escape

import openpyxl
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText, Highlight, Text
from pypdf.generic import ArrayObject, FloatObject

from reportgen.export.spots import spot_of
from tests.intake import wordfiles
from tests.review.test_odt import INSERTION, added, deletion, regions
from tests.review.wordmade import Editor
from tools.fuzz.mutations import archive, members

TEXT = """\
出席測試會議報告

服務機關：國家發展委員會
姓名職稱：潘國才 處長
派赴國家：法國
出國期間：105年12月5日至105年12月6日
報告日期：106年1月20日

壹、目的
本會為建立資料品質的檢核制度，派員出席測試會議。[^1]

貳、過程
一、12 月 5 日
（一）開幕式
抵達巴黎後即赴會場報到。
| 時間 | 事項 | 地點 |
|------|------|------|
| 09:00 | 開幕 | 大會堂 |

參、心得及建議
一、公開是信任的起點
- 檢核結果與資料一併公布
- 及早訂定檢核項目

[^1]: 詳見 <https://example.org/a>。
"""
CALENDAR = r"""BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Sched.com OGP//EN
X-WR-CALNAME:OGP Asia 2025
BEGIN:VTIMEZONE
TZID:Asia/Tokyo
BEGIN:STANDARD
DTSTART:19700101T000000
TZOFFSETFROM:+0900
TZOFFSETTO:+0900
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:1
DTSTART;TZID=Asia/Tokyo:20250311T093000
DTEND;TZID=Asia/Tokyo:20250311T110000
SUMMARY:Opening &amp\; welcome
DESCRIPTION:Hello\, all.\n\nSpeakers: Ada Löve (GovLab\, NYU)\, Bob Chen\nModerator: 王大明
CATEGORIES:PLENARY
LOCATION:Main Hall\, Tokyo Forum
ATTENDEE;CN="王小明":mailto:a@example.org
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTART:20250312T003000Z
DURATION:PT90M
SUMMARY:開放資料工作坊
RRULE:FREQ=DAILY;COUNT=2
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")
AGENDA = (
    ("日期", "時間", "場次", "會場", "類別", "講者"),
    ("2025-03-11", "09:30-11:00", "開幕式", "大會堂", "全體", "Ada Löve（GovLab）"),
    ("", "11:00～12:00", "開放資料", "A 廳", "分組", "王大明、Bob Chen"),
    ("3/12", "下午2時", "閉幕", "大會堂", "全體", ""),
)
ROSTER = (
    ("姓名", "職稱", "服務機關", "單位", "電話", "電子郵件"),
    ("王小明", "科長", "青川市立圖書館", "讀者服務科", "02-23165300", "a@example.org"),
    ("李大華", "助理研究員", "青川市立圖書館", "", "", ""),
)
_HEADINGS = re.compile("^(?:[壹貳參]、|一、|（一）)")
_HIGHLIGHT = (72.0, 500.0, 200.0, 514.0)


def word() -> bytes:
    """:data:`TEXT` as Word has it: styles, numbering, a table, a note, a comment, a change."""
    parts = []
    for line in TEXT.split("\n"):
        style = '<w:pStyle w:val="Heading1"/>' if _HEADINGS.match(line) else ""
        if line.startswith("- "):
            style = wordfiles.numbered(0)
        parts.append(wordfiles.p(escape(line.removeprefix("- ")), style))
    change = '<w:ins w:id="1" w:author="a"><w:r><w:t>並持續</w:t></w:r></w:ins>'
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = "".join(parts) + wordfiles.table(*AGENDA) + wordfiles.p("另", raw=change + note)
    notes = f'<w:footnote w:id="2">{wordfiles.p("詳見附錄。")}</w:footnote>'
    comments = f'<w:comment w:id="1" w:author="a">{wordfiles.p("請補充。")}</w:comment>'
    return wordfiles.docx(
        body,
        footnotes=wordfiles.part("footnotes", notes),
        comments=wordfiles.part("comments", comments),
    )


def table(rows: tuple[tuple[str, ...], ...]) -> bytes:
    """*rows* as comma-separated values."""
    return "".join(",".join(row) + "\r\n" for row in rows).encode()


def workbook(rows: tuple[tuple[str, ...], ...]) -> bytes:
    """*rows* as the first sheet of a workbook, a cell of it merged."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    sheet.merge_cells("A2:A3")
    book.save(stream := io.BytesIO())
    return stream.getvalue()


def photo(choice: Random) -> bytes:
    """A photo with the time of its camera, and the place where it was taken."""
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = f"2025:03:1{choice.randrange(1, 4)} 10:20:30"
    exif.get_ifd(0x8825)[1] = "N"
    image = Image.effect_noise((900, 700), 50).convert("RGB")
    image.save(stream := io.BytesIO(), choice.choice(["JPEG", "JPEG", "PNG"]), exif=exif)
    return stream.getvalue()


# --- what comes back from superiors


def changed_word(data: bytes, choice: Random) -> bytes:
    """The exported *data* after some tracked changes."""
    names = re.findall(rb'w:name="([^"]+)"', members(data)["word/document.xml"])
    editor = Editor(data, choice, {spot_of(name.decode()) for name in names} - {""})
    for _ in range(8):
        editor.change()
    editor.scatter()
    return editor.data()


def changed_odt(data: bytes, choice: Random) -> bytes:
    """The exported *data* with an insertion, a deletion and an annotation."""
    parts = members(data)
    content = parts["content.xml"].decode()
    gone = f'<text:change text:change-id="ct2"/>{added(1, "並持續")}'
    remark = "<office:annotation><text:p>請補充</text:p></office:annotation>"
    pieces = re.split("(?<=。)", content)
    for extra in (gone, remark):
        place = choice.randrange(len(pieces))
        pieces[place] += extra
    tracked = regions(INSERTION, deletion("的", ""))
    empty = '<text:tracked-changes text:track-changes="true"/>'
    changed = "".join(pieces).replace(empty, tracked, 1)
    return archive({**parts, "content.xml": changed.encode()})


def annotated(data: bytes, choice: Random) -> bytes:
    """The PDF *data* with a highlight, a note and a text box on a page."""
    writer = PdfWriter(PdfReader(io.BytesIO(data)))
    left, bottom, right, top = _HIGHLIGHT
    corners = (left, top, right, top, left, bottom, right, bottom)
    quad = ArrayObject([FloatObject(number) for number in corners])
    for note in (
        Highlight(rect=_HIGHLIGHT, quad_points=quad),
        Text(rect=_HIGHLIGHT, text="請補充預算來源。"),
        FreeText(rect=_HIGHLIGHT, text="刪"),
    ):
        writer.add_annotation(choice.randrange(len(writer.pages)), note)
    writer.write(stream := io.BytesIO())
    return stream.getvalue()


Change = Callable[[bytes, Random], bytes]
CHANGES: Mapping[str, Change] = {".docx": changed_word, ".odt": changed_odt, ".pdf": annotated}
"""By the ending of an exported document: how it comes back."""
