"""Which report a trip category owes: the whole of it, or the 提要表 alone."""

from __future__ import annotations

from reportgen.authority.model import Authority, FrontPage


def owes_summary_only(authority: Authority, category: str | None) -> bool:
    """Whether a report of *category* is a 提要表 and nothing else."""
    duty = authority.summary_only_for
    return duty is not None and category is not None and category.strip() in duty.categories


def for_category(authority: Authority, category: str | None) -> Authority:
    """*authority* as it holds for a report of *category*: without a body where none is owed."""
    if not owes_summary_only(authority, category):
        return authority
    return authority.model_copy(update={"front": (FrontPage.SUMMARY_FORM,), "outline": ()})
