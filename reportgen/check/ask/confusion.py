"""Characters that are mistaken for each other: of one sound, or of one shape."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache
from itertools import compress, count
from operator import add

from reportgen.check.ask.wordlists import lines, whole

_NEVER = frozenset("的地得之在再做作他她它是事已以其有又與於一二三四五六七八九十年月日時")
"""Characters that often stand for each other in good sentences, or count."""


@cache
def _groups() -> tuple[Mapping[str, int], tuple[str, ...], Mapping[str, str]]:
    """The group of sound of each character, the groups, and the characters of like shape."""
    sounds = lines("sounds.txt")
    shapes: dict[str, str] = {}
    for line in lines("shapes.txt"):
        for group in line.split():
            for char in group:
                shapes[char] = shapes.get(char, "") + group
    return {char: n for n, line in enumerate(sounds) for char in line}, sounds, shapes


def are_confused(a: str, b: str, *, sure: bool = False) -> bool:
    """Whether two characters sound alike or look alike.

    Where what stands around them makes it *sure*, they may be of those that often do in good
    sentences.
    """
    if a == b or not (sure or (a not in _NEVER and b not in _NEVER)):
        return False
    group, _, shapes = _groups()
    return group.get(a, -1) == group.get(b, -2) or b in shapes.get(a, "")


def confused_with(char: str, among: Set[str]) -> str:
    """The characters of *among* that may stand for *char*, one after the other."""
    if char in _NEVER:
        return ""
    group, sounds, shapes = _groups()
    like = shapes.get(char, "") + (sounds[group[char]] if char in group else "")
    others = dict.fromkeys(filter(among.__contains__, like))
    return "".join(other for other in others if other != char and other not in _NEVER)


Halves = Mapping[str, Sequence[str]]
"""One half of idioms, with the other halves that it has."""


def idioms(pairs: Set[str]) -> tuple[Set[str], Halves, Halves]:
    """Idioms of which one half is in *pairs*: all, by their first and by their last two characters.

    Of two that are near, the commoner comes first. Why only those: a text has few of thousands.
    """
    heads: dict[str, list[str]] = {}
    tails: dict[str, list[str]] = {}
    every = set()
    # Each has four characters and a blank behind it, so columns of the list are slices.
    text = " ".join(lines("idioms.txt"))
    firsts = list(map(add, text[0::5], text[1::5]))
    lasts = list(map(add, text[2::5], text[3::5]))
    for half, other, index in ((firsts, lasts, heads), (lasts, firsts, tails)):
        for at in compress(count(), map(pairs.__contains__, half)):
            index.setdefault(half[at], []).append(other[at])
            every.add(firsts[at] + lasts[at])
    return every, heads, tails


def slips(pairs: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Those of *pairs* that are a common word but for one of its characters, with that word.

    A line of the list is the word behind an equals sign, and its slips.
    """
    listed = whole("slips.txt")
    for form in pairs.intersection(listed.split()):
        start = listed.rfind("=", 0, listed.find(f" {form}"))
        yield form, listed[start + 1 : start + 3]


@cache
def are_joined(pair: str) -> bool:
    """Whether the two characters of *pair* stand side by side in some word.

    A line of the list begins with a character; those that stand behind it follow.
    """
    return pair[1] in _behind().get(pair[0], "")


@cache
def _behind() -> Mapping[str, str]:
    """For each character, those that stand behind it in some word."""
    return {line[0]: line[1:] for line in whole("pairs.txt").splitlines() if line}


_CHOICES = frozenset("東西南北中上下左右前後內外甲乙丙丁兩各每該此本這那同及和或並但等")


def may_be_slip(char: str) -> bool:
    """Whether *char* may be a slip for any other: not where good phrases differ by it."""
    return char not in _NEVER and char not in _CHOICES
