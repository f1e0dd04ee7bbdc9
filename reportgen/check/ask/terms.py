"""Names and terms that stand in the text as they are, and nearly so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from reportgen.check.ask.confusion import confused_with
from reportgen.check.ask.wordlists import lines
from reportgen.limits import NAMES_COMPARED
from reportgen.patterns import late
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
        for form in _forms(name, pairs, confused):
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
    return {char: "".join(x for x in confused_with(char) if x in chars) for char in set(name)}


def _forms(name: str, pairs: frozenset[str], confused: Mapping[str, str]) -> Iterator[str]:
    """The near forms of *name* all of whose neighbouring characters stand in the text."""
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


def rare_forms(text: str) -> Iterator[Near]:
    """Four characters that stand once, of which one is confused in four that stand often."""
    counts = Counter([text[at : at + 4] for at in range(len(text) - 3)])
    usual = [four for four, times in counts.items() if times >= _OFTEN and _WORD.fullmatch(four)]
    confused = _standing("".join(usual), frozenset(text))
    for often in usual:
        for at in (1, 2):
            for other in confused[often[at]]:
                form = often[:at] + other + often[at + 1 :]
                if form in counts and counts[form] * _OFTEN <= counts[often]:
                    yield text.find(form), form, often
