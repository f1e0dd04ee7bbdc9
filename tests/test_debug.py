"""What is swallowed can be seen, and only where it is asked for."""

from __future__ import annotations

import sys

import pytest

from reportgen.debug import swallowed


def test_the_traceback_is_shown_with_the_variable_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("REPORTGEN_DEBUG", raising=False)
    swallowed(ValueError("hidden"))
    assert capsys.readouterr().err == ""
    monkeypatch.setenv("REPORTGEN_DEBUG", "1")
    swallowed(ValueError("shown"))
    assert "ValueError: shown" in capsys.readouterr().err


def test_a_closed_stream_is_no_second_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTGEN_DEBUG", "1")
    monkeypatch.setattr(sys, "stderr", None)
    swallowed(ValueError("nowhere"))
