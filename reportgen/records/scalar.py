"""A scalar of the records: text that a function reads.

Scalars reach here as text (``reportgen.read`` resolves nothing), so ``0212345670``, ``no`` and
``10:30`` survive until a field says what they are. Errors are pydantic's, with our own type names;
``reportgen.read.validate`` turns them into findings.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from reportgen import places

_TEXT_SCHEMA = {"type": ["string", "number", "boolean"]}
"""An editor reads ``0212345670`` as a number and ``no`` as a boolean; both are text to us."""


def _as_text(value: Any) -> places.Text:
    if isinstance(value, places.Text):
        text = value
    elif isinstance(value, str):
        text = places.Text(value)
    else:
        raise PydanticCustomError("text_type", "not text")
    if not text.strip():
        raise PydanticCustomError("text_blank", "blank text")
    return text


class Scalar:
    """Core and JSON schema of a scalar that a function reads from text."""

    schema: ClassVar[Mapping[str, Any]] = _TEXT_SCHEMA

    @classmethod
    def read(cls, text: places.Text) -> Any:
        """The value that *text* stands for; raises ``PydanticCustomError``."""
        return text

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        def validate(value: Any) -> Any:
            return cls.read(_as_text(value))

        return core_schema.no_info_plain_validator_function(
            validate, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return dict(cls.schema)
