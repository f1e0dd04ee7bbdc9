"""``reportgen``: choosing the language, running a verb, and never showing a traceback.

Exit status everywhere: 0 nothing at or above the fail level, 1 findings, 2 wrong use or unreadable
input, 3 a bug of reportgen.
"""

from __future__ import annotations

import gettext
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress

import click

from reportgen import __version__
from reportgen.cli.context import Context, Session
from reportgen.cli.outcome import refused
from reportgen.cli.screen import remark, visible
from reportgen.cli.verbs import verbs
from reportgen.findings import Translate
from reportgen.interrupts import allow_interrupts, hold_interrupts
from reportgen.language import LOCALES, translator

FINDINGS, USAGE, INTERRUPTED = 1, 2, 130
LANGUAGES = {"zh-Hant": "zh-Hant", "zh": "zh-Hant", "en": "en"}


def run(arguments: Sequence[str]) -> int:
    """Run the command line and return its exit status."""
    translate: Translate = str
    try:
        language = _language(arguments, os.environ)
        translate = translator(language)
        _set_language_of_click(language)
        allow_interrupts()
        return _run(_group(translate, language), arguments)
    except (click.Abort, KeyboardInterrupt):
        # A second Ctrl-C must not interrupt the message about the first.
        hold_interrupts()
        remark(translate("已中斷；先前的 PDF 保持原樣。"))
        return INTERRUPTED
    except BrokenPipeError:
        return FINDINGS  # the reader of the output, such as ``head``, has closed it
    except OSError as problem:
        remark(refused(problem, translate))
        return USAGE
    except Exception:
        from traceback import format_exc

        from reportgen.cli.bugs import BUG, bug_report

        remark(bug_report(translate, [format_exc()]))
        return BUG


def _run(group: click.Group, arguments: Sequence[str]) -> int:
    try:
        # A verb's exit status comes back as the value of ``main``, or of old clicks as ``Exit``.
        returned = group.main(list(arguments), prog_name="reportgen", standalone_mode=False)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.UsageError as wrong:
        click.UsageError(visible(wrong.format_message()), wrong.ctx).show()
        return USAGE
    return returned if isinstance(returned, int) else 0


def finish(status: int) -> int:
    """Write out what has been printed; *status*, or another one where that cannot be done."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        pass
    except OSError as problem:
        remark(refused(problem, str))
        status = status or USAGE
    with suppress(OSError):
        sys.stderr.flush()
    return status


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
    group.context_class = Context
    for command in verbs(translate):
        group.add_command(command)
        parts = command.commands.values() if isinstance(command, click.Group) else ()
        for verb in (command, *parts):
            verb.context_class = Context
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


def _set_language_of_click(language: str) -> None:
    """Let click's own words (Usage, Options) be of the same language, through its gettext."""
    gettext.bindtextdomain("click", LOCALES)
    gettext.textdomain("click")
    os.environ["LANGUAGE"] = "en" if language == "en" else "zh_Hant_TW"
