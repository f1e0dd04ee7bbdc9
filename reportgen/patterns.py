"""Regular expressions that are compiled when they are first needed.

Why: a check imports some three hundred of them, and a text needs two in three. Python takes a third
of a millisecond to compile one, which for the others was a thirtieth of a check.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn")


class Late:
    """An expression that is not compiled yet; afterwards its methods are those of the pattern."""

    def __init__(self, source: str, flags: int | re.RegexFlag = 0) -> None:
        self.late = source, flags

    def compiled(self) -> re.Pattern[str]:
        """The pattern itself."""
        return re.compile(*self.late)

    def __getattr__(self, name: str) -> Any:
        """Called for what is not there yet: compile, and keep the methods."""
        pattern = self.compiled()
        for method in _METHODS:
            setattr(self, method, getattr(pattern, method))
        return getattr(pattern, name)


if TYPE_CHECKING:
    late = re.compile
    """``re.compile``, put off until the first use."""
else:
    late = Late
