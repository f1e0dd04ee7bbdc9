"""The JSON Schemas of records and settings: fresh, valid, in Chinese, true to what is read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from reportgen.read.merge import LIST_RECORDS
from reportgen.records import RECORD_NAMES
from reportgen.rules import all_rules
from reportgen.schemas import schemas
from reportgen.text import has_han

ROOT = Path(__file__).parents[1]
OK = Path(__file__).parent / "read" / "fixtures" / "ok"
SETTINGS = ("reportgen", "glossary", "authority")
SCHEMAS = schemas()


def test_one_schema_for_each_file() -> None:
    names = ("report", *RECORD_NAMES, *SETTINGS)
    assert set(SCHEMAS) == {f"{name}.schema.json" for name in names}
    lists = "roster guests topics sessions reflections chapters terms appendices"
    assert set(LIST_RECORDS) == set(lists.split())


@pytest.mark.parametrize("name", SCHEMAS)
def test_repository_is_fresh(name: str) -> None:
    written = (ROOT / "docs" / "schemas" / name).read_text("utf-8")
    assert written == json.dumps(SCHEMAS[name], ensure_ascii=False, indent=2) + "\n"


@pytest.mark.parametrize("name", SCHEMAS)
def test_schema_is_valid(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])
    assert SCHEMAS[name]["$schema"].endswith("2020-12/schema")


def words(node: object) -> Iterator[tuple[str, str]]:
    """Every title and description, with its kind."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key in {"title", "description"} and isinstance(value, str):
                yield key, value
            elif key != "examples":
                yield from words(value)
    elif isinstance(node, list):
        for value in node:
            yield from words(value)


def fields(node: object) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(node, dict):
        yield from node.get("properties", {}).items()
        for value in node.values():
            yield from fields(value)
    elif isinstance(node, list):
        for value in node:
            yield from fields(value)


@pytest.mark.parametrize("name", SCHEMAS)
def test_words_are_chinese(name: str) -> None:
    found = list(words(SCHEMAS[name]))
    assert len(found) >= 4
    allowed = re.compile(r"[\u3000-\u9fff\uff00-\uffef]|^Markdown。$|^BCP 47。$")
    assert [text for _, text in found if not allowed.search(text)] == []
    assert not any(re.search(r"[a-z]+ [a-z]+ [a-z]+", text) for _, text in found)


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_field_is_explained(name: str) -> None:
    found = list(fields(SCHEMAS[name]))
    assert found
    unexplained = [key for key, schema in found if not {"title", "description"} <= set(schema)]
    assert set(unexplained) <= set(all_rules())


def nodes(node: object) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from nodes(value)
    elif isinstance(node, list):
        for value in node:
            yield from nodes(value)


def test_every_value_has_chinese_words() -> None:
    choices = [node for schema in SCHEMAS.values() for node in nodes(schema) if "enum" in node]
    assert len(choices) > 30
    for choice in choices:
        words = choice.get("enumDescriptions", [""] * len(choice["enum"]))
        assert len(words) == len(choice["enum"])
        for value, text in zip(choice["enum"], words, strict=True):
            assert has_han(text or value), (value, text)
            assert not text.startswith(("或", "及"))


def test_every_pattern_has_a_sentence() -> None:
    patterns = [node for schema in SCHEMAS.values() for node in nodes(schema) if "pattern" in node]
    assert len(patterns) > 100
    for node in patterns:
        sentence = node["patternErrorMessage"]
        assert has_han(sentence)
        assert sentence.endswith("。")


@pytest.mark.parametrize("folder", sorted(OK.iterdir()), ids=lambda folder: folder.name)
def test_what_is_read_without_finding_is_legal_in_an_editor(folder: Path) -> None:
    checked = 0
    for file in sorted(folder.rglob("*.yaml")):
        if file.name.startswith("."):
            continue
        record = file.parent.name if file.parent != folder else file.stem
        node = yaml.load(file.read_text("utf-8").replace("\t", "  "), Loader=TextDates)
        found = Draft202012Validator(SCHEMAS[f"{record}.schema.json"]).iter_errors(node)
        assert [problem.message for problem in found] == []
        checked += 1
    assert checked


def problems(name: str, text: str) -> list[str]:
    validator = Draft202012Validator(SCHEMAS[f"{name}.schema.json"])
    return [problem.message for problem in validator.iter_errors(yaml.safe_load(text))]


@pytest.mark.parametrize(
    "file", sorted(ROOT.glob("templates/*/authority.yaml")), ids=lambda file: file.parent.name
)
def test_a_shipped_layout_is_legal_in_an_editor(file: Path) -> None:
    assert problems("authority", file.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("reportgen", "severities:\n  URL-BARE: {severity: note, reason: 附錄皆有說明}\nallow:\n"),
        ("reportgen", "allow: [台灣人權促進會]\nfail_level: warning\n"),
        ("glossary", "terms:\n  - {term: 推動委員會, foreign: Steering Committee}\n"),
        ("authority", "name: 某市\nextends: taipei\ndeadline: {months: 2}\nabstract:\n"),
    ],
)
def test_settings_are_legal_in_an_editor(name: str, text: str) -> None:
    assert problems(name, text) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("reportgen", "severities:\n  URL-BAR: {severity: note, reason: 附錄皆有說明}\n"),
        ("reportgen", "severities:\n  URL-BARE: {severity: note}\n"),
        ("reportgen", "fail_level: fatal\n"),
        ("glossary", "terms:\n  - {foreign: Steering Committee}\n"),
        ("authority", "name: 某市\n"),
        ("authority", "extends: taipei\n"),
        ("authority", "name: 某市\nextends: taipei\ncontents: {depth: 7}\n"),
        ("authority", "name: 某市\nextends: taipei\noutline:\n  - {id: purpose, title: 目的}\n"),
    ],
)
def test_slips_of_settings_are_marked_in_an_editor(name: str, text: str) -> None:
    assert len(problems(name, text)) == 1


class TextDates(yaml.SafeLoader):
    """YAML 1.2's core schema, as editors read it: dates and times are text."""


TextDates.yaml_implicit_resolvers = {
    first: [
        (tag, pattern)
        for tag, pattern in resolvers
        if not tag.endswith((":timestamp", ":int", ":float", ":bool"))
    ]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@pytest.mark.parametrize(
    ("name", "node"),
    [
        ("report", {"title": "x", "agency": "y"}),
        ("report", {"titel": "x"}),
        ("roster", [{"id": "Lin", "name": "x"}]),
        ("sessions", {"title": "x", "kind": "visits"}),
        ("purpose", {}),
    ],
)
def test_slips_are_marked_in_an_editor(name: str, node: object) -> None:
    assert list(Draft202012Validator(SCHEMAS[f"{name}.schema.json"]).iter_errors(node))
