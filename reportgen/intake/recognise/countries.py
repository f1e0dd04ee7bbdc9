"""Countries and cities in running text: 法國巴黎, 日本（東京、大阪）."""

from __future__ import annotations

import re
from typing import NamedTuple

from reportgen.records.countries import CHINESE_NAMES

_NAMES = {name: code for code, name in CHINESE_NAMES.items()} | {
    "大陸地區": "CN", "中國": "CN", "大陸": "CN", "南韓": "KR", "大韓民國": "KR",
    "美利堅合眾國": "US",    "澳大利亞": "AU", "阿聯": "AE",
    "阿聯酋": "AE", "印度尼西亞": "ID", "菲國": "PH", "星國": "SG",
    "密克羅尼西亞聯邦": "FM", "史瓦帝尼王國": "SZ", "帛琉共和國": "PW", "捷克共和國": "CZ",
    "俄國": "RU",    "梵蒂岡": "VA", "台灣": "TW", "奧國": "AT", "比國": "BE", "荷國": "NL",
}  # fmt: skip
_ANY = re.compile("|".join(map(re.escape, sorted(_NAMES, key=len, reverse=True))))
_BETWEEN = re.compile(r"[、，,；;／/（）()\s\u3000]+|(?<=.)[及與](?=.)")


class Place(NamedTuple):
    """A country and the cities behind its name; ``name`` is how it was written."""

    country: str
    name: str
    cities: tuple[str, ...]


def places_in(text: str) -> tuple[list[Place], str]:
    """The countries of *text* with their cities, and what stands before the first of them."""
    matches = list(_ANY.finditer(text))
    if not matches:
        return [], text
    places: list[Place] = []
    for match, after in zip(matches, [*matches[1:], None], strict=True):
        between = text[match.end() : after.start() if after else len(text)]
        cities = tuple(part for part in _BETWEEN.split(between) if part)
        places.append(Place(_NAMES[match[0]], match[0], cities))
    return places, text[: matches[0].start()]
