"""People as the report names them: 國家發展委員會潘國才處長; Antoine Darodes（數位署署長）.

In a report that is not Chinese: PAN Kuo-tsai (Director, National Development Council).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportgen.compose.words import bracketed
from reportgen.findings import Translate
from reportgen.records.names import Name
from reportgen.records.people import Guest, Participant
from reportgen.records.roster import Person
from reportgen.text import is_wide


def named(name: Name) -> str:
    """A name in both forms: 呂家華（LÜ, Chia-Hua）."""
    return f"{name.main}（{name.gloss}）" if name.gloss else str(name.main)


def _joined(before: str, after: str) -> str:
    """The two in a row, a blank between them unless both sides are Chinese."""
    chinese = before and after and is_wide(before[-1]) and is_wide(after[0])
    return f"{before}{after}" if chinese else f"{before} {after}".strip()


class People:
    """The roster, asked by id, and the sentences that lists of people make."""

    def __init__(
        self, roster: Iterable[Person], translate: Translate = str, *, chinese: bool = True
    ) -> None:
        self._by_id: Mapping[str, Person] = {person.id: person for person in roster}
        self._translate = translate
        self._chinese = chinese

    def person(self, participant: Participant) -> Person | Guest | None:
        """The person behind a roster id, or the guest; ``None`` for an id that nobody has."""
        return participant if isinstance(participant, Guest) else self._by_id.get(participant)

    def listed(self, participants: Iterable[Participant], *, more: bool = False) -> str:
        """People in a row, 「、」 between them; who follows from the same body drops its name.

        *more* ends the list with 等人: there were others.
        """
        parts: list[str] = []
        body: str | None = None
        for person in map(self.person, participants):
            if isinstance(person, Person):
                parts.append(self._own(person, body))
                body = person.agency or ""
            elif person is not None:
                parts.append(self._guest(person))
                body = None
        translate = self._translate
        names = translate("、").join(parts)
        return translate("{people}等人").format(people=names) if more and names else names

    def title_line(self, person: Person) -> str:
        """姓名職稱 of the cover: 潘國才處長; a blank parts a foreign name from its post."""
        if not self._chinese:
            return ", ".join(filter(None, (named(person.name), person.post)))
        return _joined(named(person.name), person.post or "")

    def _own(self, person: Person, previous: str | None) -> str:
        """A person of the roster, agency first unless the person before is of the same."""
        agency = "" if person.agency == previous else person.agency or ""
        if not self._chinese:
            return self._with_office(person.name, agency, person.post or "")
        return _joined(agency, self.title_line(person))

    def _guest(self, person: Guest) -> str:
        """A guest: the name, then organisation and post in brackets."""
        return self._with_office(person.name, person.organisation or "", person.post or "")

    def _with_office(self, name: Name, organisation: str, post: str) -> str:
        if self._chinese:
            office = _joined(organisation, post)
        else:
            office = ", ".join(filter(None, (post, organisation)))
        return named(name) + bracketed(office, self._translate)
