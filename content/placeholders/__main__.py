"""``python -m content.placeholders REPORT [--all]``: draw the pictures of a report."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from content.placeholders.errors import PlaceholderError
from content.placeholders.files import picture
from content.placeholders.records import figures


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw the pictures of a report that are missing, or all of them."""
    parser = argparse.ArgumentParser(
        "python -m content.placeholders", description="Draws the stand-in pictures of a report."
    )
    parser.add_argument("report", type=Path, help="the report's folder")
    parser.add_argument("--all", action="store_true", help="draw also what is there already")
    options = parser.parse_args(arguments)
    try:
        named = figures(options.report)
        if not named:
            raise PlaceholderError(f"{options.report}: no record names a picture figures/NN-….")
        for figure in named:
            file = options.report / figure.file
            if options.all or not file.exists():
                content = picture(figure)
                file.parent.mkdir(exist_ok=True)
                file.write_bytes(content)
                sys.stdout.write(f"{file}  {len(content)} bytes\n")
    except PlaceholderError as problem:
        sys.stderr.write(f"{problem}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
