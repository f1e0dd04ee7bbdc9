"""People as the report names them: 國家發展委員會潘國才處長; Antoine Darodes（數位署署長）.

In a report that is not Chinese: PAN Kuo-tsai (Director, National Development Council).
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping

from markupsafe import Markup, escape

from reportgen.compose.words import bracketed
from reportgen.findings import Translate
from reportgen.records.names import Name
from reportgen.records.people import Guest, ListedGuest, Participant
from reportgen.records.roster import Person
from reportgen.text import has_han, is_wide


def named(name: Name) -> str:
    """A name in both forms: 呂家華（LÜ, Chia-Hua）."""
    return f"{name.main}（{name.gloss}）" if name.gloss else str(name.main)


def _joined(before: str, after: str) -> str:
    """The two in a row, a blank between them unless both sides are Chinese."""
    chinese = before and after and is_wide(before[-1]) and is_wide(after[0])
    return f"{before}{after}" if chinese else f"{before} {after}".strip()


_SHARED = 12
"""Characters at most that the name of a body and a post have in common."""


def _office(organisation: str, post: str) -> str:
    """A post behind its body: 洪水中心 and 中心主任 are 洪水中心主任."""
    for length in range(min(len(organisation), len(post), _SHARED), 1, -1):
        if organisation.endswith(post[:length]) and has_han(post[:length]):
            return organisation + post[length:]
    return _joined(organisation, post)


class People:
    """Roster and guests, asked by id, and the sentences that lists of people make.

    *row*: how many people in a fact stand in a row at most; more stand one a line.
    """

    def __init__(
        self,
        roster: Iterable[Person],
        translate: Translate = str,
        *,
        guests: Iterable[ListedGuest] = (),
        chinese: bool = True,
        row: int = sys.maxsize,
    ) -> None:
        self._by_id: Mapping[str, Person | Guest] = {
            **{guest.id: guest for guest in guests},
            **{person.id: person for person in roster},
        }
        self._translate = translate
        self._chinese = chinese
        self._row = row

    def person(self, participant: Participant) -> Person | Guest | None:
        """The person behind an id, or the guest; ``None`` for an id that nobody has."""
        return participant if isinstance(participant, Guest) else self._by_id.get(participant)

    def listed(
        self, participants: Iterable[Participant], *, more: bool = False, total: int | None = None
    ) -> str:
        """People in a row, 「、」 between them; who follows from the same body drops its name.

        *more* ends the list with 等人: there were others. *total* are all who were there.
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
        if not parts:
            return translate("{n} 人").format(n=total) if total is not None else ""
        return self._with_others(translate("、").join(parts), total, more)

    def written(
        self, participants: Iterable[Participant], *, more: bool = False, total: int | None = None
    ) -> str:
        """People in the form that the layout chooses: in a row, or each on a line."""
        participants = tuple(participants)
        if len(participants) <= self._row:
            return self.listed(participants, more=more, total=total)
        lines = [self.listed([participant]) for participant in participants]
        lines[-1] = self._with_others(lines[-1], total, more)
        return Markup("<br>").join(map(escape, lines))

    def number(self, total: int) -> str:
        """202 人."""
        return self.listed((), total=total)

    def others(self, total: int) -> str:
        """等 202 人: a line of its own behind names."""
        return self._with_others("", total, more=False)

    def _with_others(self, names: str, total: int | None, more: bool) -> str:
        """*names* and those who are not named."""
        translate = self._translate
        if total is not None:
            return translate("{people}等 {n} 人").format(people=names, n=total).strip()
        return translate("{people}等人").format(people=names).strip() if more else names

    def title_line(self, person: Person) -> str:
        """姓名職稱 of the cover: 潘國才處長; a blank parts a foreign name from its post."""
        if not self._chinese:
            return ", ".join(filter(None, (named(person.name), person.post)))
        return _joined(named(person.name), person.post or "")

    def signature(self, person: Person, joint: bool) -> str:
        """A line of the cover; of a *joint* report of several agencies, with the person's own."""
        line = self.title_line(person)
        if not joint or not person.agency:
            return line
        return f"{person.agency}　{line}" if self._chinese else f"{line}, {person.agency}"

    def member(self, person: Person) -> str:
        """A member of a delegation: name and post, then agency and unit."""
        parts = (self.title_line(person), person.agency, person.unit)
        return self._translate("，").join(part for part in parts if part)

    def _own(self, person: Person, previous: str | None) -> str:
        """A person of the roster, agency first unless the person before is of the same."""
        agency = "" if person.agency == previous else person.agency or ""
        if not self._chinese:
            office = ", ".join(filter(None, (person.post, agency)))
            return self._with_office(person.name, office)
        return _joined(agency, self.title_line(person))

    def _guest(self, person: Guest) -> str:
        """A guest: the name, then what they are and where, in brackets."""
        post, organisation = person.post or "", person.organisation or ""
        if self._chinese:
            office = _office(organisation, post)
        else:
            office = ", ".join(filter(None, (post, organisation)))
        whole = filter(None, (person.affiliation, office))
        return self._with_office(person.name, self._translate("，").join(whole))

    def _with_office(self, name: Name, office: str) -> str:
        """A name with *office* in brackets; a foreign form of the name shares them."""
        if name.gloss and office and self._chinese:
            office = f"{name.gloss}，{office}"
            return str(name.main) + bracketed(office, self._translate)
        return named(name) + bracketed(office, self._translate)
