// Items of a list are put into another order: dragged by their handle, or moved by keys on it.

import { about, h, t } from "./page.js";

/** What is being dragged: its list and its position. */
let dragged = null;

/** The handle of the item at *keys*, one of *count*; the arrow keys move the item. */
export function handle(form, keys, count) {
  if (about.readOnly || count < 2) return null;
  const list = keys.slice(0, -1);
  const start = keys.at(-1);
  const move = (stop) => {
    if (stop < 0 || stop >= count || stop === start) return;
    form.editor.keepFocusAt([...list, stop, HANDLE]);
    form.reshape({ kind: "move", keys: list, start, stop });
  };
  const grip = h("span", {
    className: "handle", tabIndex: 0, role: "button", draggable: true,
    title: t("拖曳或用上下鍵調整次序"),
    "aria-label": t("第 {n} 項，共 {all} 項：用上下鍵調整次序", { n: start + 1, all: count }),
  }, "⠿");
  grip.dataset.keys = JSON.stringify([...list, start, HANDLE]);
  grip.addEventListener("keydown", (event) => {
    const stop = { ArrowUp: start - 1, ArrowLeft: start - 1, ArrowDown: start + 1, ArrowRight: start + 1,
      Home: 0, End: count - 1 }[event.key];
    if (stop === undefined) return;
    event.preventDefault();
    move(stop);
  });
  grip.addEventListener("dragstart", (event) => {
    dragged = { list: JSON.stringify(list), start, move };
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", String(start + 1));
    event.dataTransfer.setDragImage(grip.closest("[data-item]"), 8, 8);
  });
  grip.addEventListener("dragend", () => { dragged = null; });
  return grip;
}

/** A step behind the keys of an item, by which its handle is found again. */
export const HANDLE = "⠿";

/** Make *element*, which shows the item at *keys*, a place to drop another item of its list. */
export function takesItems(element, keys) {
  const list = JSON.stringify(keys.slice(0, -1));
  element.dataset.item = JSON.stringify(keys);
  element.addEventListener("dragover", (event) => {
    if (dragged?.list !== list) return;
    event.preventDefault();
    event.stopPropagation();
    element.classList.add("over");
  });
  element.addEventListener("dragleave", () => element.classList.remove("over"));
  element.addEventListener("drop", (event) => {
    element.classList.remove("over");
    if (dragged?.list !== list) return;
    event.preventDefault();
    event.stopPropagation();
    dragged.move(keys.at(-1));
  });
  return element;
}
