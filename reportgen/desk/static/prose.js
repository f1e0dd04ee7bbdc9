// Markdown with buttons, and photos that are dropped or pasted into it.

import { plain, writes } from "./controls.js";
import { ask } from "./dialog.js";
import { about, button, h, t, upload } from "./page.js";

export function proseControl(form, type, value, keys) {
  const area = h("textarea", { value: plain(value).replace(/\n$/, ""), rows: 3 });
  writes(form, area, keys, type, (text) => `${text.replace(/\n+$/, "")}\n`);
  area.show = (now) => {
    const text = plain(now).replace(/\n$/, "");
    if (area.value !== text) area.value = text;
    fit(area);
  };
  area.addEventListener("input", () => fit(area));
  area.addEventListener("keydown", (event) => shortcut(area, event));
  if (!about.readOnly) takePhotos(form, area);
  requestAnimationFrame(() => fit(area));
  return h("div", { className: "prose" }, about.readOnly ? null : tools(form, area), area);
}

function tools(form, area) {
  const chooser = h("input", {
    type: "file", accept: "image/jpeg,image/png,image/webp,image/heic", hidden: true,
    onchange: () => insertPhotos(form, area, [...chooser.files]).then(() => { chooser.value = ""; }),
  });
  return h("div", { className: "bar", role: "toolbar", "aria-label": t("格式") },
    button("粗體", () => wrap(area, "**", "**"), { title: "Ctrl+B" }),
    button("註腳", () => note(area)),
    button("清單", () => prefix(area, "- ")),
    button("表格", () => insertBlock(area, `| ${t("欄一")} | ${t("欄二")} |\n|---|---|\n|  |  |`)),
    button("圖片", () => chooser.click()), chooser);
}

function shortcut(area, event) {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "b") {
    event.preventDefault();
    wrap(area, "**", "**");
  }
}

/** Replace the selection so that the browser's own undo knows of it. */
function insert(area, text) {
  area.focus();
  if (document.activeElement !== area || !document.execCommand("insertText", false, text)) {
    area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new InputEvent("input"));
  }
}

/** Put *text* behind the caret as a paragraph of its own, an empty line on each side. */
function insertBlock(area, text) {
  const { selectionEnd: at, value } = area;
  const before = value.slice(0, at).trimEnd();
  const after = value.slice(at).trimStart();
  area.setSelectionRange(before.length, value.length - after.length);
  insert(area, `${before ? "\n\n" : ""}${text}\n${after ? "\n" : ""}`);
}

function wrap(area, before, after) {
  const { selectionStart: start, selectionEnd: end, value } = area;
  const inside = value.slice(start, end) || t("文字");
  insert(area, before + inside + after);
  area.setSelectionRange(start + before.length, start + before.length + inside.length);
}

function prefix(area, mark) {
  const start = area.value.lastIndexOf("\n", area.selectionStart - 1) + 1;
  const end = Math.max(area.selectionEnd, start);
  const lines = area.value.slice(start, end).split("\n").map((line) => mark + line);
  area.setSelectionRange(start, end);
  insert(area, lines.join("\n"));
}

/** A call at the caret, and its note at the end of the text. */
function note(area) {
  let number = 1;
  while (area.value.includes(`[^${number}]`)) number += 1;
  const name = `[^${number}]`;
  insert(area, name);
  area.setSelectionRange(area.value.length, area.value.length);
  insert(area, `\n\n${name}: `);
  area.setSelectionRange(area.value.length, area.value.length);
}

function fit(area) {
  area.style.height = "auto";
  area.style.height = `${Math.min(area.scrollHeight + 4, 640)}px`;
}

// --- photos

function takePhotos(form, area) {
  const photos = (data) => [...(data?.files ?? [])].filter((file) => file.type.startsWith("image/"));
  area.addEventListener("paste", (event) => {
    const files = photos(event.clipboardData);
    if (files.length) {
      event.preventDefault();
      insertPhotos(form, area, files);
    }
  });
  area.addEventListener("dragover", (event) => {
    event.preventDefault();
    area.classList.add("over");
  });
  area.addEventListener("dragleave", () => area.classList.remove("over"));
  area.addEventListener("drop", (event) => {
    area.classList.remove("over");
    const files = photos(event.dataTransfer);
    if (files.length) {
      event.preventDefault();
      insertPhotos(form, area, files);
    }
  });
}

async function insertPhotos(form, area, files) {
  for (const file of files) {
    try {
      const path = await upload(file);
      const words = await askWords(path);
      insertBlock(await shown(form, area), `![${words.caption}](${path}){#${words.id} alt="${words.alt}"}`);
    } catch (error) {
      await ask(t("照片沒有加入"), h("p", {}, error.message), { 知道了: true });
    }
  }
}

/** The field of *area*, which may have been shown anew, or been left, meanwhile. */
async function shown(form, area) {
  if (area.isConnected) return area;
  const now = await form.editor.formOf(form.file.path);
  const again = now.controls.get(area.dataset.keys);
  if (!again) throw new Error(t("這個欄位已經不在；照片留在 figures/。"));
  return again;
}

/** Ask what stands below a photo, and what it shows for those who cannot see it. */
export async function askWords(path) {
  const caption = h("input", { type: "text", id: "ask-caption", autocomplete: "off" });
  const alt = h("input", { type: "text", id: "ask-alt", autocomplete: "off" });
  await ask(path, h("div", { className: "record" },
    h("div", { className: "field" }, h("label", { htmlFor: "ask-caption" }, t("圖說（印在圖下）")), caption),
    h("div", { className: "field" }, h("label", { htmlFor: "ask-alt" }, t("替代文字：圖裡有什麼，給看不見的讀者")), alt)),
  { 加入: true });
  const clean = (text, other) => (text.trim() || other).replace(/["\\[\]{}\n]/g, "");
  const stem = path.split("/").at(-1).replace(/\.\w+$/, "").toLowerCase().replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return { caption: clean(caption.value, "待填"), alt: clean(alt.value, "待填"), id: `fig-${stem || Date.now().toString(36)}` };
}

export { fit };
