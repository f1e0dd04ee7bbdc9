"""The connection to a cluster, and the errors of a cluster that cannot be used."""

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
SHOWN = 5
"""Differences of two programs that are listed in a message."""
_LOGS = ("distributed", "distributed.client", "tornado.application")
"""Loggers of Dask; its import sets their levels, so they are silenced after it."""


@contextmanager
def connected(address: str) -> Iterator[Client]:
    """A client of the scheduler at *address*; raises :class:`ClusterError` where there is none."""
    with warnings.catch_warnings():
        # Dask warns of large tasks, and of other versions than its own, which do not affect PDFs.
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
            # The scheduler drops tasks whose client has closed.
            with suppress(Exception):
                client.close(timeout=1)


def gone() -> ClusterError:
    """The scheduler has gone."""
    return ClusterError(say("與排程器失去連線；已完成的都保留，再執行一次即可接續。"))


def not_reportgen(problem: Exception) -> ClusterError:
    """A worker could not begin, because of *problem*."""
    how = f"{type(problem).__name__}: {problem}"
    return ClusterError(say("工作程序沒有安裝同一版的 reportgen（{how}）。", how=how))


def differs(differences: Mapping[str, tuple[str, str]], host: str) -> ClusterError:
    """The program of *host* has *differences*: name → the version here and there."""
    listed = tuple(
        say("{name} 這裡是 {ours}，那裡是 {theirs}", name=name, ours=ours, theirs=theirs)
        for name, (ours, theirs) in list(differences.items())[:SHOWN]
    )
    return ClusterError(
        say("{host} 的程式或字型與這裡不同，做出的 PDF 會不一樣：{said}。", host=host, said=listed)
    )


def without_workers() -> ClusterError:
    """The scheduler has no worker."""
    return ClusterError(say("排程器上沒有工作程序：請以 dask worker 啟動。"))
