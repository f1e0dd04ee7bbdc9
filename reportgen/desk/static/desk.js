// The desk: what the server tells goes to the three parts of the window.

import { Editor } from "./editor.js";
import { Findings } from "./findings.js";
import { about, get, note, post, t, translatePage } from "./page.js";
import { Pages } from "./pages.js";
import { Review } from "./review.js";

translatePage();
const byId = (id) => document.getElementById(id);
const editor = new Editor({ onplace: showOnPage });
const pages = new Pages({ onclick: (...point) => safely(editPlace)(...point) });
const findings = new Findings({ onclick: (finding) => safely(editFinding)(finding), onmend: (finding) => safely(mend)(finding) });
const review = new Review({ editor, onclick: (change) => safely(editFinding)(change) });
byId("home").hidden = about.single;
byId("title").textContent = about.titles[Number(location.pathname.split("/")[2])] ?? "reportgen";
document.title = byId("title").textContent;
byId("undo").addEventListener("click", () => safely(undo)());

safely(() => review.open())();

const events = new EventSource("events");
const take = {
  files(data) {
    byId("undo").disabled = !data.undo || about.readOnly;
    editor.setFiles(data.files, data.growing);
  },
  pages: (data) => pages.show(data),
  findings(data) {
    findings.show(data);
    editor.mark(data);
  },
  status: showStatus,
};
for (const [name, taker] of Object.entries(take)) {
  events.addEventListener(name, (event) => taker(JSON.parse(event.data)));
}
events.addEventListener("error", () => say(t("連線中斷，重新連線中…")));

function say(text) {
  byId("status").textContent = text;
}

function showStatus(status) {
  const { state, seconds, problem } = status;
  byId("banner").hidden = !["kept", "failed", "dead", "restarting"].includes(state);
  byId("banner").textContent = {
    kept: t("記錄有錯誤，排不出新的頁面；這裡是上一次的頁面。"),
    failed: t("製作失敗：{problem}", { problem }),
    restarting: t("製作程序中斷，重新啟動中…"),
    dead: t("製作程序一再中斷；請按 Ctrl-C 後重新執行。"),
  }[state] ?? "";
  note({ building: state === "building", shown: state === "dead" ? Infinity : status.look, wanted: status.wanted });
  if (state === "done") outlineAgain();
  if (state === "done" || state === "kept") {
    const counts = findings.counts();
    say(t("{pages} 頁 · {seconds} 秒 · 錯誤 {errors}",
      { pages: pages.count, seconds: seconds.toFixed(1), errors: counts.error }));
  } else if (state === "building" && !pages.count) {
    say(t("製作中…"));
  }
}

/** F6 goes from part to part, as in an office program; with Shift, back. */
addEventListener("keydown", (event) => {
  if (event.key !== "F6") return;
  event.preventDefault();
  const parts = [byId("file"), byId("pages"), byId("levels").firstElementChild];
  const now = parts.findIndex((part) => part.closest("section").contains(document.activeElement));
  const step = event.shiftKey ? -1 : 1;
  parts[(now + step + parts.length) % parts.length].focus();
});

/** *work*, whose failure is shown. */
function safely(work) {
  return (...details) => work(...details).catch((error) => editor.complain(error));
}

async function editPlace(page, x, y) {
  const place = await get("at", { page, x, y });
  if (place) await editor.focus(place.path, place.keys, place.offset, place.line);
}

/** Escape, or a click elsewhere, closes the list of documents. */
const more = byId("more");
addEventListener("click", (event) => { if (!more.contains(event.target)) more.open = false; });
more.addEventListener("click", (event) => { if (event.target.matches("a")) more.open = false; });
more.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  more.open = false;
  more.querySelector("summary").focus();
});

async function editFinding(finding) {
  if (!finding.file) return;
  if (finding.remark) {
    const about = await get("remark", { line: finding.line });
    if (about) {
      await editor.focus(about.path, about.keys, about.offset, about.line);
      showOnPage({ path: about.path, line: about.line });
    }
    return;
  }
  const place = await get("spot", placeOf(finding));
  if (place) await editor.focus(finding.file, place.keys, place.offset, finding.line);
  showOnPage({ path: finding.file, line: finding.line });
}

function placeOf({ file, line, column }) {
  return { path: file, line, column };
}

async function mend(finding) {
  if (finding.remark) await post("settle", { line: finding.line });
  else await editor.turnTo(() => post("mend", { ...placeOf(finding), code: finding.code }));
}

let place = null;

/** Bring what stands at a place of the records into sight, outlined unless it is *whole*. */
async function showOnPage({ still: whole = false, ...query }) {
  const now = whole ? null : query;
  place = now;
  const boxes = await get("boxes", query).catch(() => []);
  if (place !== now) return; // The caret has gone elsewhere meanwhile.
  if (whole) pages.bring(boxes);
  else pages.outline(boxes);
}

/** The same place on new pages; nothing moves but the outline. */
async function outlineAgain() {
  const query = place;
  if (!query) return;
  const shown = pages.boxes.length > 0;
  const boxes = await get("boxes", query).catch(() => null);
  if (place === query && boxes) pages.outline(boxes, { still: shown });
}

function undo() {
  return editor.turnTo(() => post("undo"));
}
