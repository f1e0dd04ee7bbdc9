"""Whatever stands in the records stands on the pages, or in a list that says why not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from reportgen.compose.dates import Calendar, span
from reportgen.compose.unprinted import OF_REPORTERS, WITHOUT_FORM, why_unprinted
from reportgen.language import cldr_locale, translator
from reportgen.pipeline import build_report
from reportgen.places import label_of
from reportgen.read import read
from reportgen.records import Records
from reportgen.records.choices import Role
from reportgen.records.countries import country_name, language_name
from reportgen.records.moments import TimeSpan
from reportgen.records.report import Headings
from reportgen.records.roster import Person
from reportgen.records.values import CountryKind, LanguageCodeKind, SlugKind
from reportgen.records.walk import kind_of
from reportgen.text import fold
from reportgen.world import World
from tests import torture
from tests.everyfield import Leaf, fields, leaves, stated, write
from tests.randomreports import LAYOUTS


def read_whole(folder: Path) -> Records:
    reading = read(folder, label_of(folder))
    assert reading.records is not None, [f.message.text() for f in reading.findings]
    return reading.records


def test_every_field_is_stated(tmp_path: Path) -> None:
    records = read_whole(write(tmp_path / "trip", "executive-yuan", "zh-Hant", roster=True))
    filled = {(leaf.model, leaf.field) for leaf in leaves(records)}
    paths = [leaf.path.replace("[", ".").split(".") for leaf in leaves(records)]
    for model, name in fields() - filled:  # a field of records: they are filled in themselves
        assert any(name in path for path in paths), f"{model.__name__}.{name}"


def test_the_torture_report_has_every_field(tmp_path: Path) -> None:
    torture.write(tmp_path / "torture")
    missing = fields() - set(stated(read_whole(tmp_path / "torture")))
    assert sorted(f"{model.__name__}.{name}" for model, name in missing) == []


def printed_forms(leaf: Leaf, calendar: Calendar) -> Iterator[str]:
    """How the value of *leaf* may stand on a page."""
    value = leaf.value
    if isinstance(value, date):
        yield calendar.loose(value)
        yield calendar.day(value)
    elif isinstance(value, TimeSpan):
        yield span(value)
    elif kind_of(leaf.model, leaf.field) is LanguageCodeKind:
        yield language_name(value, calendar.locale)
    elif kind_of(leaf.model, leaf.field) is CountryKind:
        yield country_name(value, calendar.locale)
    else:
        yield str(value)
        yield translator("en")(str(value))


UNTITLED = {"civil-society": ("reflections",), "taoyuan": ("reflections", "recommendations")}
"""Blocks that are a whole chapter, whose title is the layout's."""


def must_stand_on_a_page(leaf: Leaf, layout: str) -> bool:
    if why_unprinted(leaf.model, leaf.field):
        return False
    if kind_of(leaf.model, leaf.field) is SlugKind:  # somebody of the roster, whose name is printed
        return False
    name = f"{leaf.model.__name__}.{leaf.field}"
    if layout == "civil-society" and name in WITHOUT_FORM:
        return False
    if leaf.model is Headings and leaf.field in UNTITLED.get(layout, ()):
        return False
    record = leaf.record
    return not (
        isinstance(record, Person) and record.role is not Role.REPORTER and name in OF_REPORTERS
    )


@pytest.mark.parametrize("language", ["zh-Hant", "en"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_value_is_on_a_page(world: World, tmp_path: Path, layout: str, language: str) -> None:
    folder = write(tmp_path / "trip", layout, language, roster=language == "en")
    outcome = build_report(world, folder, tmp_path / "out")
    assert outcome.pdf is not None, [f.message.text() for f in outcome.findings]
    document = pypdfium2.PdfDocument(outcome.pdf)
    whole = fold("".join(page.get_textpage().get_text_range() for page in document))
    calendar = Calendar(roc=layout != "civil-society", locale=cldr_locale(language))
    wanted = [leaf for leaf in leaves(read_whole(folder)) if must_stand_on_a_page(leaf, layout)]
    assert len(wanted) > 150
    lost = {
        leaf.path: str(leaf.value)
        for leaf in wanted
        if not any(fold(form) in whole for form in printed_forms(leaf, calendar))
    }
    assert lost == {}
    assert [f.code for f in outcome.findings if f.code == "PDF-TEXT"] == []
