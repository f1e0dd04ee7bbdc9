// Questions in a dialog, one after the other.

import { button, h } from "./page.js";

let last = Promise.resolve();

/**
 * Ask with *content* between a title and buttons; gives the value of the button, or undefined where
 * the person left by Escape. A question that comes while another one is open waits for its end.
 */
export function ask(title, content, buttons) {
  const answer = last.then(() => shown(title, content, buttons));
  last = answer;
  return answer;
}

function shown(title, content, buttons) {
  const dialog = document.getElementById("dialog");
  return new Promise((resolve) => {
    let answer;
    const close = (value) => {
      answer = value;
      dialog.close();
    };
    dialog.replaceChildren(
      h("form", { method: "dialog", onsubmit: (event) => event.preventDefault() },
        h("h2", { id: "dialog-title" }, title), content,
        h("p", { className: "buttons" }, Object.entries(buttons).map(([word, value], number) => {
          const main = number === Object.keys(buttons).length - 1;
          return button(word, () => close(value), main ? { className: "main", type: "submit" } : {});
        }))));
    dialog.setAttribute("aria-labelledby", "dialog-title");
    dialog.addEventListener("close", () => resolve(answer), { once: true });
    dialog.showModal();
  });
}
