"""What a new report has for each authority, and what it reads like."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from reportgen.authority.load import SETTINGS, Layout, load_layout
from reportgen.pipeline import check_report
from reportgen.read import read
from reportgen.records.choices import Role
from reportgen.scaffold import ids
from reportgen.scaffold.answers import Answers, Destination, Traveller
from reportgen.scaffold.commented import text_of
from reportgen.scaffold.drafts import drafts
from reportgen.scaffold.ids import ids_of
from reportgen.scaffold.report import write_report
from reportgen.world import World, shipped_templates

TO_DO = {
    "SECTION-PLACEHOLDER", "SECTION-THIN", "SUMMARY-FORM-INCOMPLETE", "KEYWORDS-MISSING",
    "ROSTER-INCOMPLETE", "DEADLINE-PASSED", "DEADLINE-NEAR",
}  # fmt: skip
"""What check may find in a report of which nothing is written yet."""

LIN = Traveller("林菊穗", "分析師", "資訊管理處", "02-23165300")
WANG = Traveller("王大明")
ANSWERS = Answers(
    "赴日本東京考察資料治理", "國家發展委員會", "考察", (Destination("JP", ("東京",)),),
    date(2025, 3, 11), date(2025, 3, 14), (LIN, WANG),
)  # fmt: skip


def layout(name: str) -> Layout:
    loaded = load_layout((shipped_templates(),), name).layout
    assert loaded is not None
    return loaded


NAMES = sorted(path.parent.name for path in shipped_templates().glob(f"*/{SETTINGS}"))
CASES = [
    (name, category)
    for name in NAMES
    for category in (layout(name).authority.categories or (None,))
]


def test_all_authorities_are_tried() -> None:
    assert len(NAMES) >= 7
    assert len(CASES) > 30


def make(folder: Path, answers: Answers, name: str) -> None:
    write_report(folder, drafts(answers, name, layout(name).authority), vscode=True)


def codes(folder: Path, tmp_path: Path, today: date = date(2025, 5, 1)) -> set[str]:
    world = World(shipped_templates(), tmp_path / "cache", today)
    return {finding.code for finding in check_report(world, folder).findings}


@pytest.mark.parametrize(("name", "category"), CASES)
def test_only_what_is_to_be_written_is_found(
    name: str, category: str | None, tmp_path: Path
) -> None:
    make(tmp_path / "trip", ANSWERS._replace(category=category), name)
    found = codes(tmp_path / "trip", tmp_path)
    assert found <= TO_DO
    assert "ROSTER-INCOMPLETE" in found


@pytest.mark.parametrize(
    ("days", "category"),
    [
        (1, "考察"),
        (2, "進修"),
        (3, "開會"),
        (31, "考察"),
        (32, "進修"),
        (400, "研究"),
        (731, "進修"),
    ],
)
def test_trips_of_any_length(days: int, category: str, tmp_path: Path) -> None:
    end = ANSWERS.start + timedelta(days - 1)
    make(tmp_path / "trip", ANSWERS._replace(end=end, category=category), "executive-yuan")
    assert codes(tmp_path / "trip", tmp_path, end + timedelta(1)) <= TO_DO
    records = read(tmp_path / "trip", "trip").records
    assert records is not None
    assert records.itinerary is not None
    listed = len(records.itinerary.days)
    assert listed == (days if days <= 31 else -(-days // 7) if days <= 400 else 0)


@pytest.mark.parametrize(
    ("category", "files"), [("考察", {"sessions"}), ("研究", {"topics"}), ("談判", {"sessions"})]
)
def test_studies_are_written_by_subject(category: str, files: set[str]) -> None:
    answers = ANSWERS._replace(category=category)
    paths = drafts(answers, "executive-yuan", layout("executive-yuan").authority)
    assert {path.split("/")[0] for path in paths if "/" in path} == files


def test_the_summary_form_alone_has_no_body() -> None:
    authority = layout("taipei").authority
    assert set(drafts(ANSWERS._replace(category="乙類"), "taipei", authority)) == {
        "report.yaml", "roster.yaml",
    }  # fmt: skip


def _in_an_editor(text: str) -> Any:
    """*text* as YAML 1.2 reads it: dates are text."""

    class Loader(yaml.SafeLoader):
        pass

    Loader.yaml_implicit_resolvers = {
        first: [pair for pair in pairs if not pair[0].endswith((":timestamp", ":bool"))]
        for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    return yaml.load(text, Loader)


@pytest.mark.parametrize("name", NAMES)
def test_an_editor_has_nothing_to_say(name: str, tmp_path: Path) -> None:
    categories = layout(name).authority.categories
    answers = ANSWERS._replace(category=categories[0] if categories else None)
    make(tmp_path / "trip", answers, name)
    files = list((tmp_path / "trip").rglob("*.yaml"))
    assert len(files) >= 6
    for file in files:
        text = file.read_text("utf-8")
        modeline, _, rest = text.partition("\n")
        schema = file.parent / modeline.removeprefix("# yaml-language-server: $schema=")
        Draft202012Validator(json.loads(schema.read_text("utf-8"))).validate(_in_an_editor(rest))


def test_every_key_has_a_comment_once() -> None:
    files = drafts(ANSWERS, "executive-yuan", layout("executive-yuan").authority)
    seen = 0
    for path, tree in files.items():
        lines = text_of(path, tree).splitlines()
        first = {}
        for number, line in enumerate(lines):
            key = line.lstrip(" -").partition(":")[0]
            if not line.lstrip().startswith("#") and ":" in line:
                first.setdefault(key, number)
        for key, number in first.items():
            assert lines[number - 1].lstrip().startswith("#"), (path, key)
            seen += 1
    assert seen > 25


def test_no_comment_is_wider_than_a_page() -> None:
    text = text_of("sessions/010-session.yaml", _files()["sessions/010-session.yaml"])
    assert max(map(len, text.splitlines())) < 100
    assert "\n# ceremony" in text


def _files() -> dict[str, Any]:
    return drafts(ANSWERS, "executive-yuan", layout("executive-yuan").authority)


def test_what_was_answered_is_read_back(tmp_path: Path) -> None:
    strange = "# 第 1 屆：「: 」, [會議] {a} & *b* ' \""
    people = (Traveller("- 王", "null", "yes", "0212345678", foreign="O'Neil: A", lang="fr"),)
    answers = ANSWERS._replace(title=strange, agency="~ 機關", people=people)
    make(tmp_path / "trip", answers, "executive-yuan")
    records = read(tmp_path / "trip", "trip").records
    assert records is not None
    (person,) = records.roster
    assert str(records.title) == strange
    assert str(records.agency) == "~ 機關"
    assert [str(person.name.main), person.post, person.unit, person.phone] == [
        "- 王", "null", "yes", "0212345678",
    ]  # fmt: skip
    assert (person.name.foreign, person.name.lang) == ("O'Neil: A", "fr")


def test_twice_the_same_bytes(tmp_path: Path) -> None:
    def contents(name: str) -> Iterator[tuple[str, bytes]]:
        make(tmp_path / name, ANSWERS, "executive-yuan")
        for path in sorted((tmp_path / name).rglob("*")):
            if path.is_file():
                yield str(path.relative_to(tmp_path / name)), path.read_bytes()

    assert dict(contents("a")) == dict(contents("b"))
    assert len(dict(contents("c"))) > 15


def test_ids(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ids, "romanized", {"林菊穗": "lin-ju-sui", "王大明": ""}.__getitem__)
    people = [LIN, WANG, LIN, Traveller("Ada Löve"), replace_id(WANG, "lin-ju-sui-2")]
    assert ids_of(people) == ["lin-ju-sui", "p2", "lin-ju-sui-3", "ada-love", "lin-ju-sui-2"]


def replace_id(person: Traveller, identifier: str) -> Traveller:
    return person._replace(id=identifier, role=Role.DELEGATION)


def test_names_are_spelt() -> None:
    pytest.importorskip("pypinyin")
    assert ids.romanized("林菊穗") == "lin-ju-sui"
    assert ids.romanized("呂秀蓮") == "lv-xiu-lian"


def test_names_without_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pypinyin", None)
    assert ids_of([LIN, WANG]) == ["p1", "p2"]
