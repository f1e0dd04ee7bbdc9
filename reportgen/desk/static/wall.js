// A wall of photos, each with its caption; more come by choice or by dropping them.

import { ask } from "./dialog.js";
import { about, button, h, t, upload } from "./page.js";
import { valueAt } from "./controls.js";
import { askWords } from "./prose.js";

export function photoWall(form, type, value, keys) {
  const photos = value.map((photo, index) => form.item(type, photo, [...keys, index], value.length));
  const wall = h("div", { className: "wall" }, photos);
  if (about.readOnly) return wall;
  const take = (files) => addPhotos(form, keys, files);
  const chooser = h("input", {
    type: "file", accept: "image/jpeg,image/png,image/webp,image/heic", multiple: true, hidden: true,
    onchange: () => take([...chooser.files]),
  });
  const drop = h("p", { className: "drop" },
    button("加入照片", () => chooser.click(), { className: "add" }), chooser, " ", t("或拖曳、貼上到這裡"));
  drop.addEventListener("dragover", (event) => {
    event.preventDefault();
    drop.classList.add("over");
  });
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  const given = (event, data) => {
    drop.classList.remove("over");
    const photos = [...data.files].filter((file) => file.type.startsWith("image/"));
    if (!photos.length) return;
    event.preventDefault();
    take(photos);
  };
  drop.addEventListener("paste", (event) => given(event, event.clipboardData));
  drop.addEventListener("drop", (event) => given(event, event.dataTransfer));
  return h("div", {}, wall, drop);
}

async function addPhotos(form, keys, files) {
  const items = [];
  for (const file of files) {
    try {
      const path = await upload(file);
      const { caption, alt } = await askWords(path);
      items.push({ file: path, caption, alt });
    } catch (error) {
      await ask(t("照片沒有加入"), h("p", {}, error.message), { 知道了: true });
    }
  }
  if (!items.length) return;
  const { saver } = form;
  await saver.flush();
  // As many as there are by now, not as when the first photo was sent.
  const count = valueAt(saver.file.data, keys)?.length ?? 0;
  if (count) {
    saver.change(...items.map((value, index) => ({ kind: "insert", keys, position: count + index, value })));
  } else {
    saver.set(keys, items);
  }
}
