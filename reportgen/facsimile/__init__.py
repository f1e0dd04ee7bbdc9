"""Whole pages of other documents that an appendix shows: which there are, how large, what they say.

Every page is set as a picture, with its text behind it. Why not the pages themselves: fonts that
are not embedded, colours without a profile and missing tags cannot be brought to PDF/A-3a and
PDF/UA-1 by rule, and whatever acts in a PDF stays out of a report (ADR 0056).
"""

from reportgen.facsimile.looking import look

__all__ = ["look"]
