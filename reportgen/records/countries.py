"""Countries and languages: CLDR's names (through Babel), and Taiwan's own where these differ."""

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

CUSTOMS = "https://web.customs.gov.tw/keelung/singlehtml/1a71ba9f59074be29dbfa4c2a1ba4603"
"""The customs' list of country names that are mixed up, by code."""

TAIWAN_NAMES = {
    "CC": "科克斯群島",  # the second name in brackets reads like a city
    "CD": "剛果民主共和國",  # CUSTOMS; CLDR tells the two by their capitals
    "CG": "剛果共和國",  # CUSTOMS
    "CN": "中國大陸",  # the customs' notice of 2025-12-09; the rules say 大陸地區
    "DO": "多明尼加",  # as 駐多明尼加代表處 was called; CLDR adds 共和國
    "HK": "香港",  # CUSTOMS; the agencies' own forms
    "KR": "韓國",  # as 駐韓國代表處
    "MO": "澳門",  # CUSTOMS; the agencies' own forms
    "MP": "北馬里亞納群島",  # CUSTOMS
    "PS": "巴勒斯坦",  # a mission goes to a place, not to its status
    "TW": "臺灣",  # 臺, as in all official texts
    "VA": "教廷",  # as 駐教廷大使館
}
"""Chinese names that agencies print and CLDR does not; all 249 of CLDR were gone through.

Why: CLDR names Hong Kong, Macau and the Mainland as another government does. A report that wants
yet another name gives it itself (``destinations: name``).
"""

ENGLISH_NAMES = {"HK": "Hong Kong", "MO": "Macau"}
"""For the same reason."""


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
    """The name of country *code* in *locale* (``zh_Hant_TW``, ``en``), as agencies print it."""
    own = TAIWAN_NAMES if locale.startswith("zh") else ENGLISH_NAMES
    return own.get(code) or str(_locale(locale).territories[code])


def country_codes(locale: str) -> dict[str, str]:
    """Every country name in *locale*, CLDR's and the printed one, with its code.

    To suggest a code where somebody wrote a name.
    """
    territories = map(str, _locale(locale).territories)
    codes = [code for code in territories if re.fullmatch("[A-Z]{2}", code)]
    names = {str(_locale(locale).territories[code]): code for code in codes}
    return names | {country_name(code, locale): code for code in codes}


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
