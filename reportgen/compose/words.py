"""The marks between words, in the report's language."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.findings import Translate
from reportgen.records.countries import country_name
from reportgen.records.report import Destination


def bracketed(text: str, translate: Translate) -> str:
    """*text* in brackets, to stand right behind a word; nothing for no text."""
    return translate("（{text}）").format(text=text) if text else ""


def places(destinations: Iterable[Destination], locale: str, translate: Translate) -> str:
    """Where a mission went: 法國巴黎、里昂; Paris, Lyon (France); a city that is a country once."""
    return translate("、").join(_place(place, locale, translate) for place in destinations)


def _place(place: Destination, locale: str, translate: Translate) -> str:
    country = place.name or country_name(place.country, locale)
    cities = translate("、").join(city for city in place.cities if city != country)
    if locale.startswith("zh") or not cities:
        return country + cities
    return cities + bracketed(country, translate)
