// The pages: pictures of those in sight, each asked for once while it shows the same.

import { h, t } from "./page.js";

const MARGIN = 24;

export class Pages {
  constructor({ onclick }) {
    this.onclick = onclick;
    this.sheets = [];
    this.place = document.getElementById("sheets");
    this.frame = document.getElementById("pages");
    this.inSight = new IntersectionObserver((entries) => {
      for (const entry of entries) {
        entry.target.inSight = entry.isIntersecting;
        if (entry.isIntersecting) draw(entry.target);
      }
    }, { root: this.frame, rootMargin: "400px 0px" });
    this.boxes = [];
    addEventListener("resize", () => this.sheets.forEach((sheet) => sheet.inSight && draw(sheet)));
  }

  get count() {
    return this.sheets.length;
  }

  /** Show *pages*: of each the digest, the width and the height. */
  show(pages) {
    while (this.sheets.length > pages.length) {
      const sheet = this.sheets.pop();
      this.inSight.unobserve(sheet);
      sheet.remove();
    }
    pages.forEach(([digest, width, height], number) => {
      const sheet = this.sheets[number] ?? this.add(number);
      Object.assign(sheet, { points: [width, height] });
      sheet.dataset.digest = digest;
      sheet.style.aspectRatio = `${width} / ${height}`;
      sheet.img.alt = t("第 {n} 頁，共 {all} 頁", { n: number + 1, all: pages.length });
      if (sheet.inSight) draw(sheet);
    });
  }

  add(number) {
    const img = h("img", { decoding: "async", draggable: false });
    const sheet = h("div", { className: "sheet" }, img);
    Object.assign(sheet, { img, number, inSight: false });
    sheet.addEventListener("click", (event) => this.clicked(sheet, event));
    this.place.append(sheet);
    this.sheets.push(sheet);
    this.inSight.observe(sheet);
    return sheet;
  }

  clicked(sheet, event) {
    const area = sheet.getBoundingClientRect();
    const [width, height] = sheet.points;
    const x = ((event.clientX - area.left) / area.width) * width;
    const y = height - ((event.clientY - area.top) / area.height) * height;
    this.onclick(sheet.number, x.toFixed(2), y.toFixed(2));
  }

  /** Bring the first of *boxes* into sight. */
  bring(boxes) {
    this.outline(mainOf(boxes).slice(0, 1));
    this.outline([]);
  }

  /** Outline *boxes*, of each its page and rectangle in points; bring the first into sight. */
  outline(boxes, { still = false } = {}) {
    for (const box of this.boxes) box.remove();
    this.boxes = boxes.flatMap(([page, rectangle]) => {
      const sheet = this.sheets[page];
      return sheet ? [outlineOn(sheet, rectangle)] : [];
    });
    const first = this.boxes[boxes.indexOf(mainOf(boxes)[0])];
    if (first && !still) bringIntoSight(this.frame, first);
  }
}

/** The last of *boxes* on pages in a row: a heading stands in the contents before, too. */
function mainOf(boxes) {
  const start = boxes.findLastIndex(([page], index) => index > 0 && page > boxes[index - 1][0] + 1);
  return boxes.slice(Math.max(start, 0));
}

function outlineOn(sheet, [left, bottom, right, top]) {
  const [width, height] = sheet.points;
  const box = h("div", { className: "outline" });
  box.style.left = `${(100 * (left - 2)) / width}%`;
  box.style.width = `${(100 * (right - left + 4)) / width}%`;
  box.style.top = `${(100 * (height - top - 2)) / height}%`;
  box.style.height = `${(100 * (top - bottom + 4)) / height}%`;
  sheet.append(box);
  return box;
}

function bringIntoSight(frame, box) {
  const outer = frame.getBoundingClientRect();
  const inner = box.getBoundingClientRect();
  if (inner.top < outer.top + MARGIN || inner.bottom > outer.bottom - MARGIN) {
    frame.scrollTop += inner.top - outer.top - outer.height / 3;
  }
}

const SCALES = [100, 150, 200, 300];

/** Ask for the picture of *sheet* in the size that it has; the old one stays until it is there. */
async function draw(sheet) {
  const pixels = sheet.clientWidth * (devicePixelRatio || 1);
  const wanted = (100 * pixels) / sheet.points[0];
  const scale = SCALES.find((each) => each >= wanted) ?? SCALES.at(-1);
  const query = new URLSearchParams({ n: sheet.number, d: sheet.dataset.digest, s: scale });
  const address = `page?${query}`;
  if (sheet.img.dataset.address === address) return;
  sheet.img.dataset.address = address;
  const picture = new Image();
  picture.src = address;
  try {
    await picture.decode();
    if (sheet.img.dataset.address === address) {
      sheet.img.src = address;
      sheet.dispatchEvent(new CustomEvent("drawn", { bubbles: true }));
    }
  } catch {
    // A newer page has come meanwhile, and asks for itself.
    if (sheet.img.dataset.address === address) delete sheet.img.dataset.address;
  }
}
