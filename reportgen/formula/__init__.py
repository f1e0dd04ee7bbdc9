"""Formulas: TeX notation read as MathML, in words for whoever does not see it, and drawn.

The libraries (:mod:`latex2mathml` reads, :mod:`ziamath` draws) load with the first formula: a
report without any pays nothing. ADR 0055 compares them with others.
"""

from reportgen.formula.reading import Fault, Formula, read

__all__ = ["Fault", "Formula", "read"]
