"""``reportgen schema``."""

from __future__ import annotations

import json
from pathlib import Path

from reportgen.cli.context import Session
from reportgen.schemas import schemas


def run(session: Session, out: Path | None) -> int:
    """Write the JSON Schemas into *out*, or print that of ``report.yaml``."""
    texts = {
        name: json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        for name, schema in schemas().items()
    }
    if out is None:
        print(texts["report.schema.json"], end="")  # noqa: T201
        return 0
    out.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (out / name).write_text(text, encoding="utf-8")
    print(session.translate("已寫入 {n} 個檔案到 {out}。").format(n=len(texts), out=out))  # noqa: T201
    return 0
