"""What the parts that the program makes print: the overview of 建議, counts, who was met, links."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from markupsafe import Markup, escape

from reportgen.authority.model import BlockKind
from reportgen.authority.numbering import Numbering, for_language
from reportgen.compose.dates import Calendar
from reportgen.compose.facts import HORIZONS, Fact, bases, day_lines
from reportgen.compose.pagelinks import page_link, titled_page
from reportgen.findings import Translate
from reportgen.language import word
from reportgen.manuscript import Manuscript
from reportgen.manuscript.extras import Chosen, walk, who_was_met
from reportgen.manuscript.outline import Heading
from reportgen.places import Text
from reportgen.prose import plain_text
from reportgen.records.appendices import Photo
from reportgen.records.recommendations import Recommendation, Reflection
from reportgen.records.sessions import Session

_ARROW = word("→ 頁 {n}")


class Printing:
    """The extras of one report, in the language that *translate* speaks."""

    def __init__(
        self, manuscript: Manuscript, parts: Chosen, calendar: Calendar, translate: Translate
    ) -> None:
        self._manuscript, self._parts = manuscript, parts
        self._calendar, self._translate = calendar, translate

    @cached_property
    def _titles(self) -> Mapping[str, str]:
        return self._manuscript.titles()

    @cached_property
    def _headings(self) -> Mapping[int, Heading]:
        """The headings by the identity of the record that stands under each."""
        return {id(heading.content): heading for heading in self._manuscript.headings()}

    @cached_property
    def _advice(self) -> tuple[Recommendation, ...]:
        """The recommendations; none where the layout does not print them."""
        advice = self._manuscript.records.recommendations
        return advice.items if advice and id(advice.items) in self._headings else ()

    @cached_property
    def _numbers(self) -> list[str]:
        """The numbers of the recommendations, as the style sheet prints them."""
        headings = self._manuscript.headings()
        level = next((h.level + 1 for h in headings if h.kind == BlockKind.RECOMMENDATIONS), 1)
        records = self._manuscript.records
        examples = for_language(self._manuscript.authority.numbering, records.language)
        return [Numbering(examples).format(level, n) for n in range(1, len(self._advice) + 1)]

    def names(self) -> Mapping[str, Any]:
        """What templates see as ``extras``."""
        return {
            **self._parts._asdict(),
            "counted": list(self._counted()) if self._parts.counts else [],
            "people": list(self._people()) if self._parts.met else [],
        }

    # --- recommendations

    def anchor(self, item: Recommendation) -> str:
        """The ``id`` of a recommendation in the document; its own where it has one."""
        if item.id is not None:
            return str(item.id)
        return f"_advice-{next(n for n, other in enumerate(self._advice, 1) if other is item)}"

    def overview(self) -> list[Mapping[str, Any]]:
        """A row for each recommendation: what, on which basis, by whom, until when."""
        translate = self._translate
        return [
            {
                "number": number.strip(),
                "page": titled_page(self._title(item), self.anchor(item), translate),
                "bases": bases(item, self._titles, translate),
                "lead": str(item.lead or ""),
                "supporting": translate("、").join(item.supporting),
                "horizon": translate(HORIZONS[item.horizon]) if item.horizon else "",
                "due": self._calendar.full(item.due) if item.due else "",
            }
            for number, item in zip(self._numbers, self._advice, strict=True)
        ]

    def _title(self, item: Recommendation) -> str:
        """The title of *item*, else its first sentence."""
        if item.title is not None:
            return str(item.title.main)
        text = plain_text(self._manuscript.prose(item.prose)).strip().split("\n")[0]
        first, end, _ = text.partition("。")
        return first + end

    # --- counts

    def _counted(self) -> Iterator[Fact]:
        """What there was, in numbers; what there was none of has no line."""
        records, people = self._manuscript.records, who_was_met(self._manuscript.records)
        bodies = {str(met.guest.organisation) for met in people if met.guest.organisation}
        held = sum(not session.sessions for session in walk(records.sessions))
        numbers = (
            (word("出國天數"), word("{n} 天"), sum(period.days for period in records.periods)),
            (word("國家／地區"), word("{n} 個"), len({d.country for d in records.destinations})),
            (word("城市"), word("{n} 個"), sum(len(d.cities) for d in records.destinations)),
            (word("出國人員"), word("{n} 人"), self._travellers()),
            (word("場次"), word("{n} 場"), held),
            (word("接觸機關"), word("{n} 個"), len(bodies)),
            (word("列名的接觸人員"), word("{n} 人"), len(people)),
        )
        for label, unit, number in numbers:
            if number:
                yield label, self._translate(unit).format(n=number)
        if self._advice:
            count = self._translate("{n} 項").format(n=len(self._advice))
            yield word("建議"), titled_page(count, self.anchor(self._advice[0]), self._translate)

    def _travellers(self) -> int:
        records = self._manuscript.records
        return records.travellers or sum(person.role != "local" for person in records.roster)

    # --- who was met

    def _people(self) -> Iterator[Mapping[str, Any]]:
        """A row for each person of the other side."""
        for met in who_was_met(self._manuscript.records):
            headings = (self._headings.get(id(session)) for session in met.sessions)
            links = [
                titled_page(heading.path, heading.anchor, self._translate)
                for heading in headings
                if heading is not None
            ]
            yield {
                "body": str(met.guest.organisation or ""),
                "name": met.guest.name,
                "post": str(met.guest.post or met.guest.affiliation or ""),
                "sessions": escape(self._translate("、")).join(links),
            }

    # --- links both ways

    def arrow(self, anchor: str) -> Markup:
        """→ 頁 14."""
        return page_link(anchor, self._translate(_ARROW))

    def of_session(self, session: Session) -> list[Fact]:
        """The days, recommendations and photos that belong to *session*."""
        heading = self._headings[id(session)]
        facts = (
            (word("行程"), self._days(heading)),
            (word("相關照片"), self._photos(session.prose)),
            (word("相關建議"), self._resting_on(heading)),
        )
        return [(label, value) for label, value in facts if value]

    def of_reflection(self, reflection: Reflection) -> list[Fact]:
        """The recommendations that rest on *reflection*."""
        value = self._resting_on(self._headings[id(reflection)])
        return [(word("相關建議"), value)] if value else []

    def of_photo(self, photo: Photo) -> Markup:
        """The pages of the headings whose prose refers to *photo*."""
        if photo.id is None:
            return Markup("")
        anchors = [
            heading.anchor
            for heading in self._headings.values()
            if str(photo.id) in self._labels(getattr(heading.content, "prose", None))
        ]
        return Markup(" ").join(map(self.arrow, anchors))

    def _days(self, heading: Heading) -> Markup:
        itinerary = self._manuscript.records.itinerary
        links = [
            titled_page(
                "".join(day_lines(day, self._calendar, self._translate)),
                f"_day-{number}",
                self._translate,
            )
            for number, day in enumerate(itinerary.days if itinerary else (), 1)
            if heading.label and heading.label in day.sessions
        ]
        return escape(self._translate("、")).join(links)

    def _resting_on(self, heading: Heading) -> Markup:
        links = [
            titled_page(f"{number}{self._title(item)}", self.anchor(item), self._translate)
            for number, item in zip(self._numbers, self._advice, strict=True)
            if heading.label and heading.label in item.based_on
        ]
        return escape(self._translate("、")).join(links)

    def _photos(self, prose: Text | None) -> Markup:
        labels = self._manuscript.labels
        photos = [str(photo.id) for photo in self._shown() if photo.id is not None]
        targets = [labels.target(name) for name in photos if name in self._labels(prose)]
        links = [titled_page(t.text, t.anchor, self._translate) for t in targets if t is not None]
        return escape(self._translate("、")).join(links)

    def _shown(self) -> Iterator[Photo]:
        for appendix in self._manuscript.records.appendices:
            yield from getattr(appendix, "photos", ())

    def _labels(self, prose: Text | None) -> set[str]:
        """The labels that *prose* refers to."""
        if prose is None:
            return set()
        return {reference.label for reference in self._manuscript.prose(prose).references}
