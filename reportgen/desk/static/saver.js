// Changes on their way to one file: one request at a time, the newest value of each field.

import { about, post } from "./page.js";

/** Milliseconds until what the disk or the network refused is tried again without a key. */
const PAUSE = 3000;

export class Saver {
  constructor({ file = null, onsaved = () => {}, onrefused = () => {} } = {}) {
    Object.assign(this, { file, onsaved, onrefused, waiting: [], sending: null, problem: null });
  }

  /** Go on from *file*, a newer state of the file; what waits is written over it. */
  begin(file) {
    this.file = file;
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

  /** Wait until all is written; throws where it cannot be, and keeps it. */
  async flush() {
    while (!this.idle) {
      await this.go();
      if (this.problem) throw this.problem;
    }
  }

  go() {
    clearTimeout(this.later);
    if (about.readOnly) this.waiting = [];
    if (!this.sending && this.waiting.length) {
      this.sending = this.send().finally(() => {
        this.sending = null;
        if (this.problem) this.later = setTimeout(() => this.go(), PAUSE);
        else if (this.waiting.length) this.go();
      });
    }
    return this.sending ?? Promise.resolve();
  }

  async send() {
    const changes = this.waiting;
    this.waiting = [];
    try {
      this.file = await this.written(changes);
      this.problem = null;
    } catch (error) {
      this.refused(error, changes);
      return;
    }
    this.onsaved(this.file);
  }

  written(changes) {
    const { path, version } = this.file;
    const whole = changes.find((change) => change.kind === "text");
    return whole
      ? post("write", { path, version, text: whole.text })
      : post("change", { path, version, changes });
  }

  /** What may succeed later is kept; what was typed while a conflict came up belongs to it. */
  refused(error, changes) {
    const passing = error.status !== 409 && error.status !== 422;
    const more = this.waiting.length > 0;
    if (passing || (error.status === 409 && more)) {
      const replaced = this.waiting.some((change) => change.kind === "text");
      this.waiting = replaced ? this.waiting : [...changes, ...this.waiting];
    }
    this.problem = passing ? error : null;
    if (error.status !== 409 || !more) this.onrefused(error);
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
