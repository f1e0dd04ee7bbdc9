// A name or title: Chinese, foreign, or both.

import { about, h, t } from "./page.js";

const HAN = /\p{Script=Han}/u;

export function nameControl(form, type, value, keys) {
  const parts = partsOf(value);
  const order = type.info?.order ?? [];
  const input = (key, word) => {
    const element = h("input", {
      type: "text", value: parts[key] ?? "", autocomplete: "off", readOnly: about.readOnly,
      "aria-label": `${type.info?.field.title ?? ""} ${t(word)}`.trim(), placeholder: t(word),
    });
    const save = () => {
      parts[key] = element.value;
      form.saver.set(keys, written(parts), order);
    };
    element.addEventListener("input", (event) => event.isComposing || save());
    element.addEventListener("compositionend", save);
    return element;
  };
  const zh = form.register(input("zh", "中文"), [...keys, "zh"]);
  const foreign = form.register(input("foreign", "原文"), [...keys, "foreign"]);
  // A scalar stands for one of the two.
  form.controls.set(JSON.stringify(keys), parts.zh || !parts.foreign ? zh : foreign);
  zh.show = (now) => { if (now !== undefined) zh.value = now ?? ""; };
  foreign.show = (now) => { if (now !== undefined) foreign.value = now ?? ""; };
  (parts.zh || !parts.foreign ? zh : foreign).dataset.keys = JSON.stringify(keys);
  // In a row of a table there is room for one.
  return h("span", { className: "pair" }, ...(type.narrow ? [parts.foreign && !parts.zh ? foreign : zh] : [zh, foreign]));
}

function partsOf(value) {
  if (value && typeof value === "object") return { ...value };
  const text = value ?? "";
  return HAN.test(text) || !text ? { zh: text } : { foreign: text };
}

/** The shortest way to write *parts*: one of them alone is a scalar where it would be read so. */
function written(parts) {
  const filled = Object.fromEntries(Object.entries(parts).filter(([, text]) => text));
  const names = Object.keys(filled);
  if (!names.length) return null;
  if (names.length === 1 && names[0] === "zh" && HAN.test(filled.zh)) return filled.zh;
  if (names.length === 1 && names[0] === "foreign" && !HAN.test(filled.foreign)) return filled.foreign;
  return filled;
}
