"""What of ``docs/`` is written by the program: rules, records, authorities, limits, JSON Schemas.

``python -m reportgen.generate`` writes them; a test sees that they are fresh.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from reportgen.generate.authorities import authorities_page
from reportgen.generate.limits import limits_page
from reportgen.generate.records import records_page
from reportgen.generate.rules import rules_page
from reportgen.schemas import schemas

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
