"""A new report on the disk: its records, the schemas for editors, a folder for pictures."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from shutil import copyfile
from types import MappingProxyType

from reportgen.read.merge import REPORT
from reportgen.records import RECORD_NAMES
from reportgen.scaffold.commented import SCHEMAS, text_of
from reportgen.scaffold.drafts import Drafts
from reportgen.scaffold.folder import create
from reportgen.scaffold.photos import Photo
from reportgen.schemas import record_schemas

_VSCODE = ".vscode/settings.json"


def write_report(
    folder: Path,
    files: Drafts,
    photos: Iterable[Photo] = (),
    *,
    vscode: bool = False,
    beside: Mapping[str, bytes] = MappingProxyType({}),
) -> None:
    """Write the records *files* into *folder*, and copies of *photos*; raises ``OSError``.

    All or nothing.

    With *vscode*, also the settings by which that editor knows the schema of records that are
    added later. *beside* are other files, such as pictures, by their path.
    """
    texts = {name: text_of(name, tree) for name, tree in files.items()}
    texts |= {
        f"{SCHEMAS}/{name}": json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
        for name, schema in record_schemas().items()
    }
    if vscode:
        texts[_VSCODE] = json.dumps(_vscode_settings(), ensure_ascii=False, indent=2) + "\n"

    def fill(draft: Path) -> None:
        (draft / "figures").mkdir()
        data = {name: text.encode() for name, text in texts.items()} | dict(beside)
        for name, content in data.items():
            path = draft / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        for photo in photos:
            copyfile(photo.source, draft / photo.file)

    create(folder, fill)


def _vscode_settings() -> dict[str, object]:
    return {
        "yaml.schemas": {
            f"{SCHEMAS}/{name}.schema.json": [f"{name}.yaml", f"{name}/*.yaml"]
            for name in (REPORT, *RECORD_NAMES)
        },
        "[yaml]": {"editor.tabSize": 2, "editor.insertSpaces": True, "editor.wordWrap": "on"},
        "files.encoding": "utf8",
        "files.eol": "\n",
    }
