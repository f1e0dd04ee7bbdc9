"""Names and terms that stand in the text as they are, and nearly so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import compress, count
from operator import add, itemgetter, ne

from reportgen.check.ask.confusion import are_joined, confused_with, may_be_slip, slips
from reportgen.check.ask.wordlists import lines
from reportgen.limits import NAMES_COMPARED
from reportgen.patterns import compiled, late
from reportgen.text import OF_WORDS

_WORD = late(f"{OF_WORDS}+")
Near = tuple[int, str, str]
"""Where a form stands, the form, and the one that it seems to be."""

_SHORTEST = 5
"""Characters of a name that is the same name still with one lost or two exchanged."""
_OFTEN = 3
"""Times that four characters stand in the text before a fourth form of them is taken for a slip."""


def near_names(
    text: str, pairs: frozenset[str], recorded: Iterable[str], others: Iterable[str]
) -> Iterator[Near]:
    """Forms of names in *text* with a character lost, two exchanged, or another ending.

    What is *recorded* is right; of two *others*, what stands more often.
    """
    right = dict.fromkeys(recorded)
    every = dict.fromkeys((*right, *others))
    known = [name for name in every if len(name) >= _SHORTEST and _WORD.fullmatch(name)]
    confused = _standing("".join(known), frozenset(text))
    for name in known[:NAMES_COMPARED]:
        for form in (*_forms(name, text, pairs, confused), *_longer(name, text)):
            start = -1 if form in right else text.find(form)
            if start < 0 or any(form in other for other in every if other != form):
                continue
            rare, usual = form, name
            if name not in right and text.count(form) >= text.count(name):
                rare, usual, start = name, form, text.find(name)
            while start >= 0:
                yield start, rare, usual
                start = text.find(rare, start + len(rare))


def _standing(name: str, chars: frozenset[str]) -> dict[str, str]:
    """For each character of *name*, those that are mistaken for it and stand in the text."""
    return {char: confused_with(char, chars) for char in set(name)}


def _forms(
    name: str, text: str, pairs: frozenset[str], confused: Mapping[str, str]
) -> Iterator[str]:
    """The near forms of *name* all of whose neighbouring characters stand in *text*."""
    last = len(name) - 1
    for at in range(1, last):
        if name[at - 1] + name[at + 1] in pairs:
            yield name[:at] + name[at + 1 :]
    for at in range(last):
        a, b = name[at], name[at + 1]
        if a != b and b + a in pairs:
            yield name[:at] + b + a + name[at + 2 :]
    for at in range(last):
        before, after = name[at - 1 : at], name[at + 1]
        for other in confused[name[at]]:
            if other + after in pairs and (not before or before + other in pairs):
                yield name[:at] + other + name[at + 1 :]
    for ending, others in _endings().items():
        if name.endswith(ending) and len(name) >= _SHORTEST and len(name) > len(ending) + 1:
            stem = name[: -len(ending)]
            for other in others:
                if stem[-1] + other[0] in pairs:
                    yield stem + other
            if len(stem) >= _SHORTEST:
                yield from _other_endings(stem, ending, text)


def _other_endings(stem: str, ending: str, text: str) -> Iterator[str]:
    """Forms in *text* that have behind *stem* the ending of a body, though of another kind."""
    start = text.find(stem)
    while start >= 0:
        stop = start + len(stem)
        if not text.startswith(ending, stop) and (other := _any_ending().match(text, stop)):
            yield stem + other[0]
        start = text.find(stem, stop)


def _longer(name: str, text: str) -> Iterator[str]:
    """Forms in *text* that have one character more within *name*."""
    end, length = name[-2:], len(name) + 1
    stop = text.find(end) + 2
    while stop > 1:
        form = text[max(0, stop - length) : stop]
        at = next(compress(count(), map(ne, form, name)), 0)
        if at and form[at + 1 :] == name[at:] and may_be_slip(form[at]):
            yield form
        stop = text.find(end, stop) + 2


def repeated_names(text: str) -> Iterator[str]:
    """Names of bodies, by their endings, that stand in *text* three times and more.

    Of forms that stand as often the longest.
    """
    counts: Counter[str] = Counter()
    for match in _ending().finditer(text):
        end = match.end()
        run = _BEFORE.search(text, max(0, end - _LONGEST), end)
        longest = len(run[0]) if run else 0
        counts.update(text[end - length : end] for length in range(_SHORTEST + 1, longest + 1))
    often = {name: times for name, times in counts.items() if times >= _OFTEN}
    longer = {(name[1:], times) for name, times in often.items()}
    for name, times in often.items():
        if (name, times) not in longer:
            yield name


_LONGEST = 12
_BEFORE = late(f"{OF_WORDS}{{1,{_LONGEST}}}$")


@cache
def _ending() -> re.Pattern[str]:
    return compiled("|".join(sorted(filter(_is_long, _endings()), key=len, reverse=True)))


@cache
def _any_ending() -> re.Pattern[str]:
    return compiled("|".join(sorted(_endings(), key=len, reverse=True)))


def _is_long(ending: str) -> bool:
    return len(ending) > 1


@cache
def _endings() -> dict[str, tuple[str, ...]]:
    """Each ending of a name with the others of its kind."""
    endings: dict[str, tuple[str, ...]] = {}
    for line in lines("body_kinds.txt"):
        kind = line.split()
        for ending in kind:
            others = tuple(x for x in kind if x != ending and not ending.startswith(x))
            endings[ending] = (*endings.get(ending, ()), *others)
    return endings


def rare_forms(text: str, twos: Sequence[str]) -> Iterator[Near]:
    """Four characters of which an inner one is another than in four that stand often.

    It is confused with the other one, or it stands once and makes no word with its neighbours.
    *twos* are all two neighbours of *text*.
    """
    counts = Counter(map(add, twos, twos[2:]))
    usual = _standing_often(counts)
    confused = _standing("".join(usual), frozenset(text))
    for often in usual:
        for at in (1, 2):
            for other in confused[often[at]]:
                form = often[:at] + other + often[at + 1 :]
                if form in counts and counts[form] * _OFTEN <= counts[often]:
                    yield text.find(form), form, often
    for at, half in ((2, slice(0, 2)), (1, slice(2, 4))):
        whole = {often[:at] + often[at + 1 :]: often for often in usual}
        halves = {often[half] for often in usual}
        for start in compress(count(), map(halves.__contains__, twos[half.start :])):
            form = text[start : start + 4]
            often = whole.get(form[:at] + form[at + 1 :], "")
            if (
                often
                and counts[form] == 1
                and _is_no_word(text, form, at)
                and may_be_slip(often[at])
            ):
                yield start, form, often


def _standing_often(counts: Counter[str]) -> list[str]:
    """The words of *counts* that stand often, the most frequent first."""
    often = [item for item in counts.items() if item[1] >= _OFTEN and _WORD.fullmatch(item[0])]
    return [word for word, _ in sorted(often, key=itemgetter(1), reverse=True)]


def _is_no_word(text: str, form: str, at: int) -> bool:
    """Whether character *at* of *form* stands with its neighbours here alone, and in no word."""
    if not (may_be_slip(form[at]) and _WORD.fullmatch(form)):
        return False
    both = form[at - 1 : at + 1], form[at : at + 2]
    return not any(text.count(pair) > 1 or are_joined(pair) for pair in both)


def rare_words(text: str, twos: Sequence[str]) -> Iterator[Near]:
    """Two characters that are no word, for a word that stands often: one is confused with its own.

    The character makes no word with its other neighbour either.
    """
    counts = Counter(twos)
    usual = _standing_often(counts)
    confused = _standing("".join(usual), frozenset(text))
    for often in usual:
        first, second = often[0], often[1]
        forms = [x + second for x in confused[first]]
        forms += [first + x for x in confused[second]]
        for form in forms:
            if counts.get(form) == 1 and are_joined(often) and not are_joined(form):
                start = text.find(form)
                beside = text[start - 1 : start + 1], text[start + 1 : start + 3]
                if all(map(may_be_slip, form)) and all(_is_apart(text, pair) for pair in beside):
                    yield start, form, often


def slipped_words(text: str, pairs: frozenset[str]) -> Iterator[Near]:
    """Two characters that are no word, for a common one, and make none with their neighbours."""
    for form, right in sorted(slips(pairs)):
        if text.count(form) < _OFTEN:
            for match in re.finditer(form, text):
                start = match.start()
                if not (
                    _are_word(text[start - 1 : start + 1]) or _are_word(text[start + 1 : start + 3])
                ):
                    yield start, form, right


def _are_word(pair: str) -> bool:
    return _WORD.fullmatch(pair) is not None and are_joined(pair)


def _is_apart(text: str, pair: str) -> bool:
    """Whether two neighbours, of which one may be a slip, are no word, and stand here alone."""
    return not _WORD.fullmatch(pair) or (text.count(pair) == 1 and not are_joined(pair))
