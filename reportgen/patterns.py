"""Regular expressions that are compiled when they are first needed, and once for many runs.

Why: Python keeps the byte code of a module beside it, and compiles its expressions in each run. Of
three hundred and fifty a text needs two in three, and to compile those was a quarter of a check. So
their code is kept where the byte code is, in ``__pycache__``; where that is not kept or cannot be
written, each run compiles (docs/adr/0084-expressions-are-kept-beside-the-byte-code.md).
"""

from __future__ import annotations

import os
import re
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportgen import limits

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn")

_sre = import_module("_sre")
_EDITION = f"{_sre.MAGIC} {sys.version!a} {sys.byteorder}"
"""The first line of a file: for which Python its code is."""
_UNKNOWN = "-"
"""In the place of code: this Python's compiler is another than the known one."""


class Late:
    """An expression that is not compiled yet; afterwards its methods are those of the pattern."""

    def __init__(self, source: str, flags: int | re.RegexFlag = 0) -> None:
        self.late = source, flags

    def compiled(self) -> re.Pattern[str]:
        """The pattern itself."""
        return compiled(*self.late)

    def __getattr__(self, name: str) -> Any:
        """Called for what is not there yet: compile, and keep the methods."""
        pattern = self.compiled()
        for method in _METHODS:
            setattr(self, method, getattr(pattern, method))
        return getattr(pattern, name)


class KeptCode:
    """The code of expressions in *file*, one a line, by the expression and its flags."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._lines: dict[str, str] | None = None
        self._new: list[tuple[str, int]] = []

    def pattern(self, source: str, flags: int) -> re.Pattern[str]:
        """``re.compile(source, flags)``."""
        if self._lines is None:
            self._lines = self._read()
        line = self._lines.get(ascii((source, flags)))
        if line is not None and line != _UNKNOWN:
            with suppress(Exception):  # a line that cannot be used is as good as none
                return _from_line(source, line)
        if line != _UNKNOWN:
            self._new.append((source, flags))
        return re.compile(source, flags)

    def keep(self) -> None:
        """Add the code of what had to be compiled; the file is replaced whole, or left alone."""
        if not self._new:
            return
        lines = self._read()
        if len(lines) > limits.KEPT_EXPRESSIONS:
            lines.clear()
        lines |= {ascii(new): _line(*new) for new in self._new}
        self._new.clear()
        unfinished = self.file.with_name(f"{self.file.name}.{os.getpid()}")
        with suppress(OSError):
            try:
                unfinished.write_text(
                    "\n".join((_EDITION, *(f"{key}\t{line}" for key, line in lines.items()))),
                    encoding="ascii",
                )
                unfinished.replace(self.file)
            finally:
                unfinished.unlink(missing_ok=True)

    def _read(self) -> dict[str, str]:
        """The lines of the file without their first column, by that; none of another Python."""
        with suppress(OSError, ValueError):
            edition, *lines = self.file.read_text(encoding="ascii").split("\n")
            if edition == _EDITION:
                return {key: line for key, _, line in (line.partition("\t") for line in lines)}
        return {}


def _line(source: str, flags: int) -> str:
    """The code that Python's compiler makes of an expression, in three columns.

    They are: flags of the pattern; a name for each of its groups, ``-`` for none; the code in
    hexadecimal digits.
    """
    with suppress(Exception):
        parsed = import_module("re._parser").parse(source, flags)
        code = import_module("re._compiler")._code(parsed, flags)
        names = {number: name for name, number in parsed.state.groupdict.items()}
        groups = " ".join(names.get(number, "-") for number in range(1, parsed.state.groups))
        digits = b"".join(word.to_bytes(4, sys.byteorder) for word in code).hex()
        line = f"{flags | parsed.state.flags}\t{groups}\t{digits}"
        if _from_line(source, line) == re.compile(source, flags):
            return line
    return _UNKNOWN


def _from_line(source: str, line: str) -> re.Pattern[str]:
    """The pattern of a line of :func:`_line`; Python looks at the code before it is used."""
    flags, groups, digits = line.split("\t")
    names = [None, *(None if name == "-" else name for name in groups.split())]
    numbers = {name: number for number, name in enumerate(names) if name}
    code = memoryview(bytes.fromhex(digits)).cast("I").tolist()
    pattern: re.Pattern[str] = _sre.compile(
        source, int(flags), code, len(names) - 1, numbers, tuple(names)
    )
    return pattern


_BYTE_CODE = Path(__spec__.cached or os.devnull)
_KEPT = KeptCode(_BYTE_CODE.with_suffix(".expressions"))


def compiled(source: str, flags: int | re.RegexFlag = 0) -> re.Pattern[str]:
    """``re.compile``, by the code that an earlier run kept, if any."""
    return _KEPT.pattern(source, int(flags))


def keep() -> None:
    """Keep the code of the expressions that this run had to compile, where byte code is kept."""
    if _BYTE_CODE.suffix and _BYTE_CODE.exists():
        _KEPT.keep()


if TYPE_CHECKING:
    late = re.compile
    """``re.compile``, put off until the first use."""
else:
    late = Late
