"""Tables that an upright page cannot hold: turned pages, and sheets of a large timetable."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
import yaml

from reportgen.outcome import Outcome
from reportgen.pipeline import build_report
from reportgen.text import fold
from reportgen.world import World

Make = Callable[..., Path]

LONG = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch" * 3
HEADS = ["序號", "國家", "首都", "承諾數", "加入年", "主管機關", "聯絡人", "電子郵件", "備註"]
TURNED, UPRIGHT = (842, 595), (595, 842)


def row(number: int) -> list[str]:
    mail = "somebody.with.a.long.name@example.gov.tw"
    cells = [str(number), "法國", "巴黎", "26", "2014", "國家發展委員會資訊管理處", "游錫堃"]
    return [*cells, mail, LONG if number == 3 else "備註文字"]


def markdown() -> str:
    lines = [HEADS, ["---"] * len(HEADS), *map(row, range(1, 31))]
    table = "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
    return f'前文。\n\n{{#tbl-mail caption="聯絡表{LONG}" source="調查"}}\n{table}\n\n後文。'


def appendix(**changes: object) -> str:
    table = {"kind": "table", "title": "各國一覽", "columns": HEADS, "rows": [*map(row, range(60))]}
    return yaml.safe_dump([{**table, **changes}], allow_unicode=True)


def build(world: World, folder: Path) -> Outcome:
    outcome = build_report(world, folder, folder.parent / "out")
    assert "PDF-EDGE" not in [finding.code for finding in outcome.findings]
    assert "PDF-TEXT" not in [finding.code for finding in outcome.findings]
    return outcome


def pages(outcome: Outcome) -> list[tuple[tuple[int, int], str]]:
    """Size and text of each page."""
    assert outcome.pdf is not None
    document = pypdfium2.PdfDocument(outcome.pdf)
    return [
        ((round(page.get_width()), round(page.get_height())), fold(text))
        for page in document
        for text in [page.get_textpage().get_text_range()]
    ]


@pytest.mark.parametrize("authority", ["executive-yuan", "civil-society"])
def test_a_wide_table_in_prose_turns_its_pages_alone(
    world: World, make_report: Make, authority: str
) -> None:
    block = markdown().replace("\n", "\n    ")
    folder = make_report(
        ("title: 出席測試會議", f"authority: {authority}\ntitle: 出席測試會議"),
        (
            "- title: 分工須於事前訂明\n  prose: |\n    ",
            f"- title: 分工須於事前訂明\n  prose: |\n    {block}\n\n    ",
        ),
    )
    found = pages(build(world, folder))
    turned = [text for size, text in found if size == TURNED]
    assert len(turned) > 1
    assert all(text.count("電子郵件") == 1 for text in turned)
    assert "後文" not in "".join(turned)
    assert "資料來源：調查" in turned[-1]
    assert "法國" in turned[-1]
    assert {size for size, _ in found} == {TURNED, UPRIGHT}


def test_an_attached_table_turns_with_its_headings(world: World, make_report: Make) -> None:
    folder = make_report()
    report = folder / "report.yaml"
    report.write_text(report.read_text() + "appendices:\n" + appendix(), encoding="utf-8")
    turned = [text for size, text in pages(build(world, folder)) if size == TURNED]
    assert len(turned) > 3
    assert re.search("肆、附錄一、各國一覽", turned[0])
    assert all(text.count("電子郵件") == 1 for text in turned)
    numbers = [int(n) for text in turned for n in re.findall(r"(\d+)法國巴黎", text)]
    assert numbers == list(range(60))


def test_headings_and_facts_turn_with_a_table_that_comes_first(
    world: World, make_report: Make
) -> None:
    table = markdown().split("\n\n", 1)[1]
    visit = {"title": "拜會", "date": "2016-12-05", "prose": table}
    first = {"title": "表在最前", "prose": "### 小標\n\n" + table.replace("tbl-mail", "tbl-b")}
    folder = make_report(
        (
            "reflections:\n",
            f"sessions: [{json.dumps(visit)}]\nreflections:\n- {json.dumps(first)}\n",
        )
    )
    found = pages(build(world, folder))
    before = [page for page, after in pairwise(found) if page[0] == UPRIGHT and after[0] == TURNED]
    assert len(before) == 2
    assert not any(re.search("拜會|心得", text[-40:]) for _, text in before)
    turned = "".join(text for size, text in found if size == TURNED)
    assert re.search("三、參訪及會議紀要（一）拜會時間", turned)
    assert re.search("參、心得及建議一、心得（一）表在最前小標表2", turned)


def test_a_narrow_table_stays_upright_and_breaks_its_words(world: World, make_report: Make) -> None:
    folder = make_report()
    report = folder / "report.yaml"
    rows = [["1", LONG], ["2", "文" * 1600], ["3", "短"]]
    table = appendix(columns=["序號", LONG], rows=rows)
    report.write_text(report.read_text() + "appendices:\n" + table, encoding="utf-8")
    assert {size for size, _ in pages(build(world, folder))} == {UPRIGHT}


VENUES, SLOTS = 10, 40


def timetable() -> dict[str, object]:
    def clock(minute: int) -> str:
        return f"{8 + minute // 60:02}:{minute % 60:02}"

    slots = [
        {
            "time": f"{clock(15 * number)}-{clock(15 * number + 15)}",
            "venue": f"room-{venue}",
            "title": f"Talk {venue}x{number:02} on {'openness ' * (1 + number % 4)}",
        }
        for venue in range(VENUES)
        for number in range(SLOTS)
    ]
    slots[7]["title"] = f"Talk 0x07 on {LONG}"
    rooms = [
        {"id": f"room-{venue}", "name": f"Room {venue}", "site": f"Palais {venue // 4}"}
        for venue in range(VENUES)
    ]
    return {
        "kind": "agenda",
        "title": "議程",
        "venues": rooms,
        "days": [{"date": "2016-12-05", "slots": slots}],
    }


def test_ten_venues_of_forty_slots_stand_on_sheets_with_their_heads(
    world: World, make_report: Make
) -> None:
    folder = make_report()
    report = folder / "report.yaml"
    agenda = yaml.safe_dump([timetable()], allow_unicode=True)
    report.write_text(report.read_text() + "appendices:\n" + agenda, encoding="utf-8")
    texts = [text for _, text in pages(build(world, folder))]
    caption = r"(?=12月5日（一）\d\d:\d\d–\d\d:\d\d)"
    pieces = [piece for text in texts for piece in re.split(caption, text)]
    sheets = [piece for piece in pieces if re.search(r"Talk\dx\d\don", piece)]
    talks = [talk for text in sheets for talk in re.findall(r"Talk(\dx\d\d)on", text)]
    assert sorted(talks) == sorted(f"{v}x{n:02}" for v in range(VENUES) for n in range(SLOTS))
    for sheet in sheets:
        rooms = set(re.findall(r"Talk(\d)x\d\don", sheet))
        assert "時間" in sheet
        assert all(f"Room{venue}" in sheet for venue in rooms)
        assert re.match(caption, sheet)


def prose_of(folder: Path, prose: str) -> None:
    """Give the first reflection of the report in *folder* this *prose*."""
    report = folder / "report.yaml"
    records = yaml.safe_load(report.read_text(encoding="utf-8"))
    records["reflections"][0]["prose"] = prose
    report.write_text(yaml.safe_dump(records, allow_unicode=True), encoding="utf-8")


def test_text_behind_a_wide_table_fills_the_page_before_it(world: World, make_report: Make) -> None:
    folder = make_report()
    paragraphs = [f"第{n}段說明各國辦理情形與後續規劃。" + "內容" * 70 for n in range(4)]
    prose_of(folder, "\n\n".join([*paragraphs[:2], markdown().split("\n\n")[1], *paragraphs[2:]]))
    found = pages(build(world, folder))
    first = next(n for n, (size, _) in enumerate(found) if size == TURNED)
    assert "第3段說明" in found[first - 1][1]


def test_two_lines_before_a_wide_table_turn_with_it(world: World, make_report: Make) -> None:
    folder = make_report()
    lead = "各國聯絡人如下表，均已於會前確認。"
    prose_of(folder, f"{lead}\n\n{markdown().split(chr(10) * 2)[1]}\n\n後文。")
    report = folder / "report.yaml"
    report.write_text(
        report.read_text() + "appendices:\n" + appendix(prose="附表說明如下。"), encoding="utf-8"
    )
    found = pages(build(world, folder))
    for words in (lead, "附表說明如下"):
        assert [size for size, text in found if fold(words) in text] == [TURNED]
