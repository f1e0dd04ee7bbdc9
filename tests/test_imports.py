"""What is imported when: a check must not wait for the typesetter."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("weasyprint", "rich", "pypdfium2", "pypdf", "uharfbuzz", "PIL", "watchfiles")


def imported_by(*arguments: str, cwd: Path) -> set[str]:
    """The heavy packages that are loaded after the command line *arguments* has run."""
    program = (
        "import sys\n"
        "from reportgen.cli.main import run\n"
        f"run({list(arguments)!r})\n"
        f"print('LOADED', *[name for name in {HEAVY!r} if name in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=cwd, capture_output=True, text=True, check=True
    )
    (line,) = [line for line in done.stdout.splitlines() if line.startswith("LOADED")]
    return set(line.split()[1:])


@pytest.mark.parametrize("verb", [["check"], ["schema"], ["--help"], ["build", "--help"]])
def test_what_only_checks_loads_no_typesetter(verb: list[str]) -> None:
    root = Path(__file__).parent.parent
    assert imported_by(*verb, cwd=root) == set()
