// What the authority decides: itself, by its name, and the categories that it knows.

import { line, select } from "./controls.js";
import { choices } from "./names.js";
import { h } from "./page.js";

export function authorityControl(form, type, value, keys) {
  const input = select(form, type, value, keys, []);
  choices().then((offered) => {
    const now = input.value;
    input.replaceChildren(h("option", { value: "" }, "－"),
      ...offered.map(({ name, title }) => h("option", { value: name }, title)));
    input.show(now);
  });
  return input;
}

/** A line with the categories of the report's authority to choose from; others may be typed. */
export function categoryControl(form, type, value, keys) {
  const input = line(form, type, value, keys);
  const known = h("datalist", { id: `known-${form.controls.size}` });
  input.setAttribute("list", known.id);
  choices().then((offered) => {
    const { authority } = form.file.data ?? {};
    const own = offered.find(({ name }) => name === authority) ?? offered[0];
    known.append(...(own?.[keys.at(-1)] ?? []).map((word) => h("option", { value: word })));
  });
  return h("span", { className: "with" }, input, known);
}
