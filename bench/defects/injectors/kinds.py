"""What an injector is, and what many of them do."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bench.defects.source import Defect, Source
from bench.defects.split import Part

Inject = Callable[[Source, Part], Defect | None]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of defect: how it is made, and the rules that speak of it."""

    name: str
    what: str
    codes: frozenset[str]
    inject: Inject
    follows: frozenset[str] = frozenset()
    """Rules whose findings follow from the defect, though it is not their kind."""


MADE: list[Kind] = []
"""The kinds of the modules that have been imported."""


def kind(name: str, what: str, codes: str, follows: str = "") -> Callable[[Inject], Inject]:
    """Make the injector below the one of a kind; *codes* and *follows* are words in a row."""

    def keep(inject: Inject) -> Inject:
        MADE.append(Kind(name, what, frozenset(codes.split()), inject, frozenset(follows.split())))
        return inject

    return keep


def pairs_of(part: Part, pairs: Sequence[str]) -> list[tuple[str, str]]:
    """Those of *pairs*, each written 甲/乙, that belong to *part*."""
    return [(a, b) for a, b in (pair.split("/") for pair in part.of(pairs))]


def appended(source: Source, part: Part, sentence: str, others: frozenset[int]) -> Defect | None:
    """*source* with *sentence* at the end of a paragraph of its body."""
    return source.appended(part.chance.choice(source.body), sentence, others)


def written_otherwise(part: Part, foreign: str) -> str:
    """*foreign* as somebody else may write it: capitals, accents, hyphens, plural."""
    plain = "".join(
        c for c in unicodedata.normalize("NFD", foreign) if not unicodedata.combining(c)
    )
    forms = [foreign, foreign, foreign.title(), plain, foreign.replace(" ", "-", 1), f"{foreign}s"]
    return part.chance.choice([form for form in forms if form])
