"""The verbs with their options; what each does is imported when it runs.

Why: ``check`` answers in half a second, and the typesetter alone takes longer than that to import.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from reportgen.cli.formats import FORMATS
from reportgen.cli.formverb import form_verb
from reportgen.cli.later import later
from reportgen.cli.newverb import new_verb
from reportgen.findings import Severity, Translate


def verbs(translate: Translate) -> Iterator[click.Command]:
    """Every verb, its help in the language of *translate*."""
    _ = translate
    paths = click.Argument(
        ["paths"], nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]..."
    )
    form = click.Option(
        ["--format", "form"],
        type=click.Choice(list(FORMATS)),
        default="pretty",
        show_default=True,
        help=_("發現事項的輸出格式。"),
    )
    level = click.Option(
        ["--fail-level"],
        type=click.Choice([*(str(s) for s in Severity), "none"]),
        default=None,
        help=_("達到這個等級就以 1 結束（預設為 error，或依 reportgen.yaml）。"),
    )
    jobs = click.Option(
        ["--jobs", "-j"],
        type=click.IntRange(min=1),
        default=None,
        help=_("同時用幾個程序（預設為處理器數）。"),
    )
    scheduler = click.Option(
        ["--scheduler"],
        metavar="tcp://HOST:PORT",
        default=None,
        help=_("交給 Dask 排程器的工作程序處理，不用本機的程序（須另裝 Dask）。"),
    )
    yield click.Command(
        "build",
        params=[
            paths,
            click.Option(
                ["--out", "-o"],
                type=click.Path(path_type=Path, file_okay=False),
                default=Path("build"),
                show_default=True,
                help=_("PDF 寫到哪個資料夾。"),
            ),
            click.Option(
                ["--to"],
                type=click.Choice(["pdf", "docx", "odt"]),
                multiple=True,
                default=["pdf"],
                help=_("做成哪一種檔案，可重複：pdf（預設），或可供修改的 docx、odt。"),
            ),
            jobs,
            scheduler,
            click.Option(["--final"], is_flag=True, help=_("有錯誤就不寫 PDF，不產生草稿。")),
            click.Option(
                ["--embed/--no-embed"],
                default=True,
                help=_("把記錄附在 PDF 內（預設附上），供日後再檢查。"),
            ),
            click.Option(
                ["--draft", "paragraphs"],
                is_flag=True,
                help=_("審閱稿：每段在頁邊編號 ¶1、¶2……，每頁印「草稿」。"),
            ),
            click.Option(["--line-numbers", "lines"], is_flag=True, help=_("在頁邊印行號。")),
            click.Option(["--wide"], is_flag=True, help=_("加寬行距，便於手寫批註。")),
            click.Option(
                ["--large-print"],
                is_flag=True,
                help=_("大字版：內文 18 點，另存 -large-print.pdf，不附記錄，不是送繳的版本。"),
            ),
            click.Option(
                ["--force"],
                is_flag=True,
                help=_("沒有變動的報告也重新製作（預設沿用上次的結果）。"),
            ),
            click.Option(["--watch"], is_flag=True, help=_("存檔後自動重新製作，按 Ctrl-C 結束。")),
            form,
            level,
        ],
        callback=later("build"),
        help=_(
            "製作 PDF：讀取、檢查、組版、排版、查驗。PATH 是報告資料夾或放著許多報告的資料夾，"
            "不填則為 content/。仍有錯誤時每頁印「草稿」，並以 1 結束。"
        ),
        short_help=_("製作 PDF"),
    )
    yield click.Command(
        "check",
        params=[
            paths,
            jobs,
            scheduler,
            form,
            level,
            click.Option(
                ["--output"],
                type=click.Path(path_type=Path, dir_okay=False),
                default=None,
                help=_("結果寫到檔案，不印在螢幕上。"),
            ),
            click.Option(
                ["--against"],
                type=click.Path(path_type=Path, file_okay=False, exists=True),
                default=None,
                help=_("與這個資料夾裡先前的報告（記錄或 PDF）逐段比對，指出雷同的文字。"),
            ),
            click.Option(
                ["--templates"],
                type=click.Path(path_type=Path, file_okay=False, exists=True),
                default=None,
                help=_("自己的版型所在的資料夾；檢查 PDF 時，否則只用內附的版型。"),
            ),
            click.Option(
                ["--changed"],
                is_flag=True,
                help=_("PATH 是有變動的檔案：檢查它們所屬的報告，供 pre-commit 使用。"),
            ),
            click.Option(
                ["--fix"],
                is_flag=True,
                help=_("先改正記錄中不會改變意思的缺失，再檢查；註解與排列不動。"),
            ),
            click.Option(
                ["--diff"],
                is_flag=True,
                help=_("只印出 --fix 會做的修改，不寫入；有修改時以 1 結束。"),
            ),
            click.Option(
                ["--unsafe-fixes"],
                is_flag=True,
                help=_("也做可能改變意思的修正；改後請逐處核對。"),
            ),
        ],
        callback=later("check"),
        help=_(
            "檢查記錄，指出檔案、行、欄與應有的寫法；不製作 PDF。"
            "PATH 同 build，也可以是 PDF 檔：檢查章節、日期、字型與標記。"
        ),
        short_help=_("檢查記錄"),
    )
    yield new_verb(translate)
    yield click.Command(
        "import",
        params=[
            click.Argument(
                ["files"],
                nargs=-1,
                required=True,
                type=click.Path(path_type=Path, dir_okay=False, exists=True),
                metavar="FILE...",
            ),
            click.Option(
                ["--out", "-o"],
                type=click.Path(path_type=Path),
                required=True,
                metavar="FOLDER",
                help=_("報告寫到哪個資料夾；必須還沒有或是空的。"),
            ),
            click.Option(
                ["--authority"],
                metavar="NAME",
                default="executive-yuan",
                show_default=True,
                help=_("權責機關的版型，如 taipei。"),
            ),
            click.Option(
                ["--as-is"], is_flag=True, help=_("一字不改；預設把中文旁的括號與冒號改為全形。")
            ),
            click.Option(
                ["--keep-original"], is_flag=True, help=_("把原檔留一份在報告的 .original/。")
            ),
        ],
        callback=later("intake", temporary=True),
        help=_(
            "把現有的 Word（.docx）、ODF（.odt）、.md、.txt 或 .pdf 變成一份報告的記錄。"
            "FILE 可有數個，依序接成一份。沒有一個字會遺失：放不進記錄的在 unplaced.md，"
            "推測的值在該行註明「匯入：請核對」，去向列在 import.md。"
            "reportgen 製作的 PDF 則取出其中的記錄。"
        ),
        short_help=_("匯入 Word、ODF、文字或 PDF"),
    )
    yield click.Command(
        "diff",
        params=[
            click.Argument(["old"], required=False, metavar="OLD"),
            click.Argument(["new"], required=False, metavar="[NEW]"),
            click.Option(
                ["--format", "form"],
                type=click.Choice(["pretty", "json", "markdown", "html"]),
                default="pretty",
                show_default=True,
                help=_("輸出格式。"),
            ),
            click.Option(
                ["--output"],
                type=click.Path(path_type=Path, dir_okay=False),
                default=None,
                help=_("結果寫到檔案，不印在螢幕上。"),
            ),
            click.Option(
                ["--pdf"],
                type=click.Path(path_type=Path, dir_okay=False),
                default=None,
                help=_("另寫一份修訂對照的 PDF：新版之中標出增刪，前有變更清單。"),
            ),
            click.Option(
                ["--only"],
                type=click.Choice(["changed", "added", "removed", "moved"]),
                multiple=True,
                help=_("只列這一種不同，可重複：修改、新增、刪除、移動。"),
            ),
            click.Option(
                ["--git-setup"],
                is_flag=True,
                help=_("印出設定，讓 git diff 比對 PDF 時列出其中的記錄。"),
            ),
            click.Option(
                ["--as-text"],
                is_flag=True,
                help=_("把 OLD 的記錄一行一值地印出，供 git 的 textconv 使用。"),
            ),
        ],
        callback=later("diff", temporary=True),
        help=_(
            "比對同一份報告的兩個版本，依記錄列出新增、刪除、修改與移動之處。"
            "OLD 與 NEW 可以是報告資料夾、附有記錄的 PDF，"
            "或 git 的版本（HEAD~1、HEAD~1:content/trip）；"
            "不填 NEW 則與磁碟上現在的記錄比對。相同以 0 結束，不同以 1 結束。"
        ),
        short_help=_("比對兩個版本"),
    )
    yield click.Command(
        "review",
        params=[
            click.Argument(
                ["report"], type=click.Path(path_type=Path, file_okay=False), metavar="REPORT"
            ),
            click.Argument(
                ["file"], type=click.Path(path_type=Path, dir_okay=False), metavar="FILE"
            ),
            click.Option(
                ["--apply", "how"],
                type=click.Choice(["all", "ask", "none"]),
                default="none",
                show_default=True,
                help=_("把修改寫回記錄：全部、逐項詢問，或只列出。意見同時存入 review.yaml。"),
            ),
            click.Option(
                ["--format", "form"],
                type=click.Choice(["pretty", "json"]),
                default="pretty",
                show_default=True,
                help=_("輸出格式。"),
            ),
        ],
        callback=later("review", temporary=True),
        help=_(
            "讀取長官改過的文件，列出每一處追蹤修訂與意見，並寫回記錄。"
            "REPORT 是報告資料夾；FILE 是 build 做出的 docx、odt 經修改後的檔案，"
            "或加了註解的 PDF。沒有剩下要處理的以 0 結束，有則以 1 結束。"
        ),
        short_help=_("把長官的修改寫回記錄"),
    )
    yield form_verb(translate)
    yield click.Command(
        "preview",
        params=[
            click.Argument(
                ["folders"],
                nargs=-1,
                type=click.Path(path_type=Path, file_okay=False, exists=True),
                metavar="[FOLDER]...",
            ),
            click.Option(
                ["--port"],
                type=click.IntRange(0, 65535),
                default=0,
                help=_("連接埠（預設由系統選一個空的）。"),
            ),
            click.Option(["--no-browser"], is_flag=True, help=_("不自動打開瀏覽器。")),
            click.Option(["--read-only"], is_flag=True, help=_("只看不改。")),
        ],
        callback=later("preview", temporary=True),
        help=_(
            "在瀏覽器裡看頁面、檢查結果與表單，改了立即重排。只在這台電腦上，"
            "按 Ctrl-C 結束。FOLDER 是報告資料夾，可不只一個，不填則為 content/。"
        ),
        short_help=_("預覽與填寫"),
    )
    yield click.Command(
        "index",
        params=[
            paths,
            click.Option(
                ["--out", "-o"],
                type=click.Path(path_type=Path, file_okay=False),
                default=Path("build"),
                show_default=True,
                help=_("index.html 與 index.json 寫到哪個資料夾。"),
            ),
            click.Option(
                ["--pdfs"],
                type=click.Path(path_type=Path, file_okay=False),
                default=Path("build"),
                show_default=True,
                help=_("PDF 所在的資料夾；有 PDF 的報告在頁面上有連結。"),
            ),
            jobs,
            scheduler,
        ],
        callback=later("index"),
        help=_(
            "把許多報告列成一頁：狀態、期限、發現事項、人員、國家與建議；另寫一份 JSON。"
            "沒有變動的報告不再檢查，中斷後再執行會接續。有記錄讀不出來時以 1 結束。"
        ),
        short_help=_("許多報告的索引"),
    )
    yield click.Command(
        "explain",
        params=[click.Argument(["code"], required=False, metavar="[CODE]")],
        callback=later("explain"),
        help=_("說明一項規則：理由、依據、錯誤與正確的例子、如何忽略；不填 CODE 則列出全部。"),
        short_help=_("說明規則"),
    )
    yield click.Command(
        "schema",
        params=[
            click.Option(
                ["--out", "-o"],
                type=click.Path(path_type=Path, file_okay=False),
                default=None,
                help=_("寫到資料夾，一種檔案一份；不填則印出 report.yaml 的結構描述。"),
            )
        ],
        callback=later("schema"),
        help=_("印出記錄與設定檔的 JSON Schema，供編輯器提示各鍵的意義。"),
        short_help=_("記錄與設定檔的 JSON Schema"),
    )
    yield click.Command(
        "lsp",
        callback=later("lsp", temporary=True),
        help=_(
            "供編輯器使用的語言伺服器（LSP），在標準輸入與輸出上運作：邊寫邊檢查、補上代號與類別、"
            "顯示會印出什麼、跳到定義、修正。須另裝 pygls；設定方法見 docs/editors.md。"
        ),
        short_help=_("編輯器的語言伺服器"),
    )
    yield click.Command(
        "fonts",
        params=[paths],
        callback=later("fonts"),
        help=_("列出版型要的字型、找到的檔案與版本，以及沒有字型的字。"),
        short_help=_("字型與缺字"),
    )
    yield click.Command(
        "doctor",
        callback=later("doctor"),
        help=_("檢查這台電腦是否齊備：程式與版本、字型、快取、語系、空間；缺少時說明要執行什麼。"),
        short_help=_("這台電腦是否齊備"),
    )
