"""``new`` with its options."""

from __future__ import annotations

from pathlib import Path

import click

from reportgen.cli.later import later
from reportgen.findings import Translate


def new_verb(translate: Translate) -> click.Command:
    """The command that begins a report."""
    _ = translate
    return click.Command(
        "new",
        params=[
            click.Argument(["folder"], type=click.Path(path_type=Path), metavar="FOLDER"),
            click.Option(["--authority"], metavar="NAME", help=_("權責機關的版型，如 taipei。")),
            click.Option(["--title"], help=_("報告名稱。")),
            click.Option(["--agency"], help=_("服務機關全名。")),
            click.Option(["--category"], help=_("出國類別，如開會、考察。")),
            click.Option(
                ["--country", "countries"],
                multiple=True,
                help=_("國名或兩碼代碼，可重複：--country 日本。"),
            ),
            click.Option(
                ["--city", "cities"],
                multiple=True,
                help=_("城市，可重複；不只一國時寫成 --city 法國/巴黎。"),
            ),
            click.Option(
                ["--from", "start"], metavar="DATE", help=_("啟程日：2025-03-11 或 114/3/11。")
            ),
            click.Option(["--to", "end"], metavar="DATE", help=_("返國日。")),
            click.Option(
                ["--person", "people"],
                multiple=True,
                help=_("報告人，可重複：--person 姓名/職稱/單位/電話/機關。"),
            ),
            click.Option(
                ["--from-report"],
                type=click.Path(path_type=Path, file_okay=False, exists=True),
                default=None,
                help=_("沿用這份報告的權責機關、服務機關與人員。"),
            ),
            click.Option(
                ["--like"],
                type=_file(),
                default=None,
                help=_("沿用這份舊報告（.docx、.odt、.pdf 等）裡認得出的服務機關與人員。"),
            ),
            click.Option(
                ["--roster"],
                type=_file(),
                default=None,
                help=_("人員名單的表格（.xlsx、.csv），欄名如姓名、職稱、服務機關、單位、電話。"),
            ),
            click.Option(
                ["--agenda"],
                type=_file(),
                default=None,
                help=_("會議議程（.ics、.xlsx、.csv），成為議程附錄：時間、會場、類別、講者。"),
            ),
            click.Option(
                ["--timezone"],
                metavar="NAME",
                help=_("議程的 .ics 以世界標準時間記載，而該國不只一個時區時填寫。"),
            ),
            click.Option(
                ["--photos"],
                type=click.Path(path_type=Path, file_okay=False, exists=True),
                default=None,
                help=_("照片的資料夾：原檔照樣複製到 figures/，依拍攝時間排列，圖說待填。"),
            ),
            click.Option(
                ["--photos-as"],
                type=click.Choice(["pages", "figures"]),
                default="pages",
                show_default=True,
                help=_("照片放在照片附錄，或放進拍攝當天的場次作為圖。"),
            ),
            click.Option(["--vscode"], is_flag=True, help=_("另寫 VS Code 的設定。")),
            click.Option(["--yes", "-y"], is_flag=True, help=_("有預設答案的問題不問。")),
        ],
        callback=later("new", temporary=True),
        help=_(
            "建立一份新報告：在終端機上逐項詢問，或由選項、先前的報告填入。"
            "依權責機關寫出各記錄檔，每個鍵附說明，要寫的地方標「待填」，立即可以製作草稿。"
            "FOLDER 必須還沒有或是空的。"
        ),
        short_help=_("建立新報告"),
    )


def _file() -> click.Path:
    return click.Path(path_type=Path, dir_okay=False, exists=True)
