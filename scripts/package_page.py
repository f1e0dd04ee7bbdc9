"""Hatchling hook: the README as the package's page, with whole addresses for links and pictures.

Why: on a package index a relative link leads nowhere, and a relative picture is not shown.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

_LINK = re.compile(r"(!?)(\[[^\]]*\])\((?!#|[a-z]+:)([^)\s]+)\)")


class PackagePage(MetadataHookInterface):
    """Sets ``readme`` from README.md and the address in ``project.urls``."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Called by hatchling with the table ``project`` of pyproject.toml."""
        text = Path(self.root, "README.md").read_text(encoding="utf-8")
        page = absolute(text, metadata["urls"]["Homepage"])
        metadata["readme"] = {"content-type": "text/markdown", "text": page}


def absolute(text: str, home: str) -> str:
    """*text* with every relative address below *home*: pictures raw, all else as a page."""

    def whole(match: re.Match[str]) -> str:
        picture, words, path = match.groups()
        return f"{picture}{words}({home}/{'raw' if picture else 'blob'}/HEAD/{path})"

    return _LINK.sub(whole, text)
