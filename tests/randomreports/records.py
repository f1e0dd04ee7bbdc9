"""The records of a random report: valid, every field filled now and then."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from tests.randomreports import words
from tests.randomreports.agendas import agenda
from tests.randomreports.otherwise import told_otherwise
from tests.randomreports.pictures import PAPER
from tests.randomreports.prose import PICTURES, Prose

Record = dict[str, Any]

CATEGORIES = {
    "executive-yuan": ("考察", "開會", "其他"),
    "tipo": ("研究", "視察"),
    "kinmen": ("考察", "其他活動"),
    "taichung": ("進修", "考察"),
    "taipei": ("甲類",),
    "taoyuan": ("出席會議", "實習"),
    "civil-society": (),
}
"""Categories of a full report, by layout."""


class RandomReport:
    """The facts that the records of one report share, and the records."""

    def __init__(self, choice: Random, scripts: Sequence[str], layout: str = "") -> None:
        self.choice, self.scripts = choice, scripts
        self.layout = layout or choice.choice(list(CATEGORIES))
        self.start = date(choice.randint(2013, 2025), choice.randint(1, 12), choice.randint(1, 28))
        self.days = choice.randint(3, 9)
        self.people = [f"person-{number}" for number in range(choice.randint(1, 4))]
        self.sessions = [f"visit-{number}" for number in range(choice.randint(1, 4))]
        self.reflections = [f"lesson-{number}" for number in range(choice.randint(1, 3))]
        self.proses = 0

    # --- choosing

    def now_and_then(self, record: Record, key: str, make: Callable[[], Any]) -> None:
        """Give *record* the field *key* in two of three reports."""
        if self.choice.random() < 2 / 3:
            record[key] = make()

    def day(self, index: int) -> str:
        """The day *index* of the trip."""
        return (self.start + timedelta(index)).isoformat()

    def after(self, fewest: int, most: int) -> str:
        """A day between *fewest* and *most* days after the return."""
        return self.day(self.days - 1 + self.choice.randint(fewest, most))

    def prose(self, fewest: int = 1, most: int = 4, rich: float = 0.5) -> str:
        """A prose of its own labels."""
        self.proses += 1
        labels = [*self.sessions, *self.reflections]
        made = Prose(self.choice, self.scripts, str(self.proses), labels)
        return made.text(fewest, most, rich)

    def name(self, chinese: str) -> str | Record:
        """A name or title in one form or in both."""
        script = words.script(self.choice, self.scripts)
        phrase = self.choice.choice(script.phrases)
        return self.choice.choice(
            (chinese, chinese, {"zh": chinese, "foreign": phrase, "lang": script.lang},
             {"foreign": f"{phrase}", "lang": script.lang})
        )  # fmt: skip

    def guest(self) -> Record:
        """Somebody of the other side."""
        script = words.script(self.choice, self.scripts)
        foreign = {"foreign": self.choice.choice(script.people), "lang": script.lang}
        both = {"zh": words.person(self.choice), **foreign}
        made: Record = {"name": self.choice.choice((foreign, both, both["zh"]))}
        self.now_and_then(made, "post", lambda: self.choice.choice(words.POSTS))
        self.now_and_then(made, "organisation", lambda: self.choice.choice(script.bodies))
        return made

    def participants(self) -> list[str | Record]:
        """People of both sides."""
        return [
            self.guest() if self.choice.random() < 0.6 else self.choice.choice(self.people)
            for _ in range(self.choice.randint(1, 3))
        ]

    def some_people(self) -> list[str]:
        """Some ids of the roster, each once."""
        return self.choice.sample(self.people, self.choice.randint(1, len(self.people)))

    def span(self, hour: int) -> str:
        """A time within the hour *hour*."""
        minute = self.choice.choice((0, 5, 10))
        return self.choice.choice(
            (f"{hour:02}:{minute:02}-{hour:02}:{minute + 45:02}", f"{hour:02}:{minute:02}")
        )

    # --- records

    def records(self) -> Record:
        """Everything, as one mapping."""
        made: Record = {
            **self.report(),
            "roster": self.roster(),
            "purpose": {"prose": self.prose(2, 4)},
            "itinerary": self.itinerary(),
            "sessions": [self.session(key, number) for number, key in enumerate(self.sessions)],
            "reflections": [
                {"id": key, "title": self.name(words.title(self.choice)), "prose": self.prose(2, 5)}
                for key in self.reflections
            ],
            "recommendations": self.recommendations(),
            "terms": self.terms(),
            "appendices": self.appendices(),
        }
        told_otherwise(self, made)
        return made

    def report(self) -> Record:
        choice = self.choice
        countries = choice.sample(list(words.CITIES), choice.choice((1, 1, 2)))
        city, topic = words.CITIES[countries[0]][0], choice.choice(words.TOPICS)
        made: Record = {
            "authority": self.layout,
            "title": self.name(f"赴{city}考察{topic}"),
            "agency": words.AGENCIES[0],
            "contact": self.people[0],
            "destinations": [self.destination(country) for country in countries],
            "period": {"start": self.day(0), "end": self.day(self.days - 1)},
            "report_date": self.after(5, 60),
            "abstract": self.abstract(),
            "keywords": choice.sample(words.TOPICS, 4),
        }
        if categories := CATEGORIES[self.layout]:
            made["category"] = choice.choice(categories)
            if made["category"].startswith("其他"):
                made["category_note"] = "業務觀摩"
        if choice.random() < 0.15:
            made["language"] = "en"
        self.now_and_then(made, "classification", lambda: "A0／圖書資訊")
        self.now_and_then(
            made,
            "extras",
            lambda: {
                name: self.choice.choice(("true", "false"))
                for name in ("overview", "counts", "met", "cross_references")
            },
        )
        self.now_and_then(made, "short_title", lambda: "考察圖書館")
        if self.choice.random() < 0.3:
            title = made["title"]
            whole = title if isinstance(title, str) else title.get("zh", title.get("foreign"))
            made["title_lines"] = [whole[:5], whole[5:]]
        self.now_and_then(made, "appendix_number", lambda: "附件 1、")
        self.now_and_then(made, "system_id", lambda: f"C{choice.randrange(10**7, 10**8)}")
        if choice.random() < 0.2:
            made["confidentiality"] = "限閱"
            made["confidentiality_reason"] = "內含未公開之協商內容"
        return made

    def destination(self, country: str) -> Record:
        made: Record = {"country": country}
        self.now_and_then(made, "cities", lambda: list(words.CITIES[country]))
        if self.choice.random() < 0.2:
            made["name"] = "友邦甲地區"
        return made

    def abstract(self) -> str:
        """Some 210 to 290 Han characters, as the Executive Yuan asks."""
        text = ""
        while len(text) < 240:
            text += words.sentence(self.choice)
        return text + "\n"

    def roster(self) -> list[Record]:
        made = []
        for number, key in enumerate(self.people):
            person: Record = {
                "id": key,
                "name": words.person(self.choice),
                "agency": self.choice.choice(words.AGENCIES) if number else words.AGENCIES[0],
                "unit": self.choice.choice(words.UNITS),
                "post": self.choice.choice(words.POSTS),
                "role": self.choice.choice(("reporter", "delegation", "local"))
                if number
                else "reporter",
                "phone": f"(0{self.choice.randrange(2, 9)})5555-{self.choice.randrange(10**4):04}",
            }
            if self.choice.random() < 0.4:
                script = words.script(self.choice, self.scripts)
                foreign = self.choice.choice(script.people)
                person["name"] = {"zh": person["name"], "foreign": foreign, "lang": script.lang}
            self.now_and_then(person, "grade", lambda: self.choice.choice(words.GRADES))
            made.append(person)
        return made

    def itinerary(self) -> Record:
        made: Record = {"days": [self.itinerary_day(index) for index in range(self.days)]}
        self.now_and_then(made, "preparation", lambda: self.prose(1, 3))
        self.now_and_then(made, "overview", lambda: self.prose(1, 2, 0.2))
        return made

    def itinerary_day(self, index: int) -> Record:
        made: Record = {"date": self.day(index)}
        self.now_and_then(made, "place", lambda: self.choice.choice(("巴黎", "臺北至東京", "途中")))
        made["activity"] = self.prose(1, 2, 0.1) if self.choice.random() < 0.5 else "整理資料"
        sessions = [k for n, k in enumerate(self.sessions) if n % self.days == index]
        if sessions:
            made["sessions"] = sessions
        return made

    def session(self, key: str, number: int, depth: int = 0, *, long: bool = True) -> Record:
        index = number % self.days
        made: Record = {
            "id": key,
            "title": self.name(f"{words.title(self.choice)}（{key}）"),
            "date": self.day(index),
            "our_people": self.some_people(),
        }
        fields: dict[str, Callable[[], Any]] = {
            "kind": lambda: self.choice.choice(("visit", "panel", "talk", "side-event", "meal")),
            "time": lambda: self.choice.choice((self.span(9 + number), "上午", "全日")),
            "place": lambda: f"市民會館 {self.choice.randrange(9)} 樓",
            "organiser": lambda: self.choice.choice(words.script(self.choice, self.scripts).bodies),
            "their_people": lambda: [self.guest() for _ in range(self.choice.randint(1, 3))],
            "more_people": lambda: "true",
            "moderators": self.participants,
            "speakers": self.participants,
            "prose": lambda: self.prose(1, 5),
        }
        for name, make in fields.items():
            self.now_and_then(made, name, make)
        if long and index + 1 < self.days and self.choice.random() < 0.3:
            made["until"] = self.day(index + 1)
        if depth < 2 and self.choice.random() < 0.4:
            made["sessions"] = [
                self.session(f"{key}-{n}", number, depth + 1, long="until" in made)
                for n in range(self.choice.randint(1, 2))
            ]
        return made

    def recommendations(self) -> Record:
        made: Record = {
            "items": [self.recommendation(n) for n in range(self.choice.randint(3, 5))],
        }
        self.now_and_then(
            made, "follow_up", lambda: [self.follow_up() for _ in range(self.choice.randint(1, 2))]
        )
        return made

    def recommendation(self, number: int) -> Record:
        made: Record = {"prose": self.prose(1, 2, 0.3)}
        fields: dict[str, Callable[[], Any]] = {
            "id": lambda: f"advice-{number}",
            "title": lambda: self.name(words.title(self.choice)),
            "horizon": lambda: self.choice.choice(("立即可行", "中長期")),
            "lead": lambda: words.AGENCIES[0],
            "supporting": lambda: self.choice.sample(words.AGENCIES[1:], 2),
            "due": lambda: self.after(100, 900),
            "based_on": lambda: self.choice.sample([*self.sessions, *self.reflections], 1),
        }
        for name, make in fields.items():
            self.now_and_then(made, name, make)
        return made

    def follow_up(self) -> Record:
        made: Record = {"prose": self.prose(1, 1)}
        self.now_and_then(made, "lead", lambda: self.choice.choice(words.AGENCIES))
        self.now_and_then(made, "due", lambda: self.after(100, 900))
        return made

    # --- appendices

    def appendices(self) -> list[Record]:
        kinds: dict[str, Callable[[int], Record]] = {
            "agenda": lambda number: agenda(self, number),
            "photos": lambda number: {"photos": [self.photo(number, n) for n in range(3)]},
            "pages": lambda _: {"files": [self.page_file(n) for n in range(2)]},
            "roster": lambda _: {},
            "terms": lambda _: {},
            "references": lambda _: {"groups": [self.group(depth=0) for _ in range(2)]},
            "events": lambda _: {"events": [self.event(n) for n in range(2)]},
            "table": self.table,
            "document": lambda _: {},
        }
        chosen = self.choice.sample(list(kinds), self.choice.randint(1, 4))
        return [self.appendix(kind, number, kinds[kind]) for number, kind in enumerate(chosen)]

    def appendix(self, kind: str, number: int, make: Callable[[int], Record]) -> Record:
        made: Record = {"kind": kind, "title": self.name(words.title(self.choice))}
        self.now_and_then(made, "id", lambda: f"app-{number}")
        if kind == "document" or self.choice.random() < 0.4:
            made["prose"] = self.prose(1, 2) if kind != "document" else self.prose(3, 7)
        if kind == "pages":
            self.now_and_then(made, "full", lambda: "true")
        return {**made, **make(number)}

    def photo(self, number: int, index: int) -> Record:
        made: Record = {
            "file": self.choice.choice(PICTURES),
            "caption": f"{words.title(self.choice)}示意圖之 {index + 1}",
            "alt": "色塊與線條",
        }
        self.now_and_then(made, "id", lambda: f"photo-{number}-{index}")
        self.now_and_then(made, "source", lambda: "本館繪製")
        return made

    def terms(self) -> list[Record]:
        made: Record = {"term": "跨館目錄服務", "foreign": "Union Catalogue Service"}
        for name, value in (("abbreviation", "UCS"), ("lang", "en"), ("note", "各館共用的目錄")):
            self.now_and_then(made, name, lambda value=value: value)
        return [made][: self.choice.randint(0, 1)]

    def page_file(self, number: int) -> Record:
        made: Record = {"file": (PAPER, "figures/plan.png")[number], "alt": "課程的結業證書"}
        if number == 0:
            self.now_and_then(made, "pages", lambda: "1")
        self.now_and_then(made, "text", lambda: self.prose(1, 1))
        self.now_and_then(made, "source", lambda: "訓練中心")
        return made

    def group(self, depth: int) -> Record:
        made: Record = {"title": self.name(words.title(self.choice))}
        made["references"] = [self.reference() for _ in range(self.choice.randint(1, 3))]
        if depth < 1 and self.choice.random() < 0.5:
            made["groups"] = [self.group(depth + 1)]
        return made

    def reference(self) -> Record:
        made: Record = {"title": self.name(f"{words.title(self.choice)}報告書")}
        fields: dict[str, Callable[[], Any]] = {
            "publisher": lambda: self.choice.choice(words.script(self.choice, self.scripts).bodies),
            "date": lambda: self.day(-self.choice.randrange(900)),
            "url": lambda: f"https://www.example.org/r/{self.choice.randrange(10**6)}",
            "id": lambda: f"ref-{self.choice.randrange(10**9)}",
            "authors": lambda: [self.name("王小明"), self.name("李大同")],
            "container": lambda: self.name(f"{words.title(self.choice)}學刊"),
            "volume": lambda: f"{self.choice.randrange(1, 40)}({self.choice.randrange(1, 5)})",
            "pages": lambda: "293–297",
            "doi": lambda: f"10.1000/{self.choice.randrange(10**6)}",
            "accessed": lambda: self.day(-self.choice.randrange(900)),
            "note": lambda: f"第 {self.choice.randrange(2, 60)} 頁",
        }
        for name, make in fields.items():
            self.now_and_then(made, name, make)
        return made

    def event(self, number: int) -> Record:
        made: Record = {
            "title": self.name(f"{words.title(self.choice)}分享會"),
            "date": self.after(1 + 3 * number, 3 + 3 * number),
        }
        fields: dict[str, Callable[[], Any]] = {
            "time": lambda: self.span(14),
            "venue": lambda: f"社區活動中心 {self.choice.randrange(1, 9)} 樓",
            "organisers": lambda: self.choice.sample(words.AGENCIES, 2),
            "partners": lambda: [self.choice.choice(words.AGENCIES)],
            "moderators": self.participants,
            "speakers": self.participants,
            "url": lambda: f"https://www.example.org/e/{self.choice.randrange(10**6)}",
            "prose": lambda: self.prose(1, 2),
        }
        for name, make in fields.items():
            self.now_and_then(made, name, make)
        return made

    def table(self, number: int) -> Record:
        columns = self.choice.randint(2, 8)
        made: Record = {
            "columns": [f"欄{words.TOPICS[index]}" for index in range(columns)],
            "rows": [
                [str(self.choice.randrange(10**6)) for _ in range(columns - 1)]
                + [self.choice.choice(words.TOPICS)]
                for _ in range(self.choice.randint(1, 40))
            ],
        }
        if columns < 6 and self.choice.random() < 0.4:
            made["chart"] = self.choice.choice(("bar", "line"))
            made["rows"] = [row[::-1] for row in made["rows"]]
        self.now_and_then(made, "source", lambda: "年度統計")
        return made
