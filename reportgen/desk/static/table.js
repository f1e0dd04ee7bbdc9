// A list of short records as a table: the roster.

import { blankOf } from "./blanks.js";
import { takesItems } from "./order.js";
import { about, h, t } from "./page.js";

/** Columns that people look for first. */
const FIRST = ["name", "term", "foreign", "post", "agency", "organisation", "unit", "phone", "role"];

export function recordTable(form, type, value, keys, label) {
  const fields = about.forms.models[type.item.model].filter((field) => field.type.kind !== "fixed");
  const order = fields.map((field) => field.key);
  const rank = (field) => (FIRST.indexOf(field.key) + 1 || 99);
  const used = fields.sort((one, other) => rank(one) - rank(other)).filter((field) => field.required || value.some((row) => row && field.key in row)
    || ["post", "unit", "agency", "role"].includes(field.key));
  const head = used.map((field) => h("th", { scope: "col", title: field.description }, field.title,
    field.required ? h("span", { className: "required" }, "＊") : null));
  const rows = value.map((row, index) => takesItems(h("tr", {},
    used.map((field) => {
      const cell = form.value({ ...field.type, narrow: typeof row?.[field.key] !== "object", info: { field, order } }, row?.[field.key], [...keys, index, field.key]);
      for (const input of cell.matches("input,select") ? [cell] : cell.querySelectorAll("input,select")) {
        if (!input.hasAttribute("aria-label")) input.setAttribute("aria-label", `${field.title} ${index + 1}`);
        input.placeholder = "";
      }
      return h("td", { className: field.key }, cell);
    }),
    h("td", { className: "last" }, form.tools([...keys, index], index, value.length))), [...keys, index]));
  const table = h("div", { className: "scroll" }, h("table", { className: "records" },
    label ? h("caption", { className: "hidden" }, label) : null,
    h("thead", {}, h("tr", {}, head, h("td", {}))), h("tbody", {}, rows)));
  const add = about.readOnly ? null : h("button", {
    type: "button", className: "add", onclick: () => form.add(value, keys, blankOf(type.item, value)),
  }, `＋ ${t("新增一列")}`);
  return h("div", {}, table, add);
}
