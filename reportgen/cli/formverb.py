"""``form`` and its forms, with their options."""

from __future__ import annotations

from pathlib import Path

import click

from reportgen.cli.later import later
from reportgen.findings import Translate

SITES = ("national", "new-taipei")
"""The portals; a test compares them with ``reportgen.forms.portal.sites``, which loads more."""


def form_verb(translate: Translate) -> click.Group:
    """``form`` with a command for each form."""
    _ = translate
    group = click.Group(
        "form",
        help=_(
            "填好隨報告送出的表：審核表、資訊網要登錄的欄位、建議的追蹤表。"
            "由記錄、發現事項與版型的規定填表；缺少的列為缺少，不猜。"
        ),
        short_help=_("填表"),
        no_args_is_help=True,
    )
    group.add_command(_review(translate))
    group.add_command(_portal(translate))
    group.add_command(_followup(translate))
    return group


def _paths() -> click.Argument:
    return click.Argument(["paths"], nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")


def _out(translate: Translate) -> click.Option:
    return click.Option(
        ["--out", "-o"],
        type=click.Path(path_type=Path, file_okay=False),
        default=Path("build"),
        show_default=True,
        help=translate("寫到哪個資料夾，PDF 也在這裡。"),
    )


def _to(translate: Translate, *kinds: str) -> click.Option:
    return click.Option(
        ["--to"],
        type=click.Choice(kinds),
        multiple=True,
        default=list(kinds),
        help=translate("寫成哪一種檔案，可重複；不填則每一種都寫。"),
    )


def _portal(translate: Translate) -> click.Command:
    _ = translate
    return click.Command(
        "portal",
        params=[
            _paths(),
            _out(translate),
            click.Option(
                ["--site"],
                type=click.Choice(SITES),
                default="national",
                show_default=True,
                help=_("哪一個網站：national 為公務出國報告資訊網，new-taipei 為新北市政府。"),
            ),
            _to(translate, "html", "json"),
        ],
        callback=later("forms.portal", temporary=True),
        help=_(
            "把資訊網要登錄的欄位依次序列成一頁，每欄有複製的按鈕與長度，缺少的以紅字列出，"
            "另寫一份 JSON；報告不是草稿時，並把 PDF 以資訊網的檔名另存一份。"
            "有欄位缺少時以 1 結束。"
        ),
        short_help=_("資訊網要登錄的欄位"),
    )


def _review(translate: Translate) -> click.Command:
    _ = translate
    return click.Command(
        "review",
        params=[_paths(), _out(translate), _to(translate, "pdf", "odt")],
        callback=later("forms.review", temporary=True),
        help=_(
            "填寫權責機關的出國報告審核表：表頭由記錄填入；能由程式判斷的項目勾選，"
            "其餘留白並附上所見；機關審核的欄一律不勾。PDF 可續填，ODT 可修改。"
            "權責機關的項目未見原文者不填，以 1 結束。"
        ),
        short_help=_("出國報告審核表"),
    )


def _followup(translate: Translate) -> click.Command:
    _ = translate
    return click.Command(
        "followup",
        params=[
            _paths(),
            click.Option(
                ["--out", "-o"],
                type=click.Path(path_type=Path, file_okay=False),
                default=Path("build"),
                show_default=True,
                help=_("寫到哪個資料夾。"),
            ),
            click.Option(
                ["--earlier"],
                type=click.Path(path_type=Path, dir_okay=False, exists=True),
                default=None,
                help=_("先前的追蹤表（CSV 或 ODS），依識別碼沿用其中的辦理情形。"),
            ),
            _to(translate, "csv", "ods", "pdf"),
        ],
        callback=later("forms.followup", temporary=True),
        help=_(
            "把許多報告的建議與後續工作列成一張追蹤表，逾期的在前；"
            "先前填寫的辦理情形依識別碼沿用，不會蓋掉。"
            "輸出資料夾裡有同一版本的報告 PDF 時，依據並註明頁碼。"
        ),
        short_help=_("建議事項追蹤表"),
    )
