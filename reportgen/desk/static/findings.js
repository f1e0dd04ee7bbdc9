// The list of findings, which leads to their fields.

import { about, button, h, t } from "./page.js";

const LEVELS = { error: "錯誤", warning: "警告", note: "提醒" };

export class Findings {
  constructor({ onclick, onmend }) {
    this.onclick = onclick;
    this.onmend = onmend;
    this.findings = [];
    this.hidden = new Set();
    this.list = document.getElementById("list");
    this.levels = document.getElementById("levels");
    this.levels.setAttribute("aria-label", t("顯示哪些等級"));
    this.switches = Object.keys(LEVELS).map((level) => h("button", {
      type: "button", className: level, "aria-pressed": "true", onclick: () => this.toggle(level),
    }));
    this.levels.append(...this.switches);
  }

  counts() {
    const counts = { error: 0, warning: 0, note: 0 };
    for (const finding of this.findings) counts[finding.severity] += 1;
    return counts;
  }

  show(findings) {
    this.findings = findings;
    const counts = this.counts();
    Object.entries(LEVELS).forEach(([level, word], number) => {
      const shown = !this.hidden.has(level);
      this.switches[number].textContent = `${t(word)} ${counts[level]}`;
      this.switches[number].setAttribute("aria-pressed", String(shown));
    });
    const focused = document.activeElement?.dataset?.finding;
    this.list.replaceChildren(...findings
      .filter((finding) => !this.hidden.has(finding.severity))
      .map((finding) => this.item(finding)));
    if (!findings.length) this.list.append(h("li", { className: "none" }, t("沒有發現事項。")));
    if (focused) this.list.querySelector(`[data-finding="${focused}"]`)?.focus();
  }

  item(finding) {
    const place = finding.file
      ? `${finding.file}:${finding.line}`
      : finding.where.split("/").at(-1);
    return h("li", { className: finding.severity },
      h("button", {
        type: "button", className: "finding", data: { finding: finding.number },
        onclick: () => this.onclick(finding),
      },
      h("span", { className: "level" }, t(LEVELS[finding.severity])), " ",
      h("span", { className: "message" }, finding.message),
      h("span", { className: "place" }, place)),
      ...finding.hints.map((hint) => h("p", { className: "hint" }, `→ ${hint}`)),
      (finding.mend || finding.remark) && !about.readOnly
        ? button(finding.remark ? "已處理" : "自動修正", () => this.onmend(finding), { className: "mend" }) : null);
  }

  toggle(level) {
    if (!this.hidden.delete(level)) this.hidden.add(level);
    this.show(this.findings);
  }
}
