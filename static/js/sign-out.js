// Signing out deletes what this device keeps of a person. Unsent text is sent first; if that fails, it is shown and
// the person decides whether to delete it. Without this script the form only signs out.
import { forgetAll, unsent } from "./room/device.js";
import { deliver } from "./room/leftovers.js";
import { draftsOf, drop, isOpen } from "./workshop/drafts.js";
import { prose } from "./workshop/words.js";

const PATIENCE = 4000; // milliseconds for sending what earlier pages left
const OTHERS = 1000; // and then for a page that is still open and sends its own
const ASKED = "#unsent"; // sending was tried on the page before
const form = document.querySelector("form[data-person]");
const question = document.getElementById("unsent");
const { person } = form.dataset;
const pause = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });
// A browser without storage has kept nothing.
const answers = () => unsent(person).catch(() => []);
const kept = async () => [...(await answers()), ...(await leftDrafts())];

// Only their author saves drafts of the author form; a form that is still open holds its words itself.
async function leftDrafts() {
  const drafts = draftsOf(person);
  const open = await Promise.all(drafts.map(isOpen));
  return drafts.filter((_, place) => !open[place]).map(({ path, words }) => ({ url: path, text: prose(words) }));
}

async function send() {
  const records = await answers();
  if (records.length) await Promise.race([deliver(records, person), pause(PATIENCE)]);
  for (const until = Date.now() + OTHERS; records.length && Date.now() < until; await pause(100)) {
    if (!(await answers()).length) break;
  }
  return kept();
}

// Show the texts themselves, to read and copy, because they exist nowhere else.
function ask(records) {
  const texts = question.querySelector("[data-texts]");
  texts.replaceChildren(...records.map(({ text }) => {
    const area = Object.assign(document.createElement("textarea"), { readOnly: true, rows: 4, value: text });
    area.setAttribute("aria-label", "Not saved yet");
    return area;
  }));
  question.hidden = false;
  const first = document.getElementById("save-first");
  first.href = records[0].url.replace(/turns\/.*/, "");
  first.hidden = false;
  const button = form.querySelector("button");
  button.textContent = "Sign out and delete it from this device";
  button.classList.replace("primary", "danger");
  first.focus();
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const isAsked = question && !question.hidden;
  const left = isAsked ? [] : await send();
  if (left.length) return question ? ask(left) : location.assign(form.action + ASKED);
  const forget = () => {
    draftsOf(person).forEach(drop);
    return forgetAll(person).catch(() => {});
  };
  await forget();
  addEventListener("pagehide", forget); // a try that was waiting keeps its text again
  form.submit();
});

if (question) {
  const left = await (location.hash === ASKED ? kept() : send());
  if (left.length) ask(left);
}
