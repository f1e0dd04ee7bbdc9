"""Forms, described for the browser: the fields of each record, made from the record models.

A form is data: what kind of value each field holds, with its Chinese title, description and
example. The browser shows each kind in its own way. Nothing of a record is described twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from reportgen.findings import Translate
from reportgen.language import cldr_locale
from reportgen.read.merge import LIST_RECORDS, REPORT
from reportgen.records import RECORD_NAMES, Records
from reportgen.records.base import Record
from reportgen.records.countries import country_codes, country_name
from reportgen.records.names import Name
from reportgen.records.people import Guest
from reportgen.records.report import Report
from reportgen.records.scalar import Scalar

Type = dict[str, Any]

_PICKED = {
    ("Session", "our_people"): "people",
    ("Report", "contact"): "person",
    ("Records", "contact"): "person",
    ("Day", "sessions"): "sessions",
    ("Recommendation", "based_on"): "bases",
    ("Report", "authority"): "authority",
    ("Report", "category"): "category",
    ("Report", "trip_kind"): "category",
}
"""Fields that point to another record or to the authority; the browser offers the choice."""
_TABLES = frozenset(("Person", "ListedGuest", "ReportTerm", "Venue", "Track"))
"""Records of short values, of which a list is shown as a table."""
_WALLS = frozenset(("Photo",))
"""Records of pictures, of which a list is shown as a wall of photos."""
_WORD = re.compile(r"([a-z][a-z-]*)[ ：]([^\s、。；，]+)")
"""「visit 參訪、meeting 會議」 in the description of a field."""


def forms(translate: Translate) -> dict[str, Any]:
    """The models by their names, and of each record the kind of value that its files hold."""
    described = _Describing(translate)
    records = {REPORT: described.model(Report)}
    for name in RECORD_NAMES:
        kind = described.kind(Records.model_fields[name], "Records", name)
        records[name] = _item_or_list(kind) if name in LIST_RECORDS else kind
    titles = {
        name: _capital(translate(Records.model_fields[name].title or name)) for name in RECORD_NAMES
    }
    return {
        "models": described.models,
        "records": records,
        "titles": {REPORT: translate("報告"), **titles},
        "lists": list(LIST_RECORDS),
        "order": [REPORT, *RECORD_NAMES],
    }


def countries(language: str) -> dict[str, str]:
    """The countries by their codes, as the report prints them."""
    locale = cldr_locale(language)
    codes = sorted(set(country_codes(locale).values()))
    return {code: country_name(code, locale) for code in codes}


class _Describing:
    def __init__(self, translate: Translate) -> None:
        self.translate = translate
        self.models: dict[str, list[dict[str, Any]]] = {}

    def model(self, model: type[Record]) -> Type:
        """The kind of a record, which is described among the models."""
        name = model.__name__
        if name not in self.models:
            self.models[name] = []  # a record may hold records of its own kind
            self.models[name] += (
                self._field(key, info, name) for key, info in model.model_fields.items()
            )
        return {"kind": "record", "model": name}

    def _field(self, key: str, info: FieldInfo, model: str) -> dict[str, Any]:
        example = next(iter(info.examples or ()), None)
        return {
            "key": key,
            "title": _capital(self.translate(info.title)) if info.title else key,
            "description": self.translate(info.description) if info.description else "",
            "example": example if isinstance(example, str) else "",
            "required": info.is_required(),
            "type": self.kind(info, model, key),
        }

    def kind(self, info: FieldInfo, model: str, key: str) -> Type:
        """The kind of value that a field holds."""
        picked = _PICKED.get((model, key))
        if picked:
            return {"kind": picked}
        scalar = next((m for m in info.metadata if _is_scalar(m)), None)
        if scalar is not None:
            return _scalar(scalar)
        return self._kind(info.annotation, info.description or "")

    def _kind(self, annotation: Any, description: str) -> Type:
        origin, arguments = get_origin(annotation), get_args(annotation)
        if hasattr(annotation, "__metadata__"):
            scalar = next((m for m in annotation.__metadata__ if _is_scalar(m)), None)
            return _scalar(scalar) if scalar else self._kind(arguments[0], description)
        if origin in {Union, UnionType}:
            return self._union([a for a in arguments if a is not type(None)], description)
        if origin is tuple:
            return self._list(self._kind(arguments[0], description))
        if origin is Literal:
            return {"kind": "fixed", "value": arguments[0]}
        if isinstance(annotation, type) and issubclass(annotation, StrEnum):
            return {"kind": "choice", "choices": list(self._choices(annotation, description))}
        if isinstance(annotation, type) and issubclass(annotation, Name):
            return {"kind": "name"}
        if isinstance(annotation, type) and issubclass(annotation, Record):
            return self.model(annotation)
        return {"kind": "text"}

    def _union(self, options: list[Any], description: str) -> Type:
        if len(options) == 1:
            return self._kind(options[0], description)
        kinds = [self._kind(option, description) for option in options]
        models = [kind["model"] for kind in kinds if kind["kind"] == "record"]
        if Guest.__name__ in models:
            return {"kind": "participant", "model": Guest.__name__}
        return {"kind": "variants", "models": {_tag(self.models[m]): m for m in models}}

    def _list(self, item: Type) -> Type:
        model = item.get("model")
        shown = "table" if model in _TABLES else "wall" if model in _WALLS else "list"
        return {"kind": shown, "item": item}

    def _choices(self, enum: type[StrEnum], description: str) -> Iterator[tuple[str, str]]:
        for value, word in choices_in(enum, description):
            yield value, self.translate(word)


def choices_in(enum: type[StrEnum], description: str) -> Iterator[tuple[str, str]]:
    """The values of *enum*, each with its Chinese word in the *description* of its field."""
    words = dict(_WORD.findall(description))
    for member in enum:
        yield str(member), words.get(str(member), str(member))


def _capital(title: str) -> str:
    """*title* as it stands alone; within a sentence English ones begin with a small letter."""
    return title[:1].upper() + title[1:]


def _item_or_list(kind: Type) -> Type:
    """The kind of a file of a list record: all of the list, or an item of it."""
    return {**kind, "kind": "item-or-list", "shown": kind["kind"]}


def _tag(fields: list[dict[str, Any]]) -> str:
    return str(next(f["type"]["value"] for f in fields if f["type"]["kind"] == "fixed"))


def _is_scalar(part: Any) -> bool:
    return isinstance(part, type) and issubclass(part, Scalar)


def _name_of(scalar: type[Scalar]) -> str:
    return scalar.__name__.removesuffix("Kind").lower()


def _scalar(scalar: type[Scalar]) -> Type:
    return {"kind": {"oneline": "text"}.get(_name_of(scalar), _name_of(scalar))}
