// Grading: keeps the mark in each criterion's head and the count at the foot in step with the choices.
// Without this script the next page shows the same figures.
const form = document.querySelector("[data-grading]");
const count = document.querySelector("[data-marked-count]");
const left = document.querySelector("[data-left]");
const criteria = [...form.querySelectorAll("[data-criterion]")];

function chosen(criterion, field) {
  return form.querySelector(`input[name="${criterion.dataset.criterion}-${field}"]:checked`);
}

function isSecondPass(criterion) {
  return form.querySelector(`input[name="${criterion.dataset.criterion}-decision"]`) !== null;
}

function isDone(criterion) {
  return chosen(criterion, isSecondPass(criterion) ? "decision" : "level") !== null;
}

function showMark(criterion) {
  const mark = criterion.querySelector("[data-mark]");
  const level = chosen(criterion, "level");
  if (!mark || !level) return;
  const drawn = criterion.querySelector(`template[data-level="${level.value}"]`);
  mark.replaceChildren(drawn.content.cloneNode(true));
  criterion.querySelector(".letter").classList.add("accent");
}

function showCount() {
  const done = criteria.filter(isDone).length;
  const word = isSecondPass(criteria[0]) ? "confirmed" : "marked";
  count.textContent = `${done} of ${criteria.length} ${word}.`;
  const next = criteria.find((criterion) => !isDone(criterion));
  if (left) left.textContent = next ? `Left: ${next.dataset.criterion}, ${next.querySelector("h2").textContent}.` : "";
}

form.addEventListener("change", (event) => {
  const criterion = event.target.closest("[data-criterion]");
  if (!criterion || event.target.type !== "radio") return;
  showMark(criterion);
  showCount();
});

// A browser that goes back restores the choices without a change event.
addEventListener("pageshow", () => {
  criteria.forEach(showMark);
  showCount();
});
