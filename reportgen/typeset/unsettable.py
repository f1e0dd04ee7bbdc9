"""What the engine cannot set: a fault of a layout's HTML or CSS, and no bug of this package."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from xml.etree.ElementTree import Element

from reportgen import limits
from reportgen.debug import swallowed
from reportgen.findings import Message, say


class Unsettable(Exception):  # noqa: N818  it is the page that is at fault
    """HTML or CSS that cannot be set; ``message`` is the reason."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.text())
        self.message = message


@contextmanager
def faults_of_layout() -> Iterator[None]:
    """Raise :class:`Unsettable` for whatever the engine raises inside.

    What this package itself raises goes through, as does the lack of memory.
    """
    try:
        yield
    except (Unsettable, MemoryError):
        raise
    except RecursionError as error:
        swallowed(error)
        raise Unsettable(say("元素套疊太深。")) from error
    except Exception as error:
        if _raised_here(error.__traceback__):
            raise
        swallowed(error)
        fault = f"{type(error).__name__}: {error}"
        message = say("排版引擎無法處理它的 HTML 或 CSS（{error}）。", error=fault)
        raise Unsettable(message) from error


def refuse_deep(root: Element) -> None:
    """Raise :class:`Unsettable` where elements below *root* stand too deep in each other."""
    level, depth = [root], 0
    while level:
        depth += 1
        if depth > limits.HTML_DEPTH:
            most = int(limits.HTML_DEPTH)
            raise Unsettable(say("元素套疊超過 {most} 層。", most=most))
        level = [child for element in level for child in element]


def _raised_here(traceback: TracebackType | None) -> bool:
    """Whether a function of this package raised what has this *traceback*."""
    while traceback is not None and traceback.tb_next is not None:
        traceback = traceback.tb_next
    module = traceback.tb_frame.f_globals.get("__name__", "") if traceback else ""
    return module.partition(".")[0] == __name__.partition(".")[0]
