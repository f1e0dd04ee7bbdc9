"""What the rules of W3C clreq (horizontal Traditional Chinese) say about the places in a text.

A *gap* is named by the character before it: gap 3 lies between characters 3 and 4. A *break* is
named by the character after it: break 4 lies at the same place. Nothing here knows the engine.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import accumulate

_HAN = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3038-\u303b\u3041-\u3096\u30a1-\u30fa\u3105-\u312f"
    "\u31a0-\u31bf\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_LETTER = "0-9A-Za-zÀ-ÖØ-öø-ʯͰ-Ͽ\u0400-\u052f\u1e00-\u1fff"
_OPENING = "「『（《〈【〔〖｛［"
_CLOSING = "」』）》〉】〕〗｝］"
_OPENING_LATIN = "“‘«"
_CLOSING_LATIN = "”’»"
_MARKS = "，。、；：！？．"
_DASHES = "—…⋯‥─"
_WIDE = f"{_HAN}{_OPENING}{_CLOSING}{_MARKS}{_DASHES}·・〜～％！-／：-＠０-９Ａ-Ｚａ-ｚ"

_SCRIPT_CHANGE = re.compile(
    f"(?<=[{_HAN}])(?=[{_LETTER}{_OPENING_LATIN}$€£¥])"
    f"|(?<=[{_LETTER}{_CLOSING_LATIN}%‰°℃])(?=[{_HAN}])"
)
_WIDE_GAP = re.compile(
    f"(?<=[{_WIDE}])(?<![{_OPENING}])(?=[{_WIDE}])(?![{_CLOSING}])(?!(?<=—)—|(?<=…)…|(?<=⋯)⋯)"
)
_LETTER_PAIR = re.compile(r"(?<=[!-~À-ɏ])(?=[!-~À-ɏ])")
_SPACE_AFTER_WIDE = re.compile(f"(?<=[{_WIDE}])[ \u00a0]")
_WORD_SPACE = re.compile("[ \u00a0]")
_SPACE_BESIDE_HAN = re.compile(f"(?<=[{_HAN}])[ \u00a0]|[ \u00a0](?=[{_HAN}])")
_BRACKET_PAIR = re.compile(
    f"(?<=[{_CLOSING}])(?=[ {_OPENING}{_CLOSING}{_MARKS}])"
    f"|(?<=[ {_OPENING}{_MARKS}])(?=[{_OPENING}])"
)
_BRACKET_ALONE = re.compile(
    f"(?<=[{_CLOSING}])(?=[{_HAN}{_LETTER}])|(?<=[{_HAN}{_LETTER}])(?=[{_OPENING}])"
)
_DASH_PAIR = re.compile("—(?=—)")

_UNIT = "(?:km|cm|mm|kg|mg|g|m|ha|[KMGT]B|[KMGT]?Wh?|[KMG]?Hz|USD|EUR|TWD|NTD|GBP|JPY|am|pm)"
_NUMBER = r"\d(?:[\d,.:/]*\d)?"
_WEEKDAY = rf"(?:[ \u00a0]?（(?:星期|週|禮拜)?[{_HAN}]）)"
_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}"
_KEPT_TOGETHER = re.compile(
    rf"{_NUMBER}[ \u00a0]?月[ \u00a0]?{_NUMBER}[ \u00a0]?日{_WEEKDAY}?|{_NUMBER}{_WEEKDAY}"
    rf"|(?<![A-Za-z\d])\d{{1,2}}(?:st|nd|rd|th)?[ \u00a0]{_MONTH}(?![A-Za-z])"
    rf"|(?<![A-Za-z\d]){_MONTH}\.?[ \u00a0]\d{{1,2}}(?!\d)"
    rf"|(?<![\w.])\d{{1,2}}\.[ \u00a0]?[{_HAN}A-Z]"
    rf"|[（(](?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}})[）)][ \u00a0]?[{_HAN}A-Z]"
    rf"|(?:第[ \u00a0]?)?(?:[A-Z]{{0,3}}[$€£¥][ \u00a0]?)?{_NUMBER}"
    rf"(?:[ \u00a0]?[-–—~～〜][ \u00a0]?{_NUMBER})*"
    rf"(?:[ \u00a0]?(?:[%％‰°℃][ \u00a0]?)?(?:[{_HAN}]|{_UNIT}(?![A-Za-z]))|[ \u00a0]?[%％‰°℃])?"
    r"|(?:——|……|⋯⋯)"
)
_NEVER_FIRST = f"{_CLOSING}{_CLOSING_LATIN}{_MARKS}·・〜～％‰℃／"
_NEVER_LAST = _OPENING + _OPENING_LATIN
_FORBIDDEN = re.compile(f"(?=[{_NEVER_FIRST}])|(?<=[{_NEVER_LAST}])")
_ADDRESS = re.compile(r"(?:https?://|www\.|doi\.org/|[\w.+-]+@)[!-~]+")
_ADDRESS_BREAK = re.compile(r"(?<=[/._?&=#%:;,+~])(?=[^/.,;:)\]}>-])|(?<=\w)(?=-)")

_OTHER = re.compile("[\x00-\x1f\u00ad\u0590-\u08ff\u200e\u200f\u2028-\u202e\u2066-\u2069]")

_TAIL, _LONGEST_TAIL = 3, 6


def is_plain(text: str) -> bool:
    """Whether *text* holds nothing that needs the engine's own setting.

    That is: line feeds and tabs, soft hyphens, writing from right to left.
    """
    return not _OTHER.search(text)


def utf8_offsets(text: str) -> list[int]:
    """The place in UTF-8 of every character, and of the end."""
    return list(accumulate(map(len, map(str.encode, text)), initial=0))


def script_changes(text: str) -> list[int]:
    """Gaps between Han and Latin letters or digits, where a quarter em belongs."""
    if text.isascii():
        return []
    return [match.start() - 1 for match in _SCRIPT_CHANGE.finditer(text)]


def wide_gaps(text: str) -> list[int]:
    """Gaps between full-width characters that may be stretched.

    Not inside —— and ……, not between a bracket and what it holds.
    """
    return [match.start() - 1 for match in _WIDE_GAP.finditer(text)]


def spaces_after_wide(text: str) -> list[int]:
    """Word spaces that follow a full-width character, and may be set in its font."""
    return [match.start() for match in _SPACE_AFTER_WIDE.finditer(text)]


def word_spaces(text: str) -> list[int]:
    """Spaces that may be stretched."""
    return [match.start() for match in _WORD_SPACE.finditer(text)]


def spaces_beside_han(text: str) -> list[int]:
    """Word spaces beside Han, which look like the gaps between Han and Latin."""
    return [match.start() for match in _SPACE_BESIDE_HAN.finditer(text)]


def is_beside_mark(text: str, gap: int) -> bool:
    """Whether *gap* lies after a full-width mark or a closing bracket, or before an opening one."""
    return text[gap] in _CLOSING + _MARKS or text[gap + 1 : gap + 2] in tuple(_OPENING)


def letter_gaps(text: str) -> list[int]:
    """Gaps inside Latin words and numbers."""
    return [match.start() - 1 for match in _LETTER_PAIR.finditer(text)]


def bracket_pairs(text: str) -> list[tuple[int, bool]]:
    """Gaps between a full-width bracket and another full-width mark, or a word space.

    With each, whether the blank that may go belongs to the character before the gap (「a」，) or
    to the one after it (，「a」).
    """
    return [
        (match.start() - 1, text[match.start() - 1] in _CLOSING)
        for match in _BRACKET_PAIR.finditer(text)
    ]


def brackets(text: str) -> list[tuple[int, bool]]:
    """Gaps between a full-width bracket and Han or Latin outside of it.

    With each, whether the bracket is the character before the gap.
    """
    return [
        (match.start() - 1, text[match.start() - 1] in _CLOSING)
        for match in _BRACKET_ALONE.finditer(text)
    ]


def kept_together(text: str) -> Iterator[int]:
    """Breaks that no line should have.

    Those that part a number from its unit or from 第, a month from its day and the day of the week,
    a label from what it numbers, or the halves of —— and ……; and those before a mark that begins no
    line (避頭點), or after one that ends none (避尾點), of which the engine knows some.
    """
    for match in _FORBIDDEN.finditer(text):
        yield match.start()
    for match in _KEPT_TOGETHER.finditer(text):
        yield from range(match.start() + 1, match.end())


def addresses(text: str) -> list[tuple[int, int]]:
    """Where web and mail addresses stand, from and to."""
    if "://" in text or "www." in text or "@" in text or "doi.org/" in text:
        return [match.span() for match in _ADDRESS.finditer(text)]
    return []


def address_breaks(text: str, start: int, end: int) -> Iterator[int]:
    """Breaks in the address that stands there: after its punctuation, but before hyphens.

    Why: a hyphen at a line's end is read as hyphenation, and is lost when the address is copied.
    """
    for match in _ADDRESS_BREAK.finditer(text, start, end):
        if start + 1 < match.start() < end - 1:
            yield match.start()


def goes_on_after_hyphen(text: str, start: int) -> bool:
    """Whether a line that begins at *start* goes on with a word that was broken at a hyphen."""
    return (
        start > 1
        and text[start - 1] == "-"
        and text[start - 2].isalpha()
        and text[start : start + 1].isalnum()
    )


def line_end(text: str, start: int, following: int) -> int:
    """The end of the line before *following*, without its spaces."""
    while following > start and text[following - 1] == " ":
        following -= 1
    return following


def dash_pairs(text: str) -> list[int]:
    """Gaps inside ——, whose halves should touch."""
    return [match.start() for match in _DASH_PAIR.finditer(text)]


def tail_length(text: str) -> int:
    """How many characters at the end of a paragraph stay together.

    Three, and more where marks are among them: a last line has two characters and their marks.
    """
    length = letters = 0
    for char in reversed(text[-_LONGEST_TAIL:]):
        length += 1
        letters += char.isalnum()
        if length >= _TAIL and letters > 1:
            break
    return length


def good_breaks(text: str, possible: Iterable[int], tail: int = 0) -> list[int]:
    """Of the *possible* breaks of *text* those that a typesetter takes, and those in addresses.

    The last *tail* characters stay together.
    """
    kept = set(kept_together(text))
    places = set(possible)
    for first, after in addresses(text):
        places.difference_update(range(first + 1, after))
        kept.difference_update(range(first + 1, after))
        places.update(address_breaks(text, first, after))
    end = len(text.rstrip(" "))
    kept.update(range(end - tail + 1, end))
    return sorted(places - kept)
