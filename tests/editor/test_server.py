"""The server with a scripted client, as an editor would talk to it."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from reportgen.cli import lsp
from reportgen.cli.main import run

pytest.importorskip("pygls")


class Client:
    """One session with the server: requests and notifications, one after the other."""

    def __init__(self, process: subprocess.Popen[bytes], folder: Path) -> None:
        self.process, self.folder = process, folder
        self.number = 0
        self.diagnostics: dict[str, list[dict[str, Any]]] = {}

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def send(self, **message: Any) -> None:
        assert self.process.stdin
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
        self.process.stdin.flush()

    def receive(self) -> dict[str, Any]:
        assert self.process.stdout
        length = 0
        while (line := self.process.stdout.readline().strip()) or not length:
            if not line:
                raise EOFError
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        message: dict[str, Any] = json.loads(self.process.stdout.read(length))
        if message.get("method") == "textDocument/publishDiagnostics":
            params = message["params"]
            name = params["uri"].removeprefix(self.folder.as_uri() + "/")
            self.diagnostics[name] = params["diagnostics"]
        return message

    def ask(self, method: str, **params: Any) -> Any:
        self.number += 1
        self.send(id=self.number, method=method, params=params)
        while (answer := self.receive()).get("id") != self.number or "method" in answer:
            pass
        assert "error" not in answer, answer
        return answer["result"]

    def at(self, method: str, name: str, line: int, character: int, **more: Any) -> Any:
        return self.ask(
            f"textDocument/{method}",
            textDocument={"uri": self.uri(name)},
            position={"line": line, "character": character},
            **more,
        )

    def open(self, name: str, text: str) -> None:
        item = {"uri": self.uri(name), "languageId": "yaml", "version": 1, "text": text}
        self.send(method="textDocument/didOpen", params={"textDocument": item})

    def change(self, name: str, text: str) -> None:
        document = {"uri": self.uri(name), "version": 2}
        changes = [{"text": text}]
        self.send(
            method="textDocument/didChange",
            params={"textDocument": document, "contentChanges": changes},
        )

    def checked(self, name: str, code: str) -> dict[str, Any]:
        """The first diagnostic with *code* in the file, once it comes."""
        while True:
            for diagnostic in self.diagnostics.get(name, ()):
                if diagnostic["code"] == code:
                    return diagnostic
            self.receive()


@contextmanager
def served(folder: Path) -> Iterator[Client]:
    process = subprocess.Popen(
        [sys.executable, "-m", "reportgen", "lsp"],
        cwd=folder.parent, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    # What never comes is an end of file in the end, not a test that hangs.
    patience = threading.Timer(180, process.kill)
    patience.start()
    try:
        client = Client(process, folder)
        answer = client.ask("initialize", processId=None, rootUri=folder.as_uri(), capabilities={})
        assert answer["capabilities"]["hoverProvider"]
        client.send(method="initialized", params={})
        yield client
        client.ask("shutdown")
        client.send(method="exit", params=None)
        assert process.wait(30) == 0
    finally:
        patience.cancel()
        patience.join()
        process.kill()
        process.communicate()


SESSION = "sessions/010-opening.yaml"


def test_a_session_with_an_editor(folder: Path) -> None:
    text = (folder / SESSION).read_text("utf-8")
    wrong = text.replace("title: 開幕", "title: 𠮷開幕").replace("[pan]", "[pann]")
    with served(folder) as client:
        client.open(SESSION, wrong)
        unknown = client.checked(SESSION, "PERSON-UNKNOWN")
        assert unknown["severity"] == 1
        assert unknown["range"] == {
            "start": {"line": 4, "character": 13}, "end": {"line": 4, "character": 17},
        }  # fmt: skip
        assert "pan" in unknown["message"]
        assert (folder / SESSION).read_text("utf-8") == text

        found = client.at("completion", SESSION, 4, 15)
        assert found[0]["label"] == "pan"
        assert found[0]["textEdit"]["range"]["start"] == {"line": 4, "character": 13}

        # An editor counts UTF-16 units: the rare character takes two.
        client.change(SESSION, text.replace("title: 開幕", "{title: 𠮷, kind: visit, x: 1}"))
        client.change(SESSION, text.replace("date: 2016-12-05", "date: 2016-12-09"))
        outside = client.checked(SESSION, "DATE-OUTSIDE-TRIP")
        assert outside["range"]["start"]["line"] == 3

        client.change(SESSION, text)
        while any(d["code"] == "DATE-OUTSIDE-TRIP" for d in client.diagnostics[SESSION]):
            client.receive()

        shown = client.at("hover", SESSION, 4, 14)
        assert shown["contents"]["value"] == "印出：潘國才（國家發展委員會 處長）"
        (defined,) = client.at("definition", SESSION, 4, 14)
        assert defined["uri"].endswith("/report.yaml")
        used = client.at("references", SESSION, 4, 14, context={"includeDeclaration": True})
        assert len(used) == 3
        symbols = client.ask(
            "textDocument/documentSymbol", textDocument={"uri": client.uri(SESSION)}
        )
        assert [symbol["name"] for symbol in symbols][:3] == ["代號", "標題", "性質"]


def test_a_mend_is_a_quick_fix(folder: Path) -> None:
    text = (folder / SESSION).read_text("utf-8").replace("title: 開幕", "title：開幕")
    with served(folder) as client:
        client.open(SESSION, text)
        finding = client.checked(SESSION, "COLON-FULLWIDTH")
        actions = client.ask(
            "textDocument/codeAction",
            textDocument={"uri": client.uri(SESSION)},
            range=finding["range"],
            context={"diagnostics": [finding]},
        )
        mends = [edit for action in actions for edit in action["edit"]["changes"].values()]
        assert any(edit["newText"].startswith(":") for edits in mends for edit in edits)
        assert actions[0]["title"].startswith("修正：")


def test_files_of_no_report(folder: Path) -> None:
    with served(folder) as client:
        client.open("../notes.yaml", "title: 甲\n")
        assert client.at("completion", "../notes.yaml", 0, 2) == []
        assert client.at("hover", "../notes.yaml", 0, 2) is None


def test_without_the_library_the_line_to_install_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lsp, "find_spec", lambda name: None)
    assert run(["lsp"]) == 2
    assert 'pip install "taiwan-mission-report[lsp]"' in capsys.readouterr().err
