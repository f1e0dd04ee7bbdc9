"""A report of which each part is as large as a real one ever was, for looking at its pages.

    python -m tests.stress FOLDER [REPORTERS]     # 8 reporters sign, or as many as given

A title of 66 characters with a subtitle, 60 people, tables of 12 columns, a row of four pages, 40
photos, a programme of 10 rooms and 40 times, nine levels of headings, 30 notes.

Why beside ``tests.torture``: that one has every construct, this one has many of each. The same
bytes every time; facts and people are invented.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

from tests.torture import START, TALK, Records, agenda
from tests.yamltext import to_yaml

TITLE = (
    "出席第五屆開放政府夥伴聯盟全球高峰會暨公共程式與開放資料國際研討會"
    "並赴丹麥挪威瑞典及芬蘭考察數位政府之推動經驗與法制作業及公民參與"
)
FOREIGN = "Fifth Global Summit of the Open Government Partnership and Conference on Public Code"
REPORTERS, PEOPLE, PHOTOS, NOTES, LEVELS, COLUMNS = 8, 60, 40, 30, 7, 12
"""Levels below the two of the chapter and its part."""


def roster(reporters: int) -> list[Records]:
    """``roster.yaml``: some people have a foreign name, all an agency, a unit and a post."""
    return [
        {
            "id": f"p{number}",
            "name": {
                "zh": "王李張劉陳林黃吳"[number % 8] + "小明大華"[number % 4] + "文武"[number % 2],
                **({"foreign": f"Panai Kusui {number}"} if number % 3 == 0 else {}),
            },
            "agency": ["國家發展委員會", "內政部警政署", "衛生福利部"][number % 3],
            "unit": "資訊管理處第二科",
            "post": ["處長", "分析師", "高級分析師兼科長"][number % 3],
            "phone": f"02-231653{number:02}",
            "role": "reporter" if number < reporters else "delegation",
        }
        for number in range(PEOPLE)
    ]


def report(reporters: int) -> Records:
    """``report.yaml`` with the records that are short."""
    return {
        "title": {"zh": TITLE, "foreign": FOREIGN},
        "short_title": "開放政府夥伴聯盟高峰會",
        "category": "開會",
        "agency": "國家發展委員會",
        "contact": "p0",
        "destinations": [
            {"country": "FR", "cities": ["巴黎", "里昂"]},
            {"country": "DK", "cities": ["哥本哈根"]},
            {"country": "NO", "cities": ["奧斯陸"]},
            {"country": "SE", "cities": ["斯德哥爾摩"]},
        ],
        "period": {"start": START.isoformat(), "end": (START + timedelta(9)).isoformat()},
        "report_date": (START + timedelta(40)).isoformat(),
        "keywords": ["開放政府", "國家行動方案", "公共程式", "資料品質", "數位服務", "公民參與"],
        "abstract": TALK * 3,
        "roster": roster(reporters),
        "purpose": {"prose": notes()},
        "itinerary": {
            "days": [
                {
                    "date": (START + timedelta(day)).isoformat(),
                    "place": "巴黎",
                    "activity": TALK * (60 if day == 5 else 1),  # a row of several pages
                }
                for day in range(10)
            ]
        },
        "reflections": [{"title": f"心得 {n}", "prose": TALK * 4} for n in range(1, 9)],
        "recommendations": {
            "items": [
                {"title": f"建議 {n}", "prose": TALK * 2, "horizon": "立即可行"}
                for n in range(1, 13)
            ]
        },
    }


def notes() -> str:
    """Prose with notes of one to five lines."""
    text = "".join(f"{TALK}[^{n}]" + "\n\n" * (n % 3 == 0) for n in range(1, NOTES + 1))
    return text + "\n\n" + "\n".join(f"[^{n}]: {TALK * (1 + n % 3)}" for n in range(1, NOTES + 1))


def session(level: int) -> Records:
    """A session with sessions below it, down to the last level."""
    made: Records = {
        "title": {"zh": f"第 {level} 層場次", "foreign": f"Session of Level {level}"},
        "date": START.isoformat(),
        "time": "09:00-10:30",
        "place": "Palais d’Iéna",
        "our_people": ["p0", "p1", "p2", "p3"],
        "prose": TALK + "\n\n" + wide_table(level),
    }
    if level < LEVELS:
        made["sessions"] = [session(level + 1)]
    return made


def wide_table(key: int) -> str:
    """A table of :data:`COLUMNS` columns in every other prose."""
    if key % 2:
        return TALK * 2
    rows = [
        [f"欄位 {n}" for n in range(COLUMNS)],
        ["---"] * COLUMNS,
        *([f"{row * n:,}.5" for n in range(COLUMNS)] for row in range(12)),
    ]
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    return f'{{#tbl-{key} caption="第 {key} 層統計"}}\n{table}\n\n{TALK * 3}'


def appendices() -> Iterator[Records]:
    """Programme, photos, people and a table."""
    yield agenda("stress", 10, 40)
    yield {
        "kind": "photos",
        "title": "活動照片",
        "photos": [
            {
                "file": f"figures/photo-{number % 4}.jpg",
                "caption": f"照片 {number}：雙方就開放資料的授權交換意見",
                "alt": f"示意照片第 {number} 張",
            }
            for number in range(1, PHOTOS + 1)
        ],
    }
    yield {"kind": "roster", "title": "團員名單"}
    yield {
        "kind": "table",
        "title": "會談紀要",
        "columns": [f"欄位 {n}" for n in range(COLUMNS)],
        "rows": [[f"{row * n:,}.5" for n in range(COLUMNS)] for row in range(60)],
    }


def write(folder: Path, reporters: int = REPORTERS) -> None:
    """Write the whole report into *folder*."""
    records: dict[str, Any] = {
        **report(reporters),
        "sessions": [session(1)],
        "appendices": list(appendices()),
    }
    # The programme of the report of every construct refers to people of its own.
    text = to_yaml(records).replace("tao-che", "p4").replace("ji-ji", "p5")
    text = text.replace("yu-hsi-kun", "p6").replace("antoine", "p7")
    figures = folder / "figures"
    figures.mkdir(parents=True, exist_ok=True)
    (folder / "report.yaml").write_text(text, encoding="utf-8")
    for number, size in enumerate([(1200, 800), (800, 1200), (1200, 900), (1800, 600)]):
        picture = Image.new("RGB", size, (90 + 40 * number, 150, 180))
        ImageDraw.Draw(picture).ellipse((200, 150, 600, 450), outline=0, width=9)
        picture.save(figures / f"photo-{number}.jpg")


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else REPORTERS)
