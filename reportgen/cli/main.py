"""``reportgen``: choosing the language, running a verb, and never showing a traceback.

Exit status everywhere: 0 nothing at or above the fail level, 1 findings, 2 wrong use or unreadable
input, 3 a bug of ours.
"""

from __future__ import annotations

import gc
import gettext
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import NoReturn

import click

from reportgen import __version__
from reportgen.cli.context import Session
from reportgen.cli.screen import force_utf8
from reportgen.cli.verbs import verbs
from reportgen.findings import Translate
from reportgen.language import LOCALES, translator

FINDINGS, USAGE = 1, 2
LANGUAGES = {"zh-Hant": "zh-Hant", "zh": "zh-Hant", "en": "en"}


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit with its status."""
    force_utf8()
    _let_interrupt()
    # No plugin is to read our records; to look for some, pydantic reads of every installed package.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    status = run(sys.argv[1:] if arguments is None else list(arguments))
    for stream in (sys.stdout, sys.stderr):
        with suppress(BrokenPipeError):
            stream.flush()
    # Everything is written and closed; taking the modules apart would cost a twentieth of a check.
    os._exit(status)


def _let_interrupt() -> None:
    """What asks the process to stop does it as Ctrl-C does: nothing is left half done."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, signal.default_int_handler)


def run(arguments: Sequence[str]) -> int:
    """Run the command line and return its exit status."""
    # A verb makes its objects, tells the outcome and ends: collecting garbage only costs time, a
    # fifth of a check. What runs long (``--watch``) turns it on again.
    gc.disable()
    # pydantic would look through every installed package for plugins, which we have none of.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    language = _language(arguments, os.environ)
    translate = translator(language)
    _speak(language)
    group = _group(translate, language)
    try:
        # A verb's exit status comes back as the value of ``main``, or of old clicks as ``Exit``.
        returned = group.main(list(arguments), prog_name="reportgen", standalone_mode=False)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.UsageError as wrong:
        wrong.show()
        return USAGE
    except (click.Abort, KeyboardInterrupt):
        click.echo(translate("已中斷；先前的 PDF 保持原樣。"), err=True)
        return 130
    except BrokenPipeError:
        # Whoever read our output has enough; the rest must not become a traceback at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINDINGS
    except OSError as problem:
        name = problem.filename or ""
        reason = problem.strerror or type(problem).__name__
        click.echo(
            translate("無法讀寫「{name}」：{reason}").format(name=name, reason=reason), err=True
        )
        return USAGE
    except Exception:
        from traceback import format_exc

        from reportgen.cli.confession import BUG, confession

        click.echo(confession(translate, [format_exc()]), err=True)
        return BUG
    return returned if isinstance(returned, int) else 0


def _group(translate: Translate, language: str) -> click.Group:
    group = click.Group(
        "reportgen",
        help=translate(
            "把出國任務的 YAML 記錄排成標準的出國報告 PDF，並檢查是否合於權責機關的規定。"
        ),
        epilog=translate("各指令的說明：reportgen 指令 --help"),
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
        no_args_is_help=True,
    )
    group.params.append(
        click.Option(
            ["--lang"],
            type=click.Choice(sorted(LANGUAGES)),
            default=language,
            help=translate("訊息的語言（也可設 REPORTGEN_LANG）。"),
        )
    )
    click.version_option(
        __version__, "--version", "-V", prog_name="reportgen", message="%(prog)s %(version)s",
        help=translate("顯示版本。"),
    )(group)  # fmt: skip

    def remember(lang: str) -> None:  # noqa: ARG001
        context = click.get_current_context()
        context.obj = Session(language, translate)

    group.callback = remember
    for verb in verbs(translate):
        group.add_command(verb)
    return group


def _language(arguments: Sequence[str], environ: Mapping[str, str]) -> str:
    """The language of the messages, known before the help texts are made."""
    wanted = environ.get("REPORTGEN_LANG", "")
    for position, argument in enumerate(arguments):
        if argument == "--lang" and position + 1 < len(arguments):
            wanted = arguments[position + 1]
        elif argument.startswith("--lang="):
            wanted = argument.partition("=")[2]
    return LANGUAGES.get(wanted, "en" if wanted.startswith("en") else "zh-Hant")


def _speak(language: str) -> None:
    """Let click's own words (Usage, Options) be of the same language, through its gettext."""
    gettext.bindtextdomain("click", LOCALES)
    gettext.textdomain("click")
    os.environ["LANGUAGE"] = "en" if language == "en" else "zh_Hant_TW"
