"""The versions to try for the table ``dependencies`` of pyproject.toml, a line each for pip.

python scripts/bounds.py lowest     # babel==2.16 …: the versions that the lower bounds promise
python scripts/bounds.py newest     # babel>=2.16,<3 …: as they stand, for an upgrade to the newest
"""

import sys
import tomllib
from pathlib import Path


def lines(which: str) -> list[str]:
    """A requirement for each dependency, at its lower bound or within both."""
    text = Path(__file__).parents[1].joinpath("pyproject.toml").read_text(encoding="utf-8")
    dependencies: list[str] = tomllib.loads(text)["project"]["dependencies"]
    if which == "newest":
        return dependencies
    return [line.partition(",")[0].replace(">=", "==") for line in dependencies]


if __name__ == "__main__":
    print(*lines(sys.argv[1]), sep="\n")
