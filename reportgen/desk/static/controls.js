// The control of each kind of single value.

import { authorityControl, categoryControl } from "./authorities.js";
import { dateControl } from "./dates.js";
import { fileControl } from "./photos.js";
import { nameControl } from "./namefields.js";
import { basesControl, peopleControl, personControl, sessionsControl } from "./people.js";
import { about, h, t } from "./page.js";
import { proseControl } from "./prose.js";

const PARTS = ["上午", "中午", "下午", "晚上", "全日"];

/** The control for a value of *type* at *keys* of *form*. */
export function control(form, type, value, keys) {
  const make = {
    name: nameControl, date: dateControl, prose: proseControl, choice, country, flag, time,
    people: peopleControl, person: personControl, sessions: sessionsControl,
    bases: basesControl, authority: authorityControl, category: categoryControl, file: fileControl,
  }[type.kind];
  return (make ?? line)(form, type, value, keys);
}

/** What is written into the file when *input* changes, as it is typed. */
export function writes(form, input, keys, type, valueOf = (text) => text) {
  const order = type.info?.order ?? [];
  const save = () => form.saver.set(keys, input.value === "" ? null : valueOf(input.value), order);
  input.readOnly = about.readOnly;
  input.addEventListener("input", (event) => event.isComposing || save());
  input.addEventListener("compositionend", save);
  input.order = order;
  input.show = (now) => {
    if (input.value !== plain(now)) input.value = plain(now);
  };
  return form.register(input, keys);
}

export function plain(value) {
  return value === null || value === undefined || typeof value === "object" ? "" : String(value);
}

/** The value of *data* at *keys*. */
export function valueAt(data, keys) {
  return keys.reduce((value, key) => value?.[key], data);
}

/** One line of text. */
export function line(form, type, value, keys) {
  const input = h("input", {
    type: type.kind === "url" ? "url" : "text", value: plain(value),
    placeholder: type.info?.field.example ?? "", autocomplete: "off",
    inputMode: type.kind === "whole" ? "numeric" : "text",
  });
  return writes(form, input, keys, type);
}

/** A choice: written at once, not as it is typed. */
export function select(form, type, value, keys, options) {
  const input = h("select", { disabled: about.readOnly },
    h("option", { value: "" }, "－"),
    options.map(([name, word]) => h("option", { value: name }, word)));
  input.show = (now) => {
    if (plain(now) && ![...input.options].some((option) => option.value === plain(now))) {
      input.append(h("option", { value: plain(now) }, plain(now)));
    }
    input.value = plain(now);
  };
  input.show(value);
  input.order = type.info?.order ?? [];
  input.addEventListener("change", () => form.saver.set(keys, input.value || null, input.order));
  return form.register(input, keys);
}

function choice(form, type, value, keys) {
  return select(form, type, value, keys, type.choices);
}

function country(form, type, value, keys) {
  const names = Object.entries(about.countries)
    .sort((one, other) => one[1].localeCompare(other[1], about.language));
  return select(form, type, value, keys, names.map(([code, name]) => [code, `${name}（${code}）`]));
}

function flag(form, type, value, keys) {
  const input = h("input", { type: "checkbox", checked: value === "true", disabled: about.readOnly });
  input.show = (now) => { input.checked = now === "true"; };
  input.order = type.info?.order ?? [];
  input.addEventListener("change", () => form.saver.set(keys, input.checked ? "true" : "false", input.order));
  return form.register(input, keys);
}

function time(form, type, value, keys) {
  const input = line(form, type, value, keys);
  const parts = h("datalist", { id: `parts-${form.controls.size}` }, PARTS.map((part) => h("option", { value: part })));
  input.setAttribute("list", parts.id);
  input.placeholder ||= t("09:00-10:30 或 上午");
  return h("span", { className: "with" }, input, parts);
}
