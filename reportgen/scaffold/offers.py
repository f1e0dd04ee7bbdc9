"""What a person who begins a report may choose from, and the title that such a trip usually has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from reportgen.authority.load import SETTINGS, Layout, load_layout
from reportgen.records.countries import country_name
from reportgen.scaffold.answers import Destination
from reportgen.scaffold.drafts import OTHER

FIRST = "executive-yuan"
"""The layout that is offered first."""


def layouts_offered(roots: Iterable[Path]) -> dict[str, Layout]:
    """The layouts in the folders *roots* by their names, in the order in which to offer them."""
    folders = tuple(roots)
    names = {path.parent.name for root in folders for path in root.glob(f"*/{SETTINGS}")}
    layouts = {}
    for name in sorted(names, key=lambda name: (name != FIRST, name)):
        layout = load_layout(folders, name).layout
        if layout is not None:
            layouts[name] = layout
    return layouts


def usual_title(places: Sequence[Destination], category: str | None) -> str | None:
    """「赴日本東京考察」; ``None`` where the category says nothing of the trip."""
    if category is None or category in OTHER or category.endswith("類"):
        return None
    named = ((country_name(place.country, "zh_Hant_TW"), place.cities) for place in places)
    visited = "、".join(
        country + "、".join(city for city in cities if city != country) for country, cities in named
    )
    return f"赴{visited}{category}"
