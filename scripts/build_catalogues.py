"""Hatchling hook: compile the message catalogues, for wheels and for editable installs."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueHook(BuildHookInterface):  # type: ignore[type-arg]
    """Write a ``.mo`` beside every ``.po`` of ``reportgen/locale``, where it differs."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Called by hatchling before it collects files."""
        catalogues = sorted(Path(self.root, "reportgen/locale").glob("*/LC_MESSAGES/*.po"))
        if not catalogues:
            raise FileNotFoundError("reportgen/locale holds no catalogue")
        for source in catalogues:
            with source.open("rb") as text:
                write_mo(binary := BytesIO(), read_po(text))
            compiled = source.with_suffix(".mo")
            if not compiled.is_file() or compiled.read_bytes() != binary.getvalue():
                compiled.write_bytes(binary.getvalue())
