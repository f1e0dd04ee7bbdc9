"""Purpose, itinerary, topics and sessions: 目的 and 過程."""

from enum import StrEnum
from typing import Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from reportgen.language import word
from reportgen.records.base import Record, field
from reportgen.records.choices import SessionKind
from reportgen.records.moments import Date, Time
from reportgen.records.names import Name
from reportgen.records.people import Group, Participant
from reportgen.records.values import Count, Flag, PersonId, Prose, SessionId, Slug, Text


class Purpose(Record):
    """目的: what the mission was to reach, with its background."""

    prose: Prose = field("內容", "Markdown：原定計畫目標、主題與緣起。")


class Process(Record):
    """過程: what is said before its parts."""

    prose: Prose = field("內容", "Markdown：過程一章開頭的話，印在行前準備與行程之前。")


class Topic(Record):
    """A heading with what is said under it, and headings below: by subject, not by day."""

    id: Slug | None = field("代號", "供參照使用。", default=None)
    title: Name = field("標題", "主題或章節的名稱。", "洪水預報模式")
    prose: Prose | None = field("內容", "Markdown。", default=None)
    topics: tuple["Topic", ...] = field("子題", "下一層標題，層數不限。", default=())


class DayKind(StrEnum):
    """What a day was for, where it was not for the purpose of the mission."""

    TRAVEL = word("交通日")
    HOLIDAY = word("假日")
    STUDY = word("研習日")


class Day(Record):
    """A day of the 行程表, or several: a week, a phase. Days of travel are included."""

    may_be_unknown = frozenset(("date",))

    label: Text | None = field("階段", "按週或階段排列時的名稱。", "第 1 週", default=None)
    date: Date | None = field(
        "日期",
        "西元年-月-日；跨日時為第一天，舊報告未載時寫「不詳（理由）」。",
        "2016-12-07",
        default=None,
    )
    until: Date | None = field("結束日期", "跨日時的最後一天。", "2016-12-09", default=None)
    kind: DayKind | None = field("性質", "印在活動之前。", "假日", default=None)
    place: Text | None = field("地點", "當天所在城市，或起訖地。", "巴黎", default=None)
    activity: Prose | None = field("活動", "Markdown：當天做了什麼。", default=None)
    sessions: tuple[SessionId, ...] = field(
        "場次", "當天各場次或主題的 id。", ["digital-agency"], default=()
    )

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.date is None and (self.until or not (self.label or self.unknown("date"))):
            raise PydanticCustomError("day_undated", "neither a date nor a label")
        if self.date is not None and self.until is not None and self.until < self.date:
            raise PydanticCustomError("period_order", "ends before it begins")
        return self


class Itinerary(Record):
    """行程: the preparation and the days."""

    preparation: Prose | None = field("行前準備", "Markdown。", default=None)
    overview: Prose | None = field("行程概述", "Markdown，印在行程表之前。", default=None)
    days: tuple[Day, ...] = field("每日行程", "一天、一週或一個階段一項，含交通日。", default=())


class Session(Record):
    """A visit, panel, talk …, or a heading over several of them; as deep as the trip needs."""

    may_be_unknown = frozenset(("date",))

    id: SessionId | None = field("代號", "小寫英文代號，供行程表與參照使用。", default=None)
    title: Name = field("標題", "場次名稱。", "拜會法國數位署")
    kind: SessionKind | None = field(
        "性質",
        "visit 參訪、meeting 會議、panel 座談、talk 演講、pitch 短講、workshop 工作坊、"
        "ceremony 典禮、keynote 專題演講、side-event 周邊會議、exhibition 展覽、meal 餐敘、"
        "course 課程、training 訓練、internship 實習、test 測試、negotiation 談判、"
        "inspection 視察。",
        "visit",
        default=None,
    )
    date: Date | None = field(
        "日期",
        "西元年-月-日；與上一層相同時不必填，舊報告未載時寫「不詳（理由）」。",
        "2016-12-07",
        default=None,
    )
    until: Date | None = field("結束日期", "跨日場次的最後一天。", "2016-12-09", default=None)
    time: Time | None = field("時間", "起訖時間，或上午、下午等。", "09:00-10:30", default=None)
    place: Text | None = field("地點", "場地或城市。", "Palais d'Iéna", default=None)
    organiser: Text | None = field("主辦單位", "主辦單位。", "OGP 秘書處", default=None)
    our_people: tuple[PersonId, ...] = field(
        "我方出席人員", "roster 的 id。", ["tang-feng"], default=()
    )
    our_total: Count | None = field(
        "我方人數", "我方出席的總人數，印「等 5 人」。", "5", default=None
    )
    their_people: tuple[Participant, ...] = field(
        "對方出席人員", "guests 的 id，或姓名、職稱與機關。", default=()
    )
    their_total: Count | None = field(
        "對方人數", "對方出席的總人數，印「等 12 人」。", "12", default=None
    )
    more_people: Flag = field("名單未盡列", "true 時人名之後印「等人」。", default=False)
    moderators: tuple[Participant, ...] = field(
        "主持人", "roster 或 guests 的 id，或姓名、職稱與機關。", default=()
    )
    speakers: tuple[Participant, ...] = field(
        "講者", "roster 或 guests 的 id，或姓名、職稱與機關。", default=()
    )
    people: tuple[Group, ...] = field(
        "其他名目的人員",
        "照議程分組，例如致詞人、與談人。",
        [{"label": "致詞人", "people": ["tang-feng"]}],
        default=(),
    )
    prose: Prose | None = field("內容", "Markdown：會談或場次內容。", default=None)
    sessions: tuple["Session", ...] = field("子場次", "下一層場次，層數不限。", default=())

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.date is not None and self.until is not None and self.until < self.date:
            raise PydanticCustomError("period_order", "ends before it begins")
        return self
