"""Countries and languages: what is known at once is what CLDR knows, and nothing else is."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from babel import Locale

from reportgen.records.countries import (
    CHINESE_NAMES,
    LANGUAGES,
    TAIWAN_NAMES,
    country_codes,
    country_name,
    is_country,
    is_language,
)

ENGLISH = Locale.parse("en")
CHINESE = Locale.parse("zh_Hant_TW")


def test_what_is_known_at_once_is_in_cldr() -> None:
    assert len(CHINESE_NAMES) == 249
    assert CHINESE_NAMES.keys() <= set(ENGLISH.territories)
    assert set(LANGUAGES.replace("-", "_").split()) <= set(ENGLISH.languages)


def test_places_have_the_names_that_agencies_print() -> None:
    """Not those of another government; all others are CLDR's, but for a few that it changes."""
    printed = {code: country_name(code, "zh_Hant_TW") for code in CHINESE_NAMES}
    others = printed.keys() - TAIWAN_NAMES
    differing = [code for code in others if printed[code] != CHINESE.territories[code]]
    assert len(differing) < 10, "CLDR has other names now: go through them"
    assert (printed["HK"], printed["MO"], printed["CN"]) == ("香港", "澳門", "中國大陸")
    assert not [name for name in printed.values() if "特別行政區" in name or name == "中國"]
    assert country_name("HK", "en") == "Hong Kong"
    assert len(set(printed.values())) == len(printed)
    same = [code for code, name in TAIWAN_NAMES.items() if name == CHINESE.territories[code]]
    assert not same, "CLDR has come round: the table need not say it any more"


def test_a_country_is_found_by_either_name() -> None:
    codes = country_codes("zh_Hant_TW")
    assert codes["香港"] == codes["中國香港特別行政區"] == "HK"


def test_the_rest_is_asked_of_cldr() -> None:
    assert is_country("XK")
    assert not any(map(is_country, ("XQ", "fr", "F", "001", "FR ")))
    assert all(map(is_language, ("ka", "zh-Hant", "en-GB", "nan")))
    assert not any(map(is_language, ("xq", "English", "", "e n")))


@pytest.mark.parametrize("verb", [("check",), ("build", "--out")])
def test_a_sound_report_in_chinese_needs_no_babel(
    make_report: Callable[..., Path], tmp_path: Path, verb: tuple[str, ...]
) -> None:
    program = (
        "import sys; from reportgen.cli.main import run; assert run(sys.argv[1:]) in (0, 1);"
        "assert 'babel' not in sys.modules"
    )
    out = [str(tmp_path)] if "--out" in verb else []
    arguments = [*verb, *out, str(make_report()), "--jobs", "1"]
    subprocess.run([sys.executable, "-c", program, *arguments], check=True, capture_output=True)
