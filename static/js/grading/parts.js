// Grading: puts the parts of the page that follow from the marks in their place, as they come with a save. What a
// person is at stays: the focus, open folds, and words selected in the answer, which is then drawn anew afterwards.
const STOPS = "a, button, summary";
const waiting = new Map();

function isBeingSelected(part) {
  const selection = getSelection();
  return !selection.isCollapsed && selection.getRangeAt(0).intersectsNode(part);
}

function put(fresh) {
  const { part } = fresh.dataset;
  const shown = document.querySelector(`[data-part="${part}"]`);
  waiting.delete(part);
  if (!shown) return;
  const folds = shown.querySelectorAll("details");
  fresh.querySelectorAll("details").forEach((fold, place) => { fold.open = folds[place]?.open ?? false; });
  if (shown.innerHTML === fresh.innerHTML) return;
  if (part === "answer" && isBeingSelected(shown)) return waiting.set(part, fresh);
  const focused = [...shown.querySelectorAll(STOPS)].indexOf(document.activeElement);
  shown.replaceWith(fresh);
  if (focused >= 0) fresh.querySelectorAll(STOPS)[focused]?.focus({ preventScroll: true });
}

export function show(parts) {
  new DOMParser().parseFromString(parts, "text/html").querySelectorAll("[data-part]").forEach(put);
  if (!document.querySelector("[data-part=problems] li")) document.title = document.title.replace(/^Error: /, "");
}

document.addEventListener("selectionchange", () => waiting.forEach(put));
