// Grading: words selected in the answer become evidence of a criterion with one press. Where they stand in the answer
// is marked by the server, once saving.js has saved them. Without this script a quote is typed or pasted.
const form = document.querySelector("[data-grading]");
const tool = form.querySelector("[data-evidence-tool]");
const row = form.querySelector("template[data-quote-row]");
const LONGEST = 500;

function plain(fragment) {
  fragment.querySelectorAll("sup").forEach((letter) => letter.remove());
  return fragment.textContent;
}

const changed = () => form.dispatchEvent(new Event("change", { bubbles: true }));

const isLong = (quote) => [...quote].length > LONGEST; // counted as the server does, an emoji as one

function add(letter, words) {
  const quote = words.trim();
  const list = form.querySelector(`[data-criterion="${letter}"] [data-quotes]`);
  if (!quote || isLong(quote)) return false;
  const item = row.content.cloneNode(true);
  item.querySelector("span").textContent = `“${quote}”`;
  Object.assign(item.querySelector("input"), { name: `${letter}-evidence`, value: quote });
  list.append(item);
  changed();
  return true;
}

const unspaced = ["Han", "Hiragana", "Katakana", "Thai", "Lao", "Khmer", "Myanmar"].map((name) => `\\p{Script=${name}}`);
const withoutSpaces = new RegExp(`[${unspaced.join("")}]`, "u"); // scripts that put none between words
const isInWord = (letter) => /[\p{L}\p{N}]/u.test(letter) && !withoutSpaces.test(letter);

// A selection that begins or ends within a word takes the whole word.
function cutsWord({ node, at }) {
  return node.nodeType === Node.TEXT_NODE && [at - 1, at].every((place) => isInWord(node.data[place] ?? ""));
}

function toWholeWords(range) {
  const start = { node: range.startContainer, at: range.startOffset };
  const end = { node: range.endContainer, at: range.endOffset };
  while (cutsWord(start)) start.at -= 1;
  while (cutsWord(end)) end.at += 1;
  range.setStart(start.node, start.at);
  range.setEnd(end.node, end.at);
}

function selected() {
  const selection = getSelection();
  const inside = (node) => (node?.nodeType === Node.ELEMENT_NODE ? node : node?.parentElement)?.closest("[data-said]");
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const box = inside(selection.anchorNode) ?? inside(selection.focusNode);
  if (!box) return null;
  // A triple click selects up to the start of the next element: leave out what is outside the answer.
  const range = selection.getRangeAt(0).cloneRange();
  if (!box.contains(range.startContainer)) range.setStart(box, 0);
  if (!box.contains(range.endContainer)) range.setEnd(box, box.childNodes.length);
  toWholeWords(range);
  const fragment = document.createElement("div");
  fragment.append(range.cloneContents());
  const words = plain(fragment);
  return words.trim() ? { words, at: range.getBoundingClientRect() } : null;
}

function offer() {
  const choice = selected();
  tool.hidden = !choice;
  if (!choice) return;
  const long = isLong(choice.words.trim());
  for (const part of tool.querySelectorAll("[data-short]")) part.hidden = long;
  tool.querySelector("[data-long]").hidden = !long;
  const room = form.getBoundingClientRect();
  tool.style.insetBlockStart = `${choice.at.bottom - room.top + 8}px`;
  tool.style.insetInlineStart = `${Math.max(0, Math.min(choice.at.left - room.left, room.width - tool.offsetWidth))}px`;
}

document.addEventListener("selectionchange", offer);
// Otherwise the press would clear the selection before the click reads it.
tool.addEventListener("pointerdown", (event) => event.preventDefault());
tool.addEventListener("click", (event) => {
  const choice = selected();
  const button = event.target.closest("button");
  if (!button || !choice) return;
  form.querySelector(`[data-criterion="${button.value}"]`).open = true;
  if (add(button.value, choice.words)) getSelection().removeAllRanges();
});

form.addEventListener("click", (event) => {
  const button = event.target.closest("[data-add], [data-remove]");
  if (!button) return;
  const criterion = button.closest("[data-criterion]");
  const typed = criterion.querySelector("textarea");
  if (button.matches("[data-remove]")) {
    button.closest("li").remove();
    typed.focus();
    changed();
  } else if (typed.value.trim() && !add(criterion.dataset.criterion, typed.value)) {
    return; // too long: the server says so, and keeps it
  } else {
    typed.value = "";
    typed.focus();
    changed();
  }
  event.preventDefault();
});
