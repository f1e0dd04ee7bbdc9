"""People with a foreign name, and where the text names them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from reportgen.check.ask.latin_names import without_style
from reportgen.check.ask.people import Known
from reportgen.check.ask.running_text import RunningText
from reportgen.records.people import Guest
from reportgen.records.roster import Person


class ForeignMention(NamedTuple):
    """A known foreign name in the text; ``title_at`` is where a title may stand behind it."""

    start: int
    stop: int
    title_at: int
    person: Known


def known_foreigners(people: Iterable[Person | Guest]) -> Mapping[str, Known]:
    """Those of *people* with a foreign name of two words or more, by that name."""
    known: dict[str, Known] = {}
    for person in people:
        text = person.name.foreign or person.name.main
        name = without_style(str(text))
        if " " not in name:
            continue
        entry = known.setdefault(name, Known(text))
        body = person.agency if isinstance(person, Person) else person.organisation
        entry.posts += [person.post] if person.post else []
        entry.bodies += [body] if body else []
        if isinstance(person, Person):
            entry.in_roster = True
            entry.bodies += [person.unit] if person.unit else []
    return known


def foreign_mentions(running: RunningText, known: Mapping[str, Known]) -> Iterator[ForeignMention]:
    """Every place of the proses where somebody of *known* is named."""
    text = running.plain
    for name, person in known.items():
        start = text.find(name)
        while start >= 0:
            stop = start + len(name)
            piece, index = running.piece(start)
            if piece.passage.prose and not piece.passage.in_quotes(index):
                at = stop + (text[stop : stop + 1] == " ")
                yield ForeignMention(start, stop, at, person)
            start = text.find(name, stop)
