"""The words of the desk's pages, which scripts ask for by their Traditional Chinese."""

from __future__ import annotations

from reportgen.findings import Translate, say

_WORDS = (
    # the window
    say("所有報告"), say("復原"), say("草稿 PDF"), say("記錄"), say("記錄檔"), say("表單"),
    say("文字"), say("表件與比對"), say("審核表"), say("建議追蹤表"), say("與上次提交的差異"),
    say("資訊網欄位"), say("已處理"),
    say("頁面"), say("檢查結果"), say("顯示哪些等級"), say("錯誤"), say("警告"), say("提醒"),
    say("沒有發現事項。"), say("自動修正"), say("第 {n} 頁，共 {all} 頁"),
    # the state
    say("連線中斷，重新連線中…"), say("製作中…"), say("{pages} 頁 · {seconds} 秒 · 錯誤 {errors}"),
    say("記錄有錯誤，排不出新的頁面；這裡是上一次的頁面。"), say("製作失敗：{problem}"),
    say("製作程序中斷，重新啟動中…"), say("製作程序一再中斷；請按 Ctrl-C 後重新執行。"),
    # forms
    say("必填"), say("中文"), say("原文"), say("其他欄位（{n}）"), say("新增一項"),
    say("新增{what}"), say("新增一列"), say("刪除這個檔案"),
    say("刪除第 {n} 項"), say("拖曳或用上下鍵調整次序"),
    say("第 {n} 項，共 {all} 項：用上下鍵調整次序"),
    say("09:00-10:30 或 上午"), say("還沒有可選的項目。"), say("請改用文字編輯。"),
    # prose and photos
    say("格式"), say("粗體"), say("註腳"), say("清單"), say("表格"), say("圖片"), say("欄一"),
    say("欄二"), say("照片沒有加入"), say("知道了"), say("加入"), say("加入照片"), say("選擇照片"),
    say("這個欄位已經不在；照片留在 figures/。"),
    say("或拖曳、貼上到這裡"), say("圖說（印在圖下）"), say("替代文字：圖裡有什麼，給看不見的讀者"),
    # a document of superiors
    say("長官改過的檔案…"), say("長官的修改：{name}"), say("接受"), say("不接受"),
    say("接受全部追蹤修訂"), say("寫回接受的 {n} 處"), say("不處理"), say("與下一段合併"),
    say("{changes} 處修改，已決定 {decided} 處；{remarks} 則意見。"), say("未寫回。"),
    say("意見：{text}"), say("另有 {count} 處只改了格式，不寫回。"), say("已寫回 {n} 處。"),
    say("第 {n} 處修改"), say("只收 .docx、.odt、.pdf。"),
    # text and conflicts
    say("停止輸入即存檔；Ctrl+S 立即存檔。Tab 縮排；先按 Esc 再按 Tab，離開文字欄。"),
    say("尋找"), say("取代為"), say("下一個"), say("上一個"), say("全部"), say("區分大小寫"),
    say("規則運算式"), say("整個字"), say("取代"), say("全部取代"), say("關閉"),
    say("到第幾行"), say("前往"),
    say("這個檔案不是讀得懂的 YAML，請在這裡修正文字。"), say("檔案現在的內容"),
    say("您的內容"), say("用檔案的"), say("用我的"),
    # the first page
    say("出國報告"), say("讀取中…"), say("報告"), say("期限"), say("狀態"), say("錯誤 {n}"),
    say("警告 {n}"), say("沒有錯誤"),
    # a new report
    say("建立新報告"), say("先填這幾項就能看到報告；其餘之後再補，隨時可以改。"), say("出國類別"),
    say("目的地"), say("國家"), say("城市（可用、分開）"), say("再加一國"), say("報告人"),
    say("姓名"), say("職稱"), say("單位"), say("電話"), say("機關（與上面不同時）"),
    say("再加一人"), say("權責機關的版型"), say("決定報告的章節、封面與期限。"),
    say("服務機關全名"), say("啟程日"), say("返國日"), say("報告名稱"),
    say("可留空，依國家與類別取名，例如「赴日本東京考察」。"), say("建立報告"),
)  # fmt: skip


def words(translate: Translate) -> dict[str, str]:
    """Every word, in the language of *translate*; holes in braces are filled by the scripts."""
    return {word.template: translate(word.template) for word in _WORDS}
