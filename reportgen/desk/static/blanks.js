// What a new item of a list begins with.

import { about } from "./page.js";

const { models } = about.forms;

/** 「議程」, from 「agenda：議程。」, the description of the field that tells the kinds apart. */
export function kindWord(kind, model) {
  const { description } = models[model].find((field) => field.key === "kind");
  return description.split(/：|: /)[1]?.replace(/[。，（.].*$/, "") || kind;
}

/** What a new item begins with: what must be there, as 待填. */
export function blankOf(item, value = []) {
  if (item.kind === "record") return blank(item.model, {}, value.length);
  if (item.kind === "participant") return { name: "待填" };
  return "待填";
}

export function blank(model, begun = {}, count = 0) {
  const item = { ...begun };
  for (const { key, type, required } of models[model]) {
    if (!required || key in item) continue;
    item[key] = first(type, key, count);
  }
  if (!Object.keys(item).length) item[models[model][0].key] = "待填";
  return item;
}

function first(type, key, count) {
  if (type.kind === "slug") return `${key === "id" ? "item" : key}-${count + 1}`;
  if (type.kind === "date") return new Date().toISOString().slice(0, 10);
  if (type.kind === "time") return "上午";
  if (type.kind === "country") return "JP";
  if (type.kind === "file") return "figures/…";
  if (type.kind === "choice") return type.choices[0][0];
  if (type.kind === "prose") return "待填\n";
  if (type.kind === "record") return blank(type.model);
  if (["list", "table", "wall"].includes(type.kind)) return [blankOf(type.item)];
  return "待填";
}
