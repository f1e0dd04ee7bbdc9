// The first page: all reports with their state and deadline.

import { about, get, h, t, translatePage } from "./page.js";

translatePage();
document.title = t("出國報告");
document.getElementById("begin").hidden = !about.canBegin;
const rows = await get("/reports.json");
document.getElementById("rows").append(...rows.map((row, number) => h("tr", {},
  h("th", { scope: "row" },
    h("a", { href: `/r/${number}/` }, row.title || row.name), h("small", {}, row.name)),
  h("td", {}, row.deadline || "－"),
  h("td", { className: row.errors ? "error" : "" },
    row.errors ? t("錯誤 {n}", { n: row.errors }) : t("沒有錯誤"),
    row.warnings ? ` · ${t("警告 {n}", { n: row.warnings })}` : ""))));
document.getElementById("waiting").hidden = true;
document.querySelector("table").hidden = false;
