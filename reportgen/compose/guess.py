"""The language of a run of foreign words, as far as its letters and small words say for certain.

A small method of our own, without a model: a letter or a small word counts for each language that
has it, and two of them must agree. Beside a letter, a country that the mission went to counts. Why
so careful: a wrong language makes a screen reader speak nonsense, a missing one is read as English.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from functools import lru_cache

from reportgen.patterns import late

_SCRIPTS = (
    ("\u0370", "\u03ff", "el"), ("\u0400", "\u052f", "ru"), ("\u0531", "\u058f", "hy"),
    ("\u0590", "\u05ff", "he"), ("\u0600", "\u06ff", "ar"), ("\u0750", "\u077f", "ar"),
    ("\u0900", "\u097f", "hi"), ("\u0b80", "\u0bff", "ta"), ("\u0d80", "\u0dff", "si"),
    ("\u0e00", "\u0e7f", "th"), ("\u0e80", "\u0eff", "lo"), ("\u1000", "\u109f", "my"),
    ("\u10a0", "\u10ff", "ka"), ("\u1100", "\u11ff", "ko"), ("\u1780", "\u17ff", "km"),
    ("\u1c90", "\u1cbf", "ka"), ("\u1f00", "\u1fff", "el"), ("\u3041", "\u3096", "ja"),
    ("\u30a1", "\u30ff", "ja"), ("\u3131", "\u318e", "ko"), ("\uac00", "\ud7a3", "ko"),
)  # fmt: skip
"""Scripts, from their first letter to their last, and the usual language of each."""

OTHER_SCRIPTS = "".join(f"{first}-{last}" for first, last, _ in _SCRIPTS)
"""The inside of a class: the letters of these scripts."""
_OTHER = late(f"[{OTHER_SCRIPTS}]")

_OWN_LETTERS = (
    ("іїєґІЇЄҐ", "uk"), ("ўЎ", "be"), ("ђћџЂЋЏ", "sr"), ("өүӨҮ", "mn"), ("қңұғҚҢҰҒ", "kk"),
    ("پچژگ", "fa"), ("ٹڈڑں", "ur"),
)  # fmt: skip
"""Letters that only one language of a shared script has, in the order in which they are asked."""

_SHARED: Mapping[str, frozenset[str]] = {
    "ru": frozenset({"bg", "mk", "mn", "kk", "sr", "uk", "be"}),
    "ar": frozenset({"fa", "ur"}),
    "hi": frozenset({"ne"}),
}
"""By the usual language of a script: others of the same script, which a country may speak."""

_LETTERS: Mapping[str, str] = {
    "fr": "éèêëàâçîïôœùû", "de": "äöüß", "es": "áéíóúñ¿¡", "pt": "ãõáâàçéêíóú",
    "it": "àèéìòù", "pl": "ąćęłńóśźż", "cs": "áčďéěíňóřšťúůýž", "hu": "áéíóöőúüű",
    "ro": "ăâîșțşţ", "tr": "çğıöşü", "sv": "åäö", "da": "æøå", "nb": "æøå", "fi": "äö",
    "vi": "ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ",
}  # fmt: skip
_CERTAIN: Mapping[str, str] = {
    "de": "ß", "es": "¿¡ñ", "pt": "ãõ", "pl": "łąę", "cs": "řěů", "hu": "őű", "ro": "țș",
    "tr": "ğı", "vi": "ơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ", "fr": "œ",
}  # fmt: skip
"""Letters that are enough, as no other of these languages has them."""
_WORDS: Mapping[str, str] = {
    "en": "the of and for in on with to by at from is are an",
    "fr": "le la les des du de et un une dans pour sur aux au en avec l d",
    "de": "der die das den dem des und für von vom mit im zur zum ein eine auf am",
    "es": "el la los las del de y en un una para por con al",
    "pt": "o os a as do da dos das de e em um uma para por com no na",
    "it": "il lo la gli le di del dell degli della dei delle e ed per con un una nel nella al",
    "nl": "het een van voor en de met der op aan te",
    "sv": "och för av i en ett på med", "da": "og for af i en et på med",
    "nb": "og for av i en et på med", "pl": "i w z na do dla o", "cs": "a v na pro s o",
    "fi": "ja", "tr": "ve için", "ro": "și de la din pentru",
}  # fmt: skip
_SPOKEN: Mapping[str, str] = {
    "FR": "fr", "BE": "fr nl", "LU": "fr de", "MC": "fr", "CH": "de fr it", "CA": "fr", "SN": "fr",
    "DE": "de", "AT": "de", "LI": "de", "ES": "es", "MX": "es", "AR": "es", "CL": "es", "CO": "es",
    "PE": "es", "UY": "es", "CR": "es", "PA": "es", "GT": "es", "PY": "es", "EC": "es", "PT": "pt",
    "BR": "pt", "MO": "pt", "IT": "it", "VA": "it", "NL": "nl", "SE": "sv", "DK": "da", "NO": "nb",
    "FI": "fi sv", "PL": "pl", "CZ": "cs", "HU": "hu", "RO": "ro", "TR": "tr", "VN": "vi",
    "BG": "bg", "MK": "mk", "MN": "mn", "KZ": "kk", "RS": "sr", "UA": "uk", "BY": "be", "IR": "fa",
    "PK": "ur", "NP": "ne",
}  # fmt: skip
_COUNTED = {
    letter: [language for language, letters in _LETTERS.items() if letter in letters]
    for letter in "".join(_LETTERS.values())
}
_SMALL: dict[str, list[str]] = {}
for _language, _words in _WORDS.items():
    for _word in _words.split():
        _SMALL.setdefault(_word, []).append(_language)
_ENOUGH, _ENOUGH_OF_WORDS = 2, 3
"""What must agree; without a letter that English lacks, three small words: Los Angeles has one."""
_WORD = late(r"[^\W\d_]+")


def spoken_in(countries: Collection[str]) -> frozenset[str]:
    """The languages of *countries* (ISO 3166) that a guess may lean on."""
    return frozenset(" ".join(_SPOKEN.get(country, "") for country in countries).split())


@lru_cache(maxsize=4096)
def guess(words: str, spoken: frozenset[str] = frozenset()) -> str:
    """The language of *words* (BCP 47), in a report from where these are *spoken*; "" if unsure."""
    letter = None if words.isascii() else _OTHER.search(words)
    if letter is None:
        return _guess_latin(words.lower(), spoken)
    usual = next(usual for first, last, usual in _SCRIPTS if first <= letter[0] <= last)
    if len(words) == 1:
        return ""  # a Greek letter of a formula, a Japanese one of a shop
    return _of_a_script(words, usual, spoken)


def _of_a_script(words: str, usual: str, spoken: Collection[str]) -> str:
    """The language of *words* in a script that is *usual* for one, and may be of another."""
    others = _SHARED.get(usual, frozenset())
    letters = set(words)
    for own, language in _OWN_LETTERS:
        if language in others and not letters.isdisjoint(own):
            return language
    near = others.intersection(spoken)
    return min(near) if len(near) == 1 else usual


def _guess_latin(words: str, spoken: Collection[str]) -> str:
    scores: Counter[str] = Counter()
    if not words.isascii():
        letters = set(words)
        scores.update(
            language
            for language, certain in _CERTAIN.items()
            if not letters.isdisjoint(certain)
            for _ in range(_ENOUGH)
        )
        for letter in letters & _COUNTED.keys():
            scores.update(_COUNTED[letter])
        scores.update(language for language in spoken if scores[language])
    enough = _ENOUGH if scores else _ENOUGH_OF_WORDS
    for word in set(_WORD.findall(words)) & _SMALL.keys():
        scores.update(_SMALL[word])
    (best, score), (_, second) = (*scores.most_common(2), ("", 0), ("", 0))[:2]
    return best if score >= enough and score > second else ""
