"""``reportgen schema``."""

from __future__ import annotations

import json
from pathlib import Path

from reportgen.cli.context import Session
from reportgen.cli.screen import visible
from reportgen.schemas import schemas
from reportgen.whole import write_whole


def run(session: Session, out: Path | None) -> int:
    """Write the JSON Schemas into *out*, or print that of ``report.yaml``."""
    texts = {
        name: json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        for name, schema in schemas().items()
    }
    if out is None:
        print(texts["report.schema.json"], end="")  # noqa: T201
        return 0
    for name, text in texts.items():
        write_whole(out / name, text.encode())
    message = session.translate("已寫入 {n} 個檔案到 {out}。")
    print(message.format(n=len(texts), out=visible(str(out))))  # noqa: T201
    return 0
