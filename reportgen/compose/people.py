"""People as the report names them: 國家發展委員會潘國才處長; Antoine Darodes（數位署署長）."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportgen.records.names import Name
from reportgen.records.roster import Person
from reportgen.records.sessions import Guest, Participant
from reportgen.text import is_wide


def named(name: Name) -> str:
    """A name in both forms: 呂家華（LÜ, Chia-Hua）."""
    return f"{name.main}（{name.gloss}）" if name.gloss else str(name.main)


def title_line(person: Person) -> str:
    """姓名職稱 of the cover: 潘國才處長; a blank parts a foreign name from its post."""
    return _joined(named(person.name), person.post or "")


def _joined(before: str, after: str) -> str:
    """The two in a row, a blank between them unless both sides are Chinese."""
    chinese = before and after and is_wide(before[-1]) and is_wide(after[0])
    return f"{before}{after}" if chinese else f"{before} {after}".strip()


class People:
    """The roster, asked by id, and the sentences that lists of people make."""

    def __init__(self, roster: Iterable[Person]) -> None:
        self._by_id: Mapping[str, Person] = {person.id: person for person in roster}

    def one(self, participant: Participant) -> Person | Guest | None:
        """The person behind a roster id, or the guest; ``None`` for an id that nobody has."""
        return participant if isinstance(participant, Guest) else self._by_id.get(participant)

    def listed(self, participants: Iterable[Participant], *, more: bool = False) -> str:
        """People in a row, 「、」 between them; who follows from the same body drops its name.

        *more* ends the list with 等人: there were others.
        """
        parts: list[str] = []
        body: str | None = None
        for person in map(self.one, participants):
            if isinstance(person, Person):
                parts.append(self._own(person, body))
                body = person.agency or ""
            elif person is not None:
                parts.append(guest(person))
                body = None
        return "、".join(parts) + ("等人" if more and parts else "")

    @staticmethod
    def _own(person: Person, previous: str | None) -> str:
        """One of ours, with the body unless the person before is of the same."""
        agency = person.agency or ""
        line = title_line(person)
        if not agency or agency == previous:
            return line
        return _joined(agency, line)


def guest(person: Guest) -> str:
    """One of theirs: the name, then organisation and post in brackets."""
    organisation, post = person.organisation or "", person.post or ""
    office = _joined(organisation, post)
    return f"{named(person.name)}（{office}）" if office else named(person.name)
