// Elements, words and requests: what every other module stands on.

export const about = await (await fetch("/about.json")).json();

/** The word of the person's language for one in Traditional Chinese. */
export function t(word, values = {}) {
  const text = about.words[word] ?? word;
  return text.replace(/\{(\w+)\}/g, (hole, name) => values[name] ?? hole);
}

/** An element with properties, listeners (`onclick`) and children. */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "data") Object.assign(element.dataset, value);
    else if (name in element && name !== "list" && name !== "form") element[name] = value;
    else if (value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

/** A button with a word on it. */
export function button(word, onclick, properties = {}) {
  return h("button", { type: "button", onclick, ...properties }, t(word));
}

/** Put the words into the page. */
export function translatePage() {
  document.documentElement.lang = about.language;
  for (const element of document.querySelectorAll("[data-word]")) {
    element.textContent = t(element.dataset.word);
  }
}

/** The answer of the server; throws an `Error` with its problem. */
export async function get(path, query = {}) {
  return answerOf(await fetch(`${path}?${new URLSearchParams(query)}`));
}

/** Send *body* as JSON; `refused` of an error has both texts of a conflict. */
export function post(path, body = {}) {
  const headers = { "Content-Type": "application/json" };
  return changing(fetch(path, { method: "POST", headers, body: JSON.stringify(body) }));
}

/** Send *file* as it is. */
export function send(path, file) {
  const name = new URLSearchParams({ name: file.name || "photo" });
  return changing(fetch(`${path}?${name}`, { method: "POST", body: file }));
}

/** Send a photo; gives its path in the report's folder. */
export async function upload(file) {
  return (await send("photo", file)).path;
}

/** What the pages wait for: requests that change files, and the builder's look at them. */
const pending = { requests: 0, building: false, wanted: 0, shown: 0 };

/** Note what is new of that; the page is `busy` until it shows all that was written. */
export function note(news) {
  Object.assign(pending, news);
  document.body.classList.toggle("busy",
    pending.requests > 0 || pending.building || pending.shown < pending.wanted);
}

async function changing(request) {
  note({ requests: pending.requests + 1 });
  let wanted = 0;
  try {
    const data = await answerOf(await request);
    wanted = data?.look ?? 0;
    return data;
  } finally {
    note({ requests: pending.requests - 1, wanted: Math.max(pending.wanted, wanted) });
  }
}

async function answerOf(response) {
  const data = await response.json().catch(() => ({ problem: response.statusText }));
  if (response.ok) return data;
  const error = new Error(data?.problem || response.statusText);
  error.status = response.status;
  error.refused = data;
  throw error;
}
