"""Countries and languages: what is known at once is what CLDR knows, and nothing else is."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from babel import Locale

from reportgen.records.countries import COUNTRIES, LANGUAGES, is_country, is_language

ENGLISH = Locale.parse("en")


def test_what_is_known_at_once_is_in_cldr() -> None:
    assert len(set(COUNTRIES.split())) == 249
    assert set(COUNTRIES.split()) <= set(ENGLISH.territories)
    assert set(LANGUAGES.replace("-", "_").split()) <= set(ENGLISH.languages)


def test_the_rest_is_asked_of_cldr() -> None:
    assert is_country("XK")
    assert not any(map(is_country, ("XQ", "fr", "F", "001", "FR ")))
    assert all(map(is_language, ("ka", "zh-Hant", "en-GB", "nan")))
    assert not any(map(is_language, ("xq", "English", "", "e n")))


def test_a_sound_report_is_checked_without_babel(make_report: Callable[..., Path]) -> None:
    program = (
        "import sys; from reportgen.cli.main import run; assert run(sys.argv[1:]) in (0, 1);"
        "assert 'babel' not in sys.modules"
    )
    arguments = ["check", str(make_report()), "--jobs", "1"]
    subprocess.run([sys.executable, "-c", program, *arguments], check=True, capture_output=True)
