"""What the language has, it does as Jinja does; what it does not have, it refuses."""

from __future__ import annotations

from datetime import date

import jinja2
import pytest

from reportgen.compose.dates import Calendar
from reportgen.compose.filters import calendar_view
from reportgen.compose.template.failure import Failure
from reportgen.compose.template.helpers import Helper, a
from reportgen.records.names import Name
from reportgen.records.roster import Person
from tests.compose.template import cases, failure, render

SAME = cases("same")
"""Templates that Jinja itself prints in the same way."""

NAMES = {
    "names": ["a", "b", "c"],
    "box": {"key": "v"},
    "people": [{"name": "A", "old": True}, {"name": "B", "old": False}],
}
PART = "({{ x | default('?') }})"


@pytest.mark.parametrize("text", SAME)
def test_what_the_language_has_it_does_as_jinja_does(text: str) -> None:
    jinja = jinja2.Environment(
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        loader=jinja2.DictLoader({"part.html": PART}),
    )
    assert render(text, {"part.html": PART}, **NAMES) == jinja.from_string(text).render(NAMES)


REFUSED = cases("refused")


@pytest.mark.parametrize("text", REFUSED)
def test_what_it_does_not_have_is_refused_before_it_runs(text: str) -> None:
    problem = failure("{% if false %}\n" + text + "{% endif %}")
    assert problem.spot.file == "main.html"
    assert problem.spot.line in (1, 2)
    assert problem.message.text()


FAILING = cases("failing")
"""One mistake each: of kind, of number, of name, or an attempt to get at Python."""


@pytest.mark.parametrize("text", FAILING)
def test_a_mistake_fails_at_its_line(text: str) -> None:
    person = Person.model_validate({"id": "a", "name": "甲"})
    calendar = calendar_view(Calendar(roc=True, locale="zh_Hant_TW"))
    names = {**NAMES, "calendar": calendar, "day": date(2016, 12, 5), "person": person}
    problem = failure(f"<p>\n\n{text}", **names)
    assert problem.spot == ("main.html", 3)
    assert problem.message.text()


def test_the_line_is_that_of_the_included_template() -> None:
    problem = failure("{% include 'a.html' %}", {"a.html": "\n{{ no }}"})
    assert problem.spot == ("a.html", 2)


def test_records_show_their_fields_and_print_their_names() -> None:
    name = {"zh": "李", "foreign": "<Lee>"}
    person = Person.model_validate({"id": "a", "name": name, "post": "處長"})
    text = (
        "{{ person.name }}{{ person.name.foreign }}{{ person.name.main }}{{ person.post }}{{ day }}"
    )
    assert render(text, person=person, day=date(2016, 12, 5)) == "李&lt;Lee&gt;李處長2016-12-05"
    assert isinstance(person.name, Name)


def test_a_fault_of_a_helper_stays_one() -> None:
    def broken(value: str) -> str:
        raise TypeError("a fault of this program")

    with pytest.raises(TypeError, match="a fault of this program"):
        render("{{ 'x' | broken }}", helpers={"broken": Helper(broken, (a(str),))})
    with pytest.raises(Failure):
        render("{{ 1 | broken }}", helpers={"broken": Helper(broken, (a(str),))})
