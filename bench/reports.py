"""Reports of any length, for measuring how time and memory grow.

    python -m bench.reports FOLDER PAGES [SEED]

Prose with lists and notes, tables, figures, an agenda as timetable and as list, photo pages: mixed
about as in ``content/2016-ogp-paris``. The same arguments give the same bytes; people bear
the specimen names of printed forms.
"""

from __future__ import annotations

import random
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from bench.photos import write_ready_photo
from bench.wording import HOSTS, LATIN, TOPICS, sentence
from reportgen.text import count_han

START = date(2025, 3, 3)
FIXED_PAGES, SESSION_PAGES, AGENDA_PAGES = 9.5, 2.1, 2.0
"""Pages of what every report has, of a session, and of a day of the agenda; measured."""
SESSIONS_PER_DAY = 4
VENUES = 5
_HOURS = ("09:00-10:20", "10:40-12:00", "13:30-15:00", "15:20-16:50")

Record = dict[str, Any]


def write_report(folder: Path, pages: int, seed: int = 1) -> Path:
    """Write the records and pictures of a report of about *pages* pages; returns *folder*."""
    folder.mkdir(parents=True)
    writer = _Writer(folder, seed)
    records = writer.report(pages)
    for number, session in enumerate(records.pop("sessions")):
        _write(folder / "sessions" / f"{number:04}.yaml", session)
    for name, record in records.items():
        _write(folder / f"{name}.yaml", record)
    return folder


def _write(file: Path, record: Any) -> None:
    file.parent.mkdir(exist_ok=True)
    text = yaml.dump(record, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=90)
    file.write_text(text, encoding="utf-8")


class _Plain(yaml.SafeDumper):
    """Without anchors, which records may not have."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        return True


class _Writer:
    def __init__(self, folder: Path, seed: int) -> None:
        self.folder, self.seed, self.chance = folder, seed, random.Random(seed)
        self.pictures = 0
        self.notes = 0

    def report(self, pages: int) -> dict[str, Any]:
        """All records by file name: as many sessions and days of agenda as *pages* asks for."""
        agenda_days = int(0.25 * pages / AGENDA_PAGES)
        rest = pages - FIXED_PAGES - agenda_days * AGENDA_PAGES
        count = max(1, round(rest / SESSION_PAGES))
        days = max((count - 1) // SESSIONS_PER_DAY + 1, agenda_days)
        dates = [START + timedelta(days=day) for day in range(days + 2)]
        visits = [dates[1 + number // SESSIONS_PER_DAY] for number in range(count)]
        sessions = [self.session(number, day) for number, day in enumerate(visits)]
        return {
            "report": self.facts(dates[0], dates[-1]),
            "roster": [self.reporter()],
            "purpose": {"prose": self.prose(2)},
            "itinerary": {"days": self.days(dates, visits)},
            "sessions": sessions,
            "reflections": [
                {"title": f"{topic}應及早規劃", "prose": self.prose(2)}
                for topic in self.chance.sample(TOPICS, min(4, pages // 6 + 1))
            ],
            "recommendations": {"items": [self.recommendation() for _ in range(4)]},
            "appendices": [
                *([self.agenda(dates[1 : agenda_days + 1])] if agenda_days else []),
                self.table(min(30, pages // 2)),
                self.photos(),
            ],
        }

    def facts(self, start: date, end: date) -> Record:
        """The cover and the 提要表."""
        abstract = ""
        while not 205 <= count_han(abstract) <= 295:  # the authority asks for 200 to 300
            abstract = self.paragraph()
        return {
            "title": f"赴日本考察圖書館服務之{self.chance.choice(TOPICS)}（第 {self.seed} 梯次）",
            "category": "考察",
            "agency": "青川市立圖書館",
            "contact": "wang-xiao-ming",
            "destinations": [{"country": "JP", "cities": ["白樺市"]}],
            "period": {"start": start, "end": end},
            "report_date": end + timedelta(days=30),
            "keywords": self.chance.sample(TOPICS, 4),
            "abstract": abstract,
        }

    def reporter(self) -> Record:
        """Who travelled."""
        return {
            "id": "wang-xiao-ming",
            "name": "王小明",
            "agency": "青川市立圖書館",
            "unit": "閱覽典藏組",
            "post": "編審",
            "phone": "(02)5555-0123",
            "role": "reporter",
        }

    def days(self, dates: list[date], visits: list[date]) -> list[Record]:
        """What was done on each day of the trip."""
        days: list[Record] = []
        for position, day in enumerate(dates):
            record: Record = {"date": day, "place": "白樺市"}
            sessions = [f"visit-{n}" for n, visit in enumerate(visits) if visit == day]
            if position in {0, len(dates) - 1}:
                record["activity"] = "啟程，前往白樺市。" if position == 0 else "整理資料，返國。"
            elif sessions:
                record["sessions"] = sessions
            else:
                record["activity"] = "出席研討會。"
            days.append(record)
        return days

    def session(self, number: int, day: date) -> Record:
        """A visit of about two pages, with a figure and a note; every second one with a table."""
        host, topic = self.chance.choice(HOSTS), self.chance.choice(TOPICS)
        figure = self.picture()
        parts = [
            f"{self.paragraph()}[](#fig-{number})為會談情形。",
            f'![拜會{host}的會談]({figure}){{#fig-{number} alt="示意圖：與會者圍坐長桌。"}}',
            self.paragraph() + self.note(),
            "\n".join(f"{n}. {self.sentence()}" for n in range(1, 5)),
            self.paragraph(),
        ]
        if number % 2:
            parts += [f"[](#tbl-{number})為歷年的辦理情形。", self.small_table(number, topic)]
        parts += [self.paragraph(), self.notes_text()]
        return {
            "id": f"visit-{number}",
            "title": {"zh": f"{topic}座談第 {number + 1} 場", "foreign": self.chance.choice(LATIN)},
            "kind": "visit",
            "date": day,
            "time": _HOURS[number % SESSIONS_PER_DAY],
            "place": "白樺市",
            "our_people": ["wang-xiao-ming"],
            "their_people": [{"name": "山田太郎", "post": "館長", "organisation": host}],
            "prose": "\n\n".join(parts),
        }

    def small_table(self, number: int, topic: str) -> str:
        """A table in the prose."""
        rows = "\n".join(
            f"| {year} | {self.chance.randint(2, 90)} | {self.chance.randint(100, 9000):,} "
            f"| {self.sentence()[:18]} |"
            for year in range(2018, 2025)
        )
        head = "| 年 | 場次 | 人次 | 說明 |\n|--:|--:|--:|---|\n"
        return f'{{#tbl-{number} caption="{topic}歷年辦理情形"}}\n{head}{rows}'

    def recommendation(self) -> Record:
        """Something to do, by whom and when."""
        return {
            "prose": self.paragraph(1),
            "horizon": self.chance.choice(["立即可行", "中長期"]),
            "lead": "青川市立圖書館",
        }

    def agenda(self, dates: list[date]) -> Record:
        """Days of five venues as a timetable, and one more as a list."""
        venues = [
            {"id": f"hall-{n}", "name": f"第 {n} 會議室", "form": "grid"}
            for n in range(1, VENUES + 1)
        ]
        venues.append({"id": "corner", "name": "展示角", "form": "list"})
        days = [{"date": day, "slots": list(self.slots())} for day in dates]
        return {"kind": "agenda", "title": "研討會議程", "venues": venues, "days": days}

    def slots(self) -> Any:
        """The slots of one day; lengths differ, so that cells go over several rows."""
        for venue in range(1, VENUES + 1):
            minute = 9 * 60
            while minute < 17 * 60:
                length = self.chance.choice([30, 45, 60, 90])
                yield self.slot(f"hall-{venue}", minute, length)
                minute += length + self.chance.choice([0, 15])
        for minute in range(10 * 60, 16 * 60, 20):
            yield self.slot("corner", minute, 15)

    def slot(self, venue: str, minute: int, length: int) -> Record:
        """One slot of the agenda."""
        end = minute + length
        return {
            "time": f"{minute // 60:02}:{minute % 60:02}-{end // 60:02}:{end % 60:02}",
            "title": f"{self.chance.choice(TOPICS)}：{self.chance.choice(LATIN)}",
            "venue": venue,
            "organiser": self.chance.choice(HOSTS),
        }

    def table(self, rows: int) -> Record:
        """A table of *rows*, which goes over a page in all but short reports."""
        lines = [
            [str(n), self.chance.choice(HOSTS), self.chance.choice(TOPICS), self.sentence()[:24]]
            for n in range(1, rows + 1)
        ]
        return {
            "kind": "table",
            "id": "tbl-all",
            "title": "參訪單位一覽",
            "columns": ["序號", "單位", "主題", "摘要"],
            "rows": lines,
        }

    def photos(self) -> Record:
        """A page of photos."""
        photos = [
            {"file": self.picture(), "caption": f"參訪照片之{n}", "alt": "示意圖：參訪現場。"}
            for n in ("一", "二")
        ]
        return {"kind": "photos", "title": "活動照片", "photos": photos}

    def prose(self, paragraphs: int) -> str:
        """Paragraphs, the last with a note."""
        text = "\n\n".join(self.paragraph() for _ in range(paragraphs))
        return f"{text}{self.note()}\n\n{self.notes_text()}"

    def paragraph(self, sentences: int = 3) -> str:
        """Some sentences in a row."""
        return "".join(self.sentence() for _ in range(sentences))

    def sentence(self) -> str:
        """The next sentence."""
        return sentence(self.chance)

    def note(self) -> str:
        """The call of a new footnote."""
        self.notes += 1
        return f"[^{self.notes}]"

    def notes_text(self) -> str:
        """The text of the last note."""
        return f"[^{self.notes}]: {self.sentence()}"

    def picture(self) -> str:
        """A photo ready for print that no other place, and no other report, shows."""
        self.pictures += 1
        name = f"figures/{self.pictures:04}.jpg"
        target = self.folder / name
        target.parent.mkdir(exist_ok=True)
        write_ready_photo(target, 1000 * self.seed + self.pictures)
        return name


if __name__ == "__main__":
    write_report(Path(sys.argv[1]), int(sys.argv[2]), int((sys.argv[3:] or ["1"])[0]))
