"""JSON Schemas of records and settings, for editors: hover text, completion, red underlines.

Made from the models, without class names and docstrings, which are for programmers: the person who
fills in a file sees only the fields' Chinese titles and descriptions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from reportgen.authority import Authority
from reportgen.read.merge import LIST_RECORDS, REPORT
from reportgen.records import RECORD_NAMES, Records
from reportgen.records.base import UNKNOWN

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_TITLES = {
    REPORT: ("報告", "report.yaml：報告本身的欄位；其他記錄可寫在這裡，也可各成一個檔案。"),
    "reportgen": (
        "設定",
        "reportgen.yaml：一份報告或一個資料夾的報告自行決定的事：等級、用字、失敗等級。",
    ),
    "glossary": ("詞彙", "glossary.yaml：單位統一的用語，以及應避免的寫法。"),
    "authority": (
        "版型",
        "authority.yaml：一個權責機關的章節、編號、規定與字型，每一項規定都有依據。",
    ),
}


class _ForEditors(GenerateJsonSchema):
    """Of a record: its fields, without the name and the docstring of its class."""

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """A record: an unfilled optional key (``unit:``) is null to an editor, and legal."""
        result = super().model_schema(schema)
        for text in ("title", "description"):
            result.pop(text, None)
        required = result.get("required", ())
        for name in schema["cls"].may_be_unknown:
            _allow_unknown(result["properties"][name])
        for name, value in result.get("properties", {}).items():
            if name not in required:
                _allow_null(value)
        return result


def _allow_unknown(value: dict[str, Any]) -> None:
    """Let *value* also be 「不詳（reason）」, and a required key not be null."""
    unknown = f"^({'|'.join(UNKNOWN)})\\s*[（(].+[）)]$"
    sentence = "查不到時寫成「不詳（理由）」，例如 不詳（原件未載）。"
    value["anyOf"].append({"type": "string", "pattern": unknown, "patternErrorMessage": sentence})
    if "default" not in value:
        value["anyOf"].remove({"type": "null"})


def _allow_null(value: dict[str, Any]) -> None:
    """Let *value*, the schema of an optional key, also be null, and forget a null default."""
    if value.get("default", ...) in (None, []):
        del value["default"]
    if {"type": "null"} in value.get("anyOf", ()):
        return
    about = ("title", "description", "examples", "default")
    kept = {key: value.pop(key) for key in about if key in value}
    inner = dict(value)
    value.clear()
    value.update(kept, anyOf=[inner, {"type": "null"}])


def schemas() -> dict[str, dict[str, Any]]:
    """The schema of each record and settings file by its name, such as ``roster.schema.json``."""
    return {**record_schemas(), **_settings_schemas()}


def record_schemas() -> dict[str, dict[str, Any]]:
    """The schemas of the records alone; they need no rule."""
    return _named({REPORT: _report(), **{name: _record(name) for name in RECORD_NAMES}})


def _settings_schemas() -> dict[str, dict[str, Any]]:
    from reportgen.check.glossary import Glossary
    from reportgen.settings import Settings

    return _named(
        {
            "reportgen": _coded(_file("reportgen", Settings)),
            "glossary": _file("glossary", Glossary),
            "authority": _inheriting(_coded(_file("authority", Authority))),
        }
    )


def _named(files: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    for schema in files.values():
        _explain_choices(schema, schema.get("$defs", {}))
    return {f"{name}.schema.json": schema for name, schema in files.items()}


def _explain_choices(node: Any, definitions: dict[str, Any]) -> None:
    """Put the words of each choice beside it, from the description of the field that has it.

    Editors show them where they offer the values: ``visit`` with 參訪.
    """
    if isinstance(node, list):
        for value in node:
            _explain_choices(value, definitions)
    if not isinstance(node, dict):
        return
    for field in node.get("properties", {}).values():
        for choice in _choices_of(field, definitions):
            words = [word_for(value, field.get("description", "")) for value in choice["enum"]]
            if any(words):
                choice.setdefault("enumDescriptions", words)
    for value in node.values():
        _explain_choices(value, definitions)


def _choices_of(node: Any, definitions: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The lists of values that a field may have, of its items too."""
    if "enum" in node:
        yield node
    name = node.get("$ref", "").rpartition("/")[2]
    inner = [definitions[name]] if "enum" in definitions.get(name, ()) else []
    inner += [*node.get("anyOf", ()), *([node["items"]] if "items" in node else ())]
    for part in inner:
        yield from _choices_of(part, definitions)


def word_for(value: str, description: str) -> str:
    """The words that *description* has for *value*: 「參訪」 of ``visit 參訪、meeting 會議``."""
    match = re.search(rf"(?<![\w-]){re.escape(value)}(?:：| (?=[一-鿿]))([^、；。]+)", description)
    return match[1] if match else ""


def _generate(annotation: Any) -> dict[str, Any]:
    schema = TypeAdapter(annotation).json_schema(schema_generator=_ForEditors)
    for definition in schema.get("$defs", {}).values():
        definition.pop("title", None)
        definition.pop("description", None)
    return schema


def _file(name: str, model: Any) -> dict[str, Any]:
    """One file that is a mapping of *model*."""
    title, description = _TITLES[name]
    head = {"$schema": DIALECT, "title": title, "description": description}
    return {**head, **_inlined(_generate(model))}


def _report() -> dict[str, Any]:
    schema = _file(REPORT, Records)
    schema["required"] = [key for key in schema["required"] if key not in RECORD_NAMES]
    for name in RECORD_NAMES:
        if {"type": "null"} not in schema["properties"][name].get("anyOf", ()):
            _allow_null(schema["properties"][name])
    return schema


def _record(name: str) -> dict[str, Any]:
    """One record as a file: of a list, all of it or one item, as a folder's files may hold."""
    info = Records.model_fields[name]
    schema = _inlined(_generate(info.annotation))
    definitions = schema.pop("$defs", {})
    is_list = name in LIST_RECORDS
    schema = {"anyOf": [schema, schema["items"]]} if is_list else _without_null(schema)
    head = {"$schema": DIALECT, "title": info.title, "description": info.description}
    return {**head, **schema, **({"$defs": definitions} if definitions else {})}


def _coded(schema: dict[str, Any]) -> dict[str, Any]:
    """*schema* with the codes of all rules as the keys of ``severities``, each explained."""
    from reportgen.rules import all_rules

    changes = schema["properties"]["severities"]["anyOf"][0]
    change = changes["additionalProperties"]
    changes["properties"] = {
        code: {**change, "description": f"{rule.title}。"} for code, rule in all_rules().items()
    }
    changes["additionalProperties"] = False
    return schema


def _inheriting(schema: dict[str, Any]) -> dict[str, Any]:
    """*schema* of a file that may inherit keys from its parent.

    Mappings are merged with the parent's key by key, so none of their keys must be here; lists
    are replaced, so their items must be whole.
    """
    wanted = [key for key in schema["required"] if key != "name"]
    schema["required"] = ["name"]
    schema["anyOf"] = [{"required": ["extends"]}, {"required": wanted}]
    whole = set(_items(schema))
    for name, definition in schema["$defs"].items():
        if f"#/$defs/{name}" not in whole:
            definition.pop("required", None)
    return schema


def _items(node: Any) -> Iterator[str]:
    """What the items of any list in *node* refer to."""
    if isinstance(node, dict):
        if "$ref" in node.get("items", {}):
            yield node["items"]["$ref"]
        for value in node.values():
            yield from _items(value)
    elif isinstance(node, list):
        for value in node:
            yield from _items(value)


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    choices = [choice for choice in schema.get("anyOf", ()) if choice != {"type": "null"}]
    return dict(choices[0]) if len(choices) == 1 else schema


def _inlined(schema: dict[str, Any]) -> dict[str, Any]:
    """*schema* with a reference at its root followed, so that head and keys stand together."""
    reference = schema.pop("$ref", None)
    if reference is None:
        return schema
    return {**schema["$defs"][reference.rsplit("/", 1)[1]], "$defs": schema["$defs"]}
