"""From the mapping of a folder to typed records; errors of pydantic become findings."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any, TypeVar

from pydantic import ValidationError

from reportgen.findings import Finding, made
from reportgen.places import Fields, Items
from reportgen.read import shapes
from reportgen.read.merge import REPORT, Merged
from reportgen.read.references import REFERENCE_KEYS
from reportgen.read.refusals import refusal
from reportgen.read.spot import Spot
from reportgen.records import Records
from reportgen.records.base import Record

M = TypeVar("M", bound=Record)


def validate(merged: Merged) -> tuple[Records | None, list[Finding]]:
    """The typed records of *merged*, or the findings why they cannot be typed."""
    try:
        records = Records.model_validate(merged.fields)
    except ValidationError as refused:
        sites = (
            (detail["type"], _spot(merged.fields, detail["loc"], detail.get("ctx", {})))
            for detail in refused.errors(include_url=False, include_input=False)
        )
        return None, _reported((k, spot) for k, spot in sites if not _is_echo(k, spot, merged))
    return (None if merged.broken else records), []


def _reported(sites: Iterable[tuple[str, Spot]]) -> list[Finding]:
    """The findings for errors of pydantic: the type of each, and its location."""
    return list(made(((kind, s.place.file), partial(refusal, kind, s)) for kind, s in sites))


def _is_echo(kind: str, spot: Spot, merged: Merged) -> bool:
    """Whether another finding reports the same, already or later."""
    if kind == "missing" and spot.at_root:
        return spot.key in merged.broken or REPORT in merged.broken
    if kind == "too_short":
        short = isinstance(spot.value, list) and not spot.value
        return not short or (spot.at_root and spot.key in merged.broken)
    return kind == "slug" and spot.key in {*REFERENCE_KEYS, "sessions"}


def typed(fields: Fields, model: type[M]) -> tuple[M | None, list[Finding]]:
    """*fields* of a single file as a record of *model*, or the findings why that is impossible."""
    try:
        return model.model_validate(fields), []
    except ValidationError as refused:
        return None, _reported(
            (detail["type"], _spot(fields, detail["loc"], detail.get("ctx", {}), model))
            for detail in refused.errors(include_url=False, include_input=False)
        )


def _spot(
    root: Fields, loc: tuple[int | str, ...], context: dict[str, Any], model: type[Record] = Records
) -> Spot:
    """Follow *loc* through the untyped records; the tags of unions in it are stepped over."""
    spot = Spot(root, (), "", root, model, context, depth=0)
    for part in loc:
        value, expected = spot.value, spot.expected
        if isinstance(part, int):
            if not isinstance(value, Items) or part >= len(value):
                break
            step = Spot(value, spot.owners, spot.key, value[part], shapes.item(expected), context)
        elif isinstance(value, Fields) and not _is_tag(spot, part):
            owners = shapes.choose(expected, value)
            inner = shapes.under(expected, part, value)
            step = Spot(value, owners, part, value.get(part), inner, context)
        else:
            continue
        step.depth = spot.depth + 1
        spot = step
    return spot


def _is_tag(spot: Spot, part: str) -> bool:
    """Whether *part* is the tag of a union and not a key; ``photos`` may be either."""
    if not isinstance(spot.holder, Items) or spot.tag_seen or not isinstance(spot.value, Fields):
        return False
    choices = shapes.models(spot.expected)
    if len(choices) > 1:
        spot.tag_seen = part in {kind for model in choices for kind in shapes.kinds(model)}
    else:
        spot.tag_seen = part == "guest" and part not in spot.value
    return spot.tag_seen
