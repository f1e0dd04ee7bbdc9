// People, sessions and reflections of the report, by which other records name them.

import { get } from "./page.js";

const NOTHING = { people: [], sessions: [], bases: [] };
let versions = "";
let promise = Promise.resolve(NOTHING);

/** Ask for the names anew where a file has changed. */
export function loadNames(files) {
  const now = files.map((file) => file.version).join();
  if (now !== versions) {
    versions = now;
    promise = get("names").catch(() => NOTHING);
  }
  return promise;
}

export function names() {
  return promise;
}

let offered;

/** The authorities, with what each knows. */
export function choices() {
  offered ??= get("choices").catch(() => []);
  return offered;
}
