"""Errors of pydantic in words for the author of a record.

A table maps pydantic's error types, and those of ``reportgen.records``, to functions that
make the findings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from reportgen.findings import Finding, Message, say
from reportgen.patterns import late
from reportgen.places import Edit, Fields, Items, Place, Text
from reportgen.read import forms, shapes, wrongvalues
from reportgen.read.nearest import nearest
from reportgen.read.spot import Spot, first_key
from reportgen.read.wrongvalues import short
from reportgen.records import RECORD_NAMES
from reportgen.records.base import UNKNOWN
from reportgen.rulebook.records import (
    COLON_FULLWIDTH,
    KEY_MISSING,
    KEY_UNKNOWN,
    TYPE_WRONG,
    VALUE_EMPTY,
    VALUE_UNKNOWN,
    YAML_SYNTAX,
)
from reportgen.scalars import escaped


def refusal(kind: str, spot: Spot) -> Iterator[Finding]:
    """The findings for pydantic's error type *kind* at *spot*."""
    if isinstance(spot.value, Text) and spot.value.startswith(UNKNOWN) and _may_be_unknown(spot):
        return iter((_without_reason(spot.value),))
    return _REFUSALS.get(kind, _other)(spot)


def _may_be_unknown(spot: Spot) -> bool:
    return any(spot.key in model.may_be_unknown for model in spot.owners)


def _without_reason(text: Text) -> Finding:
    """「不詳」 alone: the reader cannot tell it from forgetfulness."""
    return VALUE_UNKNOWN.finding(
        text.place,
        say("「{value}」沒有寫明理由。", value=short(text)),
        say("請寫成「不詳（理由）」，例如「不詳（原件未載）」。"),
    )


# --- keys


def _missing(spot: Spot) -> Iterator[Finding]:
    fields = spot.holder
    assert isinstance(fields, Fields)
    if spot.key in fields.empty:
        yield VALUE_EMPTY.finding(
            fields.empty[spot.key],
            say("「{key}」必須填寫，現在是空的。", key=spot.key),
            *_example(spot),
        )
        return
    hints = _example(spot)
    if spot.at_root and spot.key in RECORD_NAMES:
        hints = (say("請建立 {key}.yaml，或在 report.yaml 寫出「{key}:」。", key=spot.key),)
    info = _info(spot)
    title = say(info.title) if info else spot.key
    message = say("這裡缺少「{key}」（{title}）。", key=spot.key, title=title)
    yield KEY_MISSING.finding(first_key(fields), message, *hints)


def _day_undated(spot: Spot) -> Iterator[Finding]:
    assert isinstance(spot.value, Fields)
    owners = shapes.choose(spot.expected, spot.value)
    yield from _missing(Spot(spot.value, owners, "date", None, None, {}))


def _info(spot: Spot) -> Any:
    """The FieldInfo of the key."""
    infos = (m.model_fields[spot.key] for m in spot.owners if spot.key in m.model_fields)
    return next(infos, None)


def _example(spot: Spot) -> tuple[Message, ...]:
    info = _info(spot)
    examples = info.examples if info else None
    items = shapes.item(info.annotation) if info else None
    if shapes.models(items) and (keys := forms.required(items)):
        return (forms.of_item(keys),)
    if not examples or not isinstance(examples[0], str):
        return ()
    return (say("例如「{key}: {example}」。", key=spot.key, example=examples[0]),)


def _extra(spot: Spot) -> Iterator[Finding]:
    fields = spot.holder
    assert isinstance(fields, Fields)
    place = fields.key_places.get(spot.key, fields.place)
    slip = _WIDE_COLON.match(spot.key)
    if slip:
        column = place.column + slip.end() - 1
        at = Place(place.file, place.line, column, place.line, column + 1)
        yield _full_width_colon(at, slip[1])
        return
    legal = _legal_keys(spot.owners)
    near = nearest(spot.key, [k for k in legal if k not in fields] or legal)
    others = [*_comma(fields, spot.key), *_inside(spot)]
    hints = [say("是否為「{near}」？", near=near)] if near else others
    hints.append(say("這裡可用的鍵：{keys}。", keys=tuple(legal)))
    edit = None if near else _quoted(fields, spot.key)
    mend = KEY_UNKNOWN.mend_marks(edit) if edit else None
    message = say("不認識「{key}」這個鍵。", key=spot.key)
    yield KEY_UNKNOWN.finding(place, message, *hints, mend=mend)


def _quoted(fields: Fields, key: str) -> Edit | None:
    """In braces: the edit that makes *key*, which a comma split off a value, part of it again."""
    value = fields.get(_before(fields, key))
    if not fields.flow or key not in fields.empty or not isinstance(value, Text):
        return None
    source, start, end = value.source, *value.span
    if source is None or source.file != fields.key_places[key].file:
        return None
    place = fields.key_places[key]
    begin = source.index(place.line, place.column)
    stop = source.index(place.end_line, place.end_column)
    between = source.text[end:begin]
    if between.strip() != "," or "\n" in source.text[start:stop]:
        return None
    whole = escaped(f"{value}{between}{key}", '"')
    return Edit(source.place(start, stop), f'"{whole}"')


def _before(fields: Fields, key: str) -> str:
    """The key before *key*; empty where it is the first."""
    keys = list(fields.key_places)
    return keys[keys.index(key) - 1] if key in keys[1:] else ""


def _comma(fields: Fields, key: str) -> Iterator[Message]:
    """In braces: that a comma or colon in a value made the unknown *key*, and how to write it."""
    if not fields.flow:
        return
    before = _before(fields, key)
    value = fields.get(before)
    if key in fields.empty and isinstance(value, Text) and len(value) + len(key) < 80:
        yield say(
            '值裡有半形逗號時，請將整個值加上引號：「{before}: "{value}, {key}"」。',
            before=before,
            value=str(value),
            key=key,
        )
    else:
        yield say("若是前一個值的一部分，請將整個值加上引號。")


def _inside(spot: Spot) -> Iterator[Message]:
    """That the unknown key belongs inside the value of one that is legal here, if it does."""
    for owner in spot.owners:
        for outer, info in owner.model_fields.items():
            single, items = info.annotation, shapes.item(info.annotation)
            for model in (*shapes.models(single), *shapes.models(items)):
                if spot.key not in model.model_fields:
                    continue
                first = next(iter(model.model_fields))
                keys = dict.fromkeys((*(forms.required(model) or [first]), spot.key))
                value = f"{{{', '.join(f'{key}: …' for key in keys)}}}"
                yield say(
                    "「{key}」寫在「{outer}」之內：「{outer}: {value}」。",
                    key=spot.key,
                    outer=outer,
                    value=value if model in shapes.models(single) else f"[{value}]",
                )
                return


def _legal_keys(models: tuple[shapes.Model, ...]) -> list[str]:
    return list(dict.fromkeys(name for model in models for name in model.model_fields))


# --- types

_WIDE_COLON = late(r"([^\s:：]+)\s*：")
_TIGHT_COLON = late(r"([a-z_]+):(?=\S)")


def _mapping_expected(spot: Spot) -> Iterator[Finding]:
    legal = _legal_keys(shapes.choose(spot.expected, spot.value))
    if isinstance(spot.value, Text):
        wide, tight = _WIDE_COLON.match(spot.value), _TIGHT_COLON.match(spot.value)
        if wide:
            yield _full_width_colon(spot.value.at(wide.end() - 1), wide[1])
            return
        if tight and tight[1] in legal:
            place = spot.value.at(tight.end() - 1)
            yield YAML_SYNTAX.finding(
                place,
                say("「{key}:」後面要空一個半形空格。", key=tight[1]),
                say("請寫成「{key}: 」，再接內容。", key=tight[1]),
                mend=YAML_SYNTAX.mend_marks(Edit(place, ": ")),
            )
            return
    message = say("這裡要寫成「鍵: 值」，現在是文字。")
    if isinstance(spot.value, Items):
        message = say("這裡要寫成「鍵: 值」，現在是清單。")
    keys = say("可用的鍵：{keys}。", keys=tuple(legal))
    yield _wrong_type(spot, message, *forms.of_mapping(spot), keys)


def _list_expected(spot: Spot) -> Iterator[Finding]:
    message = say("「{key}」是清單，現在是文字。", key=spot.key)
    if isinstance(spot.value, Fields):
        message = say("「{key}」是清單，現在是鍵與值。", key=spot.key)
        hint = say("請在每一項的第一個鍵前加「- 」，其餘的鍵與它對齊。")
    else:
        hint = forms.of_list(spot)
    yield _wrong_type(spot, message, hint)


def _text_expected(spot: Spot) -> Iterator[Finding]:
    if isinstance(spot.value, Fields):
        message = say("「{key}」要填文字，現在是鍵與值。", key=spot.key)
        hint = say("文字裡有「: 」時，請將整個值加上引號。")
    else:
        message = say("「{key}」要填文字，現在是清單。", key=spot.key)
        hint = say("請直接寫出文字，不用「- 」或方括號；以方括號開頭的文字請加上引號。")
    yield _wrong_type(spot, message, hint)


def _name_expected(spot: Spot) -> Iterator[Finding]:
    yield _wrong_type(
        spot,
        say("「{key}」要填文字，或寫成 zh 與 foreign 兩個鍵，現在是清單。", key=spot.key),
        say("例如「{key}: 數位社會計畫」。", key=spot.key),
    )


def _wrong_type(spot: Spot, message: Message, *hints: Message) -> Finding:
    return TYPE_WRONG.finding(spot.place, message, *hints)


def _full_width_colon(place: Place, key: str) -> Finding:
    return COLON_FULLWIDTH.finding(
        place,
        say("「{key}」後面是全形冒號「：」，YAML 只認半形冒號。", key=key),
        say("請寫成「{key}: 」：半形冒號，後面空一個半形空格。", key=key),
        mend=COLON_FULLWIDTH.mend_marks(Edit(place, ": ")),
    )


def _other(spot: Spot) -> Iterator[Finding]:
    yield TYPE_WRONG.finding(spot.place, say("「{key}」的值讀不出來。", key=spot.key))


# --- values out of a set


def _no_kind(spot: Spot) -> Iterator[Finding]:
    kinds = [k for model in shapes.models(spot.expected) for k in shapes.kinds(model)]
    infos = [model.model_fields["kind"] for model in shapes.models(spot.expected)]
    descriptions = "".join(info.description or "" for info in infos)
    if not isinstance(spot.value, Fields):
        yield from _mapping_expected(spot)
        return
    written = spot.value.get("kind")
    if isinstance(written, Text) and written.strip():
        yield _not_among("kind", written, kinds, descriptions)
    elif written is not None:
        inner = Spot(spot.value, (), "kind", written, None, {})
        yield from _empty(inner) if isinstance(written, Text) else _text_expected(inner)
    elif "kind" in spot.value.empty:
        message = say("「kind」必須填寫，現在是空的。")
        yield VALUE_EMPTY.finding(spot.value.empty["kind"], message, _legal(kinds, descriptions))
    else:
        message = say("這裡缺少「kind」（種類）。")
        yield KEY_MISSING.finding(first_key(spot.value), message, _legal(kinds, descriptions))


def _choice(spot: Spot) -> Iterator[Finding]:
    if not isinstance(spot.value, Text):
        yield from _text_expected(spot)
    elif not spot.value.strip():
        yield from _empty(spot)
    else:
        info, legal = _info(spot), list(forms.choices(spot.expected))
        yield _not_among(spot.key, spot.value, legal, info.description or "" if info else "")


def _not_among(key: str, text: Text, legal: list[str], description: str) -> Finding:
    near = forms.meant(text, legal, description)
    hints = [say("是否為「{near}」？", near=near)] if near else []
    message = say("「{key}」沒有「{value}」這個選項。", key=key, value=short(text))
    return VALUE_UNKNOWN.finding(text.place, message, *hints, _legal(legal, description))


def _legal(legal: list[str], description: str) -> Message:
    return say("可填：{values}。", values=tuple(forms.labels(legal, description) or legal))


# --- empty


def _empty(spot: Spot) -> Iterator[Finding]:
    if isinstance(spot.value, Items):
        message = say("「{key}」至少要有一項。", key=spot.key)
    else:
        message = say("「{key}」的值是空的。", key=spot.key)
    yield VALUE_EMPTY.finding(
        spot.place, message, say("請填入內容；不需要的話，請刪除引號或整個鍵。")
    )


def _name_empty(spot: Spot) -> Iterator[Finding]:
    place = first_key(spot.value) if isinstance(spot.value, Fields) else spot.place
    message = say("「{key}」沒有寫出名稱。", key=spot.key)
    yield KEY_MISSING.finding(place, message, say("請至少填 zh（中文）或 foreign（原文）。"))


_REFUSALS: dict[str, Callable[[Spot], Iterator[Finding]]] = {
    "missing": _missing,
    "day_undated": _day_undated,
    "extra_forbidden": _extra,
    "model_type": _mapping_expected,
    "model_attributes_type": _mapping_expected,
    "tuple_type": _list_expected,
    "text_type": _text_expected,
    "name_type": _name_expected,
    "union_tag_not_found": _no_kind,
    "union_tag_invalid": _no_kind,
    "enum": _choice,
    "literal_error": _choice,
    "text_blank": _empty,
    "too_short": _empty,
    "name_empty": _name_empty,
    **wrongvalues.REFUSALS,
}
