"""A rule: what it asks, why, on which source it rests, and how to find what breaks it.

From a rule come its findings, ``reportgen explain``, the rule reference in the documents, SARIF's
list of rules, and the pair of fixtures that every rule of ``check`` must have.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from enum import StrEnum
from typing import Any, NamedTuple

from reportgen.findings import Finding, Mend, Message, Severity
from reportgen.places import Edit, Place

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


class Mends(StrEnum):
    """Whether the program itself can mend what breaks a rule."""

    NEVER = "never"
    CERTAIN = "certain"
    """By ``check --fix``: no meaning can change."""
    UNSAFE = "unsafe"
    """Only with ``--unsafe-fixes``: a person has to look at the result."""
    EITHER = "either"
    """Some of its findings are certain, some unsafe."""


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
    mends: Mends = Mends.NEVER

    def finding(
        self, place: Place, message: Message, *hints: Message, mend: Mend | None = None
    ) -> Finding:
        """A finding of this rule at *place*."""
        reference = self.reference
        return Finding(self.code, self.severity, place, message, hints, reference, mend=mend)

    def mend(self, edits: Iterable[Edit], *, certain: bool | None = None) -> Mend | None:
        """A mend by *edits* of values; ``None`` where there are none.

        Whether it is *certain* is what the rule says of itself, or, with ``EITHER``, its finding.
        """
        made = tuple(edits)
        sure = self.mends is Mends.CERTAIN if certain is None else certain
        return Mend(made, certain=sure) if made else None

    def mend_marks(self, *edits: Edit) -> Mend:
        """A mend by *edits* of YAML's marks, which changes no value."""
        return Mend(edits, certain=self.mends is Mends.CERTAIN, of_values=False)

    @property
    def reference(self) -> str:
        """The source that holds for every authority; nobody is shown another authority's rule."""
        return next((str(basis) for basis in self.basis if not basis.authority), "")

    def own_reference(self, authorities: Collection[str]) -> str:
        """The source that is a rule of one of *authorities* itself."""
        return next((str(basis) for basis in self.basis if basis.authority in authorities), "")
