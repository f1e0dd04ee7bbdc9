"""Countries and languages, as CLDR knows them (through Babel)."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale
from babel.core import UnknownLocaleError


@cache
def _locale(code: str) -> Locale:
    return Locale.parse(code)


def is_country(code: str) -> bool:
    """Whether *code* is an ISO 3166-1 alpha-2 code that CLDR names."""
    return bool(re.fullmatch(r"[A-Z]{2}", code)) and code in _locale("zh_Hant_TW").territories


def country_name(code: str, locale: str) -> str:
    """The name of country *code* in *locale* (``zh_Hant_TW``, ``en``)."""
    return str(_locale(locale).territories[code])


def country_codes(locale: str) -> dict[str, str]:
    """Every country name in *locale*, with its code; to suggest one for a name."""
    return {
        str(name): code
        for code, name in _locale(locale).territories.items()
        if re.fullmatch(r"[A-Z]{2}", code)
    }


def is_language(code: str) -> bool:
    """Whether *code* is a BCP 47 tag whose language CLDR names."""
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]+)*", code):
        return False
    try:
        return Locale.parse(code, sep="-").language in _locale("en").languages
    except (UnknownLocaleError, ValueError):
        return code.split("-")[0] in _locale("en").languages


def language_name(code: str, locale: str) -> str:
    """The name of language *code* in *locale*: 法文, French."""
    names = _locale(locale).languages
    return str(names.get(code.replace("-", "_")) or names.get(code.split("-")[0]) or code)
