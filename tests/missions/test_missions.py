"""Each kind of mission is checked without a false alarm, and printed whole in every layout."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pypdfium2
import pytest

from reportgen.compose.dates import Calendar
from reportgen.language import cldr_locale
from reportgen.pipeline import build_report, check_report
from reportgen.records import Records
from reportgen.records.base import Record
from reportgen.records.choices import Confidentiality
from reportgen.text import fold
from reportgen.world import World
from tests.everyfield import Leaf, leaves
from tests.randomreports import LAYOUTS
from tests.randomreports.records import CATEGORIES
from tests.test_everyfield import must_stand_on_a_page, printed_forms, read_whole

RECORDS = Path(__file__).with_name("records")
MISSIONS = sorted(folder.name for folder in RECORDS.iterdir())
NOTED = {"day-trip": ["TRIP-NOTICE"], "mainland": ["TRIP-NOTICE", "TRIP-NOTICE"]}
"""What the author of a mission is told although nothing is wrong."""

OF_LAYOUTS = frozenset((
    "ABSTRACT-LENGTH", "CATEGORY-UNKNOWN", "CONTACT-MISSING", "FOREIGN-SHARE", "JOINT-REPORT",
    "RECOMMENDATION-FEW", "ROSTER-INCOMPLETE", "SECTION-MISSING", "SECTION-THIN",
    "SECTION-UNPRINTED", "SUMMARY-FORM-INCOMPLETE", "TRIP-NOTICE",
))  # fmt: skip
"""What another layout than a mission's own may ask besides."""


def test_there_is_a_mission_of_each_kind() -> None:
    assert MISSIONS == [
        "day-trip", "english", "joint", "mainland", "negotiation", "old", "solo", "taipei",
        "training", "two-stays",
    ]  # fmt: skip


@pytest.mark.parametrize("name", MISSIONS)
def test_a_sound_mission_draws_no_finding(world: World, name: str) -> None:
    findings = check_report(world, RECORDS / name).findings
    assert [f.code for f in findings] == NOTED.get(name, []), [f.message.text() for f in findings]


def put_into(layout: str, name: str, folder: Path) -> Path:
    """A copy of the mission *name* for *layout*, with a category that its authority knows."""
    shutil.copytree(RECORDS / name, folder)
    file = folder / "report.yaml"
    text = re.sub("(?m)^authority: .*$", f"authority: {layout}", file.read_text("utf-8"))
    if CATEGORIES[layout] and "category: 不詳" not in text:
        text = re.sub("(?m)^category: .*\n", "", text) + f"category: {CATEGORIES[layout][0]}\n"
    file.write_text(text, encoding="utf-8")
    return folder


def unprinted(records: Records, layout: str, page: str) -> dict[str, str]:
    """The values of *records* that should be and are not in the text of *page*."""
    language = str(records.language)
    calendar = Calendar(roc=layout != "civil-society", locale=cldr_locale(language))
    wanted = [leaf for leaf in leaves(records) if must_stand_on_a_page(leaf, layout)]
    assert len(wanted) > 20
    return {
        leaf.path: str(leaf.value)
        for leaf in wanted
        if not is_prose(leaf)
        and leaf.value is not Confidentiality.PUBLIC  # only what may not be shown says so
        and not any(fold(form) in page for form in printed_forms(leaf, calendar))
    }


def is_prose(leaf: Leaf) -> bool:
    """Whether the verifier looks for it: Markdown is not printed as it stands."""
    return leaf.field in {"prose", "activity", "preparation", "abstract", "overview"}


def unknown_values(record: Record) -> list[str]:
    """Every 「不詳（…）」 below *record*."""
    texts = list((record._unknown or {}).values())
    for name in type(record).model_fields:
        value = getattr(record, name)
        for part in value if isinstance(value, tuple) else (value,):
            texts += unknown_values(part) if isinstance(part, Record) else []
    return [str(text) for text in texts]


@pytest.mark.slow
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", MISSIONS)
def test_every_layout_prints_all_of_it(
    world: World, tmp_path: Path, name: str, layout: str
) -> None:
    folder = put_into(layout, name, tmp_path / "trip")
    outcome = build_report(world, folder, tmp_path / "out")
    asked = [f for f in outcome.findings if f.code not in OF_LAYOUTS]
    assert asked == [], [f.message.text() for f in asked]
    assert outcome.pdf is not None
    document = pypdfium2.PdfDocument(outcome.pdf)
    page = fold("".join(page.get_textpage().get_text_range() for page in document))
    records = read_whole(folder)
    assert unprinted(records, layout, page) == {}
    if layout != "civil-society":  # it has no 提要表, and prints no category
        assert [text for text in unknown_values(records) if fold(text) not in page] == []
