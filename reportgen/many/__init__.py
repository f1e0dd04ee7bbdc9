"""Many reports: the same work on each, spread over processes or machines.

A report is the unit: a single worker does all of it, so a worker that dies loses that report alone.
:mod:`~reportgen.many.work` defines the work, :mod:`~reportgen.many.machine` does it by processes of
this machine, :mod:`~reportgen.many.cluster` by several machines.
"""

from reportgen.findings import Message


class ClusterError(Exception):
    """The cluster cannot be used; *message* is the reason."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.text())
        self.message = message
