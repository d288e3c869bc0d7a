/* Shows the wording beside the form as a candidate sees it, while it is typed, and counts the headline.
   Without it the preview shows what was last sent. */

const field = (name) => document.getElementById(`id_${name}`);

function paragraphs(text) {
  return text.trim().split(/\n{2,}/).filter(Boolean).map((part) => {
    const paragraph = document.createElement("p");
    part.split("\n").forEach((line, index) => paragraph.append(...(index ? [document.createElement("br"), line] : [line])));
    return paragraph;
  });
}

function show(target, text) {
  if (target.dataset.preview === "headline") target.textContent = text;
  else target.replaceChildren(...paragraphs(text));
}

for (const target of document.querySelectorAll("[data-preview]")) {
  const source = field(target.dataset.preview);
  source.addEventListener("input", () => show(target, source.value));
}

for (const count of document.querySelectorAll("[data-count-of]")) {
  const source = document.getElementById(count.dataset.countOf);
  const words = count.textContent.replace(/^\d+/, "");
  const most = Number(/\d+/.exec(words)[0]);
  source.addEventListener("input", () => {
    count.textContent = `${source.value.length}${words}`;
    count.previousElementSibling.hidden = !source.value.trim() || source.value.length > most;
  });
}
