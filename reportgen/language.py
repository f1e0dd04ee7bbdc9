"""Languages: of the messages on the screen, and of the fixed words in a report.

Messages are written in Traditional Chinese in the code and the templates, and that text is the
msgid; the English catalogue translates it. Why: the people who file these reports read Chinese, so
a developer reviews the very sentence that they will see (docs/adr/0003).
"""

from __future__ import annotations

import gettext
from functools import cache
from pathlib import Path

from reportgen.findings import Translate

LOCALES = Path(__file__).with_name("locale")
DOMAIN = "reportgen"


@cache
def translator(language: str) -> Translate:
    """The gettext of *language*: ``zh-Hant`` gives the msgid itself, ``en`` English.

    A language without a catalogue speaks Chinese.
    """
    if language.startswith("zh"):
        return str
    catalogue = gettext.translation(
        DOMAIN, localedir=LOCALES, languages=[language.replace("-", "_")], fallback=True
    )
    return catalogue.gettext


def word(msgid: str) -> str:
    """Mark *msgid* for extraction where it is not translated at once; it stays as it is."""
    return msgid


def cldr_locale(language: str) -> str:
    """CLDR's name of a report's language: ``zh_Hant_TW`` for Chinese."""
    return "zh_Hant_TW" if language.startswith("zh") else language.replace("-", "_")


def html_lang(language: str) -> str:
    """BCP 47 tag of a report: Chinese is that of Taiwan."""
    return "zh-Hant-TW" if language.startswith("zh") else language
