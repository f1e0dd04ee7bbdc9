"""Preloaded by the workers of the tests' cluster: what odd reports do to them.

The report ``deadly`` ends whatever process builds it. The report ``held`` is built by the second
that tries; the first writes its process into the file ``$HELD`` and waits to be ended.
"""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from typing import Any

from reportgen.many.cluster import remote
from reportgen.outcome import Outcome


def dask_setup(_worker: object) -> None:
    """Called by Dask in the worker."""
    build, held = remote.build_report, Path(os.environ["HELD"])

    def fragile(world: Any, folder: Path, *arguments: Any, **options: Any) -> Outcome:
        if folder.name == "deadly":
            os.kill(os.getpid(), signal.SIGKILL)
        if folder.name == "held" and not held.exists():
            held.with_suffix(".new").write_text(str(os.getpid()))
            held.with_suffix(".new").rename(held)
            time.sleep(600)
        return build(world, folder, *arguments, **options)

    remote.build_report = fragile
