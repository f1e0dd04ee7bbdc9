"""``reportgen lsp``: the language server, on standard input and output."""

from __future__ import annotations

import gc
import os
from importlib.util import find_spec

from reportgen import DISTRIBUTION
from reportgen.cli.context import Session
from reportgen.cli.screen import remark
from reportgen.findings import say
from reportgen.world import World

USAGE = 2


def run(session: Session) -> int:
    """Serve an editor until it ends; 2 where the library for it is not installed."""
    if find_spec("pygls") is None:
        name = f'"{DISTRIBUTION}[lsp]"'
        message = say("編輯器服務要另裝 pygls：請執行 pip install {name}。", name=name)
        remark(message.text(session.translate))
        return USAGE
    from reportgen.editor.server import make_server

    gc.enable()  # it runs for hours
    server = make_server(World.here(), session.translate)
    # The server closes what it is given; our own streams are flushed afterwards.
    server.start_io(os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb"))
    return 0
