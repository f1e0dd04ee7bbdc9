// One record file, as a form or as text; both write the same file.

import { blank, blankOf, kindWord } from "./blanks.js";
import { ask } from "./dialog.js";
import { Form } from "./form.js";
import { about, button, get, h, post, t } from "./page.js";
import { sameKeys, Saver } from "./saver.js";
import { TextEditor } from "./text.js";

export class Editor {
  constructor({ onplace }) {
    this.onplace = onplace;
    this.files = [];
    this.growing = [];
    this.findings = [];
    this.asText = false;
    this.view = null;
    this.turning = null;
    this.savers = new Map();
    this.saver = new Saver();
    this.place = document.getElementById("editor");
    this.select = document.getElementById("file");
    this.notice = document.getElementById("notice");
    this.select.addEventListener("change", () => this.chosen());
    document.getElementById("as-form").addEventListener("click", () => this.show(false));
    document.getElementById("as-text").addEventListener("click", () => this.show(true));
  }

  /** What writes to the file at *path*, whatever is shown. */
  saverOf(path) {
    if (!this.savers.has(path)) {
      this.savers.set(path, new Saver({
        onsaved: (file) => this.saved(file), onrefused: (error) => this.complain(error),
      }));
    }
    return this.savers.get(path);
  }

  // --- files

  /** The record files, and the lists that grow by another file. */
  setFiles(files, growing) {
    const before = this.files;
    Object.assign(this, { files, growing });
    if (before.map((f) => f.path + f.title).join() !== files.map((f) => f.path + f.title).join()) {
      this.listFiles();
    }
    this.catchUp();
  }

  /** Show what others have written, unless something is on its way already. */
  async catchUp() {
    if (this.turning || this.catching || !this.saver.idle || !this.files.length) return;
    const listed = this.files.find(({ path }) => path === this.file?.path);
    if (listed && listed.version === this.file.version) return;
    const { files } = this;
    this.catching = true;
    try {
      if (listed) await this.changedElsewhere(listed);
      else await this.open(files[0].path);
    } catch (error) {
      this.complain(error);
    }
    this.catching = false;
    if (this.files !== files) this.catchUp(); // news came meanwhile
  }

  listFiles() {
    const { titles, order } = about.forms;
    const groups = order.map((record) => {
      const files = this.files.filter((file) => file.record === record);
      const options = files.map((file) => this.option(file));
      const inFolder = files.some((file) => file.path.includes("/"));
      if (!about.readOnly && this.growing.includes(record)) {
        options.push(...addOptions(record, titles[record]));
      }
      if (options.length < 2 && !inFolder) return options;
      return [h("optgroup", { label: titles[record] }, options)];
    });
    this.select.replaceChildren(...groups.flat());
    if (this.file) this.select.value = this.file.path;
  }

  option({ path, record, title }) {
    const kind = about.forms.titles[record];
    const own = !title || title === "待填" ? `${kind} ${path.split("/")[1]}` : title;
    const name = path.includes("/") ? own : kind;
    return h("option", { value: path, data: { name } }, this.marked(path, name));
  }

  /** A dot behind the name where an error is. */
  mark(findings) {
    this.findings = findings;
    for (const option of this.select.querySelectorAll("option[data-name]")) {
      option.textContent = this.marked(option.value, option.dataset.name);
    }
    this.view?.mark?.(findings.filter((finding) => finding.file === this.file?.path));
  }

  marked(path, name) {
    const wrong = this.findings.some((f) => f.file === path && f.severity === "error");
    return wrong ? `● ${name}` : name;
  }

  async chosen() {
    const value = this.select.value;
    try {
      if (value.startsWith("+")) {
        await this.add(...value.slice(1).split(":"));
      } else {
        await this.open(value);
        this.onplace({ path: value, keys: "[]", still: true });
      }
    } catch (error) {
      this.complain(error);
      this.select.value = this.file.path;
    }
  }

  /** Add an item to the list *record*, of a kind where there are several. */
  async add(record, kind) {
    const item = itemOf(record);
    const count = this.files.filter((file) => file.record === record).length;
    const begun = kind ? blank(item.models[kind], { kind }) : blankOf(item, { length: count });
    await this.turnTo(() => post("add", { record, item: begun }));
  }

  /** Remove the file that is shown; 復原 brings it back. */
  async remove() {
    try {
      await this.turnTo(() => post("remove", { path: this.file.path, version: this.file.version }));
    } catch (error) {
      this.complain(error);
    }
  }

  // --- one file

  open(path) {
    return this.turnTo(() => get("file", { path }));
  }

  /**
   * Show the file that *load* brings, or another one where that is gone. Until it is here nobody
   * types into the one before, whose changes are written first: nothing typed is lost.
   */
  async turnTo(load) {
    this.view?.leave?.();
    const turning = (this.turning = {});
    this.place.inert = true;
    try {
      await this.saver.flush();
      let file = await load();
      if (file?.gone) {
        file = await get("file", { path: this.files.find(({ path }) => path !== file.gone).path });
      }
      if (file && this.turning === turning) this.take(file); // else another was chosen meanwhile
    } finally {
      if (this.turning === turning) {
        this.turning = null;
        this.place.inert = false;
      }
    }
  }

  /** Show *file*, as the server gave it. */
  take(file) {
    this.file = file;
    this.anew = false;
    this.saver = this.saverOf(file.path);
    this.saver.begin(file);
    this.listFiles();
    const asText = this.asText || !file.readable;
    if (asText && this.view instanceof TextEditor && this.view.file.path === file.path) {
      this.showModes();
      this.view.update(file);
    } else {
      this.render();
    }
  }

  async changedElsewhere(now) {
    const before = this.file;
    const file = await get("file", { path: now.path });
    // What was typed and saved meanwhile is newer than this answer.
    if (!this.saver.idle || this.view.waiting || this.view.composing) return;
    if (this.file !== before || file.version === before.version) return;
    this.keepingFocus(() => this.take(file));
  }

  async show(asText) {
    this.view?.leave?.();
    try {
      await this.saver.flush();
    } catch (error) {
      this.complain(error);
      return;
    }
    this.asText = asText;
    this.keepingFocus(() => this.render());
  }

  /** The form of the file at *path*, which is shown again where another file or its text is. */
  async formOf(path) {
    if (this.file.path !== path) await this.open(path);
    if (!(this.view instanceof Form)) await this.show(false);
    return this.view;
  }

  render() {
    const text = this.showModes();
    const common = { file: this.file, saver: this.saver, onplace: (where) => this.caret(where) };
    this.view = text ? new TextEditor(common) : new Form({ ...common, editor: this });
    this.place.replaceChildren(this.view.element);
    this.place.dataset.path = this.file.path;
    if (this.file.path.includes("/") && !about.readOnly) {
      this.place.append(button("刪除這個檔案", () => this.remove(), { className: "remove" }));
    }
    this.view.ready?.();
    this.mark(this.findings);
  }

  /** Show which way the file is edited; what is no YAML has no form. */
  showModes() {
    const { readable } = this.file;
    const text = this.asText || !readable;
    document.getElementById("as-form").setAttribute("aria-pressed", String(!text));
    document.getElementById("as-text").setAttribute("aria-pressed", String(text));
    document.getElementById("as-form").disabled = !readable;
    this.notice.hidden = readable;
    if (!readable) this.notice.textContent = t("這個檔案不是讀得懂的 YAML，請在這裡修正文字。");
    return text;
  }

  /** The handle at *keys* gets the focus when what it has moved is shown anew. */
  keepFocusAt(keys) {
    this.next = JSON.stringify(keys);
  }

  /** Let nobody type while items change their positions, until they are shown anew. */
  hold() {
    this.held ??= this.focused();
    this.place.inert = true;
  }

  release() {
    this.held = null;
    this.place.inert = Boolean(this.turning);
  }

  /** Which field has the focus, and where its caret is. */
  focused() {
    const { activeElement: element } = document;
    const inside = this.place.contains(element);
    return { inside, keys: element?.dataset?.keys, caret: [element?.selectionStart, element?.selectionEnd] };
  }

  keepingFocus(work) {
    const { inside, keys: before, caret } = this.held ?? this.focused();
    const keys = this.next ?? before;
    const open = [...this.place.querySelectorAll(".box > details")].map((each) => each.open);
    const scrolled = this.place.parentElement.scrollTop;
    this.next = null;
    work();
    this.release();
    const items = [...this.place.querySelectorAll(".box > details")];
    if (items.length === open.length) items.forEach((each, number) => { each.open = open[number]; });
    this.place.parentElement.scrollTop = scrolled;
    if (!inside || !keys) return;
    const again = this.place.querySelector(`.handle[data-keys='${CSS.escape(keys)}']`)
      ?? this.view.control?.(JSON.parse(keys));
    again?.focus({ preventScroll: true });
    if (typeof caret[0] === "number" && again?.setSelectionRange) again.setSelectionRange(...caret);
  }

  saved(file) {
    if (file.path !== this.file.path) return;
    // Items of one shape that have changed places are shown anew, too.
    this.anew ||= Boolean(this.next) || !sameKeys(this.file.data, file.data);
    this.file = file;
    this.notice.hidden = true;
    this.showModes();
    // What was typed meanwhile is newer than this answer, and is written next.
    if (!this.saver.waiting.length && !this.view.composing) {
      if (this.anew && this.view instanceof Form) this.keepingFocus(() => this.render());
      else this.view.update(file);
      this.anew = false;
      this.release();
    }
    this.catchUp();
  }

  // --- places

  caret({ keys, offset, line }) {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => {
      const path = this.file.path;
      this.onplace(line ? { path, line }
        : { path, keys: JSON.stringify(keys), ...(offset === undefined ? {} : { offset }) });
    }, 180);
  }

  /** Bring the caret to the value at *keys* of *path*. */
  async focus(path, keys, offset, line) {
    if (this.file?.path !== path) await this.open(path);
    this.view.focus(keys, offset, line);
  }

  // --- problems

  async complain(error) {
    this.release();
    const both = error.refused;
    if (error.status !== 409 || !both?.now) {
      this.notice.textContent = error.message;
      this.notice.hidden = false;
      return;
    }
    const mine = await this.choose(both);
    this.take(both.now);
    if (mine) this.saver.text(both.mine);
  }

  /** Whether the person wants the own text rather than that of the file; Escape is no answer. */
  async choose({ problem, now, mine }) {
    let answer;
    while (answer === undefined) {
      answer = await ask(problem, h("div", { className: "both" },
        h("label", {}, t("檔案現在的內容"), h("textarea", { readOnly: true, value: now.text })),
        h("label", {}, t("您的內容"), h("textarea", { readOnly: true, value: mine }))),
      { "用檔案的": false, "用我的": true });
    }
    return answer;
  }
}

/** The kind of value that a new file of *record* holds: all of it, or an item of the list. */
function itemOf(record) {
  const kind = about.forms.records[record];
  return kind.item ?? kind;
}

/** What can be added of *record*: the record, an item, or one of each kind. */
function addOptions(record, title) {
  const item = itemOf(record);
  const kinds = item.kind === "variants" ? Object.entries(item.models) : [[null, null]];
  return kinds.map(([kind, model]) => h("option", { value: kind ? `+${record}:${kind}` : `+${record}` },
    `＋ ${t("新增{what}", { what: kind ? `${title} · ${kindWord(kind, model)}` : title })}`));
}
