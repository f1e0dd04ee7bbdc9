// Who took part: people of the roster ticked, or chosen by name.

import { plain, select } from "./controls.js";
import { names } from "./names.js";
import { about, h, t } from "./page.js";

/** Several ids of *choices*, each with a box to tick. */
function ticks(form, type, value, keys, choices) {
  const chosen = Array.isArray(value) ? value.map(plain) : [];
  const box = h("div", { className: "ticks", role: "group", tabIndex: -1 });
  form.register(box, keys);
  const draw = (offered) => {
    const strange = chosen.filter((id) => !offered.some((each) => each.id === id));
    box.replaceChildren(...[...offered, ...strange.map((id) => ({ id, name: id }))].map(({ id, name }) => {
      const input = h("input", {
        type: "checkbox", checked: chosen.includes(id), disabled: about.readOnly,
        onchange: () => toggle(id, input.checked),
      });
      input.dataset.keys = JSON.stringify(keys);
      return h("label", {}, input, " ", name);
    }));
    if (!box.children.length) box.append(h("p", { className: "help" }, t("還沒有可選的項目。")));
  };
  const toggle = (id, wanted) => {
    const position = chosen.indexOf(id);
    if (wanted && position < 0) {
      chosen.push(id);
      if (chosen.length === 1) form.saver.set(keys, [id], type.info?.order ?? []);
      else form.saver.change({ kind: "insert", keys, position: chosen.length - 1, value: id });
    } else if (!wanted && position >= 0) {
      chosen.splice(position, 1);
      if (chosen.length) form.saver.change({ kind: "delete", keys: [...keys, position] });
      else form.saver.change({ kind: "delete", keys });
    }
  };
  draw([]);
  choices.then(draw);
  return box;
}

export function peopleControl(form, type, value, keys) {
  return ticks(form, type, value, keys, names().then(({ people }) => people.filter((each) => each.ours)));
}

export function sessionsControl(form, type, value, keys) {
  return ticks(form, type, value, keys, names().then(({ sessions }) => sessions));
}

export function basesControl(form, type, value, keys) {
  return ticks(form, type, value, keys, names().then(({ bases }) => bases));
}

export function personControl(form, type, value, keys) {
  const input = select(form, type, value, keys, []);
  names().then(({ people }) => {
    const now = input.value;
    input.replaceChildren(h("option", { value: "" }, "－"),
      ...people.map(({ id, name }) => h("option", { value: id }, name)));
    input.show(now);
  });
  return input;
}
