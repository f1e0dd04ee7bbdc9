"""Random valid reports, the same bytes for the same seed.

    python -m tests.randomreports --seeds 0-59 --out FOLDER

Why: whatever the format allows must be checked without an error, built, and found again on the
pages. Facts and people are invented. A report is a mapping of paths to bytes; hypothesis draws
its seed from :data:`SEEDS`, so that a failing example is shown by a number.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from random import Random

from hypothesis import strategies as st

from tests.randomreports.pictures import pictures
from tests.randomreports.records import CATEGORIES, RandomReport, Record
from tests.randomreports.words import PLAIN, SCRIPTS, SHAPED
from tests.yamltext import to_yaml

__all__ = ["LAYOUTS", "PLAIN", "SCRIPTS", "SEEDS", "SHAPED", "random_report", "write_report"]

LAYOUTS = tuple(CATEGORIES)
"""The shipped layouts."""

SEEDS = st.integers(0, 2**32 - 1)
"""Seeds for hypothesis. Its own random choices would shrink, but take a second a report."""

Files = dict[str, bytes]

_LISTS = ("sessions", "reflections", "appendices")


def random_report(seed: int, scripts: Sequence[str] = PLAIN, layout: str = "") -> Files:
    """The files of the report *seed*: foreign words in *scripts*, for *layout* or any of them."""
    choice = Random(seed)
    records = RandomReport(choice, scripts, layout).records()
    return {**_record_files(choice, records), **pictures(choice)}


def write_report(files: Files, folder: Path) -> Path:
    """Write *files* below *folder*, and give it back."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def _record_files(choice: Random, records: Record) -> Files:
    """*records* spread over files in one of the ways that the format allows."""
    files: dict[str, str] = {}
    rest = dict(records)
    for name in ("roster", "purpose", "itinerary", "recommendations", *_LISTS):
        way = choice.choice(("key", "file", "folder"))
        if way == "folder" and name in _LISTS:
            for number, item in enumerate(rest.pop(name), start=1):
                files[f"{name}/{number:02}0-{name}.yaml"] = to_yaml(item)
        elif way != "key":
            files[f"{name}.yaml"] = to_yaml(rest.pop(name))
    return {name: text.encode() for name, text in {"report.yaml": to_yaml(rest), **files}.items()}
