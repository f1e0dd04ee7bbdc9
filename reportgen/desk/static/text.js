// The file as text.

import { about, h, t } from "./page.js";

const PAUSE = 400;

export class TextEditor {
  constructor({ file, saver, onplace }) {
    this.saver = saver;
    this.area = h("textarea", {
      id: "text", value: file.text, spellcheck: false, wrap: "off", readOnly: about.readOnly,
      "aria-label": file.path,
      oninput: (event) => event.isComposing || this.later(),
      oncompositionend: () => this.later(),
      onkeydown: (event) => this.key(event),
      onselect: () => {},
      onkeyup: () => onplace({ line: this.line() }),
      onclick: () => onplace({ line: this.line() }),
    });
    this.element = h("div", { className: "text" }, this.area,
      h("p", { className: "help" }, t("停止輸入即存檔；Ctrl+S 立即存檔。")));
  }

  line() {
    return this.area.value.slice(0, this.area.selectionStart).split("\n").length;
  }

  later() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.save(), PAUSE);
  }

  save() {
    clearTimeout(this.waiting);
    this.saver.text(this.area.value);
  }

  key(event) {
    if ((event.ctrlKey || event.metaKey) && event.key === "s") {
      event.preventDefault();
      this.save();
    }
  }

  control() {
    return this.area;
  }

  focus(keys, offset, line = 1) {
    const lines = this.area.value.split("\n");
    const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
    this.area.focus();
    this.area.setSelectionRange(start, start + (lines[line - 1] ?? "").length);
    this.area.scrollTop = Math.max(0, (line - 8) * parseFloat(getComputedStyle(this.area).lineHeight));
  }
}
