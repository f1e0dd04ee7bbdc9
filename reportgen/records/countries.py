"""Countries and languages, as CLDR knows them (through Babel)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

COUNTRIES = """
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS
BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE
EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM
HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC
LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA
NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW
SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO
TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
"""
"""ISO 3166-1. With it a sound report is checked without Babel, whose data take 40 ms to load."""

LANGUAGES = "ar cs da de en es et fi fr id it ja ko ms nl no pl pt ru sv th tr uk vi zh zh-Hant"
"""Languages of most meetings, for the same reason."""


@cache
def _locale(code: str) -> Locale:
    from babel import Locale

    return Locale.parse(code)


def is_country(code: str) -> bool:
    """Whether *code* is an ISO 3166-1 alpha-2 code, or another of its form that CLDR names."""
    if code in COUNTRIES.split():
        return True
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
    if code in LANGUAGES.split():
        return True
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(code, sep="-").language in _locale("en").languages
    except (UnknownLocaleError, ValueError):
        return code.split("-")[0] in _locale("en").languages


def language_name(code: str, locale: str) -> str:
    """The name of language *code* in *locale*: 法文, French."""
    names = _locale(locale).languages
    return str(names.get(code.replace("-", "_")) or names.get(code.split("-")[0]) or code)
