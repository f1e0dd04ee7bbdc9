// Changes on their way to the file: one request at a time, the newest value of each field.

import { about, post } from "./page.js";

export class Saver {
  constructor({ onsaved, onrefused }) {
    Object.assign(this, { onsaved, onrefused, waiting: [], sending: null });
  }

  begin(file) {
    this.file = file;
    this.waiting = [];
  }

  get idle() {
    return !this.sending && !this.waiting.length;
  }

  /** Set the value at *keys*; *order* is the order of the keys beside it. */
  set(keys, value, order = []) {
    const name = JSON.stringify(keys);
    const last = this.waiting.at(-1);
    if (last?.kind === "set" && JSON.stringify(last.keys) === name) last.value = value;
    else this.waiting.push({ kind: "set", keys, value, order });
    this.go();
  }

  /** Make other changes: `delete`, `insert`, `move`. */
  change(...changes) {
    this.waiting.push(...changes);
    return this.go();
  }

  /** Replace the whole text. */
  text(text) {
    this.waiting = [{ kind: "text", text }];
    return this.go();
  }

  async flush() {
    while (!this.idle) await this.go();
  }

  go() {
    if (about.readOnly) this.waiting = [];
    if (!this.sending && this.waiting.length) {
      this.sending = this.send().finally(() => {
        this.sending = null;
        if (this.waiting.length) this.go();
      });
    }
    return this.sending ?? Promise.resolve();
  }

  async send() {
    const changes = this.waiting;
    this.waiting = [];
    const { path, version } = this.file;
    const text = changes.find((change) => change.kind === "text");
    try {
      const file = text
        ? await post("write", { path, version, text: text.text })
        : await post("change", { path, version, changes });
      if (this.file.path !== path) return;
      this.file = file;
      this.onsaved(file);
    } catch (error) {
      this.waiting = [];
      this.onrefused(error);
    }
  }
}

/** Whether two values have the same shape, so that the same fields show them. */
export function sameKeys(one, other) {
  if (Array.isArray(one) || Array.isArray(other)) {
    return Array.isArray(one) && Array.isArray(other) && one.length === other.length
      && one.every((item, index) => sameKeys(item, other[index]));
  }
  if (one && other && typeof one === "object" && typeof other === "object") {
    const keys = Object.keys(one);
    return keys.length === Object.keys(other).length
      && keys.every((key) => key in other && sameKeys(one[key], other[key]));
  }
  return typeof one === typeof other || one === null || other === null;
}
