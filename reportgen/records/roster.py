"""People, each once; every other record points at them by ``id``."""

from reportgen.records.base import Record, field
from reportgen.records.choices import Role
from reportgen.records.names import Name
from reportgen.records.values import PersonId, Text


class Person(Record):
    """出國人員, a member of the delegation, or one of our own who lives there (駐外館處)."""

    id: PersonId = field("代號", "小寫英文代號，其他記錄以此指到這個人。", "lin-chu-sui")
    name: Name = field("姓名", "中文姓名；另有外文姓名者填 zh 與 foreign。", "林菊穗")
    agency: Text | None = field(
        "服務機關", "服務機關或團體的全名。", "國家發展委員會", default=None
    )
    unit: Text | None = field("服務單位", "機關內的單位。", "資訊管理處", default=None)
    post: Text | None = field("職稱", "職稱。", "分析師", default=None)
    grade: Text | None = field("官職等", "官職等。", "薦任", default=None)
    phone: Text | None = field("電話", "照原樣印出。", "02-23165300 轉 6852", default=None)
    role: Role = field(
        "角色",
        "reporter：報告人，列於封面與提要表；delegation：同行團員；local：駐外館處等在地人員，不列入團員名單。",
        "reporter",
        default=Role.DELEGATION,
    )
