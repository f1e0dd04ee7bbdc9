from __future__ import annotations

import re
from typing import Any

from reportgen.desk.forms import countries, forms
from reportgen.language import translator
from reportgen.records import RECORD_NAMES
from reportgen.text import has_han

FORMS = forms(str)

SHOWN = {
    "text", "prose", "slug", "date", "loosedate", "time", "country", "languagecode", "url",
    "filepath", "systemid", "doi", "colour", "flag", "whole", "choice", "fixed", "name", "person",
    "people", "sessions", "bases", "participant", "record", "variants", "list", "table", "wall",
    "item-or-list", "authority", "category",
}  # fmt: skip
"""Kinds that the scripts know, or show as a line of text."""


def kinds(value: Any) -> set[str]:
    """Every kind in a description."""
    if isinstance(value, list):
        return {kind for item in value for kind in kinds(item)}
    if isinstance(value, dict):
        own = {value["kind"]} if isinstance(value.get("kind"), str) else set()
        return own.union(*(kinds(item) for item in value.values()))
    return set()


def test_every_record_has_a_form() -> None:
    assert set(FORMS["records"]) == {"report", *RECORD_NAMES}
    assert kinds(FORMS) <= SHOWN
    assert {"people", "wall", "table", "variants", "participant"} <= kinds(FORMS)


def test_fields_have_their_words() -> None:
    fields = {f["key"]: f for f in FORMS["models"]["Session"]}
    assert fields["title"]["required"]
    assert fields["prose"]["type"] == {"kind": "prose"}
    assert fields["our_people"]["type"] == {"kind": "people"}
    assert ("visit", "參訪") in fields["kind"]["type"]["choices"]
    assert fields["sessions"]["type"]["item"]["model"] == "Session"


def test_english_forms_are_in_english() -> None:
    """No title, description or choice is left in Chinese but for quoted examples."""
    described = forms(translator("en"))
    words = [
        word
        for fields in described["models"].values()
        for field in fields
        for word in (field["title"], field["description"], *choices_of(field["type"]))
    ]
    assert len(words) > 300
    quoted = re.compile("「[^「」]*」")
    assert [word for word in words if has_han(quoted.sub("", word))] == []
    assert all(field["title"][0].isupper() for f in described["models"].values() for field in f)


def choices_of(kind: dict[str, Any]) -> list[str]:
    return [word for _, word in kind.get("choices", ())]


def test_the_bases_of_a_recommendation_are_ticked() -> None:
    fields = {f["key"]: f for f in FORMS["models"]["Recommendation"]}
    assert fields["based_on"]["type"] == {"kind": "bases"}


def test_every_model_that_is_named_is_described() -> None:
    def models(value: Any) -> set[str]:
        if isinstance(value, dict):
            named = {value["model"]} if "model" in value else set()
            inside = value.get("models")
            names = inside.values() if isinstance(inside, dict) else ()
            variants = {name for name in names if isinstance(name, str)}
            return named.union(variants, *(models(item) for item in value.values()))
        if isinstance(value, list):
            return {name for item in value for name in models(item)}
        return set()

    assert models(FORMS) <= set(FORMS["models"])


def test_countries_have_the_names_that_are_printed() -> None:
    assert countries("zh-Hant")["FR"] == "法國"
    assert countries("en")["FR"] == "France"


def test_a_file_of_a_list_holds_one_or_all() -> None:
    assert FORMS["records"]["sessions"]["kind"] == "item-or-list"
    assert FORMS["records"]["sessions"]["shown"] == "list"
    assert FORMS["records"]["roster"]["shown"] == "table"
    assert FORMS["records"]["purpose"] == {"kind": "record", "model": "Purpose"}
