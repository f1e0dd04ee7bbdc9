"""The connection to a cluster, and what is said of one that cannot be used."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from reportgen import DISTRIBUTION
from reportgen.findings import say
from reportgen.many import ClusterError

if TYPE_CHECKING:
    from distributed import Client

CONNECT = 5
"""Seconds to wait for the scheduler."""
TOLD = 5
"""Differences of two programs that are told."""
_LOGS = ("distributed", "distributed.client", "tornado.application")
"""What Dask would print; set by its import, and so silenced after it."""


@contextmanager
def connected(address: str) -> Iterator[Client]:
    """A client of the scheduler at *address*; raises :class:`ClusterError` where there is none."""
    with warnings.catch_warnings():
        # Of other versions than its own, which need not concern the PDFs, and of large tasks.
        warnings.simplefilter("ignore")
        try:
            from distributed import Client

            for name in _LOGS:
                logging.getLogger(name).setLevel(logging.CRITICAL)
            client = Client(address, timeout=CONNECT, set_as_default=False, name="reportgen")
        except ModuleNotFoundError:
            raise ClusterError(
                say(
                    "使用 --scheduler 須另外安裝 Dask：pip install '{package}[cluster]'",
                    package=DISTRIBUTION,
                )
            ) from None
        except (OSError, ValueError, TypeError):
            raise ClusterError(
                say("「{address}」沒有排程器回應（應為 tcp://主機:埠號）。", address=address)
            ) from None
        try:
            yield client
        finally:
            # The scheduler forgets what nobody waits for any more.
            with suppress(Exception):
                client.close(timeout=1)


def gone() -> ClusterError:
    """The scheduler has gone."""
    return ClusterError(say("與排程器失去連線；已完成的都保留，再執行一次即可接續。"))


def not_reportgen(problem: Exception) -> ClusterError:
    """A worker could not begin, because of *problem*."""
    how = f"{type(problem).__name__}: {problem}"
    return ClusterError(say("工作程序沒有安裝同一版的 reportgen（{how}）。", how=how))


def differs(found: Mapping[str, tuple[str, str]], host: str) -> ClusterError:
    """The program of *host* differs as *found*: by name what it is here, and there."""
    said = tuple(
        say("{name} 這裡是 {ours}，那裡是 {theirs}", name=name, ours=ours, theirs=theirs)
        for name, (ours, theirs) in list(found.items())[:TOLD]
    )
    return ClusterError(
        say("{host} 的程式或字型與這裡不同，做出的 PDF 會不一樣：{said}。", host=host, said=said)
    )


def without_workers() -> ClusterError:
    """The scheduler has no worker."""
    return ClusterError(say("排程器上沒有工作程序：請以 dask worker 啟動。"))
