"""Answers as a person types them: dates of either calendar, names of countries, a line a person.

Every function raises :class:`~reportgen.scaffold.answers.Refused` for what it cannot read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from unicodedata import normalize

from reportgen.findings import Message, say
from reportgen.read.nearest import nearest
from reportgen.read.suggest import a_date
from reportgen.records.countries import country_codes, country_name, is_country
from reportgen.scaffold.answers import Destination, Refused, Traveller
from reportgen.text import is_refused

_SHORT_YEAR = re.compile(r"\d{2}\D")
_THREE_NUMBERS = re.compile(r"\D*\d{3,4}\D+\d{1,2}\D+\d{1,2}\D*|\d{8}")
_BETWEEN_PARTS = re.compile(r"\s*[/／|｜]\s*")
_BETWEEN_CITIES = re.compile(r"\s*[、,，;；]\s*")


def a_line(text: str) -> str:
    """One line of text that records may hold, without blanks around it."""
    line = " ".join(text.split())
    if not line:
        raise Refused(say("這裡不能留空。"))
    strange = next((char for char in line if is_refused(char)), None)
    if strange is not None:
        raise Refused(say("這裡有印不出來的字元（U+{code}）。", code=f"{ord(strange):04X}"))
    return line


def a_day(text: str) -> date:
    """A day: ``2025-03-11``, ``114/3/11``, ``114年3月11日``."""
    plain = normalize("NFKC", text).strip()
    written = "" if _SHORT_YEAR.match(plain) else a_date(plain)
    if written:
        return date.fromisoformat(written)
    if _SHORT_YEAR.match(plain):
        raise Refused(
            say("「{text}」的年份只有兩位，看不出是民國還是西元。", text=text),
            say("請寫成 114/3/11 或 2025-03-11。"),
        )
    if _THREE_NUMBERS.fullmatch(plain):
        raise Refused(say("沒有「{text}」這一天。", text=text), say("請查對月曆。"))
    raise Refused(
        say("「{text}」不是看得懂的日期。", text=text), say("請寫成 2025-03-11 或 114/3/11。")
    )


def in_order(start: date, end: date) -> None:
    """Refuse a return before the departure."""
    if end < start:
        raise Refused(
            say("返國日 {end} 早於啟程日 {start}。", end=end, start=start),
            say("請查對兩個日期。"),
        )


def a_country(text: str, locale: str = "zh_Hant_TW") -> str:
    """The ISO 3166 code of a country's code or name; the nearest name is suggested in *locale*."""
    written = normalize("NFKC", text).strip()
    if is_country(written.upper()):
        return written.upper()
    names = {
        name.replace("台", "臺").casefold(): code
        for language in ("en", "zh_Hant_TW")
        for name, code in country_codes(language).items()
    }
    wanted = written.replace("台", "臺").casefold()
    if wanted in names:
        return names[wanted]
    near = nearest(wanted, names)
    hint = (
        say("是否為「{near}」？", near=country_name(names[near], locale))
        if near
        else say("請寫國名（日本）或 ISO 3166 的兩碼（JP）。")
    )
    raise Refused(say("沒有叫「{text}」的國家。", text=text), hint)


def cities(text: str) -> tuple[str, ...]:
    """Cities with 、 or commas between them."""
    return tuple(a_line(part) for part in _BETWEEN_CITIES.split(text.strip()) if part)


def countries_of(places: Sequence[str]) -> list[str]:
    """The countries that *places* have before them (``法國/巴黎``); none unless all have."""
    parts = [_BETWEEN_PARTS.split(place.strip(), maxsplit=1) for place in places]
    if any(len(part) < 2 for part in parts):
        return []
    return list(dict.fromkeys(part[0] for part in parts))


def destinations(
    countries: Sequence[str], places: Sequence[str], locale: str = "zh_Hant_TW"
) -> tuple[Destination, ...]:
    """The destinations of ``--country`` and ``--city``.

    Cities belong to the only country; of several countries each city has its own before it:
    ``法國/巴黎``.
    """
    codes = [a_country(country, locale) for country in countries]
    visited: dict[str, list[str]] = {code: [] for code in codes}
    for place in places:
        country, *rest = _BETWEEN_PARTS.split(place.strip(), maxsplit=1)
        if not rest and len(visited) > 1:
            raise Refused(
                say("去了不只一國，看不出「{city}」在哪一國。", city=place),
                say("請寫成「國家/城市」，例如 --city 法國/巴黎。"),
            )
        code = a_country(country, locale) if rest else codes[0]
        if code not in visited:
            raise Refused(
                say("「{city}」的國家不在所列之中。", city=place),
                say("請另加 --country {country}。", country=country),
            )
        visited[code] += cities(rest[0] if rest else place)
    return tuple(Destination(code, tuple(names)) for code, names in visited.items())


def a_person(text: str) -> Traveller:
    """A traveller from ``姓名/職稱/單位/電話/機關``; all but the name may be left out."""
    parts = _BETWEEN_PARTS.split(text.strip())
    if len(parts) > 5:
        raise Refused(
            say("「{text}」有 {count} 項，最多五項。", text=text, count=len(parts)),
            say("請寫成 姓名/職稱/單位/電話/機關。"),
        )
    name, *rest = parts
    post, unit, phone, agency = [*map(_known, rest), "", "", "", ""][:4]
    return Traveller(a_line(name), post=post, unit=unit, phone=phone, agency=agency)


def _known(text: str) -> str:
    return a_line(text) if text else ""


def a_choice(text: str, choices: Sequence[str], unknown: Message, *hints: Message) -> str:
    """One of *choices*, by its number or by itself; *unknown* is the message for anything else."""
    written = normalize("NFKC", text).strip()
    if written in choices:
        return written
    if written.isascii() and written.isdecimal() and 0 < int(written[:6]) <= len(choices):
        return choices[int(written[:6]) - 1]
    near = nearest(written, choices)
    suggestions = hints or ((say("是否為「{near}」？", near=near),) if near else ())
    raise Refused(unknown, *suggestions, say("可以填：{choices}。", choices=tuple(choices)))
