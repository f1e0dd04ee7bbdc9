"""What a new report takes from an earlier one: agency, layout, people."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from reportgen.findings import say
from reportgen.places import label_of
from reportgen.read import read
from reportgen.records.choices import Role
from reportgen.records.roster import Person
from reportgen.scaffold.answers import Refused, Traveller


class Earlier(NamedTuple):
    """Answers that an earlier report gives."""

    authority: str
    agency: str
    people: tuple[Traveller, ...]


def earlier_report(folder: Path) -> Earlier:
    """The answers of the report in *folder*; people who live abroad stay out.

    Raises :class:`~reportgen.scaffold.answers.Refused` where its records cannot be read.
    """
    label = label_of(folder)
    records = read(folder, label).records
    if records is None:
        raise Refused(
            say("讀不出「{folder}」的記錄。", folder=label),
            say("請執行 reportgen check {folder} 看原因。", folder=label),
        )
    travellers = (person for person in records.roster if person.role is not Role.LOCAL)
    return Earlier(
        str(records.authority), str(records.agency), tuple(_traveller(p) for p in travellers)
    )


def _traveller(person: Person) -> Traveller:
    name = person.name
    return Traveller(
        str(name.main),
        post=str(person.post or ""),
        unit=str(person.unit or ""),
        phone=str(person.phone or ""),
        agency=str(person.agency or ""),
        grade=str(person.grade or ""),
        foreign=str(name.gloss or ""),
        lang=str(name.lang or "") if name.gloss else "",
        id=str(person.id),
        role=person.role,
    )
