"""Names and titles in Chinese and in their own language."""

from typing import Any, Self

from pydantic import GetJsonSchemaHandler, ModelWrapValidatorHandler, model_validator
from pydantic_core import CoreSchema, PydanticCustomError

from reportgen.places import Fields, Items
from reportgen.places import Text as PlacedText
from reportgen.records.base import Record, field
from reportgen.records.values import LanguageCode, Text
from reportgen.text import has_han


class Name(Record):
    """A name or title: Chinese, foreign, or both.

    A scalar is short for one of the two: Chinese where it has a Han character, foreign otherwise.
    """

    zh: Text | None = field("中文", "中文名稱。", "數位社會計畫", default=None)
    foreign: Text | None = field(
        "原文", "外文原名，照原文的大小寫與重音符號。", "Programme Société Numérique", default=None
    )
    lang: LanguageCode | None = field(
        "原文語言",
        "原文的語言代碼（BCP 47）；不填由文字判斷，無法確定時視為英文。",
        "fr",
        default=None,
    )

    @model_validator(mode="wrap")
    @classmethod
    def _from_scalar(cls, value: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        if isinstance(value, str):
            text = value if isinstance(value, PlacedText) else PlacedText(value)
            value = Fields({"zh" if has_han(text) else "foreign": text}, text.place)
        elif not isinstance(value, (dict, Record)) or isinstance(value, Items):
            raise PydanticCustomError("name_type", "neither text nor a mapping")
        name = handler(value)
        if name.zh is None and name.foreign is None:
            raise PydanticCustomError("name_empty", "neither zh nor foreign")
        return name

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        mapping = handler.resolve_ref_schema(handler(schema))
        return {"anyOf": [{"type": ["string", "number"]}, mapping]}

    @property
    def main(self) -> PlacedText:
        """The form that the report uses first: Chinese where there is one."""
        text = self.zh if self.zh is not None else self.foreign
        assert text is not None
        return text

    @property
    def gloss(self) -> PlacedText | None:
        """The foreign form, where it stands beside a Chinese one."""
        return self.foreign if self.zh is not None else None

    def __str__(self) -> str:
        return str(self.main)
