"""What of ``docs/`` is written by the program: rules, records, authorities, limits, JSON Schemas.

``python -m tools.generate`` writes them; a test sees that they are fresh.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from reportgen.schemas import schemas
from tools.generate.authorities import authorities_page
from tools.generate.limits import limits_page
from tools.generate.records import records_page
from tools.generate.rules import rules_page

__all__ = ["pages"]


def pages() -> Mapping[str, str]:
    """The text of every generated file by its path below the project's folder."""
    found = {
        "docs/rules.md": rules_page(),
        "docs/records.md": records_page(),
        "docs/authorities.md": authorities_page(),
        "docs/limits.md": limits_page(),
    }
    for name, schema in schemas().items():
        found[f"docs/schemas/{name}"] = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
    return found
