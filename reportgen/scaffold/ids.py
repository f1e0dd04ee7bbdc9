"""Identifiers of people: the sound of a Chinese name, or ``p1``, ``p2``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportgen.read.suggest import an_id
from reportgen.scaffold.answers import Traveller
from reportgen.text import has_han


def ids_of(people: Sequence[Traveller]) -> list[str]:
    """An identifier for each of *people*, all different; one that is given already stays."""
    given = {person.id for person in people if person.id}
    taken, ids = set(given), []
    for number, person in enumerate(people, start=1):
        wanted = person.id or unused(_spelt(person) or f"p{number}", taken)
        taken.add(wanted)
        ids.append(wanted)
    return ids


def unused(wanted: str, taken: Iterable[str]) -> str:
    """*wanted*, with a number behind it where it is *taken*."""
    names = set(taken)
    number, name = 1, wanted
    while name in names:
        number += 1
        name = f"{wanted}-{number}"
    return name


def _spelt(person: Traveller) -> str:
    if person.foreign or not has_han(person.name):
        return an_id(person.foreign or person.name)
    return romanized(person.name)


def romanized(text: str) -> str:
    """The Hanyu Pinyin of Chinese *text*; empty where ``pypinyin`` is not installed."""
    try:
        from pypinyin import lazy_pinyin
    except ImportError:
        return ""
    syllables = lazy_pinyin(text, errors="default", v_to_u=False)
    return an_id("-".join(syllables))
