// Dates: a calendar, the weekday and the 民國 year.

import { plain, writes } from "./controls.js";
import { about, h } from "./page.js";

const ISO = /^\d{4}-\d{2}-\d{2}$/;
const WEEKDAYS = "日一二三四五六";

export function dateControl(form, type, value, keys) {
  const text = plain(value);
  // 「不詳（理由）」 is no day of a calendar.
  const input = h("input", { type: text && !ISO.test(text) ? "text" : "date", value: text });
  const words = h("output", { className: "day" }, dayWords(text));
  input.addEventListener("input", () => { words.textContent = dayWords(input.value); });
  return h("span", { className: "with" }, writes(form, input, keys, type), words);
}

/** 105 年 12 月 5 日（一）; in English: Mon, ROC year 105. */
export function dayWords(text) {
  if (!ISO.test(text)) return "";
  const [year, month, day] = text.split("-").map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  if (about.language === "en") {
    const name = date.toLocaleDateString("en", { weekday: "short", timeZone: "UTC" });
    return `${name}, ROC year ${year - 1911}`;
  }
  const weekday = date.getUTCDay();
  return `${year - 1911} 年 ${month} 月 ${day} 日（${WEEKDAYS[weekday]}）`;
}
