"""心得 and 建議."""

from reportgen.records.base import Record, field
from reportgen.records.choices import Horizon
from reportgen.records.moments import Date
from reportgen.records.names import Name
from reportgen.records.values import Prose, Slug, Text


class Reflection(Record):
    """一則心得: a heading and what was learned."""

    id: Slug | None = field("代號", "供參照使用。", default=None)
    title: Name = field("標題", "一句話的心得。")
    prose: Prose = field("內容", "Markdown。")


class Recommendation(Record):
    """一項建議: what to do, by whom, by when."""

    id: Slug | None = field("代號", "供參照使用。", default=None)
    title: Name | None = field("標題", "建議的短題，可省略。", default=None)
    prose: Prose = field("內容", "Markdown：具體建議。")
    horizon: Horizon | None = field("期程", "立即可行或中長期。", "立即可行", default=None)
    lead: Text | None = field("主辦機關", "主辦機關。", "國家發展委員會", default=None)
    supporting: tuple[Text, ...] = field("協辦機關", "協辦機關。", ["外交部"], default=())
    due: Date | None = field("完成期限", "西元年-月-日。", default=None)
    based_on: tuple[Slug, ...] = field(
        "依據", "所依據的心得、場次或主題的 id。", ["digital-agency"], default=()
    )


class FollowUp(Record):
    """一項後續工作事項."""

    prose: Prose = field("內容", "Markdown。")
    lead: Text | None = field("主辦機關", "主辦機關。", default=None)
    due: Date | None = field("完成期限", "西元年-月-日。", default=None)


class Recommendations(Record):
    """建議 and the work that follows from the mission."""

    items: tuple[Recommendation, ...] = field("建議事項", "一項一列。", default=())
    follow_up: tuple[FollowUp, ...] = field("後續工作事項", "一項一列。", default=())
