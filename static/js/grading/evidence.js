// Grading: words selected in the answer become evidence of a criterion with one press, and are marked there.
// Without this script a quote is typed or pasted, and the server marks it (interviews/rules/evidence.py has the same rule).
const form = document.querySelector("[data-grading]");
const tool = form.querySelector("[data-evidence-tool]");
const row = form.querySelector("template[data-quote-row]");
const texts = [...form.querySelectorAll("[data-said]")].map((box) => ({ box, text: plain(box) }));
const LONGEST = 500;

function plain(box) {
  const copy = box.cloneNode(true);
  copy.querySelectorAll("sup").forEach((letter) => letter.remove());
  return copy.textContent;
}

function quotes() {
  return [...form.querySelectorAll("[data-quotes] input[type=hidden]")].map((input) => ({
    letter: input.name[0],
    words: input.value.trim().split(/\s+/),
  }));
}

function place(text, words) {
  const pattern = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("\\s+");
  const found = pattern && new RegExp(pattern, "u").exec(text);
  return found ? { start: found.index, end: found.index + found[0].length, letters: "" } : null;
}

function places(text) {
  const found = [];
  for (const { letter, words } of quotes()) {
    const at = place(text, words);
    if (!at) continue;
    const same = found.find((other) => other.start === at.start && other.end === at.end);
    if (same) same.letters += same.letters.includes(letter) ? "" : letter;
    else if (!found.some((other) => at.start < other.end && other.start < at.end)) found.push({ ...at, letters: letter });
  }
  return found.sort((one, other) => one.start - other.start);
}

function draw() {
  for (const { box, text } of texts) {
    let end = 0;
    const nodes = [];
    for (const at of places(text)) {
      const mark = document.createElement("mark");
      const letters = document.createElement("sup");
      letters.textContent = at.letters;
      mark.append(text.slice(at.start, at.end), letters);
      nodes.push(text.slice(end, at.start), mark);
      end = at.end;
    }
    box.replaceChildren(...nodes, text.slice(end));
  }
  const count = quotes().length;
  const words = form.querySelector("[data-quote-count]");
  words.textContent = count ? `, ${count} quote${count === 1 ? "" : "s"} marked` : "";
}

const isLong = (quote) => [...quote].length > LONGEST; // counted as the server does, an emoji as one

function add(letter, words) {
  const quote = words.trim();
  const list = form.querySelector(`[data-criterion="${letter}"] [data-quotes]`);
  if (!quote || isLong(quote)) return false;
  const item = row.content.cloneNode(true);
  item.querySelector("span").textContent = `“${quote}”`;
  Object.assign(item.querySelector("input"), { name: `${letter}-evidence`, value: quote });
  list.append(item);
  draw();
  return true;
}

// A selection that begins or ends within a word takes the whole word.
function cutsWord({ node, at }) {
  const letter = /[\p{L}\p{N}]/u;
  return node.nodeType === Node.TEXT_NODE && letter.test(node.data[at - 1] ?? "") && letter.test(node.data[at] ?? "");
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
    draw();
    typed.focus();
  } else if (typed.value.trim() && !add(criterion.dataset.criterion, typed.value)) {
    return; // too long: the server says so, and keeps it
  } else {
    typed.value = "";
    typed.focus();
  }
  event.preventDefault();
});
