// A new report: the few facts that it cannot be begun without.

import { dayWords } from "./dates.js";
import { about, button, get, h, post, t, translatePage } from "./page.js";

translatePage();
document.title = t("建立新報告");
document.getElementById("home").hidden = !about.titles.length;
const form = document.getElementById("begin");
const authorities = await get("/choices.json");
const countries = Object.entries(about.countries)
  .sort((one, other) => one[1].localeCompare(other[1], about.language));
let count = 0;

function field(title, input, help = "") {
  const id = `n-${count += 1}`;
  const control = input.matches("input, select") ? input : input.querySelector("input, select");
  control.id = id;
  return h("div", { className: "field" }, h("label", { htmlFor: id }, capital(t(title))), input,
    help ? h("p", { className: "help" }, t(help)) : null);
}

function capital(word) {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function text(name, properties = {}) {
  return h("input", { type: "text", name, autocomplete: "off", ...properties });
}

/** An input of a row, which is read by its row and has no name in the form. */
function cell() {
  return h("input", { type: "text", autocomplete: "off" });
}

function day(name) {
  const input = h("input", { type: "date", name, required: true });
  const words = h("output", { className: "day" });
  input.addEventListener("input", () => { words.textContent = dayWords(input.value); });
  return h("span", { className: "with" }, input, words);
}

const authority = h("select", { name: "authority" },
  authorities.map(({ name, title }) => h("option", { value: name }, title)));
const category = h("select", { name: "category" });
const categoryField = field("出國類別", category);
function offerCategories() {
  const { category: categories } = authorities.find(({ name }) => name === authority.value);
  category.replaceChildren(...categories.map((each) => h("option", {}, each)));
  categoryField.hidden = !categories.length;
}
authority.addEventListener("change", offerCategories);
offerCategories();

/** Rows of inputs, of which there may be more; *columns* are pairs of a key and a title. */
function rows(title, columns, inputOf, more) {
  const body = h("tbody", {});
  const add = () => {
    const number = body.children.length + 1;
    body.append(h("tr", {}, columns.map(([key, word]) => {
      const input = inputOf(key);
      input.dataset.key = key;
      input.setAttribute("aria-label", `${t(word)} ${number}`);
      return h("td", {}, input);
    })));
  };
  add();
  const element = h("fieldset", { className: "field" }, h("legend", {}, t(title)),
    h("table", { className: "records" },
      h("thead", {}, h("tr", {}, columns.map(([, word]) => h("th", { scope: "col" }, capital(t(word)))))), body),
    button(more, () => {
      add();
      body.lastElementChild.querySelector("input, select").focus();
    }, { className: "add" }));
  const values = () => [...body.children].map((row) => Object.fromEntries(
    [...row.querySelectorAll("[data-key]")].map((input) => [input.dataset.key, input.value])));
  return { element, values };
}

const destinations = rows("目的地", [["country", "國家"], ["cities", "城市（可用、分開）"]],
  (key) => (key === "country"
    ? h("select", {}, h("option", { value: "" }, "－"),
      countries.map(([code, name]) => h("option", { value: code }, name)))
    : cell()), "再加一國");
const people = rows("報告人", [["name", "姓名"], ["post", "職稱"], ["unit", "單位"], ["phone", "電話"],
  ["agency", "機關（與上面不同時）"]], cell, "再加一人");
const problem = h("p", { id: "notice", role: "alert", hidden: true });

form.append(
  field("權責機關的版型", authority, "決定報告的章節、封面與期限。"),
  h("div", { className: "pair" },
    field("服務機關全名", text("agency", { required: true })), categoryField),
  destinations.element,
  h("div", { className: "pair" }, field("啟程日", day("start")), field("返國日", day("end"))),
  field("報告名稱", text("title"), "可留空，依國家與類別取名，例如「赴日本東京考察」。"),
  people.element,
  problem,
  h("p", { className: "buttons" }, h("button", { type: "submit", className: "main" }, t("建立報告"))),
);

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const given = Object.fromEntries(new FormData(form));
  if (categoryField.hidden) delete given.category;
  try {
    const { number } = await post("/new", { ...given, destinations: destinations.values(), people: people.values() });
    location.href = `/r/${number}/`;
  } catch (error) {
    problem.textContent = error.message;
    problem.hidden = false;
    problem.scrollIntoView({ block: "center" });
  }
});
