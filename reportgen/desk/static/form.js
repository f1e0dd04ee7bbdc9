// A form of one record file: fields by the kinds of value that the record models have.

import { blank, blankOf, kindWord } from "./blanks.js";
import { control, valueAt } from "./controls.js";
import { dayWords } from "./dates.js";
import { loadNames } from "./names.js";
import { handle, takesItems } from "./order.js";
import { about, button, h, t } from "./page.js";
import { recordTable } from "./table.js";
import { photoWall } from "./wall.js";

const { models, records, titles, order } = about.forms;

export class Form {
  constructor({ file, saver, onplace, editor }) {
    Object.assign(this, { file, saver, onplace, editor, controls: new Map() });
    this.element = h("div", { className: "form" });
    this.composing = false;
    this.element.addEventListener("compositionstart", () => { this.composing = true; });
    // Before the field writes what was composed.
    this.element.addEventListener("compositionend", () => { this.composing = false; }, true);
    const record = recordOf(file.path);
    this.element.append(...this.root(record, file.data));
    this.element.addEventListener("focusin", (event) => {
      this.tell(event.target);
      // What is still to be filled in is replaced by what is typed.
      if (event.target.value?.trim?.() === "待填") event.target.select?.();
    });
    for (const name of ["keyup", "click"]) {
      this.element.addEventListener(name, (event) => {
        if (event.target.matches("textarea")) this.tell(event.target);
      });
    }
    loadNames(editor.files);
  }

  // --- what the file holds

  root(record, data) {
    const kind = records[record];
    if (record === "report") {
      const inside = order.filter((name) => name !== "report" && data && name in data);
      return [...this.fields("Report", data ?? {}, []), ...inside.map((name) => this.section(
        titles[name], this.value(asList(records[name], data[name]), data[name], [name])))];
    }
    if (kind.kind !== "item-or-list") return [this.value(kind, data, [])];
    return [this.value(asList(kind, data), data, [])];
  }

  section(title, ...content) {
    return h("details", { className: "section", open: true }, h("summary", {}, title), ...content);
  }

  // --- values

  /** The element for a value of *type* at *keys*. */
  value(type, value, keys, label = "") {
    switch (type.kind) {
      case "record": return h("div", { className: "record" }, this.fields(type.model, value ?? {}, keys));
      case "variants": return this.variant(type, value ?? {}, keys);
      case "table": return recordTable(this, type, value ?? [], keys, label);
      case "wall": return photoWall(this, type, value ?? [], keys);
      case "list": return this.list(type, value ?? [], keys, label);
      case "participant": return this.participant(type, value, keys);
      default: return control(this, type, value, keys);
    }
  }

  /** The fields of the record *model*; those that are optional and empty are folded away. */
  fields(model, value, keys) {
    const shown = [];
    const folded = [];
    for (const field of models[model]) {
      if (field.type.kind === "fixed") continue;
      const element = this.field(field, value[field.key], [...keys, field.key], models[model]);
      (field.required || field.key in value || isMain(field) ? shown : folded).push(element);
    }
    if (folded.length) {
      shown.push(h("details", { className: "more" },
        h("summary", {}, t("其他欄位（{n}）", { n: folded.length })), folded));
    }
    return shown;
  }

  field(field, value, keys, fields) {
    const compound = ["record", "variants", "list", "table", "wall", "participant", "people", "sessions", "bases"];
    // What is offered need not be described once more.
    const offers = ["choice", "country", "person", "people", "sessions", "bases", "authority"];
    const help = h("p", { className: "help" }, offers.includes(field.type.kind) ? "" : field.description);
    const info = { field, order: fields.map((each) => each.key) };
    this.info = info;
    const element = this.value({ ...field.type, info }, value, keys, field.title);
    const name = [field.title, field.required ? h("span", { className: "required", title: t("必填") }, "＊") : null];
    if (compound.includes(field.type.kind) || field.type.kind === "name") {
      return h("fieldset", { className: `field ${field.type.kind}` }, h("legend", {}, name), help, element);
    }
    const id = `f-${this.controls.size}-${field.key}`;
    const input = element.matches("[data-keys]") ? element : element.querySelector("[data-keys]");
    if (input) {
      input.id = id;
      help.id = `${id}-help`;
      input.setAttribute("aria-describedby", help.id);
    }
    return h("div", { className: `field ${field.type.kind}` }, h("label", { htmlFor: id }, name), element, help);
  }

  // --- records of several kinds

  variant(type, value, keys) {
    const model = type.models[value.kind];
    if (!model) return h("p", { className: "help" }, t("請改用文字編輯。"));
    return h("div", { className: "record" }, this.fields(model, value, keys));
  }

  participant(type, value, keys) {
    if (typeof value === "string" || value === undefined || value === null) {
      return control(this, { ...type, kind: "person" }, value, keys);
    }
    return this.value({ kind: "record", model: type.model }, value, keys);
  }

  // --- lists

  list(type, value, keys, label) {
    const items = value.map((item, index) => this.item(type, item, [...keys, index], value.length, label));
    const element = h("div", { className: "list" }, items);
    if (!about.readOnly) element.append(...this.adders(type, value, keys, label));
    return element;
  }

  item(type, item, keys, count, label = "") {
    const index = keys.at(-1);
    const content = this.value(type.item, item, keys);
    const tools = this.tools(keys, index, count, ["record", "variants"].includes(type.item.kind));
    const title = titleOf(item);
    if (!["record", "variants"].includes(type.item.kind)) {
      const input = content.matches("[data-keys]") ? content : content.querySelector("[data-keys]");
      if (input && !input.hasAttribute("aria-label")) input.setAttribute("aria-label", `${label} ${index + 1}`.trim());
      return takesItems(h("div", { className: "row" }, handle(this, keys, count), content, tools), keys);
    }
    // Beside what is folded, not in it, so that a folded item can be moved, too.
    return takesItems(h("div", { className: "box" },
      h("details", { className: "item", open: count <= 2 },
        h("summary", {}, h("span", {}, title || `${index + 1}`)), content), tools), keys);
  }

  /** The handle that moves the item at *keys*, and the button that deletes it. */
  tools(keys, index, count, grip = true) {
    if (about.readOnly) return null;
    const word = t("刪除第 {n} 項", { n: index + 1 });
    return h("span", { className: "tools" }, grip ? handle(this, keys, count) : null,
      button("✕", () => this.reshape({ kind: "delete", keys }), { "aria-label": word, title: word }));
  }

  adders(type, value, keys, label) {
    const kinds = type.item.kind === "variants" ? Object.entries(type.item.models) : [[null, null]];
    return kinds.map(([kind, model]) => {
      const word = kind ? kindWord(kind, model) : t("新增一項");
      return h("button", {
        type: "button", className: "add",
        onclick: () => this.add(value, keys, kind ? blank(model, { kind }) : blankOf(type.item, value)),
      }, `＋ ${word}`);
    });
  }

  /** Add *item* to the list at *keys*, which may not be there yet. */
  add(value, keys, item) {
    if (value.length) this.reshape({ kind: "insert", keys, position: value.length, value: item });
    else this.saver.set(keys, [item], this.orderAt(keys));
  }

  /** Change the positions of items; no field is written by its old one. */
  reshape(...changes) {
    this.editor.hold();
    this.saver.change(...changes);
  }

  // --- writing and finding

  orderAt(keys) {
    const control = this.controls.get(JSON.stringify(keys));
    return control?.order ?? orderOf(this.file.path, keys);
  }

  /** Remember that *input* shows the value at *keys*. */
  register(input, keys) {
    input.dataset.keys = JSON.stringify(keys);
    this.controls.set(input.dataset.keys, input);
    return input;
  }

  control(keys) {
    for (let length = keys.length; length > 0; length -= 1) {
      const input = this.controls.get(JSON.stringify(keys.slice(0, length)));
      if (input) return input;
    }
    return this.within(keys) ?? null;
  }

  /** The first control below *keys*, or below what is around them. */
  within(keys) {
    for (let length = keys.length; length >= 0; length -= 1) {
      const start = JSON.stringify(keys.slice(0, length)).slice(0, -1);
      for (const [name, input] of this.controls) if (name.startsWith(start)) return input;
    }
    return undefined;
  }

  focus(keys, offset) {
    const exact = this.controls.get(JSON.stringify(keys));
    const input = exact ?? this.within(keys) ?? this.control(keys);
    if (!input) return;
    for (let around = input.parentElement; around; around = around.parentElement) {
      if (around.matches("details")) around.open = true;
    }
    input.focus({ preventScroll: true });
    if (exact && input.matches("textarea")) {
      const at = Math.min(offset ?? 0, input.value.length);
      input.setSelectionRange(at, at);
    }
    input.scrollIntoView({ block: "center" });
    flash(input);
  }

  tell(input) {
    if (!input.dataset.keys || input.matches(".handle")) return;
    const offset = input.matches("textarea") ? input.selectionStart : undefined;
    this.onplace({ keys: JSON.parse(input.dataset.keys), offset });
  }

  update(file) {
    this.file = file;
    for (const [name, input] of this.controls) {
      if (input !== document.activeElement) input.show?.(valueAt(file.data, JSON.parse(name)));
    }
  }
}

function asList(kind, data) {
  if (kind.kind !== "item-or-list") return kind;
  return Array.isArray(data) || data === null ? { ...kind, kind: kind.shown } : kind.item;
}

function isMain({ key, type }) {
  return ["prose", "date", "time", "place", "title", "our_people", "photos"].includes(key)
    && type.kind !== "record";
}

function titleOf(item) {
  if (typeof item === "string") return item;
  const title = item?.title ?? item?.name ?? item?.label ?? item?.date ?? item?.prose;
  const text = typeof title === "object" && title ? title.zh ?? title.foreign : title;
  const line = String(text ?? "").split("\n")[0].slice(0, 60);
  return dayWords(line) ? `${line} · ${dayWords(line)}` : line;
}

/** The record that the file at *path* holds. */
function recordOf(path) {
  return path.split("/")[0].replace(/\.yaml$/, "");
}

function orderOf(path, keys) {
  if (keys.length === 1 && recordOf(path) === "report") return models.Report.map((field) => field.key);
  return [];
}

function flash(input) {
  input.classList.remove("lit");
  requestAnimationFrame(() => input.classList.add("lit"));
}
