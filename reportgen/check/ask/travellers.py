"""Who of the roster travelled for the agency that owes the report."""

from __future__ import annotations

from reportgen.records import Records
from reportgen.records.choices import Role
from reportgen.records.roster import Person


def own_travellers(records: Records) -> list[Person]:
    """Travellers of the reporting agencies; embassy staff and people of other bodies are not."""
    agencies = {str(records.agency).strip()}
    agencies |= {
        str(person.agency).strip()
        for person in records.roster
        if person.role is Role.REPORTER and person.agency
    }
    return [
        person
        for person in records.roster
        if person.role is not Role.LOCAL and person.agency and person.agency.strip() in agencies
    ]
