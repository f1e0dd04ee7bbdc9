// The file as text: CodeMirror with line numbers, colours, and findings at their lines.

import { textLook } from "./textlook.js";
import { about, h, t } from "./page.js";

const PAUSE = 400;
const SEVERITIES = { error: "error", warning: "warning", note: "info" };

export class TextEditor {
  constructor({ file, saver, onplace }) {
    Object.assign(this, { file, saver, onplace, findings: [] });
    this.host = h("div", { id: "text" });
    // In a shadow root the editor may make style sheets, which the policy of the page forbids.
    this.root = this.host.attachShadow({ mode: "open", delegatesFocus: true });
    this.element = h("div", { className: "text" }, this.host,
      h("p", { className: "help" }, t("停止輸入即存檔；Ctrl+S 立即存檔。Tab 縮排；先按 Esc 再按 Tab，離開文字欄。")));
    this.loaded = import("./codemirror.js").then((parts) => this.make(parts));
  }

  make(parts) {
    const { EditorState, EditorView, keymap, setDiagnostics } = parts;
    const parent = h("div", { className: "around" });
    this.root.append(parent);
    this.setDiagnostics = setDiagnostics;
    this.view = new EditorView({
      root: this.root, parent, doc: this.file.text,
      extensions: [
        keymap.of([{ key: "Mod-s", run: () => this.save() }]),
        ...textLook(parts),
        EditorState.readOnly.of(about.readOnly),
        EditorView.contentAttributes.of({ "aria-label": this.file.path, tabindex: "0" }),
        EditorView.updateListener.of((update) => this.changed(update)),
      ],
    });
    this.showFindings();
  }

  changed(update) {
    if (update.docChanged && !update.transactions.some((each) => each.isUserEvent("desk"))) this.later();
    if (update.selectionSet) this.onplace({ line: this.line() });
  }

  get text() {
    return this.view.state.doc.toString();
  }

  line() {
    const { doc, selection } = this.view.state;
    return doc.lineAt(selection.main.head).number;
  }

  later() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.save(), PAUSE);
  }

  save() {
    clearTimeout(this.waiting);
    this.waiting = null;
    // A word that an input method is still making is not written.
    if (this.view.composing) this.later();
    else this.saver.text(this.text);
    return true;
  }

  /** What has been typed goes to the file before another one is shown. */
  leave() {
    if (this.waiting) this.save();
  }

  control() {
    return this.host;
  }

  /** Show the text of *file* unless newer text has been typed; what has not changed stays. */
  async update(file) {
    await this.loaded;
    this.file = file;
    const old = this.text;
    if (this.waiting || !this.saver.idle || old === file.text) return;
    let from = 0;
    while (from < old.length && old[from] === file.text[from]) from += 1;
    let back = 0;
    const most = Math.min(old.length, file.text.length) - from;
    while (back < most && old.at(-1 - back) === file.text.at(-1 - back)) back += 1;
    this.view.dispatch({
      changes: { from, to: old.length - back, insert: file.text.slice(from, file.text.length - back) },
      userEvent: "desk",
    });
  }

  /** Show *findings* of this file at their lines. */
  mark(findings) {
    this.findings = findings;
    if (this.view) this.showFindings();
  }

  showFindings() {
    const { state } = this.view;
    const diagnostics = this.findings.map((finding) => {
      const line = state.doc.line(Math.min(Math.max(finding.line, 1), state.doc.lines));
      const from = Math.min(line.from + Math.max(finding.column - 1, 0), line.to);
      const message = [finding.message, ...finding.hints.map((hint) => `→ ${hint}`)].join("\n");
      return { from, to: line.to, severity: SEVERITIES[finding.severity], source: finding.code, message };
    });
    this.view.dispatch(this.setDiagnostics(state, diagnostics));
  }

  async focus(keys, offset, line = 1) {
    await this.loaded;
    const { doc } = this.view.state;
    const { from, to } = doc.line(Math.min(line, doc.lines));
    this.view.dispatch({ selection: { anchor: from, head: to }, scrollIntoView: true });
    this.view.focus();
  }
}
