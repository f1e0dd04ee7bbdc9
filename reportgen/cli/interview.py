"""The answers that ``reportgen new`` needs: from options, an earlier report, or a person."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple, TypeVar

from reportgen.authority.load import Layout, load_layout
from reportgen.cli.questions import NoAnswer, Questions
from reportgen.findings import Message, say
from reportgen.language import cldr_locale
from reportgen.scaffold.answers import Answers, Destination, Refused, Traveller
from reportgen.scaffold.earlier import Earlier, earlier_report
from reportgen.scaffold.offers import FIRST, layouts_offered, usual_title
from reportgen.scaffold.people import people_of
from reportgen.scaffold.reading import (
    a_choice,
    a_country,
    a_day,
    a_line,
    a_person,
    cities,
    countries_of,
    destinations,
    in_order,
)
from reportgen.world import World

Answer = TypeVar("Answer")


class Given(NamedTuple):
    """The options of the command line."""

    authority: str | None = None
    title: str | None = None
    agency: str | None = None
    category: str | None = None
    countries: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    people: tuple[str, ...] = ()
    from_report: Path | None = None
    like: Path | None = None
    roster: Path | None = None
    agenda: Path | None = None
    timezone: str | None = None
    photos: Path | None = None
    photos_as: str = "pages"
    vscode: bool = False
    yes: bool = False


class Interview:
    """Every answer, from the options, from an earlier report, or from a person."""

    def __init__(
        self, questions: Questions, given: Given, world: World, folder: Path, language: str
    ) -> None:
        self._questions = questions
        self._given = given
        self._world = world
        self._folder = folder
        self._locale = cldr_locale(language)
        self.answered: set[str] = set()
        """Options whose answer is known."""
        self.notes: tuple[Message, ...] = ()
        """What was left out of the list of people."""

    def hold(self) -> tuple[Layout, Answers]:
        """The layout and the answers; raises what :class:`Questions` and reading raise."""
        given = self._given
        self._read_options()
        earlier = self._earlier()
        self._note_options(earlier)
        layout = self._layout(given.authority or (earlier and earlier.authority) or None)
        agency = self._answer(
            "--agency",
            say("服務機關全名"),
            a_line,
            given.agency or (earlier and earlier.agency) or None,
        )
        category = self._category(layout)
        places = self._destinations()
        start = self._answer(
            "--from", say("啟程日（如 2025-03-11 或 114/3/11）"), a_day, given.start
        )
        end = self._answer(
            "--to", say("返國日"), lambda text: _no_earlier(a_day(text), start), given.end
        )
        title = self._answer(
            "--title", say("報告名稱"), a_line, given.title, usual_title(places, category)
        )
        people = self._people(earlier, agency)
        return layout, Answers(title, agency, category, places, start, end, people)

    def _earlier(self) -> Earlier | None:
        """The answers of an earlier report, from its folder or from a document."""
        given = self._given
        if given.from_report is not None:
            return earlier_report(given.from_report)
        if given.like is None:
            return None
        from reportgen.intake.like import like_document

        roots = self._world.template_roots(self._folder)
        layout = load_layout(roots, given.authority or FIRST).layout
        return like_document(given.like, layout) if layout else None

    def _read_options(self) -> None:
        """Refuse a wrong option before anything is asked."""
        given = self._given
        for text, read in (
            *((text, a_line) for text in (given.agency, given.title)),
            *((text, a_day) for text in (given.start, given.end)),
            *((text, a_person) for text in given.people),
        ):
            if text is not None:
                read(text)
        countries = given.countries or countries_of(given.cities)
        if countries:
            destinations(countries, given.cities, self._locale)
        if given.from_report is not None and given.like is not None:
            raise Refused(say("--from-report 與 --like 只能用一個。"))
        if given.start and given.end:
            in_order(a_day(given.start), a_day(given.end))

    def _note_options(self, earlier: Earlier | None) -> None:
        values = {
            "--authority": self._given.authority or (earlier and earlier.authority),
            "--agency": self._given.agency or (earlier and earlier.agency),
            "--category": self._given.category,
            "--country": self._given.countries or countries_of(self._given.cities),
            "--from": self._given.start,
            "--to": self._given.end,
            "--title": self._given.title,
            "--person": self._given.people or self._given.roster or (earlier and earlier.people),
        }
        self.answered = {option for option, value in values.items() if value}

    def _answer(
        self,
        option: str,
        question: Message,
        read: Callable[[str], Answer],
        given: str | None,
        default: str | None = None,
    ) -> Answer:
        answer = read(given) if given is not None else self._questions.ask(question, read, default)
        self.answered.add(option)
        return answer

    def _layout(self, given: str | None) -> Layout:
        layouts = layouts_offered(self._world.template_roots(self._folder))
        names = list(layouts)
        if given is None:
            labels = [f"{layouts[name].authority.name}（{name}）" for name in names]
            self._questions.show(say("權責機關"), labels)

        def read(text: str) -> str:
            return a_choice(text, names, say("沒有叫「{text}」的版型。", text=text))

        name = self._answer("--authority", say("權責機關的號碼或代號"), read, given, names[0])
        if not layouts[name].authority.categories:
            self.answered.add("--category")
        return layouts[name]

    def _category(self, layout: Layout) -> str | None:
        choices = layout.authority.categories
        given = self._given.category
        if not choices:
            return a_line(given) if given is not None else None
        if given is None:
            self._questions.show(say("出國類別"), choices)

        def read(text: str) -> str:
            unknown = say("出國類別「{text}」不在所列類別之中。", text=text)
            if text in choices or text.isdecimal():
                return a_choice(text, choices, unknown)
            from reportgen.rules.sections.category_unknown import hints

            kinds = layout.authority.trip_kinds
            return a_choice(text, choices, unknown, *hints(text, choices, kinds))

        return self._answer("--category", say("出國類別的號碼"), read, given)

    def _destinations(self) -> tuple[Destination, ...]:
        given = self._given
        countries = given.countries or countries_of(given.cities)
        if countries:
            return destinations(countries, given.cities, self._locale)
        if given.cities:
            country = self._questions.ask(say("國家"), lambda text: a_country(text, self._locale))
            return destinations([country], given.cities, self._locale)
        places = [self._destination(say("國家"), None)]
        self.answered.add("--country")
        while (place := self._next_destination()) is not None:
            places.append(place)
        return tuple(place for place in places if place is not None)

    def _next_destination(self) -> Destination | None:
        return self._destination(say("下一個國家（沒有就按 Enter）"), "")

    def _destination(self, question: Message, default: str | None) -> Destination | None:
        def read(text: str) -> str:
            return a_country(text, self._locale) if text or default is None else ""

        country = self._optional(question, read, default)
        if not country:
            return None
        visited = self._optional(say("城市（可用、分開；可留空）"), cities, "")
        return Destination(country, visited or ())

    def _people(self, earlier: Earlier | None, agency: str) -> tuple[Traveller, ...]:
        people = tuple(a_person(text) for text in self._given.people)
        if self._given.roster is not None:
            listed, self.notes = people_of(self._given.roster, agency)
            first = {person.name for person in people}
            people += tuple(person for person in listed if person.name not in first)
        if people:
            return people
        if earlier and earlier.people:
            return earlier.people
        self._questions.show(
            say("報告人寫成 姓名/職稱/單位/電話/機關；姓名以外可以留空。例如 林菊穗/分析師/資訊處")
        )
        asked = [self._answer("--person", say("報告人"), a_person, None)]
        while person := self._optional(
            say("下一位（沒有就按 Enter）"), lambda text: a_person(text) if text else None, ""
        ):
            asked.append(person)
        return tuple(asked)

    def _optional(
        self, question: Message, read: Callable[[str], Answer], default: str | None
    ) -> Answer | None:
        """The answer to a question; ``None`` where it has a *default* and the input has ended."""
        try:
            return self._questions.ask(question, read, default)
        except NoAnswer:
            if default is None:
                raise
            return None


def _no_earlier(end: date, start: date) -> date:
    in_order(start, end)
    return end
