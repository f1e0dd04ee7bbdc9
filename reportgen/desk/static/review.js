// A document that superiors sent back: each change accepted or not, then all written at once.

import { about, button, get, h, post, send, t } from "./page.js";

const KINDS = /\.(docx|odt|pdf|doc|docm)$/i;

export class Review {
  constructor({ editor, onclick }) {
    Object.assign(this, { editor, onclick, decisions: new Map(), data: null });
    this.place = document.getElementById("review");
    const entry = document.getElementById("returned");
    if (about.readOnly) {
      entry.remove();
      return;
    }
    const [choose, chooser] = entry.children;
    choose.addEventListener("click", () => chooser.click());
    chooser.addEventListener("change", () => {
      this.read(chooser.files[0]);
      chooser.value = "";
    });
    this.takeDrops();
  }

  /** A document may be dropped anywhere; nothing that is dropped replaces the page. */
  takeDrops() {
    addEventListener("dragover", (event) => {
      if (!event.dataTransfer.types.includes("Files")) return;
      event.preventDefault();
      document.body.classList.add("over");
    });
    addEventListener("dragleave", (event) => {
      if (!event.relatedTarget) document.body.classList.remove("over");
    });
    addEventListener("drop", (event) => {
      document.body.classList.remove("over");
      if (event.defaultPrevented || !event.dataTransfer.files.length) return;
      event.preventDefault();
      const file = [...event.dataTransfer.files].find(({ name }) => KINDS.test(name));
      if (file) this.read(file);
      else this.editor.complain(new Error(t("只收 .docx、.odt、.pdf。")));
    });
  }

  async read(file) {
    try {
      await this.editor.saver.flush();
      const data = await send("review", file);
      this.decisions.clear();
      this.show(data);
      this.place.querySelector("button")?.focus();
    } catch (error) {
      this.editor.complain(error);
    }
  }

  /** Show the document that is being looked at, if there is one. */
  async open() {
    this.show(about.readOnly ? null : await get("review"));
  }

  show(data, { done = false } = {}) {
    this.data = data;
    this.place.hidden = !data;
    if (!data) return;
    const { changes, remarks, formats } = data;
    this.summary = h("p", { role: "status" });
    this.main = h("button", { type: "button", className: "main", onclick: () => this.write() });
    this.place.replaceChildren(
      h("h2", { id: "review-title" }, t("長官的修改：{name}", { name: data.name })), this.summary,
      h("ol", {}, changes.map((change, number) => this.item(change, number, done)),
        remarks.map((remark) => this.remark(remark))),
      formats ? h("p", { className: "help" }, t("另有 {count} 處只改了格式，不寫回。", { count: formats })) : "",
      done ? h("p", { className: "buttons" }, button("關閉", () => this.close(), { className: "main" }))
        : h("p", { className: "buttons" },
          changes.some(isSure) ? button("接受全部追蹤修訂", () => this.acceptAll()) : null,
          button("不處理", () => this.aside()), this.main));
    if (done) this.summary.textContent = t("已寫回 {n} 處。", { n: changes.filter(isMade).length });
    else this.count();
  }

  item(change, number, done) {
    const ready = change.status === "ready";
    const choices = [["接受", true], ["不接受", false]].map(([word, value]) => button(word, () => {
      this.decide(change.id, value);
      this.next(number);
    }, { data: { value, change: change.id } }));
    return h("li", { data: { id: change.id } }, this.head(change),
      h("p", { className: "texts" }, change.old ? h("del", {}, change.old) : null,
        change.old && change.new ? " → " : null, change.new ? h("ins", {}, change.new) : null,
        change.joins ? t("與下一段合併") : null),
      ready && !done
        ? h("div", { role: "group", "aria-label": t("第 {n} 處修改", { n: number + 1 }) }, choices)
        : h("p", { className: "hint" }, ready ? t("未寫回。") : change.message));
  }

  remark(remark) {
    return h("li", {}, this.head(remark), remark.about ? h("p", { className: "help" }, `「${remark.about}」`) : null,
      h("p", { className: "texts" }, t("意見：{text}", { text: remark.text })));
  }

  /** Who changed what and when; leads to the place in the records. */
  head(each) {
    const place = each.file ? h("span", { className: "place" }, `${each.file}:${each.line}`) : null;
    const words = [h("span", { className: "level" }, each.author), ` ${each.date}`, place];
    if (!each.file) return h("p", {}, words);
    return h("button", { type: "button", className: "finding", onclick: () => this.onclick(each) }, words);
  }

  // --- decisions

  decide(id, value) {
    this.decisions.set(id, value);
    this.count();
  }

  acceptAll() {
    for (const change of this.data.changes.filter(isSure)) this.decisions.set(change.id, true);
    this.count();
    this.main.focus();
  }

  /** Go on to the next change that nobody has decided, or to the end. */
  next(number) {
    const open = [...this.data.changes.slice(number + 1), ...this.data.changes]
      .find(({ id, status }) => status === "ready" && !this.decisions.has(id));
    const target = open && this.place.querySelector(`[data-change="${open.id}"]`);
    (target ?? this.main).focus();
  }

  get accepted() {
    return this.data.changes.filter(({ id, status }) => status === "ready" && this.decisions.get(id))
      .map(({ id }) => id);
  }

  count() {
    const { changes, remarks } = this.data;
    for (const each of this.place.querySelectorAll("[data-change]")) {
      const decision = this.decisions.get(each.dataset.change);
      each.setAttribute("aria-pressed", String(String(decision) === each.dataset.value));
    }
    const decided = changes.filter(({ id }) => this.decisions.has(id)).length;
    this.summary.textContent = t("{changes} 處修改，已決定 {decided} 處；{remarks} 則意見。",
      { changes: changes.length, decided, remarks: remarks.length });
    this.main.textContent = t("寫回接受的 {n} 處", { n: this.accepted.length });
  }

  /** Write what was accepted; where the records have changed meanwhile, show all anew. */
  async write() {
    const { editor } = this;
    try {
      await editor.turnTo(async () => {
        const data = await post("accept", { changes: this.accepted });
        this.decisions.clear();
        this.show(data, { done: true });
        return get("file", { path: editor.file.path });
      });
      this.place.querySelector(".main").focus();
    } catch (error) {
      if (error.status === 409) await this.open().catch(() => {});
      editor.complain(error);
    }
  }

  /** Have done with the document; nothing is written. */
  async aside() {
    await post("aside").catch((error) => this.editor.complain(error));
    this.close();
  }

  close() {
    this.show(null);
    document.getElementById("list").querySelector("button")?.focus();
  }
}

/** Whether *change* was tracked, so that its author meant it. */
function isSure({ status, sure }) {
  return status === "ready" && sure;
}

function isMade({ status }) {
  return status === "applied";
}
