// Questions in a dialog.

import { button, h } from "./page.js";

/** Ask with *content* between a title and buttons; gives the value of the button, or undefined. */
export function ask(title, content, buttons) {
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
          const last = number === Object.keys(buttons).length - 1;
          return button(word, () => close(typeof value === "function" ? value() : value),
            last ? { className: "main", type: "submit" } : {});
        }))));
    dialog.setAttribute("aria-labelledby", "dialog-title");
    dialog.addEventListener("close", () => resolve(answer), { once: true });
    dialog.showModal();
  });
}
