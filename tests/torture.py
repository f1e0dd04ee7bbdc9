"""A report of every construct of the format, well over a hundred pages long.

    python -m tests.torture FOLDER        # writes the records into FOLDER

Why: whatever can stand in a record must come out as PDF/A-3a and PDF/UA-1; ``make conformance``
builds this report beside those of ``content/``. The same bytes every time; facts and people are
invented.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

from tests.hostile import pdfs
from tests.yamltext import to_yaml

Records = dict[str, Any]

START = date(2026, 3, 2)
PEOPLE = {
    "yu-hsi-kun": "游錫堃",
    "tao-che": "陶喆",
    "ji-ji": "𠮷田㛢",
    "lin-o": "林𫟱",
}
TALK = (
    "雙方就 open data 的授權、metadata 與 API 交換意見，並比較 OECD 2025 年調查的 37 項指標；"
    "對方強調「資料先行、服務隨後」，我方則說明公共程式（public code）的做法與 40% 的成本差異。"
)
"""A sentence of mixed text, some hundred characters."""

EVERYTHING = """{filler}

### 小標題

**「重點」**先說：*強調*、**粗體**、`code` 與 [Programme Société Numérique]{{lang=fr}}，
日文 [オープンデータ]{{lang=ja}}；罕用字 𠮷、堃、喆、㛢、峯；圈號 ①、■、※，破折號——與刪節號……。
註腳[^a]再提一次[^a]，另有長註[^b]。參照[](#{fig})、第[](#{fig}){{.page}}與[](#{table})，
[文字連結](https://www.example.org/a/path?with=query)，裸網址
<https://www.example.org/a/very/long/address/that/has/to/break/somewhere/because/it/does/not/fit/on/one/line>，
[寫信](mailto:somebody@example.org)。行末\\
強制換行。

{{lang=en}}
A paragraph in English, so that its language is told to whoever reads it aloud.

> 引文一段，含註[^c]。
>
> - 引文裡的清單
>
> > 引文中的引文

1. 第一項
   1. 第二層，含[^d]
      1. 第三層
         - 圓點
           - 圓點之下
   2. 第二層之二

      第二段落，連著程式：

      ```
      curl https://www.example.org/api/v1/records?format=json | jq '.[] | .name'
      ```
2. 第二項

   | 表中 | 清單項 |
   |---|---|
   | 甲 | 乙 |

7. 跳號

名詞一
: 定義一，含 **粗體**。

名詞二
: 定義二之一
: 定義二之二，見[](#{fig})。

{{#{table} caption="{title}經費" source="主計處"}}
| 項目 | 金額 | 備註 |
|:---|---:|:---:|
| 機票 | 48,200 | 含稅[^e] |
| 住宿 | 31,500 | [飯店](https://www.example.org/hotel) |
| `code` | **9** | [mot]{{lang=fr}} |

| 無標題 |
|---|
| 一格 |

![單圖 {title}](figures/talk.jpg){{#{fig} alt="兩人隔桌交談" source="攝影者" width=60%}}

![左](figures/left.png){{#{fig}-l alt="左圖：藍色方塊"}}
![中](figures/right.png){{#{fig}-m alt="中圖：綠色方塊"}}
![右](figures/chart.svg){{#{fig}-r alt="右圖：三根長條"}}

---

{filler}

[^a]: 註一，含 *強調* 與 [連結](https://www.example.org/note)。
[^b]: 長註第一段。{filler}

    長註第二段，{filler}
[^c]: 引文的註。
[^d]: 清單的註。
[^e]: 表中的註，含 [Übung]{{lang=de}}。
"""


def everything(key: str, title: str, paragraphs: int = 2) -> str:
    """All that prose can hold; *key* makes its labels its own."""
    filler = "\n\n".join([TALK * 3] * paragraphs)
    return EVERYTHING.format(
        filler=filler, title=title, fig=f"fig-{key}", table=f"tbl-{key}"
    ).replace("\n\n    長註第二段，" + filler, "\n\n    長註第二段，" + TALK)


def report() -> Records:
    """``report.yaml``."""
    return {
        "authority": "executive-yuan",
        "language": "zh-Hant",
        "title": {"zh": "出席各種構造與罕見情況之國際會議", "foreign": "Torture & “Tests” <1>"},
        "title_lines": ["出席各種構造與罕見情況", "之國際會議"],
        "short_title": "各種構造",
        "appendix_number": "附件 1、",
        "category": "開會",
        "extras": {"overview": True, "counts": True, "met": True, "cross_references": True},
        "category_note": "年會",
        "agency": "國家發展委員會",
        "contact": "yu-hsi-kun",
        "destinations": [
            {"country": "FR", "cities": ["巴黎", "里昂"]},
            {"country": "DE", "name": "德意志", "cities": ["柏林"]},
        ],
        "period": {"start": START.isoformat(), "end": (START + timedelta(9)).isoformat()},
        "report_date": (START + timedelta(40)).isoformat(),
        "keywords": ["開放政府", "metadata", "標籤"],
        "classification": "A／B",
        "system_id": "C11500001",
        "abstract": TALK * 5,
        "confidentiality": "限閱",
        "confidentiality_reason": "涉及談判",
        "trip_kind": "參訪",
        "travellers": "4",
        "more_periods": [
            {
                "start": (START + timedelta(20)).isoformat(),
                "end": (START + timedelta(22)).isoformat(),
            }
        ],
        "headings": {
            "preparation": "行前作業",
            "itinerary": "參訪行程",
            "sessions": "會談經過",
            "topics": "訓練內容",
            "reflections": "觀察",
            "recommendations": "建議",
            "follow_up": "後續",
        },
        "portal": {
            "plan": "115 年度派員赴國外研習計畫",
            "policy": "科技／資訊",
            "project": "數位國家方案",
            "subject": "資訊科技／開放資料",
            "visited": ["法國數位署"],
            "remarks": "無",
        },
    }


def roster() -> list[Records]:
    """``roster.yaml``."""
    return [
        {
            "id": key,
            "name": {"zh": name, "foreign": f"Name {number}"},
            "agency": "國家發展委員會",
            "unit": "資訊管理處",
            "post": "分析師",
            "grade": "薦任",
            "phone": f"02-2316530{number}",
            "role": ["reporter", "reporter", "delegation", "local"][number],
        }
        for number, (key, name) in enumerate(PEOPLE.items())
    ]


def people() -> list[Records]:
    """Groups of people, of the roster, listed guests and others, with more than are named."""
    named = ["yu-hsi-kun", "antoine", {"name": "Ada B.", "affiliation": "前部長"}]
    return [{"label": "致詞人", "people": named, "total": "12"}]


def topic(key: str, depth: int) -> Records:
    """A topic with topics below it, *depth* levels of them."""
    made: Records = {"id": f"topic-{key}", "title": f"主題 {key}", "prose": TALK}
    if depth:
        made["topics"] = [topic(f"{key}-1", depth - 1)]
    return made


def session(path: tuple[int, ...], depth: int) -> Records:
    """A session with sessions below it, *depth* levels of them."""
    key = "-".join(map(str, path))
    made: Records = {
        "id": f"s-{key}",
        "title": {"zh": f"場次 {key}", "foreign": f"Séance {key}", "lang": "fr"},
        "kind": "panel",
        "date": START.isoformat(),
        "until": (START + timedelta(1)).isoformat(),
        "time": "09:00-10:30",
        "place": "Palais d'Iéna",
        "organiser": "OGP 秘書處",
        "our_people": list(PEOPLE)[:2],
        "their_people": [{"name": {"zh": "安東", "foreign": "Antoine"}, "post": "執行長"}],
        "more_people": True,
        "moderators": ["tao-che"],
        "speakers": [{"name": "Ada L.", "organisation": "Ekimetrics"}],
        "people": people(),
        "our_total": "5",
        "their_total": "12",
        "prose": everything(f"s{key}", f"場次 {key}", 1 if len(path) > 1 else 3),
    }
    if depth:
        below = (1, 2) if path == (2,) else (1,)
        made["sessions"] = [session((*path, n), depth - 1) for n in below]
    return made


def agenda(key: str, venues: int, slots: int, *, listed: int = 0) -> Records:
    """A programme of *venues* with *slots* a day each, the last *listed* as lists."""
    names = [f"v{number}" for number in range(venues)]
    minutes = 540 // slots

    def clock(minute: int) -> str:
        return f"{9 + minute // 60:02}:{minute % 60:02}"

    def slot(venue: str, number: int) -> Records:
        begin = number * minutes
        made: Records = {
            "time": f"{clock(begin)}-{clock(begin + minutes)}",
            "venue": venue,
            "title": f"Session {venue} / {number}",
            "organiser": "OGP Support Unit",
            "track": "civic-tech" if number % 2 else "open-data",
            "languages": ["fr", "en"],
            "speakers": [{"name": "Ada L.", "organisation": "Ekimetrics"}],
            "moderators": ["tao-che"],
            "remote": ["ji-ji"],
            "people": people(),
        }
        if number % 5 == 0:
            made["prose"] = "說明一句，含 [mot]{lang=fr}。"
            made["items"] = [
                {
                    "time": "09:00",
                    "title": "Opening",
                    "prose": "開場說明。",
                    "languages": ["fr"],
                    "moderators": ["yu-hsi-kun"],
                    "speakers": [{"name": "Grace H.", "organisation": "Navy"}],
                    "remote": ["ji-ji"],
                    "people": people(),
                    "items": [{"title": "Questions"}],
                }
            ]
        return made

    return {
        "kind": "agenda",
        "id": f"app-{key}",
        "title": {"zh": f"議程 {key}", "foreign": f"Agenda {key}"},
        "prose": TALK,
        "venues": [
            {
                "id": name,
                "name": f"Room {name}",
                "site": {"foreign": f"Palais {number // 4}", "lang": "fr"},
                "languages": ["fr", "en"],
                "form": "list" if number >= venues - listed else "grid",
            }
            for number, name in enumerate(names)
        ],
        "tracks": [
            {"id": "civic-tech", "name": "Civic tech", "label": "A"},
            {"id": "open-data", "name": {"zh": "開放資料"}, "label": "公科", "colour": "#225588"},
        ],
        "days": [
            {
                "date": (START + timedelta(day)).isoformat(),
                "slots": [slot(name, number) for name in names for number in range(slots)],
            }
            for day in range(2)
        ],
    }


def appendices() -> Iterator[Records]:
    """Every kind of appendix."""
    yield agenda("wide", 10, 40)
    yield agenda("long", 3, 18, listed=2)
    yield {
        "kind": "photos",
        "id": "app-photos",
        "title": "活動照片",
        "prose": TALK,
        "photos": [
            {
                "id": f"photo-{number}",
                "file": f"figures/{name}",
                "caption": f"照片 {number}，見 <b>與&符號",
                "alt": f"示意照片第 {number} 張",
                "source": "攝影者",
            }
            for number, name in enumerate(["talk.jpg", "left.png", "chart.svg"] * 3, start=1)
        ],
    }
    yield {
        "kind": "roster",
        "id": "app-roster",
        "title": "團員名單",
        "prose": TALK,
        "columns": ["number", "name", "agency", "unit", "post"],
    }
    yield {
        "kind": "references",
        "id": "app-references",
        "title": "參考資料",
        "prose": TALK,
        "groups": [
            {
                "title": f"第 {group} 組",
                "references": [
                    {
                        "title": {"zh": f"文件 {n}", "foreign": f"Paper {n}"},
                        "id": f"ref-{group}-{n}",
                        "authors": ["王小明", "Weibull, W."],
                        "container": "Journal of Tests",
                        "volume": "18(3)",
                        "pages": "293–297",
                        "doi": "10.1115/1.4010337",
                        "accessed": START.isoformat(),
                        "publisher": "OECD",
                        "date": START.isoformat(),
                        "url": f"https://www.example.org/references/{group}/{n}",
                        "note": "附註",
                    }
                    for n in range(30)
                ],
                "groups": [{"title": "附屬", "references": [{"title": f"附屬文件 {group}"}]}],
            }
            for group in range(3)
        ],
    }
    yield {
        "kind": "events",
        "id": "app-events",
        "title": "公開分享活動",
        "prose": TALK,
        "events": [
            {
                "title": f"第 {n} 場",
                "date": (START + timedelta(30 + n)).isoformat(),
                "time": "14:30",
                "venue": "社會創新實驗中心",
                "organisers": ["開放文化基金會"],
                "partners": ["g0v"],
                "moderators": ["tao-che"],
                "speakers": ["yu-hsi-kun", "ji-ji"],
                "people": people(),
                "url": f"https://www.example.org/events/{n}",
                "prose": everything(f"event{n}", f"活動 {n}", 1),
            }
            for n in range(2)
        ],
    }
    yield {
        "kind": "table",
        "id": "tbl-chart",
        "title": "統計圖",
        "chart": "line",
        "columns": ["年", "承諾數", "完成數", "比例", "其他"],
        "rows": [[str(n), str(n % 7), str(-n), "1,234.5", "－"] for n in range(2000, 2030)],
        "source": "測試",
    }
    yield {
        "kind": "table",
        "id": "tbl-long",
        "title": "跨頁長表",
        "columns": ["序號", "國家", "說明", "承諾數"],
        "rows": [
            [str(n), f"第 {n} 國", "、".join(["承諾事項"] * (n % 9 + 1)), str(n * 7)]
            for n in range(1, 201)
        ],
        "source": "調查",
        "prose": TALK,
    }
    yield {
        "kind": "pages",
        "id": "app-pages",
        "title": "證書與簡報",
        "prose": TALK,
        "full": "true",
        "files": [
            {
                "file": "figures/paper.pdf",
                "pages": "1",
                "alt": "結業證書",
                "text": "茲證明完成訓練課程。",
                "source": "訓練中心",
            },
            {"file": "figures/talk.jpg", "alt": "海報"},
        ],
    }
    yield {"kind": "terms", "id": "app-terms", "title": "用語表", "prose": TALK}
    prose = everything("document", "宣言", 12)
    yield {"kind": "document", "id": "app-document", "title": "宣言全文", "prose": prose}


def records() -> Iterator[tuple[str, Any]]:
    """Every record file and what it holds."""
    yield "report.yaml", report()
    yield "roster.yaml", roster()
    yield (
        "guests.yaml",
        [
            {
                "id": "antoine",
                "name": {"zh": "安東", "foreign": "Antoine"},
                "post": "執行長",
                "organisation": "Ekimetrics",
                "affiliation": "前任顧問",
            }
        ],
    )
    yield (
        "terms.yaml",
        [
            {
                "term": "開放政府夥伴關係聯盟",
                "foreign": "Partenariat pour un gouvernement ouvert",
                "lang": "fr",
                "abbreviation": "PGO",
                "note": "2011 年成立的國際組織",
            }
        ],
    )
    yield "process.yaml", {"prose": TALK}
    yield "topics.yaml", [topic("a", 2), topic("b", 0)]
    yield "chapters.yaml", [topic("c", 1)]
    yield "purpose.yaml", {"prose": everything("purpose", "目的", 4)}
    yield (
        "itinerary.yaml",
        {
            "preparation": everything("preparation", "準備", 1),
            "overview": TALK,
            "days": [
                {
                    "date": (START + timedelta(day)).isoformat(),
                    "place": "巴黎",
                    "activity": f"{TALK}\n\n- 上午\n- 下午[^1]\n\n[^1]: 行程的註。",
                    "sessions": ["s-1", "s-1-1"] if day < 2 else [],
                    **({"kind": "假日", "label": "第 2 週"} if day == 5 else {}),
                    **({"until": (START + timedelta(9)).isoformat()} if day == 8 else {}),
                }
                for day in range(9)
            ],
        },
    )
    for number in (1, 2):
        yield f"sessions/0{number}0-session.yaml", session((number,), 6 if number == 1 else 1)
    for number in (1, 2, 3):
        prose = everything(f"reflection{number}", f"心得 {number}")
        yield (
            f"reflections/0{number}0-reflection.yaml",
            {"id": f"r-{number}", "title": f"心得 {number}", "prose": prose},
        )
    yield (
        "recommendations.yaml",
        {
            "items": [
                {
                    "id": f"rec-{n}",
                    "title": f"建議 {n}",
                    "prose": TALK + f"\n\n1. 細項\n2. 見[](#r-{n})",
                    "horizon": "立即可行",
                    "lead": "國家發展委員會",
                    "supporting": ["外交部"],
                    "due": "2027-01-01",
                    "based_on": [f"r-{n}", "s-1"],
                }
                for n in (1, 2, 3)
            ],
            "follow_up": [{"prose": TALK, "lead": "外交部", "due": "2027-06-30"}] * 2,
        },
    )
    for number, appendix in enumerate(appendices(), start=1):
        yield f"appendices/{number:02}0-{appendix['kind']}.yaml", appendix


CHART = """<svg xmlns="http://www.w3.org/2000/svg" width="320" height="200" viewBox="0 0 320 200">
<rect x="40" y="90" width="50" height="80" fill="#225588"/>
<rect x="130" y="50" width="50" height="120" fill="#558822"/>
<rect x="220" y="20" width="50" height="150" fill="#882255" fill-opacity="0.5"/>
<path d="M20 170H300" stroke="#000"/></svg>
"""


def write(folder: Path) -> None:
    """Write the whole report into *folder*."""
    for name, content in records():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(to_yaml(content), encoding="utf-8")
    figures = folder / "figures"
    figures.mkdir(exist_ok=True)
    (figures / "chart.svg").write_text(CHART, encoding="utf-8")
    (figures / "paper.pdf").write_bytes(pdfs.page())
    for name, mode, colour in (
        ("talk.jpg", "RGB", (120, 150, 180)),
        ("left.png", "RGBA", (60, 90, 200, 128)),
        ("right.png", "L", 120),
    ):
        picture = Image.new(mode, (1200, 800), colour)
        ImageDraw.Draw(picture).ellipse((300, 200, 900, 600), fill=colour, outline=0, width=9)
        picture.save(figures / name)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
