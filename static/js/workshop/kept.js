// On a page that could not store the author form: says that the browser keeps its words, where it keeps every one.
// Without it the page says to copy them.
import { byId } from "./drafts.js";

const kept = document.querySelector("[data-kept]");
const held = new Set(new URLSearchParams(byId(kept?.dataset.kept)?.words).values());
const shown = [...document.querySelectorAll("main [readonly]")];

if (kept && shown.every((field) => held.has(field.value))) {
  kept.hidden = false;
  document.querySelector("[data-not-kept]").hidden = true;
}
