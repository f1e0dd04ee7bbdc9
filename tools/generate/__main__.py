"""``python -m tools.generate [FOLDER]``: write the generated files of the project in FOLDER."""

from __future__ import annotations

import sys
from pathlib import Path

from tools.generate import pages


def main(root: Path) -> None:
    """Write what has changed below *root*, and say what."""
    for name, text in pages().items():
        path = root / name
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        print(name)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path.cwd())
