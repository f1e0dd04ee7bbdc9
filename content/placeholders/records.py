"""The pictures that the records of a report name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

from content.placeholders.errors import PlaceholderError

IMAGE = re.compile(r"!\[(?P<caption>[^\]]*)\]\((?P<file>[^)\s]+)\)")


class Figure(NamedTuple):
    """A picture that the records name: its number, its file within the report, its caption."""

    number: int
    file: str
    caption: str


def pictures(value: object) -> Iterator[tuple[str, str]]:
    """Every (file, caption) in a record's value: images in prose, photos of a photo page."""
    if isinstance(value, str):
        for image in IMAGE.finditer(value):
            yield image["file"], image["caption"]
    elif isinstance(value, list):
        for item in value:
            yield from pictures(item)
    elif isinstance(value, dict):
        file, caption = value.get("file"), value.get("caption")
        if isinstance(file, str) and isinstance(caption, str):
            yield file, caption
        for item in value.values():
            yield from pictures(item)


def figures(report: Path) -> list[Figure]:
    """The pictures in figures/ that the records of a report name, by number."""
    found: dict[str, Figure] = {}
    for record in sorted(report.rglob("*.yaml")):
        try:
            value = yaml.load(record.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 (text only)
        except yaml.YAMLError as error:
            raise PlaceholderError(f"{record}: {error}") from error
        for file, caption in pictures(value):
            number = re.match(r"figures/(\d\d)-", file)
            if number:
                found[file] = Figure(int(number[1]), file, caption)
    return sorted(found.values())
