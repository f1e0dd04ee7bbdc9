"""Parts of a report that the program makes from the records, and that nobody has to ask for."""

from reportgen.records.base import Record, field
from reportgen.records.values import Flag


class Extras(Record):
    """附加內容: each part on or off; what a report leaves open, its layout decides."""

    overview: Flag | None = field(
        "建議事項一覽",
        "true：另以一頁列出各項建議、依據與頁碼、主辦、協辦、期程、期限，並留採行情形欄。",
        "true",
        default=None,
    )
    counts: Flag | None = field(
        "任務概要",
        "true：目次之前印一個方框：天數、國家、城市、場次、接觸的機關與人員、建議的項數。",
        "true",
        default=None,
    )
    met: Flag | None = field(
        "接觸人員及機關索引",
        "true：附錄之末列出見過的人員與機關，及其場次與頁碼。",
        "true",
        default=None,
    )
    cross_references: Flag | None = field(
        "互相參照",
        "true：行程、場次、照片、心得與建議之間互印「→ 頁 14」。",
        "true",
        default=None,
    )
