"""docs/records.md: the reference of the records, from the models that read them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from enum import Enum
from types import NoneType
from typing import Any, Literal, get_args, get_origin

from reportgen.compose.unprinted import why_unprinted
from reportgen.read.shapes import Model, is_list, item, models, parts
from reportgen.records import RECORD_NAMES, Records, moments, values
from reportgen.records.names import Name
from reportgen.records.walk import kind_of
from tools.generate.markdown import NOTICE, head, page, table

_KINDS = {
    values.OneLineKind: "一行文字",
    values.ProseKind: "文",
    values.SlugKind: "代號",
    moments.DateKind: "日期",
    moments.LooseDateKind: "日期、年-月或年",
    values.DoiKind: "DOI",
    moments.TimeKind: "時間",
    values.CountryKind: "國家代碼",
    values.LanguageCodeKind: "語言代碼",
    values.UrlKind: "網址",
    values.FilePathKind: "檔案路徑",
    values.SystemIdKind: "系統識別號",
    values.ColourKind: "顏色",
    values.FlagKind: "true／false",
    values.WholeKind: "整數",
}


def records_page() -> str:
    """The whole page."""
    return page(_lines())


def _lines() -> Iterator[str]:
    yield NOTICE
    yield ""
    yield from head("records")
    yield "## report.yaml（報告）"
    yield ""
    told: set[Model] = {Name}
    own = [name for name in Records.model_fields if name not in RECORD_NAMES]
    yield from _fields(Records, own)
    yield from _below(Records, own, "", told)
    for name in RECORD_NAMES:
        info = Records.model_fields[name]
        shape = "清單" if is_list(info.annotation) else "對照"
        yield ""
        yield f"## {name}（{info.title}）"
        yield ""
        required = "必填" if info.is_required() else "可省略"
        yield f"{info.description.rstrip('。') if info.description else ''}。{shape}，{required}。"
        yield ""
        inner = item(info.annotation) if is_list(info.annotation) else info.annotation
        if all(model in told for model in models(inner)):
            yield f"每項的鍵與 `{_same(inner)}` 相同。"
        yield from _models(inner, f"{name}[]" if is_list(info.annotation) else name, told)
    yield ""
    yield from head("prose")


def _same(annotation: Any) -> str:
    """The first record that is a list of what *annotation* is."""
    fields = Records.model_fields
    return next(n for n in RECORD_NAMES if models(item(fields[n].annotation)) == models(annotation))


def _models(annotation: Any, path: str, told: set[Model]) -> Iterator[str]:
    """The tables of the records that *annotation* may be, and of those below them."""
    found = [model for model in models(annotation) if model not in told]
    for model in found:
        told.add(model)
        label = _kind(model)
        if label or len(models(annotation)) > 1:
            yield f"### {path}：{label or '對照'}"
            yield ""
        yield from _fields(model, list(model.model_fields))
        yield from _below(model, list(model.model_fields), path, told)


def _below(model: Model, names: list[str], path: str, told: set[Model]) -> Iterator[str]:
    for name in names:
        annotation = model.model_fields[name].annotation
        listed = is_list(annotation)
        inner = item(annotation) if listed else annotation
        if any(m not in told for m in models(inner)):
            below = f"{path}.{name}" if path else name
            below += "[]" if listed else ""
            yield ""
            if len(models(inner)) == 1:
                yield f"### {below}"
                yield ""
            yield from _models(inner, below, told)


def _kind(model: Model) -> str:
    info = model.model_fields.get("kind")
    if info is None or get_origin(info.annotation) is not Literal:
        return ""
    return "、".join(f"kind: {value}" for value in get_args(info.annotation))


def _fields(model: Model, names: list[str]) -> list[str]:
    rows = []
    for name in names:
        info = model.model_fields[name]
        rows.append(
            (
                f"`{name}`",
                info.title or "",
                "是" if info.is_required() else "",
                _shape(model, name),
                _description(model, name),
                _example(info.examples),
            )
        )
    return table(("鍵", "名稱", "必填", "形式", "說明", "例"), rows)


def _description(model: Model, name: str) -> str:
    """What the field holds; and, of one that no page shows, why."""
    description, reason = model.model_fields[name].description or "", why_unprinted(model, name)
    return f"{description}（{reason}。）" if reason else description


def _shape(model: Model, name: str) -> str:
    annotation: Any = model.model_fields[name].annotation
    many = "的清單" if is_list(annotation) else ""
    inner = item(annotation) if many else annotation
    if Name in models(inner):
        return "名" + many
    choices = [part for part in parts(inner) if isinstance(part, type) and issubclass(part, Enum)]
    if choices:
        return "、".join(f"`{choice.value}`" for choice in choices[0])
    kind = kind_of(model, name)
    if models(inner):
        also = "代號或" if kind is not None else ""
        return f"{also}對照{many}"
    literal = next((part for part in parts(inner) if get_origin(part) is Literal), None)
    if literal is not None:
        return "、".join(f"`{value}`" for value in get_args(literal))
    word = _KINDS.get(kind, "文字") if kind is not None else _plain(inner)
    return word + many


def _plain(annotation: Any) -> str:
    return "清單" if is_list(annotation) else "文字" if annotation is not NoneType else ""


def _example(examples: list[Any] | None) -> str:
    if not examples:
        return ""
    first = examples[0]
    text = first if isinstance(first, str) else json.dumps(first, ensure_ascii=False)
    return f"`{text}`"
