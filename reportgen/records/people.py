"""People of the other side, and groups of people as a programme lists them."""

from typing import Annotated, Any

from pydantic import Discriminator, Tag

from reportgen.records.base import Record, field
from reportgen.records.names import Name
from reportgen.records.values import Count, PersonId, Text


class Guest(Record):
    """Somebody of the other side: named where they appear, or once in the list of guests."""

    name: Name = field("姓名", "姓名；有通用中譯者填 zh 與 foreign。", "Antoine Darodes")
    post: Text | None = field("職稱", "職稱。", "執行長", default=None)
    organisation: Text | None = field("機關團體", "所屬機關或團體。", "Ekimetrics", default=None)
    affiliation: Text | None = field(
        "身分", "不分機關與職稱時，整段照寫。", "前內政部長、現任國會議員", default=None
    )


class ListedGuest(Guest):
    """A guest who is written once and named by ``id``."""

    id: PersonId = field("代號", "小寫英文代號，各場次以此指到這個人。", "antoine-darodes")


def _person_or_guest(value: Any) -> str:
    return "person" if isinstance(value, str) else "guest"


Participant = Annotated[
    Annotated[PersonId, Tag("person")] | Annotated[Guest, Tag("guest")],
    Discriminator(_person_or_guest),
]
"""The ``id`` of somebody in the roster or the list of guests, or a :class:`Guest`."""


class Group(Record):
    """People of one part in a programme, under the label that it gives them."""

    label: Text = field("名目", "照議程的稱呼。", "致詞人", "與談人")
    people: tuple[Participant, ...] = field(
        "人員", "roster 或 guests 的 id，或姓名、職稱與機關。", default=()
    )
    total: Count | None = field(
        "總人數", "名單未列全部的人時填寫，印「等 12 人」。", "12", default=None
    )
