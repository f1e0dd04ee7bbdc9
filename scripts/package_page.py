"""Hatchling hook: the README as the package's page, without relative links and pictures.

Why: on a package index a relative link leads nowhere, and a relative picture is not shown. Where
``project.urls`` has a ``Homepage``, they get whole addresses; otherwise links lead into the source
archive by name, and pictures are left out.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

_LINK = re.compile(r"(!?)\[([^\]]*)\]\((?!#|[a-z]+:)([^)\s]+)\)")
_ALONE = re.compile(rf"^{_LINK.pattern}\n\n?", re.MULTILINE)


class PackagePage(MetadataHookInterface):
    """Sets ``readme`` from README.md and, where there is one, the address in ``project.urls``."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Called by hatchling with the table ``project`` of pyproject.toml."""
        text = Path(self.root, "README.md").read_text(encoding="utf-8")
        home = metadata.get("urls", {}).get("Homepage")
        page = absolute(text, home) if home else without_addresses(text)
        metadata["readme"] = {"content-type": "text/markdown", "text": page}


def absolute(text: str, home: str) -> str:
    """*text* with every relative address below *home*: pictures raw, all else as a page."""

    def whole(match: re.Match[str]) -> str:
        picture, words, path = match.groups()
        return f"{picture}[{words}]({home}/{'raw' if picture else 'blob'}/HEAD/{path})"

    return _LINK.sub(whole, text)


def without_addresses(text: str) -> str:
    """*text* with the name of the file for each relative link, and without relative pictures."""

    def named(match: re.Match[str]) -> str:
        picture, words, path = match.groups()
        return "" if picture else words if words == path else f"{words} (`{path}`)"

    text = _ALONE.sub(lambda match: "" if match[1] else match[0], text)
    return _LINK.sub(named, text)
