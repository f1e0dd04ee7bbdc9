"""What every record shares: frozen, strict about keys, and knowing where it stands.

Modules with models do not import ``annotations`` from ``__future__``: pydantic would compile the
text of each annotation again, a hundredth of a check.
"""

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field, ModelWrapValidatorHandler, model_validator
from pydantic.fields import FieldInfo

from reportgen.patterns import late
from reportgen.places import NOWHERE, Fields, Place, Text, place_of

UNKNOWN = ("不詳", "unknown", "Unknown")
UNKNOWN_FORM = late(rf"(?:{'|'.join(UNKNOWN)})\s*[（(]\s*[^\s（）()][^（）()]*[）)]")
"""不詳（原件未載）: a value that nobody knows, with the reason; printed as it stands."""


class Record(BaseModel):
    """A mapping of the records, typed.

    Frozen, because every phase after reading only looks; unknown keys are refused, because a
    misspelt key would otherwise lose what stands under it. A key without a value counts: it may be
    the rest of a text that a comma cut in two.
    """

    model_config = ConfigDict(
        frozen=True, extra="forbid", protected_namespaces=(), defer_build=True
    )

    may_be_unknown: ClassVar[frozenset[str]] = frozenset()
    """Fields that may also hold 「不詳（reason）」; they are then typed as no value."""

    _fields: Fields
    _unknown: Mapping[str, Text] | None = None

    @model_validator(mode="wrap")
    @classmethod
    def _remember(cls, value: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        # To ask a model for its fields takes longer than to look whether there is anything to ask.
        if isinstance(value, Fields) and value.empty:
            strange = value.empty.keys() - cls.model_fields.keys()
            value = value.with_values(dict.fromkeys(strange)) if strange else value
        has_unknown = cls.may_be_unknown and isinstance(value, Mapping)
        unknown = cls._unknown_in(value) if has_unknown else None
        record = handler({**value, **dict.fromkeys(unknown)} if unknown else value)
        if unknown:
            record._unknown = unknown
        if isinstance(value, Fields):
            record._fields = value
        elif isinstance(value, Mapping):
            record._fields = Fields(value)
        return record

    @classmethod
    def _unknown_in(cls, value: Mapping[str, Any]) -> Mapping[str, Text] | None:
        """The values of *value* that are unknown, by field; ``None`` where there are none."""
        unknown = {}
        for name in cls.may_be_unknown:
            text = value.get(name)
            if isinstance(text, str) and UNKNOWN_FORM.fullmatch(text):
                unknown[name] = text if isinstance(text, Text) else Text(text)
        return unknown or None

    def unknown(self, field: str) -> Text | None:
        """「不詳（reason）」, where the value of *field* is unknown."""
        return (self._unknown or {}).get(field) if field in self.may_be_unknown else None

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
