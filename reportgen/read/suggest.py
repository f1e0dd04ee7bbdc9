"""The likely meaning of a value that its field cannot read."""

from __future__ import annotations

import re
from datetime import date
from unicodedata import normalize

from reportgen import limits
from reportgen.patterns import late
from reportgen.read.nearest import nearest
from reportgen.records.moments import FIRST_YEAR, LAST_YEAR
from reportgen.records.values import SystemIdKind

_NUMBERS = late(r"(民國)? ?(\d{2,4}) ?[-./年] ?(\d{1,2}) ?[-./月] ?(\d{1,2}) ?日?")
_COMPACT = late(r"(\d{4})(\d{2})(\d{2})")
_CLOCK = late(
    r"(上午|下午|晚上|中午)? ?(\d{1,2}) ?[:時點.] ?(\d{2})? ?分? ?([ap]\.?m\.?)?",
    re.IGNORECASE,
)
_DIGITS = late(r"(\d{2})(\d{2})")


def _plain(text: str) -> str:
    """*text* with half-width characters and single blanks; empty where it is too long to judge."""
    return " ".join(normalize("NFKC", text).split()) if len(text) <= limits.MEANT_LENGTH else ""


def a_date(text: str) -> str:
    """*text* as an ISO date: from other separators, 年月日, and 民國 years."""
    plain = _plain(text)
    match = _NUMBERS.fullmatch(plain)
    if match:
        year, month, day = (int(part) for part in match.group(2, 3, 4))
    elif compact := _COMPACT.fullmatch(plain):
        year, month, day = (int(part) for part in compact.groups())
    else:
        return ""
    if year < LAST_YEAR - 1911:
        year += 1911
    try:
        written = date(year, month, day).isoformat()
    except ValueError:
        return ""
    return written if FIRST_YEAR <= year <= LAST_YEAR else ""


def a_time(text: str) -> str:
    """*text* as ``HH:MM`` or ``HH:MM-HH:MM``: from full-width forms, 時／點 and 上午／下午."""
    halves = re.split(r" ?(?:[-–—~～至到]|to) ?", _plain(text))
    if len(halves) > 2:
        return ""
    clocks = [_clock(half) for half in halves]
    if len(clocks) == 2 and all(clocks):
        half_day = bool(re.match("[上中下晚]", halves[0])) and halves[1][:1].isdigit()
        clocks[1] = _after(clocks[0], clocks[1], half_day=half_day)
    return "-".join(clocks) if all(clocks) else ""


def _after(start: str, end: str, *, half_day: bool) -> str:
    """*end* where it is after *start*; or, on a clock of twelve hours, twelve later; else empty."""
    if end > start:
        return end
    later = f"{int(end[:2]) + 12:02}{end[2:]}"
    return later if half_day and start < later <= "24:00" else ""


def _clock(text: str) -> str:
    match = _CLOCK.fullmatch(text)
    part, suffix = ("", "")
    if match:
        hour, minute = int(match[2]), int(match[3] or 0)
        part, suffix = match[1] or "", (match[4] or "").lower()
    elif digits := _DIGITS.fullmatch(text):
        hour, minute = int(digits[1]), int(digits[2])
    else:
        return ""
    if (part in {"下午", "晚上"} or suffix.startswith("p")) and hour < 12:
        hour += 12
    return f"{hour:02}:{minute:02}" if hour < 25 and minute < 60 else ""


def an_id(text: str) -> str:
    """*text* as an identifier: lower case, hyphens between its words; empty without ASCII."""
    plain = normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))


def a_country(text: str) -> str:
    """The ISO 3166 code for a country's name, or for a code in the wrong case."""
    from reportgen.records.countries import country_codes, is_country

    if is_country(text.strip().upper()):
        return text.strip().upper()
    names = {name.casefold(): code for name, code in country_codes("en").items()}
    names |= {name.replace("台", "臺"): code for name, code in country_codes("zh_Hant_TW").items()}
    written = text.strip().casefold().replace("台", "臺")
    near = written if written in names else nearest(written, names) if len(written) > 3 else ""
    return str(names.get(near, ""))


def a_language(text: str) -> str:
    """The BCP 47 code for a language's name, or for a code in the wrong case."""
    from babel import Locale

    from reportgen.records.countries import is_language

    lowered = text.strip().replace("_", "-")
    lowered = lowered.split("-")[0].lower() + lowered[len(lowered.split("-")[0]) :]
    if is_language(lowered):
        return lowered
    written = text.strip().casefold()
    written = re.sub("[語話]$", "文", written)
    for locale in ("zh_Hant_TW", "en"):
        for code, name in Locale.parse(locale).languages.items():
            if name.casefold() == written:
                return str(code).replace("_", "-")
    return ""


def a_web_address(text: str) -> str:
    """*text* with ``https://`` before it, where it looks like an address without."""
    plain = normalize("NFKC", text).strip()
    if re.match(r"https?://\S+$", plain):
        return plain
    return f"https://{plain}" if re.fullmatch(r"[\w-]+(\.[\w-]+)+(/\S*)?", plain) else ""


def a_doi(text: str) -> str:
    """*text* without the address or the word before the number."""
    match = re.search(r"10\.\d{4,9}/\S+", normalize("NFKC", text), re.ASCII)
    return match[0].rstrip(".,;") if match else ""


def a_colour(text: str) -> str:
    """*text* as ``#rrggbb``: from ``#rgb`` or without its ``#``."""
    plain = normalize("NFKC", text).strip().removeprefix("#")
    if re.fullmatch(r"[0-9a-fA-F]{3}", plain):
        plain = "".join(c * 2 for c in plain)
    return f"#{plain}" if re.fullmatch(r"[0-9a-fA-F]{6}", plain) else ""


def a_flag(text: str) -> str:
    """``true`` or ``false`` for what other YAML readers and people take for it."""
    plain = text.strip().casefold()
    if plain in {"yes", "y", "on", "1", "是", "true", "有"}:
        return "true"
    return "false" if plain in {"no", "n", "off", "0", "否", "false", "無", "沒有"} else ""


def a_system_id(text: str) -> str:
    """*text* as a system number, where only its case or white space is off."""
    plain = _plain(text).replace(" ", "").upper()
    return plain if SystemIdKind.pattern.fullmatch(plain) else ""
