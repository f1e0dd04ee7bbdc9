"""Whatever a template does, it ends, and soon."""

from __future__ import annotations

import pytest

from reportgen.compose.template import run
from reportgen.limits import TEMPLATE_CHARACTERS
from tests.compose.template import cases, failure, render

ENDLESS = (
    *cases("endless"),
    "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "{{ " + "not " * 5000 + "1 }}",
    "{{ " + "1 + " * 5000 + "1 }}",
    "{{ x" + ".y" * 5000 + " }}",
    "{% if 1 %}" * 2000 + "{% endif %}" * 2000,
    "{{ " + "9" * 5000 + " }}",
)


@pytest.mark.parametrize("text", ENDLESS)
def test_what_has_no_end_is_refused(text: str) -> None:
    assert failure(text).message.text()


def test_fifty_loops_in_each_other_are_no_trouble() -> None:
    text = "{% for x in [1] %}" * 50 + "x" + "{% endfor %}" * 50
    assert render(text) == "x"


LOOP = "{% for x in range(1000) %}\n{{ x }}{% endfor %}"


def clocks(monkeypatch: pytest.MonkeyPatch, step: float) -> None:
    """At each look at the clock a second has gone by; this thread has worked for *step* of it."""
    seconds = iter(range(1_000_000))
    monkeypatch.setattr(run.time, "monotonic", lambda: float(next(seconds)))
    monkeypatch.setattr(run.time, "thread_time", lambda: next(seconds) * step)


def test_a_rendering_ends_by_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    clocks(monkeypatch, 1)
    assert "10 秒" in failure(LOOP).message.text()


def test_a_busy_machine_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    clocks(monkeypatch, 0.001)
    assert render(LOOP).endswith("999")


def test_the_output_has_a_bound() -> None:
    block = "x" * 100_000
    assert len(render("{{ x }}" * 20, x=block)) == 2_000_000
    assert str(int(TEMPLATE_CHARACTERS)) in failure("{{ x }}" * 51, x=block).message.text()
