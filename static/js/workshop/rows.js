/* Adds, removes and moves the rows of a form list without a round trip.
   The same buttons work without this file: the server then answers with the changed form. */

const COMMAND = /^([a-z]+)-(add|remove|up|down)(?:-(\d+|__prefix__))?$/;
const NAMED = ["name", "id", "for", "aria-describedby", "value"];
const FIELDS = "textarea, select, input:not([type=hidden])";

const listOf = (name) => document.querySelector(`[data-rows="${name}"]`);
const rowsOf = (list) => [...list.querySelectorAll(":scope > [data-row]")];

/* Rename in two steps: a radio that shares its neighbour's name for a moment would lose its mark. */
function number(list) {
  const rows = rowsOf(list);
  rows.forEach((row, index) => rename(row, list.dataset.rows, `moving${index}`));
  rows.forEach((row, index) => {
    rename(row, list.dataset.rows, String(index));
    row.querySelectorAll("[data-letter]").forEach((it) => { it.textContent = String.fromCharCode(65 + index); });
    row.querySelectorAll("[data-number]").forEach((it) => { it.textContent = String(index + 1); });
  });
  const total = document.querySelector(`[name="${list.dataset.rows}-TOTAL_FORMS"]`);
  total.value = String(rows.length);
  document.querySelectorAll(`[data-number-of="${list.dataset.rows}"]`).forEach((it) => { it.textContent = total.value; });
  const add = document.querySelector(`button[value="${list.dataset.rows}-add"]`);
  add.disabled = rows.length >= Number(list.dataset.most);
  list.dispatchEvent(new CustomEvent("rowschange", { bubbles: true }));
}

function rename(row, list, index) {
  const place = new RegExp(`(?<![a-z])${list}-(?:\\d+|moving\\d+|__prefix__)-`, "g");
  const button = new RegExp(`^(${list}-(?:remove|up|down)-)(?:\\d+|moving\\d+|__prefix__)$`);
  for (const element of row.querySelectorAll("*")) {
    for (const attribute of NAMED) {
      const value = element.getAttribute(attribute);
      if (value === null) continue;
      if (attribute !== "value") element.setAttribute(attribute, value.replace(place, `${list}-${index}-`));
      else if (element.tagName === "BUTTON") element.setAttribute(attribute, value.replace(button, `$1${index}`));
    }
  }
}

function add(list) {
  const template = document.querySelector(`template[data-row-of="${list.dataset.rows}"]`);
  list.append(template.content.cloneNode(true));
  const row = rowsOf(list).at(-1);
  const key = row.querySelector('input[name$="-key"]');
  if (key) key.value = `new-${Date.now().toString(36)}`;
  return row;
}

function change(list, verb, row) {
  if (verb === "add") return add(list);
  if (verb === "up") row.previousElementSibling?.before(row);
  if (verb === "down") row.nextElementSibling?.after(row);
  if (verb !== "remove") return row;
  const next = row.nextElementSibling ?? row.previousElementSibling;
  row.remove();
  return next;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest('button[name="rows"]');
  const command = button && COMMAND.exec(button.value);
  const list = command && listOf(command[1]);
  if (!list) return;
  event.preventDefault();
  const target = change(list, command[2], button.closest("[data-row]"));
  number(list);
  if (command[2] === "up" || command[2] === "down") button.focus();
  else (target?.querySelector(FIELDS) ?? document.querySelector(`button[value="${command[1]}-add"]`)).focus();
});
