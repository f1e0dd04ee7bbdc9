"""A rule: what it asks, why, on which source it rests, and how to find what breaks it.

From a rule come its findings, ``reportgen explain``, the rule reference in the documents, SARIF's
list of rules, and the pair of fixtures that every rule of ``check`` must have.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from enum import StrEnum
from typing import Any, NamedTuple

from reportgen.findings import Finding, Message, Severity
from reportgen.places import Place

Find = Callable[[Any], Iterator[Finding]]
"""The search for what breaks a rule; it is given the ``Subject`` of ``reportgen.check``."""


class Grade(StrEnum):
    """How well a fact is known."""

    CONFIRMED = "confirmed"
    SECONDARY = "secondary"
    OBSERVED = "observed"


class Phase(StrEnum):
    """The phase that makes the finding."""

    READ = "read"
    CHECK = "check"
    COMPOSE = "compose"
    TYPESET = "typeset"
    VERIFY = "verify"


class Basis(NamedTuple):
    """What a rule rests on: a title with article, and an address that a person can open.

    A rule without any asks for what the record format itself, or plain craft, asks.
    """

    title: str
    address: str = ""
    grade: Grade = Grade.CONFIRMED
    authority: str = ""
    """The layout of the authority whose own rule it is; empty for what holds for all."""

    def __str__(self) -> str:
        return f"{self.title} {self.address}".strip()


class Rule(NamedTuple):
    """One rule. Texts are Traditional Chinese msgids; ``bad`` and ``good`` are record excerpts.

    ``find`` is ``None`` for a rule whose findings a phase makes while it works, as reading does.
    """

    code: str
    title: str
    severity: Severity
    reason: str
    bad: str
    good: str
    basis: tuple[Basis, ...] = ()
    phase: Phase = Phase.CHECK
    find: Find | None = None

    def finding(self, place: Place, message: Message, *hints: Message) -> Finding:
        """A finding of this rule at *place*."""
        return Finding(self.code, self.severity, place, message, hints, self.reference)

    @property
    def reference(self) -> str:
        """The source that holds for every authority; nobody is shown another authority's rule."""
        return next((str(basis) for basis in self.basis if not basis.authority), "")

    def own_reference(self, authorities: Collection[str]) -> str:
        """The source that is a rule of one of *authorities* itself."""
        return next((str(basis) for basis in self.basis if basis.authority in authorities), "")
