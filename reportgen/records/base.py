"""What every record shares: frozen, strict about keys, and knowing where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, ModelWrapValidatorHandler, model_validator
from pydantic.fields import FieldInfo

from reportgen.places import NOWHERE, Fields, Place, place_of


class Record(BaseModel):
    """A mapping of the records, typed.

    Frozen, because every phase after reading only looks; unknown keys are refused, because a
    misspelt key would otherwise lose what stands under it. A key without a value counts: it may be
    the rest of a text that a comma cut in two.
    """

    model_config = ConfigDict(
        frozen=True, extra="forbid", protected_namespaces=(), defer_build=True
    )

    _fields: Fields

    @model_validator(mode="wrap")
    @classmethod
    def _remember(cls, value: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        # To ask a model for its fields takes longer than to look whether there is anything to ask.
        if isinstance(value, Fields) and value.empty:
            strange = value.empty.keys() - cls.model_fields.keys()
            value = value.with_values(dict.fromkeys(strange)) if strange else value
        record = handler(value)
        if isinstance(value, Fields):
            record._fields = value
        elif isinstance(value, Mapping):
            record._fields = Fields(value)
        return record

    def where(self, field: str | None = None) -> Place:
        """Where the value of *field* stands; its key where it has no value; else the record."""
        if field is None:
            return self._fields.place
        value = place_of(self._fields.get(field))
        if value is not NOWHERE:
            return value
        key = self._fields.key_places.get(field) or self._fields.empty.get(field)
        return key or self._fields.place


def field(title: str, description: str, *examples: Any, **options: Any) -> Any:
    """A field with what an editor shows about it: 中文 title, description, examples.

    Optional fields pass ``default`` or ``default_factory``; the rest goes to pydantic.
    """
    info: FieldInfo = Field(
        title=title, description=description, examples=list(examples) or None, **options
    )
    return info
