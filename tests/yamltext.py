"""Records as YAML files: no anchors, long texts as blocks."""

from __future__ import annotations

from typing import Any

import yaml


class _Plain(yaml.SafeDumper):
    """Records know no anchors, and prose reads best in blocks."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Plain.add_representer(str, _text)


def to_yaml(content: Any) -> str:
    """The text of a record file that holds *content*."""
    return yaml.dump(content, allow_unicode=True, sort_keys=False, width=10_000, Dumper=_Plain)
