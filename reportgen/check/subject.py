"""What a rule is given: the manuscript, its wording as passages, the files, the day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from reportgen.authority import Authority
from reportgen.check.ask.abbreviations import Definition, definitions
from reportgen.check.ask.body import Piece, pieces
from reportgen.check.ask.foreign_people import (
    ForeignMention,
    foreign_mentions,
    known_foreigners,
)
from reportgen.check.ask.glosses import Gloss, glosses, places
from reportgen.check.ask.latin_names import without_style
from reportgen.check.ask.passages import (
    Passage,
    attribute_passages,
    plain_passage,
    prose_passage,
)
from reportgen.check.ask.people import Known, Mention, known_people, mentions, participants
from reportgen.check.ask.pictures import Picture, pictures
from reportgen.check.ask.quantities import Quantity, sentences
from reportgen.check.ask.running_text import RunningText, running_text
from reportgen.check.ask.tables import Grid, attached, tables
from reportgen.check.glossary import Term
from reportgen.manuscript import Manuscript
from reportgen.read import RecordFolder
from reportgen.records import Records
from reportgen.records.appendices import AttachedTable
from reportgen.records.people import Guest
from reportgen.records.roster import Person
from reportgen.records.values import OneLineKind, ProseKind
from reportgen.records.walk import texts

if TYPE_CHECKING:
    from reportgen.check.ask.similarity import Earlier


@dataclass(eq=False)
class Subject:
    """One report under examination.

    ``today`` is the day on which it is checked: a deadline may be near.
    """

    manuscript: Manuscript
    folder: RecordFolder
    today: date
    allowed: frozenset[str] = frozenset()
    """Words that the user's ``reportgen.yaml`` allows."""
    glossary: tuple[Term, ...] = ()
    """Terms that the agency has settled on."""
    earlier: Earlier | None = None
    """Earlier reports to compare with."""

    @property
    def records(self) -> Records:
        """The typed records."""
        return self.manuscript.records

    @property
    def authority(self) -> Authority:
        """The authority whose rules apply."""
        return self.manuscript.authority

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every line and every prose of the records, in the order of the fields."""
        return tuple(self._passages())

    def _passages(self) -> Iterator[Passage]:
        for entry in texts(self.records):
            if entry.kind is ProseKind:
                yield prose_passage(entry.text, entry.field)
                yield from attribute_passages(entry.text)
            elif entry.kind is OneLineKind:
                yield plain_passage(entry.text, entry.field)

    @cached_property
    def own(self) -> tuple[Piece, ...]:
        """The passages that the authors wrote themselves, each with the record it stands in."""
        return pieces(self.records, self.passages)

    @cached_property
    def people(self) -> tuple[Person | Guest, ...]:
        """Everybody of the roster, the sessions, the events and the agendas."""
        return tuple(participants(self.records))

    @cached_property
    def known(self) -> Mapping[str, Known]:
        """Everybody whom the records name in Chinese, by name."""
        return known_people(self.people)

    @cached_property
    def foreigners(self) -> tuple[ForeignMention, ...]:
        """Every place where the authors' text names somebody by a foreign name."""
        return tuple(foreign_mentions(self.running, known_foreigners(self.people)))

    @cached_property
    def foreign_names(self) -> tuple[str, ...]:
        """The foreign names of everybody whom the records name, and what they call by such."""
        names = [str(text) for p in self.people for text in (p.name.foreign, p.name.main) if text]
        return tuple(dict.fromkeys(without_style(name) for name in names if name.strip()))

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Every place where the authors' text names somebody whom the records know."""
        return mentions(self.own, self.known)

    @cached_property
    def running(self) -> RunningText:
        """The authors' wording as one text, what is not theirs to change masked."""
        return running_text(self.own, self.records, self.allowed)

    @cached_property
    def abbreviations(self) -> tuple[Definition, ...]:
        """Every place that says what an abbreviation stands for."""
        return tuple(definitions(self.running))

    @cached_property
    def bodies(self) -> tuple[str, ...]:
        """The names of bodies in the records, each once."""
        bodies = [str(self.records.agency)]
        for person in self.people:
            of_person = person.agency if isinstance(person, Person) else person.organisation
            bodies += [str(of_person)] if of_person else []
        return tuple(dict.fromkeys(bodies))

    @cached_property
    def quantities(self) -> tuple[tuple[Quantity, ...], ...]:
        """The numbers of ``running.text`` with their units, by sentence."""
        return tuple(sentences(self.running.text))

    @cached_property
    def glosses(self) -> tuple[Gloss, ...]:
        """Every Chinese term with its original in brackets."""
        return tuple(glosses(self.own, self.known, places(self.records, self.people)))

    @cached_property
    def pictures(self) -> tuple[Picture, ...]:
        """Every picture that is printed and whose file is there."""
        return tuple(pictures(self.manuscript, self.folder))

    @cached_property
    def tables(self) -> tuple[Grid, ...]:
        """Every table of the proses and every attached one."""
        mine = {id(piece.passage.source) for piece in self.own}
        grids = [
            grid
            for parsed in self.manuscript.proses()
            if id(parsed.text) in mine
            for grid in tables(parsed)
        ]
        grids += [attached(t) for t in self.records.appendices if isinstance(t, AttachedTable)]
        return tuple(grids)
