"""JSON Schemas of the record files, for editors: hover text, completion, red underlines.

Made from the models. What the models say to programmers (class names, docstrings) stays out: the
person who fills in a record reads only the fields' Chinese titles and descriptions.
"""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from reportgen.read.merge import LIST_RECORDS, REPORT
from reportgen.records import RECORD_NAMES, Records

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_REPORT_TITLE = "報告"
_REPORT_DESCRIPTION = "report.yaml：報告本身的欄位；其他記錄可寫在這裡，也可各成一個檔案。"


class _ForEditors(GenerateJsonSchema):
    """Of a record: its fields, without the name and the docstring of its class."""

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """A record: an unfilled optional key (``unit:``) is null to an editor, and legal."""
        found = super().model_schema(schema)
        for text in ("title", "description"):
            found.pop(text, None)
        required = found.get("required", ())
        for name, value in found.get("properties", {}).items():
            if name not in required:
                _allow_null(value)
        return found


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
    """The schema of each record by its file name, such as ``roster.schema.json``."""
    found = {f"{REPORT}.schema.json": _report()}
    for name in RECORD_NAMES:
        found[f"{name}.schema.json"] = _record(name)
    return found


def _generate(annotation: Any) -> dict[str, Any]:
    found = TypeAdapter(annotation).json_schema(schema_generator=_ForEditors)
    for definition in found.get("$defs", {}).values():
        definition.pop("title", None)
        definition.pop("description", None)
    return found


def _report() -> dict[str, Any]:
    schema = _inlined(_generate(Records))
    schema["required"] = [key for key in schema["required"] if key not in RECORD_NAMES]
    for name in RECORD_NAMES:
        if {"type": "null"} not in schema["properties"][name].get("anyOf", ()):
            _allow_null(schema["properties"][name])
    return {
        "$schema": DIALECT,
        "title": _REPORT_TITLE,
        "description": _REPORT_DESCRIPTION,
        **schema,
    }


def _record(name: str) -> dict[str, Any]:
    """One record as a file: of a list, all of it or one item, as a folder's files may hold."""
    info = Records.model_fields[name]
    schema = _inlined(_generate(info.annotation))
    definitions = schema.pop("$defs", {})
    is_list = name in LIST_RECORDS
    schema = {"anyOf": [schema, schema["items"]]} if is_list else _without_null(schema)
    head = {"$schema": DIALECT, "title": info.title, "description": info.description}
    return {**head, **schema, **({"$defs": definitions} if definitions else {})}


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    choices = [choice for choice in schema.get("anyOf", ()) if choice != {"type": "null"}]
    return dict(choices[0]) if len(choices) == 1 else schema


def _inlined(schema: dict[str, Any]) -> dict[str, Any]:
    """*schema* with a reference at its root followed, so that head and keys stand together."""
    reference = schema.pop("$ref", None)
    if reference is None:
        return schema
    return {**schema["$defs"][reference.rsplit("/", 1)[1]], "$defs": schema["$defs"]}
