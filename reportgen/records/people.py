"""People of the other side, and groups of people as a programme lists them."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Discriminator, Tag

from reportgen.records.base import Record, field
from reportgen.records.names import Name
from reportgen.records.values import PersonId, Text


class Guest(Record):
    """Somebody of the other side: not in the roster, named where they appear."""

    name: Name = field("姓名", "姓名；有通用中譯者填 zh 與 foreign。", "Antoine Darodes")
    post: Text | None = field("職稱", "職稱。", "執行長", default=None)
    organisation: Text | None = field("機關團體", "所屬機關或團體。", "Ekimetrics", default=None)


def _person_or_guest(value: Any) -> str:
    return "person" if isinstance(value, str) else "guest"


Participant = Annotated[
    Annotated[PersonId, Tag("person")] | Annotated[Guest, Tag("guest")],
    Discriminator(_person_or_guest),
]
"""The ``id`` of somebody in the roster, or a :class:`Guest`."""
