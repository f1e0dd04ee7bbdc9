"""Many reports: the same work done on each, spread over processes or machines.

A report is the unit: it is done whole by one worker, and what stops a worker stops that report
alone. :mod:`~reportgen.many.work` is what is done, :mod:`~reportgen.many.machine` does it by the
processes of this machine, :mod:`~reportgen.many.cluster` by several machines.
"""

from reportgen.findings import Message


class ClusterError(Exception):
    """The cluster cannot be used; *message* says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.text())
        self.message = message
